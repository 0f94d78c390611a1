"""Toasts and the history of notices."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.app.notices import Notice, NoticeSeverity
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.notices import SHOWN, NoticeCard, NoticeHistory, Toasts


@pytest.fixture
def window(qtbot: QtBot, look: Look) -> QMainWindow:
    made = QMainWindow()
    made.resize(1000, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def toasts(app: Application, look: Look, actions: Actions, window: QMainWindow) -> Toasts:
    return Toasts(app, look, actions, window)


async def test_a_notice_is_shown_in_the_lower_right_corner(
    app: Application, toasts: Toasts, window: QMainWindow
) -> None:
    app.notices.warn("Docker does not answer.", "It was stopped. Start it again.")
    (card,) = toasts.cards
    assert card.isVisible()
    assert card.accessibleName() == "warning: Docker does not answer."
    assert card.accessibleDescription() == "It was stopped. Start it again."
    assert window.width() - 40 < card.geometry().right() < window.width()
    assert card.geometry().bottom() < window.height() - 24


async def test_toasts_stack_and_the_oldest_leave(app: Application, toasts: Toasts) -> None:
    for number in range(SHOWN + 2):
        app.notices.warn(f"Notice {number}")
    assert len(toasts.cards) == SHOWN
    tops = [card.geometry().top() for card in toasts.cards]
    assert tops == sorted(tops)
    assert toasts.cards[-1].notice.text == f"Notice {SHOWN + 1}"


async def test_a_toast_can_be_dismissed(qtbot: QtBot, app: Application, toasts: Toasts) -> None:
    app.notices.error(ValueError("x"))
    dismiss = toasts.cards[0].findChild(QToolButton, "toast.dismiss")
    assert isinstance(dismiss, QToolButton)
    qtbot.mouseClick(dismiss, Qt.MouseButton.LeftButton)
    assert toasts.cards == ()
    assert len(app.notices.items) == 1


async def test_its_buttons_are_commands(qtbot: QtBot, app: Application, toasts: Toasts, actions: Actions) -> None:
    done: list[str] = []
    actions.bind("workspace.open", lambda: done.append("open"))
    app.notices.post(Notice(NoticeSeverity.ERROR, "No folder.", actions=("workspace.open", "no.such.command")))
    buttons = toasts.cards[0].findChildren(QPushButton)
    assert [button.text() for button in buttons] == ["Open Folder…"]
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert done == ["open"]
    assert toasts.cards == ()


async def test_toasts_stay_in_the_corner_when_the_window_grows(
    app: Application, toasts: Toasts, window: QMainWindow
) -> None:
    app.notices.warn("Here")
    window.resize(1300, 900)
    assert toasts.cards[0].geometry().right() > 1250


async def test_the_history_lists_the_newest_first(
    qtbot: QtBot, app: Application, look: Look, actions: Actions, window: QMainWindow
) -> None:
    app.notices.info("First")
    app.notices.info("Second")
    history = NoticeHistory(app, look, actions, window)
    qtbot.addWidget(history)
    assert [card.notice.text for card in history.findChildren(NoticeCard)] == ["Second", "First"]


async def test_an_empty_history_says_what_would_be_there(
    qtbot: QtBot, app: Application, look: Look, actions: Actions, window: QMainWindow
) -> None:
    history = NoticeHistory(app, look, actions, window)
    qtbot.addWidget(history)
    assert history.findChildren(NoticeCard) == []


async def test_dismissing_in_the_history_forgets(
    app: Application, look: Look, actions: Actions, window: QMainWindow
) -> None:
    app.notices.info("First")
    history = NoticeHistory(app, look, actions, window)
    history.findChildren(NoticeCard)[0].dismissed.emit()
    assert app.notices.items == []


async def test_a_notice_can_be_copied(qtbot: QtBot, app: Application, toasts: Toasts) -> None:
    app.notices.warn("Docker does not answer.", "It was stopped.")
    copy = toasts.cards[0].findChild(QToolButton, "toast.copy")
    assert isinstance(copy, QToolButton)
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "Docker does not answer.\nIt was stopped."
    assert len(toasts.cards) == 1
