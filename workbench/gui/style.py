"""The style sheet and palette, made from a theme's tokens: Fusion does the rest."""

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QPalette

from workbench.base import assets
from workbench.base.log import logger
from workbench.gui import icons
from workbench.gui.theme import Theme, blend

Role = QPalette.ColorRole

_ROLES = {
    Role.Window: "panel",
    Role.WindowText: "text",
    Role.Base: "editor",
    Role.AlternateBase: "panel",
    Role.Text: "text",
    Role.Button: "raised",
    Role.ButtonText: "text",
    Role.BrightText: "text",
    Role.Highlight: "selection",
    Role.HighlightedText: "text",
    Role.Link: "accent",
    Role.LinkVisited: "accent",
    Role.PlaceholderText: "faint",
    Role.ToolTipBase: "raised",
    Role.ToolTipText: "text",
    Role.Accent: "accent",
    Role.Mid: "line",
    Role.Midlight: "hover",
    Role.Dark: "line",
    Role.Light: "hover",
    Role.Shadow: "window",
}
_TEXT_ROLES = (Role.WindowText, Role.Text, Role.ButtonText, Role.HighlightedText)

_PICTURES = {
    "chevron_down": ("chevron-down", "muted"),
    "chevron_up": ("chevron-up", "muted"),
    "chevron_right": ("chevron-right", "muted"),
    "x": ("x", "muted"),
    "check": ("check", "onaccent"),
}
"""Pictures that the style sheet names, and the icon and token that each is drawn from."""


def make_palette(theme: Theme) -> QPalette:
    """Qt's palette from the theme's tokens; disabled text is muted text at less than full strength."""
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(theme.tokens[token]))
    disabled = QColor(disabled_text(theme))
    for role in _TEXT_ROLES:
        palette.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return palette


def disabled_text(theme: Theme) -> str:
    """The colour of what cannot be used now."""
    return blend(theme.tokens["muted"], theme.tokens["panel"], 0.55)


def style_sheet(theme: Theme, folder: Path) -> str:
    """The application's style sheet: `style.qss` with tokens filled in; its pictures are written to `folder`."""
    text = (assets.resources() / "themes" / "style.qss").read_text(encoding="utf-8")
    return Template(text).substitute({**theme.tokens, **_shades(theme), **_pictures(theme, folder)})


def _shades(theme: Theme) -> dict[str, str]:
    tokens = theme.tokens
    return {
        "disabled": disabled_text(theme),
        "accent_hover": blend(tokens["text"], tokens["accent"], 0.14),
        "accent_press": blend(tokens["window"], tokens["accent"], 0.16),
        "scroll": blend(tokens["muted"], tokens["panel"], 0.32),
        "scroll_hover": blend(tokens["muted"], tokens["panel"], 0.55),
    }


def _pictures(theme: Theme, folder: Path) -> dict[str, str]:
    return {key: _picture(folder, name, theme.tokens[token]) for key, (name, token) in _PICTURES.items()}


def _picture(folder: Path, name: str, colour: str) -> str:
    """A coloured copy of an icon on disk (style sheets take pictures from files only); no file, no picture."""
    path = folder / f"{name}-{colour[1:]}.svg"
    try:
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(icons.svg(name, colour))
    except OSError as error:
        logger("gui").warning("The picture %s cannot be written: %s", path, error)
        return ""
    return path.as_posix()
