"""The dialogs for the pictures, and results beside what they are compared with."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from workbench.app.use_cases.compose import read_event
from workbench.app.use_cases.expectation import save_expectation
from workbench.app.use_cases.invoke import invoke
from workbench.gui.composer.mode_buttons import Mode
from workbench.gui.runs.diff_source import OtherKind
from workbench.gui.runs.panel import Tab

if TYPE_CHECKING:
    from workbench.gui.session_window import SessionWindow

SETTLE_S = 0.4
HIGH_PX = 440
READY_S = 2.0
"""How long what a dialog works out in the background may take."""

COMPARED = ("Orders", "orders-uploaded", "orders/app.py")
"""The function and event of which results are compared, and the file that is edited between two of them."""

EDIT = ('"median": statistics.median(amounts)', '"mean": round(statistics.fmean(amounts), 2)')


async def diff(session: "SessionWindow") -> None:
    """A result beside the one before, in a high panel; the function was edited between the two."""
    await _edited(session)
    session.window.resizeDocks([session.window.runs_dock], [HIGH_PX], Qt.Orientation.Vertical)
    _show_last(session)
    result = session.window.runs.detail.result
    result.payload.diff.setChecked(True)
    result.diff.compare_with(OtherKind.PREVIOUS)
    await asyncio.sleep(SETTLE_S)


async def expectation(session: "SessionWindow") -> None:
    """The same result, of which something else is expected."""
    await _edited(session)
    app = session.app
    first = next(run for run in reversed(app.runs.recent) if (run.function, run.event_name) == COMPARED[:2])
    whole = await app.runs.full(first.id)
    assert whole is not None
    await save_expectation(app, whole)
    _show_last(session)
    session.window.runs.detail.result.payload.indented.setChecked(True)
    await asyncio.sleep(SETTLE_S * 2)


async def preferences(session: "SessionWindow") -> None:
    """The settings, from the first."""
    session.window.preferences.show_settings()
    await asyncio.sleep(SETTLE_S)


async def keymap(session: "SessionWindow") -> None:
    """The keys of all commands, with one of them selected."""
    session.window.preferences.dialog.show_keymap("run.invoke")
    await asyncio.sleep(SETTLE_S)


async def new_function(session: "SessionWindow") -> None:
    """The blueprints, with the code and the name of the first."""
    session.actions.action("function.new").trigger()
    await asyncio.sleep(READY_S)


def close_dialogs() -> None:
    """Close every dialog and menu that is open, as Escape does."""
    for above in QApplication.topLevelWidgets():
        if isinstance(above, (QDialog, QMenu)) and above.isVisible():
            above.close()


async def _edited(session: "SessionWindow") -> None:
    """Run the function with its file edited, once; the file is as before afterwards."""
    app = session.app
    workspace = app.workspace.current
    assert workspace is not None
    function, event, file = COMPARED
    path = next(one.path for one in workspace.events if one.name == event)
    code = workspace.root / file
    text = await asyncio.to_thread(code.read_text, "utf-8")
    await asyncio.to_thread(code.write_text, text.replace(*EDIT), "utf-8")
    session.window.composer.mode.choose(Mode.FORM)
    session.window.wiring.choose_function(function)
    session.window.wiring.choose_event(path)
    try:
        await invoke(app, function, await read_event(app, path), event_name=event)
    finally:
        await asyncio.to_thread(code.write_text, text, "utf-8")


def _show_last(session: "SessionWindow") -> None:
    runs = session.window.runs
    runs.table.selectRow(0)
    runs.show_tab(Tab.RESULT)
