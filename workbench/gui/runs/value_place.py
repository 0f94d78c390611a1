"""Where in a JSON text the value stands that a JSON Pointer leads to."""

from workbench.base.json_places import Lines, find_spans
from workbench.base.json_pointer import places
from workbench.base.json_read import read_json

Place = tuple[int, int]
"""A line and a column, from 1."""


def value_place(text: str, pointer: str) -> tuple[Place, Place] | None:
    """Where the value begins and ends; None when there is none, or the text is not JSON."""
    try:
        path = next(places(read_json(text), pointer), None)
    except ValueError:
        return None
    span = find_spans(text, [path]).get(path) if path is not None else None
    if span is None:
        return None
    lines = Lines(text)
    return lines.at(span.start), lines.at(span.end)
