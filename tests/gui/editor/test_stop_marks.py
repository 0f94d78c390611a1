"""The page of a file that is debugged shows where its code stands and which breakpoints do not hold."""

from dataclasses import replace
from pathlib import Path

import pytest_asyncio

from tests.support.debuggees import STOP
from tests.support.fake_engine import a_workspace, show
from tests.support.runs import a_run
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.panel import EditorPanel
from workbench.gui.editor.selections import stopped_colour
from workbench.gui.look import Look
from workbench.model.debug import BreakpointState, DebugStop, StackFrame


@pytest_asyncio.fixture
async def page(panel: EditorPanel, app: Application, code: Path) -> FilePage:
    show(app, a_workspace(code.parent))
    panel.open_file(code)
    await panel.wait_loaded()
    made = panel.current_page()
    assert made is not None
    return made


def at(path: Path, line: int) -> DebugStop:
    return replace(STOP, frames=(StackFrame(1, "handler", path, line),))


async def test_the_line_is_marked_until_the_code_goes_on(page: FilePage, app: Application, look: Look) -> None:
    app.debug.begin("run", "Hello")
    app.debug.attached(())
    app.debug.stopped(at(page.path, 2))
    assert page.edit.marks.stopped == 1
    grounds = [one.format.background().color() for one in page.edit.extraSelections()]
    assert stopped_colour(look) in grounds
    app.debug.stopped(at(page.path, 3))
    assert page.edit.marks.stopped == 2
    app.debug.continued()
    assert page.edit.marks.stopped == 2, "most steps have ended before this is seen"
    await until(lambda: page.edit.marks.stopped is None)


async def test_a_stop_elsewhere_is_no_matter(page: FilePage, app: Application) -> None:
    app.debug.begin("run", "Hello")
    app.debug.stopped(STOP)
    assert page.edit.marks.stopped is None


async def test_a_line_that_is_not_there_marks_nothing(page: FilePage, app: Application, look: Look) -> None:
    app.debug.begin("run", "Hello")
    app.debug.stopped(at(page.path, 9999))
    assert stopped_colour(look) not in [one.format.background().color() for one in page.edit.extraSelections()]


async def test_breakpoints_that_do_not_hold_say_why(page: FilePage, app: Application) -> None:
    app.debug.begin("run", "Hello")
    app.debug.attached((BreakpointState(page.path, 2, verified=False, message="No code."),))
    assert page.edit.marks.unheld == {1: "No code."}
    plain = page.edit.gutter.grab().toImage()
    page.edit.gutter.breakpoint_toggled.emit(1)
    hollow = page.edit.gutter.grab().toImage()
    app.debug.end(a_run("run"))
    assert page.edit.marks.unheld == {}
    assert plain != hollow != page.edit.gutter.grab().toImage()


async def test_a_file_that_opens_while_its_code_stands(panel: EditorPanel, app: Application, code: Path) -> None:
    show(app, a_workspace(code.parent))
    app.debug.begin("run", "Hello")
    app.debug.stopped(at(code, 2))
    panel.open_file(code, 2, preview=True)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    assert page.edit.marks.stopped == 1
