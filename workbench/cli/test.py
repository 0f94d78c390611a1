"""`workbench test`: send the saved events of which something is expected, and compare what comes."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.run_event_tests import SuiteSettings, event_tests, run_event_tests
from workbench.cli.junit import write_junit
from workbench.cli.output import error_object, note, out, out_json
from workbench.cli.session import application
from workbench.model.environment import ExecutorKind
from workbench.model.errors import UsageError
from workbench.model.event_test import EventTestResult, EventTestStatus

_FAILED, _COULD_NOT_RUN = 1, 2
_SPOKEN = {
    EventTestStatus.OK: "passed",
    EventTestStatus.FAILED: "failed",
    EventTestStatus.ERROR: "could not be run",
    EventTestStatus.UPDATED: "updated",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help="the folder (default: this one)")
    parser.add_argument("--function", default="", metavar="NAME", help="test this function only")
    parser.add_argument("--filter", default="", metavar="TEXT", help="send events with TEXT in their names only")
    parser.add_argument("--environment", metavar="NAME", help="take variables from this environment")
    kinds = [kind.value for kind in ExecutorKind]
    parser.add_argument("--executor", choices=kinds, help="where to run (default: the setting run.executor)")
    parser.add_argument("--jobs", type=_count, default=1, metavar="N", help="send N events at a time (default: 1)")
    parser.add_argument("--update", action="store_true", help="expect from now on what differs, and say what changed")
    parser.add_argument("--junit", type=Path, metavar="FILE", help="write the results as JUnit's XML too")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


async def run(arguments: argparse.Namespace) -> int:
    """Run the tests; 0 all are as expected, 1 some are not, 2 some could not be run."""
    async with application() as app:
        workspace = await load_workspace(app, Path(arguments.path))
        tests = await event_tests(app, arguments.function, arguments.filter)
        if not tests:
            raise _nothing(workspace.root, chosen=bool(arguments.function or arguments.filter))
        settings = SuiteSettings(
            arguments.environment,
            ExecutorKind(arguments.executor) if arguments.executor else None,
            arguments.jobs,
            arguments.update,
        )
        results = await run_event_tests(app, tests, settings, _quiet if arguments.json else _print)
    if arguments.junit is not None:
        write_junit(arguments.junit, results, datetime.now(UTC))
    if arguments.json:
        out_json(as_json(results))
    note(summary(results))
    return _status(results)


def _nothing(root: Path, *, chosen: bool) -> UsageError:
    if chosen:
        return UsageError(f"No event test of {root} is chosen by that.", "", "Leave --function and --filter out.")
    return UsageError(
        f"Nothing is expected of any event of {root}.",
        "A saved event is a test when the result that should come is kept beside it.",
        "Run a saved event in the window and choose Save Result as Expectation, or write events/NAME.expected.json.",
    )


def _quiet(_result: EventTestResult) -> None:
    """The JSON object tells of all at the end."""


def _print(result: EventTestResult) -> None:
    name = result.test.name if result.test.name.startswith(f"{result.test.function}/") else _with_function(result)
    time = "" if result.run is None or result.run.result is None else _time(result)
    out(f"{result.status:<7} {name}{time}")
    for line in result.reasons:
        out(f"        {line}")
    for problem in result.warnings:
        out(f"        warning: {problem.text} ({problem.pointer or 'the whole answer'})")


def _with_function(result: EventTestResult) -> str:
    return f"{result.test.name} ({result.test.function})" if result.test.function else result.test.name


def _time(result: EventTestResult) -> str:
    assert result.run is not None
    assert result.run.result is not None
    return f" {result.run.result.report.duration_ms:,.0f} ms"


def summary(results: Sequence[EventTestResult]) -> str:
    """How many came out how, in a line."""
    counts = {status: sum(result.status is status for result in results) for status in EventTestStatus}
    told = [f"{count} {_SPOKEN[status]}" for status, count in counts.items() if count]
    return f"{len(results)} event test{'' if len(results) == 1 else 's'}: {', '.join(told)}."


def as_json(results: Sequence[EventTestResult]) -> dict[str, Any]:
    """The results as the verb's JSON object."""
    return {
        "tests": [_entry(result) for result in results],
        **{status.value: sum(result.status is status for result in results) for status in EventTestStatus},
    }


def _entry(result: EventTestResult) -> dict[str, Any]:
    ended = result.run.result if result.run is not None else None
    error = result.error
    return {
        "event": result.test.name,
        "function": result.test.function,
        "status": result.status,
        "duration_ms": None if ended is None else ended.report.duration_ms,
        "differences": [] if result.verdict is None else list(result.verdict.sentences),
        "warnings": [{"pointer": problem.pointer, "text": problem.text} for problem in result.warnings],
        "error": None if error is None else error_object(error.what, error.why, error.next_step),
    }


def _status(results: Sequence[EventTestResult]) -> int:
    found = {result.status for result in results}
    if EventTestStatus.ERROR in found:
        return _COULD_NOT_RUN
    return _FAILED if EventTestStatus.FAILED in found else 0


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("at least one event must be sent at a time")
    return count
