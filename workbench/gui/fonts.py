"""The program's own fonts: Inter for text, JetBrains Mono for code."""

from PySide6.QtGui import QFont, QFontDatabase

from workbench.base import assets

TEXT = "Inter"
CODE = "JetBrains Mono"
SIZE_PX = 13

_loaded: list[int] = []


def load_fonts() -> None:
    """Register the fonts of `resources/fonts` with Qt, once; a QGuiApplication must exist."""
    if _loaded:
        return
    paths = sorted((assets.resources() / "fonts").glob("*.ttf"))
    _loaded.extend(QFontDatabase.addApplicationFont(str(path)) for path in paths)


def text_font(size_px: int = SIZE_PX, weight: int = 400, *, tabular: bool = False) -> QFont:
    """Inter; `weight` is 400, 500 or 600; `tabular` gives every figure the same width."""
    font = _font(TEXT, size_px, weight)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def code_font(size_px: int = SIZE_PX, weight: int = 400) -> QFont:
    """JetBrains Mono; `weight` is 400 or 500."""
    font = _font(CODE, size_px, weight)
    font.setFixedPitch(True)
    font.setStyleHint(QFont.StyleHint.Monospace)
    return font


def _font(family: str, size_px: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(size_px)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
