"""The palette by keyboard: open, narrow, move, choose, leave."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QListView, QMainWindow
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.palette import Palette
from workbench.gui.palette_entry import Entry


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(QLineEdit())
    made.resize(900, 600)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def palette(window: QMainWindow, look: Look) -> Palette:
    return Palette(look, window)


def field(palette: Palette) -> QLineEdit:
    found = palette.findChild(QLineEdit, "palette.input")
    assert isinstance(found, QLineEdit)
    return found


def three(chosen: list[str]) -> list[Entry]:
    return [Entry(title, lambda title=title: chosen.append(title)) for title in ("Invoke", "Save", "Open Folder")]  # type: ignore[misc]


def test_typing_narrows_and_return_chooses(qtbot: QtBot, palette: Palette) -> None:
    chosen: list[str] = []
    palette.open(three(chosen), "Run a command")
    qtbot.keyClicks(field(palette), "fold")
    assert palette.shown_titles == ["Open Folder"]
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert chosen == ["Open Folder"]
    assert not palette.isVisible()


def test_arrows_move_around_the_ends(qtbot: QtBot, palette: Palette) -> None:
    chosen: list[str] = []
    palette.open(three(chosen), "")
    qtbot.keyClick(field(palette), Qt.Key.Key_Up)
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    palette.open(three(chosen), "")
    qtbot.keyClick(field(palette), Qt.Key.Key_Down)
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert chosen == ["Open Folder", "Save"]


def test_page_keys_stop_at_the_ends(qtbot: QtBot, palette: Palette) -> None:
    chosen: list[str] = []
    palette.open(three(chosen), "")
    qtbot.keyClick(field(palette), Qt.Key.Key_PageDown)
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert chosen == ["Open Folder"]


def test_escape_gives_the_focus_back(qtbot: QtBot, window: QMainWindow, palette: Palette) -> None:
    before = window.centralWidget()
    before.setFocus()
    palette.open(three([]), "")
    qtbot.keyClick(field(palette), Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is before


def test_a_press_outside_closes(qtbot: QtBot, window: QMainWindow, palette: Palette) -> None:
    palette.open(three([]), "")
    with qtbot.waitSignal(palette.closed):
        qtbot.mouseClick(window.centralWidget(), Qt.MouseButton.LeftButton, pos=QPoint(10, 580))
    assert not palette.isVisible()


def test_a_click_chooses(qtbot: QtBot, palette: Palette) -> None:
    chosen: list[str] = []
    palette.open(three(chosen), "")
    shown = palette.findChild(QListView, "palette.list")
    assert isinstance(shown, QListView)
    place = shown.visualRect(shown.model().index(1, 0)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen == ["Save"]


def test_nothing_that_matches_is_said(qtbot: QtBot, palette: Palette) -> None:
    palette.open(three([]), "")
    qtbot.keyClicks(field(palette), "zzz")
    assert palette.shown_titles == []
    assert not palette.findChild(QListView, "palette.list").isVisible()  # type: ignore[union-attr]
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert palette.isVisible()


def test_entries_that_arrive_later_are_narrowed_too(qtbot: QtBot, palette: Palette) -> None:
    palette.open([], "")
    qtbot.keyClicks(field(palette), "save")
    palette.refill(three([]))
    assert palette.shown_titles == ["Save"]


def test_it_stays_inside_the_window(window: QMainWindow, palette: Palette) -> None:
    palette.open_at(QPoint(850, 40), three([]), "")
    assert palette.geometry().right() <= window.width()
    window.resize(500, 400)
    palette.place()
    assert palette.width() <= 500


def test_choosing_closes_before_it_acts(palette: Palette) -> None:
    seen: list[bool] = []
    palette.open([Entry("Look", lambda: seen.append(palette.isVisible()))], "")
    palette.choose_current()
    assert seen == [False]


def test_few_entries_fit_without_a_scroll_bar(palette: Palette) -> None:
    palette.open(three([]), "")
    entries = palette.findChild(QListView, "palette.list")
    assert isinstance(entries, QListView)
    assert entries.verticalScrollBar().maximum() == 0
