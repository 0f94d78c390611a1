"""A group shows the page of the tab in front, and what there is without one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.group import EditorGroup
from workbench.gui.editor.kept import KeptFile
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks


async def test_pages_come_to_the_front_and_go(
    qtbot: QtBot, app: Application, look: Look, tasks: GuiTasks, actions: Actions
) -> None:
    nothing = QWidget()
    group = EditorGroup(look, nothing, actions.action("file.close"))
    qtbot.addWidget(group)
    group.resize(500, 300)
    group.show()
    assert group.show_current() is None
    assert nothing.isVisible()
    assert group.focusProxy() is nothing
    one, two = (FilePage(app, look, tasks, KeptFile(Path(f"/{name}.py")), group) for name in "ab")
    for page in (one, two):
        group.add(page)
    with qtbot.waitSignal(group.shown):
        group.bring(two)
    assert group.show_current() is two
    assert two.isVisible()
    with qtbot.waitSignal(group.entered):
        QTest.mouseClick(group.tabs, Qt.MouseButton.LeftButton, pos=group.tabs.tabRect(1).center())
    group.remove(two)
    assert group.show_current() is one
    group.remove(one)
    assert group.current() is None
    await tasks.drain()
    two.deleteLater()
    one.deleteLater()
