"""`workbench invoke`: run a function once or several times, and print what came of it."""

import argparse
from collections.abc import Awaitable, Callable
from pathlib import Path

from workbench.app.use_cases.invoke import invoke
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.cli.event_argument import read_event
from workbench.cli.output import note, note_error, out
from workbench.cli.run_json import error_json, payload_json, run_error, run_json
from workbench.cli.session import application
from workbench.model.environment import ExecutorKind
from workbench.model.errors import UsageError, WorkbenchError
from workbench.model.run import LogWritten, Run, RunEvent, RunOutcome
from workbench.model.workspace import Workspace

_EXIT_CODES = {RunOutcome.OK: 0, RunOutcome.FUNCTION_ERROR: 1}


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.usage = (
        "%(prog)s [PATH] [FUNCTION] -e FILE|-|JSON|ID [--executor docker|process] [--runs N] [--json]\n\n"
        "One word that is no folder is a function of this folder."
    )
    parser.add_argument("words", nargs="*", metavar="[PATH] [FUNCTION]", help="the folder and the function's name")
    parser.add_argument(
        "-e", "--event", default="{}", help="a file, - for standard input, JSON, or a sample's id (default: {})"
    )
    kinds = [kind.value for kind in ExecutorKind]
    parser.add_argument("--executor", choices=kinds, help="where to run (default: the setting run.executor)")
    parser.add_argument("--runs", type=_count, default=1, metavar="N", help="invoke N times in a row (default: 1)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


async def run(arguments: argparse.Namespace) -> int:
    """Invoke; 0 ok, 1 function error, 2 could not be run."""
    try:
        runs = await _runs(arguments)
    except WorkbenchError as error:
        note_error(error)
        if arguments.json:
            out(error_json(error.what, error.why, error.next_step, arguments.executor or ""))
        return 2
    last = runs[-1]
    failure = run_error(last)
    if failure is not None:
        note_error(WorkbenchError(failure.what, failure.why, failure.next_step))
    if arguments.json:
        out(run_json(runs))
    elif last.result is not None:
        out(payload_json(last.result.payload))
    return _EXIT_CODES.get(last.outcome, 2)


def split_words(words: list[str]) -> tuple[Path, str]:
    """The folder and the function (empty: the only one) that the positional words name. Raises UsageError."""
    match words:
        case []:
            return Path(), ""
        case [word]:
            return (Path(word), "") if Path(word).is_dir() else (Path(), word)
        case [folder, function]:
            return Path(folder), function
    raise UsageError(f"{words[2]} is one word too many.", "A folder and a function are named at most.")


async def _runs(arguments: argparse.Namespace) -> list[Run]:
    folder, name = split_words(arguments.words)
    event_name, payload = read_event(arguments.event)
    executor = ExecutorKind(arguments.executor) if arguments.executor else None
    async with application() as app:
        workspace = await load_workspace(app, folder)
        function = name or only_function(workspace)

        async def once() -> Run:
            return await invoke(app, function, payload, event_name=event_name, executor=executor, emit=_show)

        return await _repeat(once, arguments.runs)


async def _repeat(once: Callable[[], Awaitable[Run]], count: int) -> list[Run]:
    """Up to `count` runs in a row; the first that cannot be run is the last."""
    runs = [await once()]
    while len(runs) < count and runs[-1].result is not None:
        runs.append(await once())
    return runs


def only_function(workspace: Workspace) -> str:
    """The name of the workspace's one function. Raises UsageError when there is none or a choice."""
    names = [function.name for function in workspace.functions]
    if len(names) == 1:
        return names[0]
    if not names:
        raise UsageError(f"No functions were found in {workspace.root}.", "", "Name another folder.")
    shown = f"{', '.join(names[:12])}{', …' if len(names) > 12 else ''}"
    raise UsageError(f"{workspace.root} has {len(names)} functions.", "", f"Name one of {shown}.")


def _show(event: RunEvent) -> None:
    if isinstance(event, LogWritten):
        # The runtimes write the line feeds of one record as carriage returns.
        note(event.line.text.replace("\r", "\n"))


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("the number of runs must be at least 1")
    return count
