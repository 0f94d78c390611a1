"""Breakpoints of a page stay beside their lines, and the store knows where those are."""

from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.fake_engine import a_workspace, show
from workbench.app.application import Application
from workbench.app.use_cases.breakpoints import all_breakpoints, clear_breakpoints
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.panel import EditorPanel


@pytest_asyncio.fixture
async def page(panel: EditorPanel, app: Application, code: Path) -> FilePage:
    show(app, a_workspace(code.parent))
    panel.open_file(code)
    await panel.wait_loaded()
    made = panel.current_page()
    assert made is not None
    return made


def lines(app: Application) -> list[int]:
    return [one.line for one in all_breakpoints(app)]


async def test_they_are_set_and_removed(page: FilePage, app: Application) -> None:
    page.edit.gutter.breakpoint_toggled.emit(3)
    page.edit.gutter.breakpoint_toggled.emit(4)
    page.edit.gutter.breakpoint_toggled.emit(3)
    assert lines(app) == [5]
    assert list(page.edit.marks.breakpoints) == [4]
    await clear_breakpoints(app)
    assert page.edit.marks.breakpoints == {}


async def test_they_go_where_their_lines_go(page: FilePage, app: Application) -> None:
    page.edit.gutter.breakpoint_toggled.emit(4)
    page.edit.go_to(4, 0)
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert lines(app) == [6], "the line was pushed down from its start"
    page.edit.go_to(5, 100)
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert lines(app) == [6]
    page.edit.go_to(0, 0)
    QTest.keyClick(page.edit, Qt.Key.Key_Delete)
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    QTest.keyClick(page.edit, Qt.Key.Key_Return)
    assert lines(app) == [8]
    assert list(page.edit.marks.breakpoints) == [7]
    while page.edit.document().isUndoAvailable():
        page.edit.undo()
    assert lines(app) == [5]


async def test_a_template_takes_none(panel: EditorPanel, app: Application, code: Path) -> None:
    template = code.with_name("template.yaml")
    template.write_text("Resources: {}\n", encoding="utf-8")
    show(app, a_workspace(code.parent))
    panel.open_file(template)
    await panel.wait_loaded()
    other = panel.current_page()
    assert other is not None
    assert not other.edit.gutter.takes_breakpoints
    other.edit.gutter.breakpoint_toggled.emit(0)
    assert lines(app) == []
