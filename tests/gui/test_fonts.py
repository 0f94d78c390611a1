"""The fonts that are shipped are the ones that are drawn with."""

from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication

from workbench.base import assets
from workbench.gui.fonts import code_font, load_fonts, text_font


def test_the_families_are_ours_and_not_a_substitute(qapp: QApplication) -> None:
    load_fonts()
    assert QFontInfo(text_font()).family() == "Inter"
    assert QFontInfo(code_font()).family() == "JetBrains Mono"


def test_weights_differ(qapp: QApplication) -> None:
    load_fonts()
    widths = {weight: QFontMetrics(text_font(26, weight)).horizontalAdvance("Orders handler") for weight in (400, 600)}
    assert widths[400] < widths[600]


def test_tabular_figures_are_equally_wide(qapp: QApplication) -> None:
    load_fonts()
    metrics = QFontMetrics(text_font(52, tabular=True))
    assert len({metrics.horizontalAdvance(figure * 10) for figure in "0123456789"}) == 1


def test_code_is_fixed_pitch(qapp: QApplication) -> None:
    load_fonts()
    metrics = QFontMetrics(code_font())
    assert metrics.horizontalAdvance("iiii") == metrics.horizontalAdvance("WWWW")


def test_the_fonts_come_with_their_licences() -> None:
    folder = assets.resources() / "fonts"
    for name in ("Inter-OFL.txt", "JetBrainsMono-OFL.txt"):
        assert "SIL OPEN FONT LICENSE" in (folder / name).read_text(encoding="utf-8").upper()
