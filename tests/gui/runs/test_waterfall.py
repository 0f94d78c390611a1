import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import ended
from workbench.gui.look import Look
from workbench.gui.runs.waterfall import ROW_HEIGHT, Waterfall
from workbench.gui.runs.waterfall_rows import waterfall_rows
from workbench.model.report import Phase, PhaseName


@pytest.fixture
def waterfall(qtbot: QtBot, look: Look) -> Waterfall:
    made = Waterfall(look)
    qtbot.addWidget(made)
    result = ended().result
    assert result is not None
    made.show_rows(waterfall_rows(result.phases))
    made.resize(600, made.sizeHint().height())
    made.show()
    return made


def test_bars_follow_one_another_and_stay_inside(waterfall: Waterfall) -> None:
    bars = [waterfall.bar(number) for number in range(len(waterfall.rows))]
    assert bars[0].left() < bars[1].left() < bars[3].left() < bars[4].left()
    assert bars[1].left() == pytest.approx(bars[0].right())
    assert max(bar.right() for bar in bars) <= 600 - 16 - 72
    assert bars[3].width() > bars[4].width() > bars[5].width()


def test_the_shortest_phase_can_be_seen(waterfall: Waterfall) -> None:
    waterfall.show_rows(waterfall_rows((Phase(PhaseName.INIT, 0, 10_000), Phase(PhaseName.RESPONSE, 10_000, 0.001))))
    assert waterfall.bar(1).width() >= 2


def test_phases_of_no_length_are_painted(waterfall: Waterfall) -> None:
    waterfall.show_rows(waterfall_rows((Phase(PhaseName.INVOKE, 0, 0),)))
    assert not waterfall.grab().isNull()


def test_bars_have_the_colours_of_the_theme(waterfall: Waterfall, look: Look) -> None:
    picture = waterfall.grab().toImage()
    for number, row in enumerate(waterfall.rows):
        bar = waterfall.bar(number)
        if bar.width() > 6:
            assert picture.pixelColor(bar.center().toPoint()) == look.color(row.token)


def test_the_tooltip_of_a_row_says_its_sentence(waterfall: Waterfall) -> None:
    place = QPoint(20, ROW_HEIGHT * 3 + 5)
    QApplication.sendEvent(waterfall, QHelpEvent(QEvent.Type.ToolTip, place, waterfall.mapToGlobal(place)))
    assert QToolTip.text().startswith("Init · imports: 110 ms")
    QToolTip.hideText()


def test_the_arrow_keys_say_each_row(waterfall: Waterfall) -> None:
    waterfall.setFocus()
    for _ in range(2):
        QTest.keyClick(waterfall, Qt.Key.Key_Down)
    assert waterfall.accessibleDescription().startswith("Start: 50 ms")
    QTest.keyClick(waterfall, Qt.Key.Key_Up)
    QTest.keyClick(waterfall, Qt.Key.Key_Up)
    assert waterfall.accessibleDescription().startswith("Create: 11 ms")


def test_a_screen_reader_hears_all_rows_at_first(waterfall: Waterfall) -> None:
    assert "Invoke: 12 ms" in waterfall.accessibleDescription()
