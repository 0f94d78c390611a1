"""The explorer's title row."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.actions import Actions
from workbench.gui.explorer.head import ExplorerHead
from workbench.gui.explorer.tree import ExplorerTree
from workbench.gui.look import HEAD, Look


def button_of(head: ExplorerHead, name: str) -> QToolButton:
    button = head.findChild(QToolButton, name)
    assert isinstance(button, QToolButton)
    return button


async def test_its_buttons_do_what_the_commands_do(qtbot: QtBot, look: Look, actions: Actions) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    tree = ExplorerTree(look, window)
    head = ExplorerHead(look, actions, tree, window)
    window.show()
    assert head.height() == HEAD
    done: list[str] = []
    actions.bind("function.new", lambda: done.append("new"))
    QTest.mouseClick(button_of(head, "explorer.new"), Qt.MouseButton.LeftButton)
    assert done.pop() == "new"
    actions.bind("workspace.reload", lambda: done.append("reload"))
    actions.action("workspace.reload").setEnabled(True)
    QTest.mouseClick(button_of(head, "explorer.reload"), Qt.MouseButton.LeftButton)
    assert done == ["reload"]
    more = button_of(head, "explorer.more")
    assert [item.text() for item in more.menu().actions() if not item.isSeparator()] == [
        "Open Folder…", "Open Sample", "Import Events…", "Import Folder of Events…", "Unfold All", "Fold All",
    ]  # fmt: skip
    before = more.icon().cacheKey()
    look.choose("light")
    assert more.icon().cacheKey() != before
