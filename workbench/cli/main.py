"""The terminal front end: finds the verb, parses its arguments, runs it, and turns failures into exit codes.

0 it worked, 1 the function failed, 2 it could not be run, 130 interrupted, 143 terminated.
"""

import asyncio
import contextlib
import importlib
import os
import signal
import sys
import traceback
from argparse import RawDescriptionHelpFormatter
from collections.abc import Coroutine, Sequence
from typing import Any, cast

from workbench import __version__
from workbench.cli.output import note_error, out
from workbench.cli.run_json import error_json
from workbench.cli.verb import Parser, Verb, VerbEntry
from workbench.model.errors import UsageError, WorkbenchError

OK, FUNCTION_FAILED, COULD_NOT_RUN, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143

VERBS = (
    VerbEntry("invoke", "workbench.cli.invoke", command="run.invoke"),
    VerbEntry("queue", "workbench.cli.queue", help="List the asynchronous events that wait, or remove them."),
    VerbEntry("serve", "workbench.cli.serve", command="service.start"),
    VerbEntry("new", "workbench.cli.new", command="function.new"),
    VerbEntry("deploy", "workbench.cli.deploy", command="function.deploy"),
    VerbEntry("functions", "workbench.cli.functions", help="List the functions of a folder."),
    VerbEntry("events", "workbench.cli.events", help="List, make and check events; import and export saved ones."),
    VerbEntry("test", "workbench.cli.test", command="event.test"),
    VerbEntry("secrets", "workbench.cli.secrets", help="Set, list and delete secrets that events name."),
    VerbEntry("runtimes", "workbench.cli.runtimes", help="List the runtimes and get missing ones."),
    VerbEntry("demo", "workbench.cli.demo", help="Do the main job on the sample workspace and print what happened."),
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the verb named first in `argv` (default: the process's arguments) and return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        return _run(words)
    except WorkbenchError as error:
        if "--json" in words:
            out(error_json(error.what, error.why, error.next_step, executor=""))
        note_error(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except asyncio.CancelledError:
        return TERMINATED
    except BrokenPipeError:
        # The reader of our output is gone; keep the interpreter from complaining about it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception:
        traceback.print_exc()
    return COULD_NOT_RUN


def _run(words: list[str]) -> int:
    entry = next((entry for entry in VERBS if words and entry.name == words[0]), None)
    if entry is None:
        return _without_verb(words)
    verb = cast("Verb", importlib.import_module(entry.module))
    asks_for_help = "-h" in words or "--help" in words
    parser = Parser(prog=f"workbench {entry.name}", description=_help(entry) if asks_for_help else None)
    verb.configure(parser)
    return run_to_end(verb.run(parser.parse_intermixed_args(words[1:])))


def run_to_end(work: Coroutine[Any, Any, int]) -> int:
    """Run `work` on a new loop. Ctrl+C and SIGTERM cancel it, and it cleans up before this returns or raises."""
    return asyncio.run(_terminable(work))


async def _terminable(work: Coroutine[Any, Any, int]) -> int:
    task = asyncio.current_task()
    if task is not None:
        with contextlib.suppress(NotImplementedError, RuntimeError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)
    return await work


def _without_verb(words: list[str]) -> int:
    lines = "\n".join(f"  {entry.name:<11}{_help(entry)}" for entry in VERBS)
    parser = Parser(
        prog="workbench",
        usage="workbench VERB ...",
        description="Run AWS Lambda functions on this machine as Lambda would.",
        epilog=f"verbs:\n{lines}\n\nworkbench VERB --help tells more. The window is opened by workbench-window.",
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"Lambda Workbench {__version__}")
    _, rest = parser.parse_known_args(words)
    if rest:
        raise UsageError(f"There is no verb {rest[0]}.", "", f"The verbs are {', '.join(v.name for v in VERBS)}.")
    parser.print_help()
    return OK


def _help(entry: VerbEntry) -> str:
    if not entry.command:
        return entry.help
    # The table brings every use case with it; only help needs it.
    table = importlib.import_module("workbench.app.command_table")
    return str(table.BY_ID[entry.command].help)


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
