"""`workbench events`: the catalogue of sample events, events made of it, and events checked against it."""

import argparse
import json
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from workbench.base.jsontext import minify
from workbench.cli.output import note, out, out_json, table
from workbench.model.errors import EventError, UsageError
from workbench.model.event_envelope import Envelope
from workbench.project.event_catalogue import EventCatalogue, load_catalogue

_ACTIONS = ("list", "show", "describe", "make", "check")
_PROBLEMS_FOUND = 1
_WIDEST_DEFAULT = 40


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument(
        "action",
        choices=_ACTIONS,
        help="list all events; of one show the sample, describe the parameters, make an event, check one against it",
    )
    parser.add_argument(
        "subject", nargs="?", metavar="ID|FILE", help="an id from the list, such as s3/put; for check a file, or -"
    )
    parser.add_argument(
        "--json", action="store_true", help="print the list, the parameters or the problems as one JSON object"
    )
    making = parser.add_argument_group("make")
    making.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="give a parameter of the event a value"
    )
    making.add_argument("--records", type=int, metavar="N", help="how many records the event has")
    making.add_argument(
        "--wrap", default="", metavar="sns,sqs", help=f"put the event into {_envelopes()}, in this order"
    )
    making.add_argument("--fresh", action="store_true", help="make ids, times and sequence numbers new")
    making.add_argument("--compact", action="store_true", help="print the event in one line")
    parser.add_argument_group("check").add_argument("--type", metavar="ID", help="the type that the event should be of")


async def run(arguments: argparse.Namespace) -> int:
    """Do what the action says; 1 when a check has found problems."""
    catalogue = load_catalogue()
    match arguments.action:
        case "show":
            out(catalogue.sample(arguments.subject or "").removesuffix("\n"))
        case "describe":
            _describe(catalogue, arguments.subject or "", as_json=arguments.json)
        case "make":
            _make(catalogue, arguments)
        case "check":
            return _check(catalogue, arguments)
        case _:
            _list(catalogue, as_json=arguments.json)
    return 0


def _list(catalogue: EventCatalogue, *, as_json: bool) -> None:
    if as_json:
        keys = ("id", "service", "title", "help", "source", "version")
        out_json({"events": [{key: getattr(event, key) for key in keys} for event in catalogue.types]})
    else:
        out(table(("id", "service", "event"), [(event.id, event.service, event.title) for event in catalogue.types]))


def _describe(catalogue: EventCatalogue, type_id: str, *, as_json: bool) -> None:
    # Imported late, as are the others: listing needs neither schemas nor codecs.
    from workbench.project.event_recipes import details  # noqa: PLC0415

    parameters = details(catalogue, type_id).recipe.parameters
    if as_json:
        keys = ("name", "help", "kind", "default", "choices")
        out_json({"id": type_id, "parameters": [{key: getattr(each, key) for key in keys} for each in parameters]})
        return
    rows = [(each.name, each.kind, _shown(each.default), each.help) for each in parameters]
    out(table(("name", "kind", "default", "meaning"), rows))


def _shown(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST_DEFAULT else f"{line[: _WIDEST_DEFAULT - 1]}…"


def _make(catalogue: EventCatalogue, arguments: argparse.Namespace) -> None:
    from workbench.project.event_envelopes import make_wrapped  # noqa: PLC0415
    from workbench.project.event_renewal import Fresh  # noqa: PLC0415

    type_id = arguments.subject or ""
    fresh = Fresh(random.Random(), time.time_ns() // 1_000_000) if arguments.fresh else None
    values = _values(catalogue, type_id, arguments.set)
    text = make_wrapped(
        catalogue, type_id, values, records=arguments.records, envelopes=_wraps(arguments.wrap), fresh=fresh
    )
    out(minify(text) if arguments.compact else text.removesuffix("\n"))


def _values(catalogue: EventCatalogue, type_id: str, pairs: Iterable[str]) -> dict[str, Any]:
    from workbench.project.event_make import checked, read_value  # noqa: PLC0415
    from workbench.project.event_recipes import details  # noqa: PLC0415

    recipe = details(catalogue, type_id).recipe
    known = {parameter.name: parameter for parameter in recipe.parameters}
    values: dict[str, Any] = {}
    for pair in pairs:
        name, equals, text = pair.partition("=")
        if not equals:
            raise UsageError(f"{pair} is no parameter.", "", "Write --set NAME=VALUE.")
        values[name] = read_value(known[name], text) if name in known else text
    return checked(recipe, values)


def _wraps(text: str) -> Sequence[Envelope]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = next((name for name in names if name not in set(Envelope)), None)
    if unknown is not None:
        raise UsageError(f"There is no envelope {unknown}.", "", f"The envelopes are {_envelopes()}.")
    return [Envelope(name) for name in names]


def _envelopes() -> str:
    return ", ".join(Envelope)


def _check(catalogue: EventCatalogue, arguments: argparse.Namespace) -> int:
    from workbench.project.event_check import check_event  # noqa: PLC0415

    if not arguments.subject or not arguments.type:
        raise UsageError("check needs a file and a type.", "", "Write: workbench events check FILE --type ID")
    problems = check_event(catalogue, arguments.type, _text(arguments.subject))
    if arguments.json:
        out_json({"type": arguments.type, "problems": [asdict(problem) for problem in problems]})
    else:
        for problem in problems:
            out(f"{arguments.subject}:{problem.line}:{problem.column}: {problem.text}")
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
