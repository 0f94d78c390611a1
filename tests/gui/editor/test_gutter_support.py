"""What clicks on the gutter do is done by commands too."""

from dataclasses import replace
from pathlib import Path

import pytest_asyncio
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.support.fake_engine import FakeEngine, a_function, a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.breakpoints import all_breakpoints
from workbench.gui.actions import Actions
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.panel import EditorPanel
from workbench.model.function import Function


@pytest_asyncio.fixture
async def page(panel: EditorPanel, app: Application, code: Path) -> FilePage:
    show(app, a_workspace(code.parent))
    panel.open_file(code, 5)
    await panel.wait_loaded()
    made = panel.current_page()
    assert made is not None
    return made


def of(name: str, code: Path, line: int) -> Function:
    return replace(a_function(name, code.parent), handler_file=code, handler_line=line)


async def test_the_function_of_the_file_is_invoked(
    page: FilePage, app: Application, actions: Actions, engine: FakeEngine, code: Path
) -> None:
    assert page.edit.gutter.run_keys == "Ctrl+Shift+I"
    actions.action("function.invoke_here").trigger()
    assert app.notices.items[-1].text == "No function has its handler or its code in app.py."
    show(app, replace(a_workspace(code.parent), functions=(a_function("Other"), of("Orders", code, 4))))
    actions.action("function.invoke_here").trigger()
    await until(lambda: engine.requests)
    assert engine.requests[0].function.name == "Orders"


async def test_of_several_functions_one_is_chosen_by_keys(
    page: FilePage, app: Application, actions: Actions, engine: FakeEngine, code: Path
) -> None:
    functions = (of("First", code, 90), of("Near", code, 5), of("Chosen", code, 80))
    show(app, replace(a_workspace(code.parent), functions=functions))
    app.context.update(function="Chosen")
    actions.action("function.invoke_here").trigger()
    (menu,) = page.edit.gutter.findChildren(QMenu)
    assert [action.data() for action in menu.actions()] == ["Chosen", "Near", "First"]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    await until(lambda: engine.requests)
    assert engine.requests[0].function.name == "Chosen"


async def test_breakpoints_by_keys(page: FilePage, app: Application, actions: Actions, panel: EditorPanel) -> None:
    actions.action("breakpoint.toggle").trigger()
    assert [one.line for one in all_breakpoints(app)] == [5]
    actions.action("breakpoint.toggle").trigger()
    assert all_breakpoints(app) == ()
    actions.action("breakpoint.edit").trigger()
    popup = panel.gutters.popup
    assert popup is not None
    QTest.keyClicks(popup.condition, "x > 1")
    QTest.keyClick(popup.condition, Qt.Key.Key_Return)
    assert [(one.line, one.condition) for one in all_breakpoints(app)] == [(5, "x > 1")]
    assert page.edit.marks.breakpoints[4].condition == "x > 1"


async def test_breakpoints_go_with_a_renamed_file(
    page: FilePage, app: Application, actions: Actions, code: Path
) -> None:
    actions.action("breakpoint.toggle").trigger()
    new = code.with_name("main.py")
    page.moved.emit(new)
    assert [(one.path, one.line) for one in all_breakpoints(app)] == [(new, 5)]


async def test_the_menu_of_a_line(page: FilePage, app: Application) -> None:
    def choose(text: str) -> None:
        page.edit.gutter.breakpoint_menu.emit(4, QPoint(5, 5))
        menu = page.findChildren(QMenu)[-1]
        next(action for action in menu.actions() if action.text() == text).trigger()
        menu.close()
        menu.setParent(None)

    choose("Add Breakpoint")
    choose("Disable Breakpoint")
    assert [one.enabled for one in all_breakpoints(app)] == [False]
    choose("Enable Breakpoint")
    assert [one.enabled for one in all_breakpoints(app)] == [True]
    choose("Remove Breakpoint")
    assert all_breakpoints(app) == ()
