"""Commands that debug a function."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from workbench.app.commands import Command, Menu
from workbench.app.context import Context
from workbench.app.stores.debug import DebugState
from workbench.app.use_cases.debug import debug_selected, restart, step, stop_debugging
from workbench.model.debug import DebugAction

if TYPE_CHECKING:
    from workbench.app.application import Application


def _can_start(context: Context) -> bool:
    return context.workspace is not None and context.function is not None


def _is_stopped(context: Context) -> bool:
    return context.debugging is DebugState.STOPPED


def _is_running(context: Context) -> bool:
    return context.debugging is DebugState.RUNNING


def _is_on(context: Context) -> bool:
    return context.debugging is not DebugState.NONE


def _has_begun(context: Context) -> bool:
    return context.debugging in (DebugState.RUNNING, DebugState.STOPPED)


async def _start(app: "Application") -> None:
    await debug_selected(app)


async def _go(app: "Application") -> None:
    """One key for both, as some are used to."""
    if app.debug.state is DebugState.STOPPED:
        await step(app, DebugAction.CONTINUE)
    else:
        await debug_selected(app)


async def _restart(app: "Application") -> None:
    await restart(app)


async def _stop(app: "Application") -> None:
    stop_debugging(app)


def _does(action: DebugAction) -> "Callable[[Application], Awaitable[None]]":
    async def run(app: "Application") -> None:
        await step(app, action)

    return run


COMMANDS = (
    Command(
        "debug.start",
        "Debug",
        "Run the selected function with the event, and stop at breakpoints and where an exception leaves its code.",
        icon="bug",
        shortcut="Ctrl+F5",
        menu=Menu.RUN,
        enabled=_can_start,
        run=_start,
    ),
    Command(
        "debug.go",
        "Debug or Continue",
        "Let the function that is debugged run on; where nothing is debugged, debug the selected function.",
        enabled=_can_start,
        run=_go,
    ),
    Command(
        "debug.continue",
        "Continue",
        "Let the function that is debugged run on.",
        icon="play",
        shortcut="F8",
        menu=Menu.RUN,
        enabled=_is_stopped,
        run=_does(DebugAction.CONTINUE),
    ),
    Command(
        "debug.step_over",
        "Step Over",
        "Run the line as a whole.",
        icon="arrow-right-to-line",
        shortcut="F10",
        menu=Menu.RUN,
        enabled=_is_stopped,
        run=_does(DebugAction.NEXT),
    ),
    Command(
        "debug.step_into",
        "Step Into",
        "Go into what the line calls.",
        icon="arrow-down-to-dot",
        shortcut="F11",
        menu=Menu.RUN,
        enabled=_is_stopped,
        run=_does(DebugAction.STEP_IN),
    ),
    Command(
        "debug.step_out",
        "Step Out",
        "Run to the end of the call and stop behind it.",
        icon="arrow-up-from-dot",
        shortcut="Shift+F11",
        menu=Menu.RUN,
        enabled=_is_stopped,
        run=_does(DebugAction.STEP_OUT),
    ),
    Command(
        "debug.pause",
        "Pause",
        "Stop the function that is debugged where it is now.",
        icon="pause",
        shortcut="Shift+F8",
        menu=Menu.RUN,
        enabled=_is_running,
        run=_does(DebugAction.PAUSE),
    ),
    Command(
        "debug.evaluate",
        "Evaluate…",
        "Ask for the value of an expression, or run a statement, where the function that is debugged stands.",
        icon="square-terminal",
        shortcut="Alt+F8",
        menu=Menu.RUN,
        enabled=_is_stopped,
    ),
    Command(
        "debug.restart",
        "Restart Debugging",
        "Debug the same function with the same event from the beginning.",
        icon="rotate-ccw",
        shortcut="Ctrl+Shift+F5",
        menu=Menu.RUN,
        enabled=_has_begun,
        run=_restart,
    ),
    Command(
        "debug.stop",
        "Stop Debugging",
        "End the run that is debugged.",
        icon="square",
        shortcut="Shift+F5",
        menu=Menu.RUN,
        enabled=_is_on,
        run=_stop,
    ),
)
