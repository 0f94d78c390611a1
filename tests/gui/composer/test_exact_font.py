from PySide6.QtGui import QFont

from workbench.gui.composer.exact_font import exact_font
from workbench.gui.look import Look


def test_the_code_font_shows_each_character(look: Look) -> None:
    font = exact_font(look, 12)
    assert font.family() == look.code_font(12).family()
    assert font.pixelSize() == 12
    assert font.featureValue(QFont.Tag("calt")) == 0
