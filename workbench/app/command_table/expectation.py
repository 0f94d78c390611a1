"""Commands on what is expected of saved events, and on events taken from elsewhere."""

from typing import TYPE_CHECKING

from workbench.app.commands import Command, Menu, has_workspace
from workbench.app.context import Context
from workbench.app.use_cases.expectation import save_expectation
from workbench.model.errors import UsageError
from workbench.model.event_sidecar import Expectation

if TYPE_CHECKING:
    from workbench.app.application import Application


def _has_ended_run(context: Context) -> bool:
    return has_workspace(context) and context.run_id is not None and context.run_id not in context.running


def _has_run(context: Context) -> bool:
    return context.run_id is not None


async def _save_expectation(app: "Application") -> None:
    run = await app.runs.full(app.context.value.run_id or "")
    if run is None:
        raise UsageError("That run is not in the history any more.")
    app.notices.info(
        f"This result is expected of {run.event_name} from now on.", _ignored(await save_expectation(app, run))
    )


def _ignored(expectation: Expectation) -> str:
    if not expectation.ignore:
        return ""
    places = ", ".join(pointer or "the whole result" for pointer in expectation.ignore)
    return f"Not compared, since it differs from run to run: {places}. The event's .event.toml lists it under ignore."


async def _test(app: "Application") -> None:
    # Imported late: few sessions run tests.
    from workbench.app.use_cases.run_workspace_tests import run_workspace_tests  # noqa: PLC0415

    await run_workspace_tests(app)


COMMANDS = (
    Command(
        "run.save_expectation",
        "Save Result as Expectation",
        "Keep the selected run's result beside its saved event, and compare later runs with it.",
        icon="circle-check",
        menu=Menu.RUN,
        enabled=_has_ended_run,
        run=_save_expectation,
    ),
    Command(
        "event.test",
        "Run Event Tests",
        "Send every saved event of which something is expected, and compare what comes.",
        icon="test-tube",
        menu=Menu.RUN,
        enabled=has_workspace,
        run=_test,
        cli="test",
    ),
    Command(
        "event.from_run",
        "Use This Run's Event",
        "Put the event of the selected run into the composer; its secrets stay named.",
        icon="history",
        menu=Menu.RUN,
        enabled=_has_run,
    ),
    Command(
        "event.from_clipboard",
        "New Event from Clipboard",
        "Find the event in a copied log line or any other text, and put it into the composer.",
        icon="clipboard-paste",
        menu=Menu.RUN,
    ),
)
