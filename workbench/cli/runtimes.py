"""`workbench runtimes`: the runtimes, and what this machine has of them."""

import argparse

from workbench.app.use_cases.runtimes import RuntimeState, fetch_runtime, runtime_states
from workbench.cli.output import note, out, out_json, table
from workbench.cli.session import application


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument("--get", metavar="ID", help="get the interpreter of a runtime for running without Docker")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


async def run(arguments: argparse.Namespace) -> int:
    """List the runtimes, or get one first."""
    async with application(records=False) as app:
        if arguments.get:
            note(f"Getting {arguments.get}…")
            states: tuple[RuntimeState, ...] = (await fetch_runtime(app, arguments.get),)
        else:
            states = await runtime_states(app)
    if arguments.json:
        out_json({"runtimes": [_as_json(state) for state in states]})
    else:
        out(table(("id", "support", "deprecation", "interpreter", "image"), [_row(state) for state in states]))
    return 0


def _as_json(state: RuntimeState) -> dict[str, object]:
    runtime = state.runtime
    return {
        "id": runtime.id,
        "language": runtime.language,
        "version": runtime.version,
        "support": state.support,
        "deprecation": None if runtime.deprecation is None else runtime.deprecation.isoformat(),
        "interpreter": None if state.interpreter is None else str(state.interpreter),
        "can_get": state.can_fetch,
        "image": runtime.image,
    }


def _row(state: RuntimeState) -> tuple[str, ...]:
    runtime = state.runtime
    missing = f"missing; workbench runtimes --get {runtime.id}" if state.can_fetch else "missing"
    return (
        runtime.id,
        state.support,
        "" if runtime.deprecation is None else runtime.deprecation.isoformat(),
        missing if state.interpreter is None else str(state.interpreter),
        runtime.image,
    )
