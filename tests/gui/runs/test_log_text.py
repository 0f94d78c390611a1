import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import line
from workbench.gui.look import Look
from workbench.gui.models.log_lines import MAX_SHOWN_CHARACTERS
from workbench.gui.runs.log_text import LogText
from workbench.model.invoke import LogLine, LogSource


@pytest.fixture
def text(qtbot: QtBot, look: Look) -> LogText:
    made = LogText(look)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    made.start_over(1000)
    return made


def many(count: int, first: int = 0) -> list[LogLine]:
    return [line(f"line {number}") for number in range(first, first + count)]


def test_lines_are_added_without_gaps(text: LogText) -> None:
    text.add(many(2))
    text.add([])
    text.add(many(2, 2))
    assert text.toPlainText() == "line 0\nline 1\nline 2\nline 3"


def test_an_empty_first_line_is_a_line(text: LogText) -> None:
    text.add([line("")])
    text.add([line("x")])
    assert text.toPlainText() == "\nx"


def test_colours_tell_the_kinds_apart(text: LogText, look: Look) -> None:
    text.add([line("START", LogSource.PLATFORM), line("hello"), line("[ERROR] ValueError\rTraceback"), line("bye")])
    text.add([line("[ext] flushed", LogSource.EXTENSION)])
    colours = []
    block = text.document().begin()
    while block.isValid():
        colours.append(block.begin().fragment().charFormat().foreground().color())
        block = block.next()
    assert colours == [look.color(token) for token in ("faint", "text", "err", "err", "text", "ty")]


def at_block(text: LogText, number: int) -> QPoint:
    return text.cursorRect(QTextCursor(text.document().findBlockByNumber(number))).center()


def test_a_log_event_of_several_lines_is_taken_whole(text: LogText) -> None:
    event = "INFO\tgot {\n  a: 1,\n  b: [ 2 ]\n}"
    text.add([line("START"), line(event), line("END", LogSource.PLATFORM)])
    assert [text.text_at(at_block(text, number)) for number in range(6)] == ["START", *[event] * 4, "END"]


def test_what_is_cut_on_the_screen_is_taken_whole(text: LogText) -> None:
    event = '{"a": "' + "x" * (2 * MAX_SHOWN_CHARACTERS) + '"}'
    text.add([line(event)])
    assert "more characters" in text.toPlainText()
    assert text.text_at(QPoint(20, 12)) == event


def test_log_events_are_told_apart_when_the_oldest_give_way(text: LogText) -> None:
    text.start_over(5)
    for number in range(6):
        text.add([line(f"{number}\n."), line("plain")])
    assert text.toPlainText() == ".\nplain\n5\n.\nplain"
    last = text.blockCount() - 1
    assert text.text_at(at_block(text, last)) == "plain"
    assert text.text_at(at_block(text, last - 1)) == "5\n."
    text.start_over(5)
    text.add([line("new")])
    assert text.text_at(at_block(text, 0)) == "new"


def test_it_stays_at_the_end(text: LogText) -> None:
    text.add(many(200))
    bar = text.verticalScrollBar()
    assert bar.value() == bar.maximum() > 0
    text.add(many(50))
    assert bar.value() == bar.maximum()


def test_it_stays_where_the_user_scrolled(text: LogText) -> None:
    text.add(many(200))
    changed = QSignalSpy(text.following_changed)
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(text, Qt.Key.Key_PageUp)
    text.verticalScrollBar().setValue(10)
    assert not text.following
    assert changed.at(changed.count() - 1) == [False]
    text.add(many(100))
    assert text.verticalScrollBar().value() == 10
    text.follow_end()
    assert text.verticalScrollBar().value() == text.verticalScrollBar().maximum()


def test_scrolling_back_to_the_end_follows_again(text: LogText) -> None:
    text.add(many(200))
    text.verticalScrollBar().setValue(0)
    changed = QSignalSpy(text.following_changed)
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    assert changed.at(0) == [True]


def test_the_oldest_lines_leave_and_the_view_stays_on_its_line(text: LogText) -> None:
    text.start_over(100)
    text.add(many(100))
    text.verticalScrollBar().setValue(50)
    text.add(many(20, 100))
    assert text.blockCount() == 100
    assert text.toPlainText().startswith("line 20\n")
    assert text.verticalScrollBar().value() == 30


def test_starting_over_empties_and_follows(text: LogText) -> None:
    text.add(many(200))
    text.verticalScrollBar().setValue(0)
    text.start_over(10)
    assert text.toPlainText() == ""
    assert text.following


def test_nothing_can_be_typed(text: LogText) -> None:
    text.setFocus()
    QTest.keyClicks(text, "abc")
    assert text.toPlainText() == ""


def test_an_event_is_looked_for_in_the_selection_or_the_line(text: LogText) -> None:
    text.add(many(3))
    place = text.cursorRect().center()
    line_of_cursor = text.cursorForPosition(place).block().text()
    assert text.text_at(place) == line_of_cursor
    text.selectAll()
    assert text.text_at(place) == "line 0\nline 1\nline 2"


def test_the_menu_offers_it(text: LogText) -> None:
    text.add([line('got {"a": 1}')])
    asked = QSignalSpy(text.event_wanted)
    place = QPoint(10, 14)
    text.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, text.mapToGlobal(place)))
    menu = text.findChild(QMenu) or next(one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu))
    next(action for action in menu.actions() if action.text() == "New Event from This").trigger()
    assert asked.at(0) == ['got {"a": 1}']
    menu.close()
