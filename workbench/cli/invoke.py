"""`workbench invoke`: run a function once or several times, and print what came of it."""

import argparse
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from workbench.app.application import Application
from workbench.app.use_cases.invoke import invoke, limit_of
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.queue_upkeep import register_functions
from workbench.cli.event_argument import given_event
from workbench.cli.event_end import ended_event
from workbench.cli.output import note, note_error, out
from workbench.cli.run_json import error_json, payload_json, run_error, run_json
from workbench.cli.session import application
from workbench.engine.loglines import tail
from workbench.model.environment import ExecutorKind
from workbench.model.errors import UsageError, WorkbenchError
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import InvokeOptions
from workbench.model.run import LogWritten, ResponseChunk, Run, RunEvent, RunOutcome
from workbench.model.workspace import Workspace

_EXIT_CODES = {RunOutcome.OK: 0, RunOutcome.FUNCTION_ERROR: 1}


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.usage = (
        "%(prog)s [PATH] [FUNCTION] -e FILE|-|JSON|ID [--environment NAME | --raw] [--executor docker|process]\n"
        "       [--runs N] [--type TYPE]\n"
        "       [--tenant-id T] [--client-context JSON] [--qualifier Q] [--trace-id H] [--timeout S] [--tail]\n"
        "       [--stream | --json]\n\n"
        "One word that is no folder is a function of this folder."
    )
    parser.add_argument("words", nargs="*", metavar="[PATH] [FUNCTION]", help="the folder and the function's name")
    parser.add_argument(
        "-e", "--event", default="{}", help="a file, - for standard input, JSON, or a sample's id (default: {})"
    )
    parser.add_argument(
        "--environment", "--env", metavar="NAME", help="where ${env.NAME} is looked up (default: as its notes say)"
    )
    parser.add_argument("--raw", action="store_true", help="send the event byte for byte, variables and all")
    kinds = [kind.value for kind in ExecutorKind]
    parser.add_argument("--executor", choices=kinds, help="where to run (default: the setting run.executor)")
    parser.add_argument("--runs", type=_count, default=1, metavar="N", help="invoke N times in a row (default: 1)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    _configure_request(parser)


def _configure_request(parser: argparse.ArgumentParser) -> None:
    """The parameters of AWS's Invoke call."""
    parser.add_argument(
        "--type",
        choices=[kind.value for kind in InvocationType],
        default=InvocationType.REQUEST_RESPONSE.value,
        help="RequestResponse waits for the result (default), Event queues it and waits for its end, DryRun checks",
    )
    parser.add_argument("--client-context", default="", metavar="JSON", help="the client context, a JSON object")
    parser.add_argument("--tenant-id", default="", metavar="T", help="the tenant, for a function that isolates them")
    parser.add_argument("--qualifier", default="", metavar="Q", help="the version or alias that is called")
    parser.add_argument("--trace-id", default="", metavar="H", help="the X-Amzn-Trace-Id header")
    parser.add_argument(
        "--timeout", type=_seconds, default=0.0, metavar="S", help="this invoke's timeout (default: the function's own)"
    )
    parser.add_argument(
        "--tail", action="store_true", help="print the last 4 KB of the log at the end, as Lambda returns them"
    )
    parser.add_argument("--stream", action="store_true", help="write the response to standard output as it comes")


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
    elif last.queue is not None and last.queue.condition:
        out(last.queue.condition)
    elif last.result is not None and not _was_written(arguments, last):
        out(payload_json(last.result.payload))
    return _EXIT_CODES.get(last.outcome, 2)


def _was_written(arguments: argparse.Namespace, last: Run) -> bool:
    """Whether the response is on standard output already, with no error's document after it."""
    result = last.result
    return bool(arguments.stream and result and result.streamed_bytes and not result.function_error)


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
    if arguments.stream and arguments.json:
        raise UsageError("--stream and --json are both given.", "Each writes something else to standard output.")
    executor = ExecutorKind(arguments.executor) if arguments.executor else None
    options = _options(arguments)
    queued = options.invocation_type is InvocationType.EVENT
    async with application(records=options.invocation_type is not InvocationType.DRY_RUN) as app:
        workspace = await load_workspace(app, folder)
        function = name or only_function(workspace)
        given = given_event(app, workspace.root, arguments.event, environment=arguments.environment, raw=arguments.raw)
        if queued:
            register_functions(app)

        emit = _show_response if options.log_tail else _show

        async def once() -> Run:
            run = await invoke(
                app,
                function,
                await given.ready(app, limit_of(options)),
                event_name=given.name,
                event_type=given.type_id,
                executor=executor,
                emit=emit,
                options=options,
            )
            return await _end_of(app, run)

        return await _repeat(once, arguments.runs)


def _options(arguments: argparse.Namespace) -> InvokeOptions:
    return InvokeOptions(
        invocation_type=InvocationType(arguments.type),
        client_context=arguments.client_context,
        tenant_id=arguments.tenant_id,
        qualifier=arguments.qualifier,
        trace_id=arguments.trace_id,
        streaming=arguments.stream,
        log_tail=arguments.tail,
        timeout_s=arguments.timeout,
    )


async def _end_of(app: Application, run: Run) -> Run:
    """The run when it has ended; the log of an event is shown with each of its attempts."""
    if run.outcome is RunOutcome.QUEUED:
        return await ended_event(app, run)
    if run.options.log_tail and run.result is not None:
        note(tail(run.result.log).decode("utf-8", "replace").replace("\r", "\n").removesuffix("\n"))
    return run


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
    else:
        _show_response(event)


def _show_response(event: RunEvent) -> None:
    if isinstance(event, ResponseChunk):
        # Bytes as they are: a streamed response need not be text.
        sys.stdout.flush()
        sys.stdout.buffer.write(event.data)
        sys.stdout.buffer.flush()


def _seconds(text: str) -> float:
    """A number of seconds; whether it is in range is said by the invoke."""
    seconds = float(text)
    if not seconds:
        raise argparse.ArgumentTypeError("a timeout is at least 1 second")
    return seconds


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("the number of runs must be at least 1")
    return count
