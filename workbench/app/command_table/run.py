"""Commands that run functions and tend the run history."""

from typing import TYPE_CHECKING

from workbench.app.commands import Command, Menu, always
from workbench.app.context import Context
from workbench.app.use_cases.invoke import cancel, invoke_selected
from workbench.app.use_cases.replay import replay

if TYPE_CHECKING:
    from workbench.app.application import Application


def _can_invoke(context: Context) -> bool:
    return context.workspace is not None and context.function is not None


def _is_running(context: Context) -> bool:
    return bool(context.running)


def _has_run(context: Context) -> bool:
    return context.run_id is not None and context.run_id not in context.running


async def _invoke(app: "Application") -> None:
    await invoke_selected(app)


async def _cancel(app: "Application") -> None:
    selected = app.context.value.run_id
    running = app.in_flight.ids
    for run_id in [selected] if selected in running else running:
        cancel(app, str(run_id))


async def _again(app: "Application") -> None:
    run_id = app.context.value.run_id
    if run_id is not None:
        await replay(app, run_id)


async def _clear(app: "Application") -> None:
    await app.runs.clear()


COMMANDS = (
    Command(
        "run.invoke",
        "Invoke",
        "Run the selected function with the event, as Lambda would.",
        icon="play",
        shortcut="Ctrl+Return",
        menu=Menu.RUN,
        enabled=_can_invoke,
        run=_invoke,
        cli="invoke",
    ),
    Command(
        "run.again",
        "Run Again",
        "Run the selected run's function once more with the same bytes.",
        icon="rotate-ccw",
        shortcut="Ctrl+Shift+Return",
        menu=Menu.RUN,
        enabled=_has_run,
        run=_again,
    ),
    Command(
        "run.cancel",
        "Stop",
        "Stop the selected run, or all runs when none that runs is selected.",
        icon="square",
        shortcut="Ctrl+.",
        menu=Menu.RUN,
        enabled=_is_running,
        run=_cancel,
    ),
    Command(
        "runs.clear",
        "Clear Run History",
        "Forget every run that has ended.",
        icon="trash-2",
        menu=Menu.RUN,
        enabled=always,
        run=_clear,
    ),
)
