"""Saved events changed from the explorer, by keys, menus and the palette."""

import json
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.support.turns import until
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.gui.actions import Actions
from workbench.gui.explorer.event_rows import events_of
from workbench.gui.explorer.name_editor import NameEditor
from workbench.gui.explorer.panel import ExplorerPanel
from workbench.gui.models.function_tree import Row
from workbench.gui.tasks import GuiTasks

Key = Qt.Key


@pytest_asyncio.fixture
async def root(panel: ExplorerPanel, app: Application, qtbot: QtBot, tmp_path: Path) -> Path:
    """A workspace with two events in a folder and one beside it, shown and with the keyboard in the tree."""
    made = tmp_path / "work"
    write(made, {"events/a/one.json": "1", "events/a/two.json": "2", "events/b.json": "3"})
    await load_workspace(app, made)
    panel.activateWindow()
    panel.tree.setFocus()
    qtbot.waitUntil(panel.tree.hasFocus)
    return made


def names(app: Application) -> list[str]:
    return [event.name for event in app.workspace.current.events] if app.workspace.current else []


def index_of(panel: ExplorerPanel, text: str) -> QModelIndex:
    return next(index for index, row in panel.tree.rows.walk() if row.text == text)


def row_of(panel: ExplorerPanel, text: str) -> Row:
    row = panel.tree.row(index_of(panel, text))
    assert row is not None
    return row


def editor(panel: ExplorerPanel) -> NameEditor:
    found = panel.tree.findChild(NameEditor)
    assert isinstance(found, NameEditor)
    return found


async def test_a_name_is_typed_over_the_row(panel: ExplorerPanel, app: Application, root: Path) -> None:
    panel.tree.setCurrentIndex(index_of(panel, "one.json"))
    QTest.keyClick(panel.tree, Key.Key_F2)
    assert editor(panel).text() == "a/one"
    assert editor(panel).selectedText() == "one"
    QTest.keyClicks(editor(panel), "three")
    QTest.keyClick(editor(panel), Key.Key_Return)
    await until(lambda: names(app) == ["a/three", "a/two", "b"])
    await until(lambda: panel.tree.currentIndex().data() == "three.json")


async def test_escape_leaves_the_name(panel: ExplorerPanel, app: Application, root: Path, tasks: GuiTasks) -> None:
    panel.tree.setCurrentIndex(index_of(panel, "one.json"))
    QTest.keyClick(panel.tree, Key.Key_F2)
    QTest.keyClicks(editor(panel), "three")
    QTest.keyClick(editor(panel), Key.Key_Escape)
    await tasks.drain()
    assert names(app) == ["a/one", "a/two", "b"]


async def test_a_folder_is_renamed_and_an_event_put_into_another(
    panel: ExplorerPanel, app: Application, root: Path, tasks: GuiTasks
) -> None:
    panel.event_rows.rename(row_of(panel, "a"), "c/d")
    await tasks.drain()
    assert names(app) == ["b", "c/d/one", "c/d/two"]
    panel.event_rows.move(row_of(panel, "b.json"), "c")
    await tasks.drain()
    panel.event_rows.move(row_of(panel, "one.json"), "")
    await tasks.drain()
    assert names(app) == ["c/b", "c/d/two", "one"]


async def test_functions_have_no_name_to_type(panel: ExplorerPanel, root: Path) -> None:
    panel.tree.setCurrentIndex(index_of(panel, "Events"))
    QTest.keyClick(panel.tree, Key.Key_F2)
    assert panel.tree.findChild(NameEditor) is None


async def test_a_name_that_is_taken_is_told(
    panel: ExplorerPanel, app: Application, root: Path, tasks: GuiTasks
) -> None:
    panel.event_rows.rename(row_of(panel, "b.json"), "a/one")
    await tasks.drain()
    assert "already there" in app.notices.items[-1].text
    assert names(app) == ["a/one", "a/two", "b"]


async def test_delete_and_undo(
    panel: ExplorerPanel, app: Application, actions: Actions, root: Path, tasks: GuiTasks
) -> None:
    loaded: list[Path] = []
    panel.event_requested.connect(loaded.append)
    panel.event_previewed.connect(loaded.append)
    panel.tree.setCurrentIndex(index_of(panel, "two.json"))
    loaded.clear()
    QTest.keyClick(panel.tree, Key.Key_Delete)
    await tasks.drain()
    assert names(app) == ["a/one", "b"]
    assert loaded == [], "the row that is current now was not chosen by anybody"
    panel.tree.setCurrentIndex(index_of(panel, "a"))
    QTest.keyClick(panel.tree, Key.Key_Delete)
    await tasks.drain()
    assert names(app) == ["b"]
    for _ in range(2):
        actions.action("event.undo_delete").trigger()
        await tasks.drain()
    assert names(app) == ["a/one", "a/two", "b"]


async def test_the_palette_acts_on_the_composer_s_event(
    panel: ExplorerPanel, app: Application, actions: Actions, root: Path, tasks: GuiTasks
) -> None:
    panel.filter.setFocus()
    app.context.update(event_name="b")
    actions.action("event.duplicate").trigger()
    await tasks.drain()
    assert names(app) == ["a/one", "a/two", "b", "b copy"]
    actions.action("event.delete").trigger()
    await tasks.drain()
    assert names(app) == ["a/one", "a/two", "b copy"]
    actions.action("event.delete").trigger()
    await tasks.drain()
    assert app.notices.items[-1].text == "The event in the composer is not saved."


async def test_the_palette_s_rename_goes_to_the_tree(
    panel: ExplorerPanel, app: Application, actions: Actions, root: Path, tasks: GuiTasks
) -> None:
    actions.bind("view.focus_explorer", panel.tree.setFocus)
    panel.filter.setFocus()
    app.context.update(event_name="a/two")
    actions.action("event.rename").trigger()
    await tasks.drain()
    assert editor(panel).text() == "a/two"


async def test_files_are_chosen_and_imported(
    panel: ExplorerPanel, app: Application, actions: Actions, root: Path, tasks: GuiTasks
) -> None:
    write(root.parent / "in", {"x.json": "1", "deep/y.json": "2"})
    actions.action("event.import").trigger()
    files = panel.findChild(QFileDialog, "dialog.files")
    assert isinstance(files, QFileDialog)
    files.filesSelected.emit([str(root.parent / "in/x.json")])
    files.close()
    actions.action("event.import_folder").trigger()
    folder = panel.findChild(QFileDialog, "dialog.folder")
    assert isinstance(folder, QFileDialog)
    folder.fileSelected.emit(str(root.parent / "in"))
    folder.close()
    await tasks.drain()
    assert {"x", "x 2", "deep/y"} <= set(names(app))


async def test_events_are_exported_for_the_function(
    panel: ExplorerPanel, app: Application, root: Path, tasks: GuiTasks
) -> None:
    panel.event_rows.ask_target(row_of(panel, "Events"))
    assert app.notices.items[-1].text == "No function is chosen."
    app.context.update(function="Orders")
    panel.event_rows.ask_target(row_of(panel, "a"))
    dialog = panel.findChild(QFileDialog, "dialog.target")
    assert isinstance(dialog, QFileDialog)
    assert [Path(each).name for each in dialog.selectedFiles()] == ["_Orders-schema.json"]
    dialog.fileSelected.emit(str(root.parent / "out.json"))
    dialog.close()
    await tasks.drain()
    assert list(json.loads((root.parent / "out.json").read_text())["components"]["examples"]) == ["one", "two"]
    assert len(events_of(row_of(panel, "Events"))) == 3
