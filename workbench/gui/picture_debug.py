"""The Debug tab for the pictures: before anything is debugged, and with a function that stands still."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from workbench.app.use_cases.breakpoints import put_breakpoints
from workbench.app.use_cases.debug import debug_selected, stop_debugging
from workbench.app.use_cases.debug_reading import evaluate
from workbench.app.use_cases.debug_watches import add_watch
from workbench.gui.runs.panel import Tab
from workbench.model.breakpoint import SourceBreakpoint

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.gui.session_window import SessionWindow

SETTLE_S = 0.4
HIGH_PX = 320
STOP_S = 60.0
LINE = "    return summary"
WATCH = "max(amounts)"
ASKED = ("len(orders)", "totals['tea']")


async def debug_empty(session: "SessionWindow") -> None:
    """What the tab says first."""
    _front(session)
    await asyncio.sleep(SETTLE_S)


async def debug(session: "SessionWindow") -> None:
    """A function that stands at a breakpoint, in a high panel."""
    await _stopped(session)
    session.window.resizeDocks([session.window.runs_dock], [HIGH_PX], Qt.Orientation.Vertical)
    await asyncio.sleep(SETTLE_S)


async def debug_layout(session: "SessionWindow") -> None:
    """The same in the layout for debugging."""
    session.window.layouts.choose("debug")
    await _stopped(session)


async def ended(session: "SessionWindow") -> None:
    """Nothing is debugged, and no breakpoint of it is left, in the pictures that follow."""
    app = session.app
    if app.debugging is not None:
        over = app.debugging.over
        stop_debugging(app)
        await over.wait()
        put_breakpoints(app, _code(app), ())


async def _stopped(session: "SessionWindow") -> None:
    app = session.app
    _front(session)
    put_breakpoints(app, _code(app), (SourceBreakpoint(_code(app), _line(_code(app))),))
    read = asyncio.Event()
    unfollow = app.debug.scopes_read.connect(lambda _told: read.set())
    session.tasks.start(debug_selected(app), "debug")
    async with asyncio.timeout(STOP_S):
        await read.wait()
    unfollow()
    add_watch(app, WATCH)
    for text in ASKED:
        await evaluate(app, text)
    await asyncio.sleep(SETTLE_S)


def _code(app: "Application") -> Path:
    workspace = app.workspace.current
    function = workspace.function("Orders") if workspace is not None else None
    assert function is not None
    assert function.handler_file is not None
    return function.handler_file


def _line(code: Path) -> int:
    return code.read_text(encoding="utf-8").split("\n").index(LINE) + 1


def _front(session: "SessionWindow") -> None:
    session.app.context.update(function="Orders", scope="")
    session.window.runs.show_tab(Tab.DEBUG)
