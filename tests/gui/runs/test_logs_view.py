import asyncio
from collections.abc import Callable
from time import perf_counter

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import line
from tests.support.turns import until
from workbench.gui.look import Look
from workbench.gui.runs.logs_view import BATCH_LINES, LogsView
from workbench.model.limits import LOG_TAIL_BYTES


@pytest.fixture
def make(qtbot: QtBot, look: Look) -> Callable[[int], LogsView]:
    def made(max_lines: int) -> LogsView:
        view = LogsView(look, QAction("Invoke"), lambda: max_lines)
        qtbot.addWidget(view)
        view.resize(500, 240)
        view.show()
        return view

    return made


@pytest.fixture
def view(make: Callable[[int], LogsView]) -> LogsView:
    return make(1000)


def test_lines_show_at_once(view: LogsView) -> None:
    view.show_lines([line("one"), line("two")])
    assert view.text.toPlainText() == "one\ntwo"
    assert view.count.text() == "2 lines"
    assert not view.empty.isVisible()


def test_lines_that_arrive_come_with_the_next_batch(view: LogsView, qtbot: QtBot) -> None:
    view.show_lines([])
    view.append(line("one"))
    view.append(line("two"))
    assert view.text.toPlainText() == ""
    qtbot.waitUntil(lambda: view.text.toPlainText() == "one\ntwo", timeout=2000)
    assert view.count.text() == "2 lines"


def test_many_lines_come_in_several_batches(make: Callable[[int], LogsView], qtbot: QtBot) -> None:
    view = make(10_000)
    view.show_lines(line(str(number)) for number in range(BATCH_LINES * 3))
    assert view.text.blockCount() == BATCH_LINES
    qtbot.waitUntil(lambda: view.text.blockCount() == BATCH_LINES * 3, timeout=2000)
    assert view.text.toPlainText().endswith(f"\n{BATCH_LINES * 3 - 1}")


def test_what_is_over_the_limit_is_counted(make: Callable[[int], LogsView]) -> None:
    view = make(100)
    view.show_lines((line(str(number)) for number in range(130)), dropped=7)
    assert view.text.toPlainText().startswith("30\n")
    assert view.count.text() == "130 lines · 37 earlier not kept"


def test_the_tail_is_the_last_4_kb(view: LogsView) -> None:
    view.show_lines(line(f"{number:04d}" + "x" * 95) for number in range(100))
    assert view.count.text() == "100 lines"
    QTest.keyClick(view.tail, Qt.Key.Key_Space)
    shown = view.text.toPlainText()
    assert len(shown) + 1 == LOG_TAIL_BYTES
    assert shown.split("\n")[1].startswith("0060")
    assert view.count.text() == "100 lines · last 4 KB"
    view.filter.setText("0099")
    assert view.text.toPlainText() == "0099" + "x" * 95
    view.copy.click()
    assert QGuiApplication.clipboard().text() == "0099" + "x" * 95
    view.filter.clear()
    QTest.keyClick(view.tail, Qt.Key.Key_Space)
    assert view.text.toPlainText().startswith("0000")


def test_the_tail_of_a_run_that_goes_on_moves_along(view: LogsView, qtbot: QtBot) -> None:
    view.show_lines([line("x" * 4000)], tail=True)
    view.append(line("y" * 200))
    qtbot.waitUntil(lambda: view.text.toPlainText().endswith("\n" + "y" * 200), timeout=2000)
    assert len(view.text.toPlainText()) + 1 == LOG_TAIL_BYTES


def test_the_switch_is_where_the_next_run_wants_it(view: LogsView) -> None:
    view.show_lines([line("one")], tail=True)
    assert view.tail.isChecked()
    view.show_lines([line("two")])
    assert not view.tail.isChecked()
    view.show_tail()
    assert view.tail.isChecked()


def test_typing_filters_lines_that_are_there_and_that_come(view: LogsView, qtbot: QtBot) -> None:
    view.show_lines([line("Loading invoice"), line("done")])
    QTest.keyClicks(view.filter, "INVOICE")
    assert view.text.toPlainText() == "Loading invoice"
    view.append(line("nothing"))
    view.append(line("second invoice"))
    qtbot.waitUntil(lambda: view.text.toPlainText() == "Loading invoice\nsecond invoice", timeout=2000)
    view.filter.clear()
    assert view.text.toPlainText() == "Loading invoice\ndone\nnothing\nsecond invoice"


def test_the_newest_line_is_a_click_away(view: LogsView) -> None:
    view.show_lines(line(str(number)) for number in range(300))
    assert not view.newest.isVisible()
    view.text.verticalScrollBar().setValue(0)
    assert view.newest.isVisible()
    QTest.mouseClick(view.newest, Qt.MouseButton.LeftButton)
    assert view.text.following
    assert not view.newest.isVisible()


def test_copying_takes_whole_lines_that_match(view: LogsView) -> None:
    long = "x" * 20_000
    view.show_lines([line(long), line("other")])
    QTest.keyClicks(view.filter, "xx")
    QTest.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == long


def test_an_empty_log_says_why(view: LogsView) -> None:
    view.show_nothing("No log", "The run ended before its function wrote anything.")
    assert view.empty.isVisible()
    assert view.empty.title.text() == "No log"


def test_a_change_of_theme_paints_the_lines_again(view: LogsView, look: Look) -> None:
    view.show_lines([line("[ERROR] no")])
    look.choose("light")
    colour = view.text.document().begin().begin().fragment().charFormat().foreground().color()
    assert colour == look.color("err")
    assert view.text.toPlainText() == "[ERROR] no"


async def test_a_thousand_lines_a_second_all_arrive(make: Callable[[int], LogsView]) -> None:
    """The stall itself is measured in tests/bench; here it is only printed."""
    view = make(20_000)
    view.show_lines([])
    stalls: list[float] = []
    last = perf_counter()

    def tick() -> None:
        nonlocal last
        now = perf_counter()
        stalls.append(now - last)
        last = now

    timer = QTimer()
    timer.setInterval(5)
    timer.timeout.connect(tick)
    timer.start()
    for batch in range(30):
        for number in range(33):
            view.append(line(f"{batch * 33 + number} " + "word " * 12))
        await asyncio.sleep(0.033)
    await until(lambda: view.text.blockCount() >= 990)
    timer.stop()
    assert view.text.blockCount() == 990
    assert stalls
