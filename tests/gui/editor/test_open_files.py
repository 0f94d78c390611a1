"""Pages are found by their tabs, in the order of the tabs."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.kept import KeptFile
from workbench.gui.editor.open_files import OpenFiles
from workbench.gui.editor.tabs import EditorTabs
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


async def test_order_lookup_and_removal(app: Application, look: Look, tasks: GuiTasks, parent: QWidget) -> None:
    tabs = EditorTabs(look, parent)
    files = OpenFiles(tabs, look)
    one, two = (FilePage(app, look, tasks, KeptFile(Path(f"/{name}/a.py")), parent) for name in ("x", "y"))
    assert (files.add(one), files.add(two)) == (0, 1)
    files.show_titles()
    assert [tabs.tabText(index) for index in range(2)] == ["x/a.py", "y/a.py"]
    tabs.moveTab(0, 1)
    assert list(files) == [two, one]
    assert files.at(0) is two
    assert files.at(-1) is None
    assert files.index_of(one) == 1
    assert files.of_path(Path("/y/a.py")) is two
    files.remove(two)
    assert list(files) == [one]
    assert files.index_of(two) == -1
    assert tabs.count() == 1
    files.remove(two)
    assert tabs.count() == 1


async def test_a_preview_without_unsaved_text_may_be_replaced(
    app: Application, look: Look, tasks: GuiTasks, parent: QWidget
) -> None:
    files = OpenFiles(EditorTabs(look, parent), look)
    files.add(FilePage(app, look, tasks, KeptFile(Path("/a.py")), parent))
    assert files.preview() is None
    dirty = FilePage(app, look, tasks, KeptFile(Path("/b.py"), text="x", preview=True), parent)
    files.add(dirty)
    assert files.preview() is None
    preview = FilePage(app, look, tasks, KeptFile(Path("/c.py"), preview=True), parent)
    files.add(preview)
    assert files.preview() is preview
