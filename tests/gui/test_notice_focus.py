"""The keyboard comes to a notice by one key, and goes back."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.editor.notice_bar import NoticeBar
from workbench.gui.look import Look
from workbench.gui.notice_focus import NoticeFocus
from workbench.gui.notices import Toasts


class Page(QWidget):
    """A text with a notice above it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.text = QLineEdit(self)
        self.setFocusProxy(self.text)
        self.bar = NoticeBar(look, self)
        column = QVBoxLayout(self)
        column.addWidget(self.bar)
        column.addWidget(self.text)


@pytest.fixture
def page(qtbot: QtBot, look: Look) -> Page:
    made = Page(look)
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.text.setFocus()
    return made


@pytest_asyncio.fixture
async def toasts(app: Application, look: Look, actions: Actions, page: Page) -> AsyncIterator[Toasts]:
    yield Toasts(app, look, actions, page)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def focus(page: Page, toasts: Toasts, told: list[str]) -> NoticeFocus:
    return NoticeFocus(lambda: page, toasts, lambda: told.append("all"), page)


def where() -> str:
    focused = QApplication.focusWidget()
    return focused.objectName() if focused is not None else ""


async def test_the_notice_above_the_code_comes_first(app: Application, page: Page, focus: NoticeFocus) -> None:
    app.notices.warn("Elsewhere.")
    page.bar.tell("It changed.", (("Reload", lambda: None),))
    focus.go()
    assert where() == "editor.notice.reload"
    QTest.keyClick(page.bar.buttons[0], Qt.Key.Key_Escape)
    assert page.text.hasFocus()
    assert page.bar.isVisible()


async def test_a_toast_keeps_the_keyboard_until_it_goes(
    app: Application, page: Page, toasts: Toasts, focus: NoticeFocus, told: list[str]
) -> None:
    app.notices.warn("Docker does not answer.", "", ("workspace.open",))
    focus.go()
    assert where() == "toast.workspace.open"
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.text.hasFocus()
    app.notices.info("Saved.")
    focus.go()
    assert where() == "toast.dismiss"
    toasts.cards[-1].dismissed.emit()
    assert page.text.hasFocus()
    assert told == []


async def test_without_a_notice_it_shows_those_that_were(focus: NoticeFocus, told: list[str]) -> None:
    focus.go()
    assert told == ["all"]
