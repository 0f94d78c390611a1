"""`workbench events describe` and `make`: the parameters of an event type, and events made with values for them."""

import argparse
import json
import random
import time
from collections.abc import Iterable, Sequence
from typing import Any

from workbench.base.jsontext import minify
from workbench.cli.output import out, out_json, table
from workbench.model.errors import UsageError
from workbench.model.event_envelope import Envelope
from workbench.project.event_catalogue import EventCatalogue

_WIDEST_DEFAULT = 40


def configure_making(parser: argparse.ArgumentParser) -> None:
    """Name the arguments of `make`."""
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


def describe(catalogue: EventCatalogue, type_id: str, *, as_json: bool) -> None:
    """Print the parameters of an event type. Raises UsageError for an unknown id."""
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


def make(catalogue: EventCatalogue, type_id: str, arguments: argparse.Namespace) -> None:
    """Print an event of the type, with the values that the arguments give. Raises UsageError, EventError."""
    from workbench.project.event_envelopes import make_wrapped  # noqa: PLC0415
    from workbench.project.event_renewal import Fresh  # noqa: PLC0415

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
