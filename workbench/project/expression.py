"""Template expressions written out for people, as they stand in the file."""

import json
from collections.abc import Iterator

from workbench.project.marked import Marked
from workbench.project.parameters import scalar_text

_LONGEST = 200


def written(value: object) -> str:
    """`value` on one line: short tags as `!GetAtt Queue.Arn`, long forms as JSON; at most 200 characters."""
    text = ""
    try:
        # Piece by piece, as aliases can make a short file mean a text without end.
        for piece in _pieces(value, top=True):
            text += piece
            if len(text) > _LONGEST:
                return text[: _LONGEST - 1] + "…"
    except RecursionError:
        return text + "…"
    return text


def _pieces(value: object, *, top: bool = False) -> Iterator[str]:
    match value:
        case Marked() if value.short:
            yield from _tag(value)
        case dict():
            yield "{"
            for index, (key, item) in enumerate(value.items()):
                yield f"{', ' if index else ''}{_quoted(key)}: "
                yield from _pieces(item)
            yield "}"
        case list():
            yield "["
            for index, item in enumerate(value):
                yield ", " if index else ""
                yield from _pieces(item)
            yield "]"
        case str():
            yield value if top else _quoted(value)
        case None:
            yield "null"
        case _:
            yield scalar_text(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _tag(call: Marked) -> Iterator[str]:
    key, argument = next(iter(call.items()))
    name = key.removeprefix("Fn::")
    yield f"!{name} "
    if name == "GetAtt" and isinstance(argument, list) and all(isinstance(part, str) for part in argument):
        yield ".".join(map(str, argument))
    else:
        yield from _pieces(argument, top=True)
