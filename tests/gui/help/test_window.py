"""The help's window: search, contents and page belong together, and keys suffice."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.test_accessibility import faults, same_names
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.help.pages import pages
from workbench.gui.help.window import HelpWindow
from workbench.gui.look import Look


@pytest.fixture
def window(qtbot: QtBot, app: Application, look: Look, actions: Actions) -> HelpWindow:
    made = HelpWindow(app.session, look, pages(app, actions))
    qtbot.addWidget(made)
    made.go("window#logs")
    return made


async def test_it_shows_where_it_was_asked_to(window: HelpWindow) -> None:
    assert window.isVisible()
    assert window.title.text() == "The window"
    assert window.contents.currentItem().text(0) == "Logs"
    await until(window.browser.hasFocus)


async def test_a_search_shows_the_best_section(qtbot: QtBot, window: HelpWindow) -> None:
    window.search.setFocus()
    qtbot.keyClicks(window.search, "envelopes")
    await until(lambda: window.browser.target == "events#envelopes")
    assert window.browser.extraSelections()
    qtbot.keyClick(window.search, Qt.Key.Key_Down)
    assert window.contents.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    await until(lambda: window.contents.topLevelItemCount() == 7)
    assert not window.browser.extraSelections()


async def test_nothing_found_is_said(qtbot: QtBot, window: HelpWindow) -> None:
    qtbot.keyClicks(window.search, "zxcv")
    await until(window.nothing.isVisible)
    assert window.browser.target == "window#logs"


async def test_back_and_forward_by_keys(qtbot: QtBot, window: HelpWindow) -> None:
    window.go("commands")
    await until(window.isActiveWindow)
    qtbot.keyClick(window.contents, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.browser.target == "window#logs"
    assert window.forward.isEnabled()
    qtbot.keyClick(window.search, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.browser.target == "commands"


async def test_escape_closes_and_its_size_is_kept(qtbot: QtBot, app: Application, window: HelpWindow) -> None:
    window.resize(900, 600)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    assert app.session.get("help.size") == [900, 600]


async def test_every_control_has_a_name(window: HelpWindow) -> None:
    assert [*faults(window), *same_names(window)] == []
