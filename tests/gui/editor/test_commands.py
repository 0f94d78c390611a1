"""The command table's commands act on the file in front."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from workbench.gui.actions import Actions
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.panel import EditorPanel
from workbench.gui.tasks import GuiTasks


async def page_of(panel: EditorPanel, path: Path) -> FilePage:
    panel.open_file(path)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    return page


async def test_bars_open(panel: EditorPanel, actions: Actions, code: Path) -> None:
    page = await page_of(panel, code)
    actions.action("edit.find").trigger()
    assert page.find_bar.isVisible()
    page.find_bar.field.setText("handler")
    actions.action("edit.find_next").trigger()
    actions.action("edit.find_previous").trigger()
    assert page.edit.textCursor().selectedText() == "handler"
    actions.action("edit.go_to_line").trigger()
    assert page.go_to_bar.isVisible()


async def test_edits_act_on_the_text(panel: EditorPanel, actions: Actions, code: Path) -> None:
    page = await page_of(panel, code)
    actions.action("edit.toggle_comment").trigger()
    assert page.edit.mirror.lines[0] == "# import os"
    actions.action("edit.undo").trigger()
    assert page.edit.mirror.lines[0] == "import os"
    actions.action("edit.redo").trigger()
    assert page.edit.mirror.lines[0] == "# import os"
    actions.action("edit.select_all").trigger()
    actions.action("edit.cut").trigger()
    assert page.edit.text == ""
    actions.action("edit.paste").trigger()
    assert page.edit.mirror.lines[0] == "# import os"


async def test_every_file_is_saved(panel: EditorPanel, actions: Actions, code: Path, tasks: GuiTasks) -> None:
    other = code.with_name("other.py")
    other.write_text("one\n", encoding="utf-8")
    for path in (code, other):
        (await page_of(panel, path)).edit.insertPlainText("# new\n")
    actions.action("file.save_all").trigger()
    await tasks.drain()
    assert panel.dirty_paths() == ()
    assert all(path.read_text(encoding="utf-8").startswith("# new\n") for path in (code, other))


async def test_they_act_where_the_keyboard_is(
    qtbot: QtBot, panel: EditorPanel, actions: Actions, code: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = await page_of(panel, code)
    field = QLineEdit("elsewhere")
    qtbot.addWidget(field)
    monkeypatch.setattr(QApplication, "focusObject", staticmethod(lambda: field))
    monkeypatch.setattr("PySide6.QtGui.QGuiApplication.focusObject", staticmethod(lambda: field))
    actions.action("edit.select_all").trigger()
    assert field.selectedText() == "elsewhere"
    assert not page.edit.textCursor().hasSelection()


async def test_without_a_file_they_are_not_enabled(panel: EditorPanel, actions: Actions) -> None:
    assert panel.current_page() is None
    assert not actions.action("edit.find").isEnabled()
    assert not actions.action("file.save").isEnabled()
    panel.save_current()
    panel.close_tab(-1)
    panel.step_tab(1)
