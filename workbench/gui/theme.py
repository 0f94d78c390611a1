"""Themes: a file of colour tokens each in `resources/themes`, read into frozen values; contrast is computed here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from workbench.base import assets

SYSTEM = "system"
"""The choice that follows the desktop's light or dark."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme's tokens: name of a use (`panel`, `text`, `accent`) to `#rrggbb`."""

    name: str
    title: str
    dark: bool
    tokens: Mapping[str, str]


def _folder() -> Path:
    return assets.resources() / "themes"


@cache
def load_theme(name: str) -> Theme:
    """The theme of the file `<name>.toml`; a program file that is missing raises FileNotFoundError."""
    data = tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    return Theme(data["name"], data["title"], data["dark"], MappingProxyType(data["tokens"]))


def theme_names() -> tuple[str, ...]:
    """The names of all themes, in order."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


def theme_for(choice: str, system_dark: bool) -> Theme:
    """The theme of a setting's value: a theme's name, or `system`; an unknown name follows the system too."""
    if choice in theme_names():
        return load_theme(choice)
    return load_theme("dark" if system_dark else "light")


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """The relative luminance of `#rrggbb` (WCAG 2.2)."""
    red, green, blue = (_channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def blend(over: str, under: str, share: float) -> str:
    """`over` laid on `under` with an opacity of `share` (0 to 1), as `#rrggbb`."""
    pairs = ((int(over[at : at + 2], 16), int(under[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(top * share + bottom * (1 - share)):02x}" for top, bottom in pairs)
