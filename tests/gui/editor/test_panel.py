"""The editor as a person uses it: open, type, save, switch, close, come back."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.editor.conftest import read
from tests.support.fake_engine import FakeEngine, a_function, a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.panel import EditorPanel
from workbench.model.problem import Problem, Severity

Control = Qt.KeyboardModifier.ControlModifier


async def edit_of(panel: EditorPanel) -> CodeEdit:
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    return page.edit


def tab_texts(panel: EditorPanel) -> list[str]:
    return [panel.tabs.tabText(index) for index in range(panel.tabs.count())]


async def test_open_type_save(panel: EditorPanel, app: Application, actions: Actions, code: Path) -> None:
    panel.open_file(code, 4, 5)
    edit = await edit_of(panel)
    assert edit.position() == (3, 4)
    QTest.keyClicks(edit, "my_")
    assert panel.dirty_paths() == (code,)
    assert app.context.value.document == code
    assert app.context.value.document_dirty
    actions.action("file.save").trigger()
    await until(lambda: not panel.dirty_paths())
    assert "def my_handler(" in read(code)
    assert not app.context.value.document_dirty


async def test_a_file_opens_once(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    await panel.wait_loaded()
    panel.open_file(code, 2)
    edit = await edit_of(panel)
    assert tab_texts(panel) == ["app.py"]
    assert edit.position() == (1, 0)


async def test_the_status_follows_the_cursor(panel: EditorPanel, code: Path) -> None:
    told: list[tuple[int, int, str]] = []
    encodings: list[tuple[str, str]] = []
    panel.cursor_moved.connect(lambda *place: told.append(place))
    panel.encoding_changed.connect(lambda *names: encodings.append(names))
    panel.open_file(code)
    edit = await edit_of(panel)
    edit.go_to(3, 2)
    assert told[-1] == (4, 3, "Python")
    assert encodings[-1] == ("UTF-8", "LF")
    panel.close_tab(0)
    assert told[-1] == (0, 0, "")


async def test_closing_unsaved_text_asks(panel: EditorPanel, actions: Actions, code: Path) -> None:
    panel.open_file(code)
    edit = await edit_of(panel)
    QTest.keyClicks(edit, "x")
    actions.action("file.close").trigger()
    page = panel.current_page()
    assert page is not None
    assert [button.text() for button in page.notice.buttons] == ["Save", "Discard", "Cancel"]
    page.notice.buttons[1].click()
    assert panel.tabs.count() == 0
    assert read(code).startswith("import os")


async def test_dirtiness_is_told_once(qtbot: QtBot, panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    edit = await edit_of(panel)
    with qtbot.waitSignal(panel.dirty_changed):
        QTest.keyClicks(edit, "x")
    mark = panel.tabs.mark(0)
    assert mark is not None
    assert mark.dirty
    with qtbot.assertNotEmitted(panel.dirty_changed):
        QTest.keyClicks(edit, "y")
    with qtbot.waitSignal(panel.dirty_changed):
        edit.undo()
        edit.undo()
    assert not mark.dirty


async def test_the_session_comes_back(panel: EditorPanel, code: Path) -> None:
    other = code.with_name("b.json")
    other.write_text('{"a": 1}\n', encoding="utf-8")
    panel.open_file(code)
    edit = await edit_of(panel)
    edit.go_to(4, 4)
    QTest.keyClicks(edit, "unsaved ")
    panel.open_file(other)
    await panel.wait_loaded()
    panel.tabs.setCurrentIndex(0)
    state = panel.state()
    edit.undo()
    for index in (1, 0):
        panel.close_tab(index)
    assert panel.tabs.count() == 0
    panel.restore(state)
    assert panel.dirty_paths() == (code,)
    edit = await edit_of(panel)
    assert tab_texts(panel) == ["app.py", "b.json"]
    assert edit.mirror.lines[4] == "    unsaved return 1"
    assert edit.position() == (4, 12)
    assert read(code).count("unsaved") == 0
    assert panel.state() == state


@pytest.mark.parametrize("state", [{}, {"files": 3, "current": "x"}, {"files": [None, {"path": 1}], "current": 7}])
async def test_an_odd_session_is_harmless(panel: EditorPanel, state: dict[str, object]) -> None:
    panel.restore(state)
    assert panel.tabs.count() == 0


async def test_previews_take_each_others_place(panel: EditorPanel, code: Path) -> None:
    for name in ("b.py", "c.py"):
        code.with_name(name).write_text("1\n", encoding="utf-8")
    panel.open_file(code)
    panel.open_file(code.with_name("b.py"), preview=True)
    panel.open_file(code.with_name("c.py"), preview=True)
    assert tab_texts(panel) == ["app.py", "c.py"]
    edit = await edit_of(panel)
    edit.insertPlainText("x")
    panel.open_file(code.with_name("b.py"), preview=True)
    assert tab_texts(panel) == ["app.py", "c.py", "b.py"]
    panel.open_file(code.with_name("b.py"))
    panel.open_file(code, preview=True)
    assert tab_texts(panel) == ["app.py", "c.py", "b.py"]


async def test_tabs_are_gone_through_by_keys(panel: EditorPanel, code: Path) -> None:
    code.with_name("b.py").write_text("1\n", encoding="utf-8")
    panel.open_file(code)
    panel.open_file(code.with_name("b.py"))
    edit = await edit_of(panel)
    QTest.keyClick(edit, Qt.Key.Key_PageDown, Control)
    assert panel.tabs.currentIndex() == 0
    panel.step_tab(-1)
    assert panel.tabs.currentIndex() == 1


async def test_changes_on_disk_come_by_themselves(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    edit = await edit_of(panel)
    await asyncio.to_thread(code.write_text, "x = 1\n", encoding="utf-8")
    await until(lambda: edit.text == "x = 1\n")
    assert panel.dirty_paths() == ()


async def test_the_run_mark_invokes_its_function(
    panel: EditorPanel, app: Application, engine: FakeEngine, code: Path
) -> None:
    root = code.parent
    function = replace(a_function("Orders", root), handler_file=code, handler_line=4)
    show(app, replace(a_workspace(root), functions=(a_function("Other", root), function)))
    panel.open_file(code)
    edit = await edit_of(panel)
    await until(lambda: edit.marks.handlers == {3: ("Orders",)})
    edit.run_requested.emit("Orders")
    await until(lambda: engine.requests)
    assert engine.requests[0].function.name == "Orders"
    assert app.context.value.function == "Orders"


async def test_new_problems_are_marked(panel: EditorPanel, app: Application, code: Path) -> None:
    panel.open_file(code)
    edit = await edit_of(panel)
    problem = Problem(Severity.ERROR, "Broken.", path=code, line=2)
    show(app, replace(a_workspace(code.parent), problems=(problem,)))
    assert edit.marks.problems[1].text == "Broken."


async def test_settings_reach_the_text(panel: EditorPanel, app: Application, actions: Actions, code: Path) -> None:
    panel.open_file(code)
    edit = await edit_of(panel)
    actions.action("view.zoom_in").trigger()
    assert edit.font().pixelSize() == 14
    panel.text_settings.reset_zoom()
    assert edit.font().pixelSize() == 13
    app.settings.set("editor.word_wrap", True)
    assert edit.lineWrapMode() is CodeEdit.LineWrapMode.WidgetWidth
    for _ in range(60):
        panel.text_settings.zoom(-1)
    assert edit.font().pixelSize() == 8


async def test_every_control_has_a_name(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    edit = await edit_of(panel)
    assert (panel.tabs.objectName(), edit.objectName()) == ("editor.tabs", "editor.text")
    assert panel.tabs.accessibleName()
    assert edit.accessibleName()


async def test_a_closed_tab_is_opened_again_where_its_cursor_was(
    panel: EditorPanel, actions: Actions, app: Application, code: Path
) -> None:
    show(app, a_workspace(code.parent))
    panel.open_file(code, 5, 5)
    await panel.wait_loaded()
    panel.close_tab(0)
    assert panel.current_page() is None
    actions.action("file.reopen_closed").trigger()
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    assert (page.path, page.edit.position()) == (code, (4, 4))
    actions.action("file.reopen_closed").trigger()
    assert panel.tabs.count() == 1


async def test_undo_goes_back_across_saves(panel: EditorPanel, code: Path) -> None:
    panel.open_file(code)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    before = page.edit.text
    for typed in "ab":
        QTest.keyClicks(page.edit, typed)
        assert await page.save()
    page.edit.undo()
    page.edit.undo()
    assert page.edit.text == before
    assert page.dirty


async def test_files_that_were_in_front_are_kept(panel: EditorPanel, code: Path) -> None:
    other = code.with_name("b.py")
    other.write_text("")
    panel.open_file(code)
    panel.open_file(other)
    state = panel.state()
    panel.history.restore(None)
    panel.restore(state)
    assert panel.history.recent == (other, code)
