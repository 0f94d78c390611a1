"""The code font without ligatures: an event, a payload or a log shows each character as it is (`:::` in an ARN)."""

from PySide6.QtGui import QFont

from workbench.gui.look import Look


def exact_font(look: Look, size_px: int = 13) -> QFont:
    """JetBrains Mono with contextual alternates off."""
    font = look.code_font(size_px)
    font.setFeature(QFont.Tag("calt"), 0)
    return font
