"""`workbench events`: the catalogue of sample events, what is made of it and checked against it, and saved events."""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from workbench.cli.event_library import LIBRARY_ACTIONS, configure_library, run_library
from workbench.cli.event_making import configure_making, describe, make
from workbench.cli.event_rendering import configure_rendering, render
from workbench.cli.output import note, out, out_json, table
from workbench.model.errors import EventError, UsageError
from workbench.project.event_catalogue import EventCatalogue, load_catalogue

_ACTIONS = ("list", "show", "describe", "make", "check", "render", "saved", "import", "export")
_PROBLEMS_FOUND = 1


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument(
        "action",
        choices=_ACTIONS,
        help="list all events; of one show the sample, describe the parameters, make an event, check one against it; "
        "render an event as it would be sent; "
        "list saved events, import files, export a function's shareable test events",
    )
    parser.add_argument(
        "subjects",
        nargs="*",
        metavar="ID|FILE|NAME",
        help="an id from the list, such as s3/put; for check a file, or -; for render an event as invoke takes it, "
        "and the folder; for saved the workspace; for import files "
        "and folders; for export the function and its events",
    )
    parser.add_argument(
        "--json", action="store_true", help="print the lists, the parameters or the problems as one JSON object"
    )
    configure_making(parser)
    parser.add_argument_group("check").add_argument("--type", metavar="ID", help="the type that the event should be of")
    configure_rendering(parser)
    configure_library(parser)


async def run(arguments: argparse.Namespace) -> int:
    """Do what the action says; 1 when a check has found problems, or a file was not imported."""
    if arguments.action in LIBRARY_ACTIONS:
        return run_library(arguments)
    if arguments.action == "render":
        return await render(arguments.subjects, arguments.environment)
    catalogue = load_catalogue()
    subject = _subject(arguments)
    match arguments.action:
        case "show":
            out(catalogue.sample(subject).removesuffix("\n"))
        case "describe":
            describe(catalogue, subject, as_json=arguments.json)
        case "make":
            make(catalogue, subject, arguments)
        case "check":
            return _check(catalogue, subject, arguments)
        case _:
            _list(catalogue, as_json=arguments.json)
    return 0


def _subject(arguments: argparse.Namespace) -> str:
    if len(arguments.subjects) > 1:
        raise UsageError(f"{arguments.action} takes one event.", f"There is {arguments.subjects[1]} as well.")
    return arguments.subjects[0] if arguments.subjects else ""


def _list(catalogue: EventCatalogue, *, as_json: bool) -> None:
    if as_json:
        keys = ("id", "service", "title", "help", "source", "version")
        out_json({"events": [{key: getattr(event, key) for key in keys} for event in catalogue.types]})
    else:
        out(table(("id", "service", "event"), [(event.id, event.service, event.title) for event in catalogue.types]))


def _check(catalogue: EventCatalogue, subject: str, arguments: argparse.Namespace) -> int:
    # Imported late: listing needs no schemas.
    from workbench.project.event_check import check_event  # noqa: PLC0415

    if not subject or not arguments.type:
        raise UsageError("check needs a file and a type.", "", "Write: workbench events check FILE --type ID")
    problems = check_event(catalogue, arguments.type, _text(subject))
    if arguments.json:
        out_json({"type": arguments.type, "problems": [asdict(problem) for problem in problems]})
    else:
        for problem in problems:
            out(f"{subject}:{problem.line}:{problem.column}: {problem.text}")
        note({0: "No problems.", 1: "1 problem."}.get(len(problems), f"{len(problems)} problems."))
    return _PROBLEMS_FOUND if problems else 0


def _text(argument: str) -> str:
    try:
        data = sys.stdin.buffer.read() if argument == "-" else Path(argument).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        raise EventError(f"The event {argument} cannot be read.", f"{error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise EventError(f"The event {argument} is not UTF-8.", f"{error}.") from error
