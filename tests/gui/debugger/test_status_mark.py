from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.runs import a_run
from workbench.app.stores.debug import DebugStore
from workbench.gui.debugger.status_mark import DebuggingMark
from workbench.gui.look import Look


def test_it_shows_while_something_is_debugged(qtbot: QtBot, look: Look) -> None:
    store, bar = DebugStore(), QWidget()
    qtbot.addWidget(bar)
    mark = DebuggingMark(store, look, bar)
    bar.show()
    assert not mark.isVisible()
    store.begin("run", "Orders")
    assert mark.isVisible()
    assert mark.toolTip() == "Orders is being debugged."
    store.end(a_run("run"))
    assert not mark.isVisible()
