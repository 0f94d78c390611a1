"""Names that stand twice in one object of an event: it is sent as it is, and who reads it keeps the last."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from workbench.base.json_places import Lines
from workbench.base.json_pointer import Path, pointer_to
from workbench.model.event import EventProblem

MOST_REPEATS = 20

_TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[][{},:]|[^][{},:"\s]+')


def repeated_names(text: str) -> tuple[EventProblem, ...]:
    """A problem for each name of the JSON `text` that its object has already, 20 at most."""
    if not _any_repeats(text):
        return ()
    lines = Lines(text)
    return tuple(
        EventProblem(pointer_to(path), *lines.at(start), f"{path[-1]} is there twice: only this one will be read.")
        for path, start in islice(_repeats(text), MOST_REPEATS)
    )


def _any_repeats(text: str) -> bool:
    """Whether there are any, at the speed of Python's JSON reader: most texts have none."""
    found = False

    def note(pairs: list[tuple[str, object]]) -> None:
        nonlocal found
        found = found or len(dict.fromkeys([name for name, _ in pairs])) != len(pairs)

    try:
        json.loads(text, object_pairs_hook=note, parse_int=len, parse_float=len)
    except (ValueError, RecursionError):
        return True  # it is nested too deeply for that reader, if it is JSON at all
    return found


@dataclass(slots=True)
class _Open:
    """An object or list that has begun, with the names that have been in it."""

    in_object: bool
    part: str | int
    names: set[str] = field(default_factory=set)
    awaits_name: bool = True


def _repeats(text: str) -> Iterator[tuple[Path, int]]:
    """Path and offset of each name that its object has had before."""
    opened: list[_Open] = []
    for token in _TOKEN.finditer(text):
        inner = opened[-1] if opened else None
        match token[0]:
            case "{" | "[":
                opened.append(_Open(token[0] == "{", "" if token[0] == "{" else 0))
            case "}" | "]":
                del opened[-1:]
            case ",":
                if inner is not None and isinstance(inner.part, int):
                    inner.part += 1
                elif inner is not None:
                    inner.awaits_name = True
            case ":":
                pass
            case name if inner is not None and inner.in_object and inner.awaits_name:
                inner.awaits_name = False
                inner.part = _name(name)
                if inner.part in inner.names:
                    yield tuple(one.part for one in opened), token.start()
                inner.names.add(inner.part)


def _name(token: str) -> str:
    try:
        return str(json.loads(token))
    except ValueError:
        return token
