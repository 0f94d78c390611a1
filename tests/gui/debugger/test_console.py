import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.debuggees import HANDLER
from workbench.app.stores.debug import MOST_LINES, ConsoleLine, DebugStore
from workbench.gui.debugger.console import Console
from workbench.gui.look import Look


@pytest.fixture
def store() -> DebugStore:
    return DebugStore()


@pytest.fixture
def console(qtbot: QtBot, store: DebugStore, look: Look) -> Console:
    made = Console(store, look)
    qtbot.addWidget(made)
    made.resize(300, 160)
    made.show_frame(HANDLER)
    made.show()
    return made


def ask(console: Console, text: str) -> None:
    QTest.keyClicks(console.field, text)
    QTest.keyClick(console.field, Qt.Key.Key_Return)


def test_a_line_is_asked_and_leaves_the_field(console: Console) -> None:
    asked: list[str] = []
    console.asked.connect(asked.append)
    ask(console, " total ")
    ask(console, "  ")
    assert (asked, console.field.text().strip()) == (["total"], "")
    assert console.field.placeholderText() == "Evaluate in handler"


def test_what_was_asked_before_comes_back(console: Console) -> None:
    for text in ("one", "two", "one"):
        ask(console, text)
    seen = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(console.field, key)
        seen.append(console.field.text())
    assert seen == ["one", "two", "two", "one", ""]


def test_nothing_is_asked_while_the_code_runs(console: Console) -> None:
    asked: list[str] = []
    console.asked.connect(asked.append)
    console.field.setText("total")
    console.show_frame(None)
    QTest.keyClick(console.field, Qt.Key.Key_Return)
    assert (asked, console.field.text(), console.field.placeholderText()) == ([], "total", "The code runs")


def test_it_shows_what_came_of_it(console: Console, store: DebugStore, look: Look) -> None:
    store.say(ConsoleLine("total", asked=True))
    store.say(ConsoleLine("NameError: total", failed=True))
    store.say(ConsoleLine("x" * 20_000))
    lines = console.text.toPlainText().split("\n")
    assert lines[:2] == ["> total", "NameError: total"]
    assert len(lines[2]) < 11_000
    cursor = console.text.textCursor()
    cursor.setPosition(10)
    assert cursor.charFormat().foreground().color() == look.color("err")
    bar = console.text.verticalScrollBar()
    assert bar.value() == bar.maximum()
    store.forget()
    assert console.text.toPlainText() == ""


def test_it_does_not_grow_for_ever(console: Console, store: DebugStore) -> None:
    for number in range(MOST_LINES + 3):
        store.say(ConsoleLine(str(number)))
    assert console.text.document().blockCount() == MOST_LINES
    assert console.text.toPlainText().startswith("3\n")


def test_it_follows_the_theme(console: Console, store: DebugStore, look: Look) -> None:
    store.say(ConsoleLine("1"))
    look.choose("light")
    cursor = console.text.textCursor()
    cursor.setPosition(1)
    assert cursor.charFormat().foreground().color() == look.color("text")
    look.choose("dark")
