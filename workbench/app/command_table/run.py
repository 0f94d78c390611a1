"""Commands that run functions and tend the run history."""

from typing import TYPE_CHECKING

from workbench.app.commands import Command, Menu, always, has_workspace
from workbench.app.context import Context
from workbench.app.use_cases.invoke import cancel, invoke_selected
from workbench.app.use_cases.profile import profile_selected
from workbench.app.use_cases.queue_upkeep import purge_selected
from workbench.app.use_cases.replay import replay
from workbench.model.invoke import InvocationType
from workbench.model.run import Run, RunOutcome

if TYPE_CHECKING:
    from workbench.app.application import Application


def _can_invoke(context: Context) -> bool:
    return context.workspace is not None and context.function is not None


def _is_running(context: Context) -> bool:
    return bool(context.running)


def _has_run(context: Context) -> bool:
    return context.run_id is not None and context.run_id not in context.running


async def _invoke(app: "Application") -> None:
    """As the request's options say."""
    run = await invoke_selected(app)
    if run.options.invocation_type is InvocationType.DRY_RUN:
        _say_whether_taken(app, run)


async def _invoke_async(app: "Application") -> None:
    await invoke_selected(app, kind=InvocationType.EVENT)


async def _dry_run(app: "Application") -> None:
    _say_whether_taken(app, await invoke_selected(app, kind=InvocationType.DRY_RUN))


def _say_whether_taken(app: "Application", run: Run) -> None:
    if run.outcome is RunOutcome.OK:
        app.notices.info(f"Lambda would take this request for {run.function}.", "Nothing was run (204).")
    elif run.error is not None:
        detail = " ".join(part for part in (run.error.what, run.error.why, run.error.next_step) if part)
        app.notices.warn(f"Lambda would not take this request for {run.function}.", detail)


async def _purge(app: "Application") -> None:
    count = await purge_selected(app)
    gone = f"{count} {'event was' if count == 1 else 'events were'}"
    app.notices.info(f"{gone} removed from the queue." if count else "No event waits in the queue.")


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
        "Send the event to the selected function, as the composer's options say.",
        icon="play",
        shortcut="Ctrl+Return",
        menu=Menu.RUN,
        enabled=_can_invoke,
        run=_invoke,
        cli="invoke",
    ),
    Command(
        "run.invoke_async",
        "Invoke Asynchronously",
        "Queue the event: it runs in the background and is retried when it fails, as on Lambda.",
        icon="inbox",
        shortcut="Ctrl+Alt+Return",
        menu=Menu.RUN,
        enabled=_can_invoke,
        run=_invoke_async,
    ),
    Command(
        "run.dry_run",
        "Dry Run",
        "Check whether Lambda would take the request, without running the function.",
        icon="circle-check",
        menu=Menu.RUN,
        enabled=_can_invoke,
        run=_dry_run,
    ),
    Command(
        "run.profile_imports",
        "Profile Imports",
        "Measure which imports a cold start of the selected function spends its time on, where it is Python.",
        icon="gauge",
        menu=Menu.RUN,
        enabled=_can_invoke,
        run=profile_selected,
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
        "run.purge_queue",
        "Remove Queued Events",
        "Remove the asynchronous events of this workspace that wait in the queue.",
        icon="circle-minus",
        menu=Menu.RUN,
        enabled=has_workspace,
        run=_purge,
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
