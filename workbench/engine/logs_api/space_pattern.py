"""Filter patterns of events whose fields are separated by spaces: `[ip, ..., status = 4*, bytes > 1000]`."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.engine.logs_api.condition_parser import ConditionParser
from workbench.engine.logs_api.conditions import Lookup, Test
from workbench.engine.logs_api.errors import invalid_pattern
from workbench.engine.logs_api.term_pattern import Matches

_ANY = "..."
_FIELD = re.compile(r"""(?:"(?:[^"\\]|\\.)*"|%[^%]*%|[^,"%])*""")
_SELECTOR = re.compile(r"[A-Za-z_][\w\-]*")
_PART = re.compile(r'\[([^\[\]]*)\]|"([^"]*)"|(\S+)')


def compile_fields(inner: str) -> Matches:
    """What is between the brackets. Raises ApiError for what cannot be read.

    An event fits when it has a part for each field (`...` stands for any number of them) and all conditions hold. Text
    in brackets or quotes is one part.
    """
    fields = _fields(inner)
    if fields.count(_ANY) > 1:
        raise invalid_pattern()
    names = [found.group() if (found := _SELECTOR.match(field)) else "" for field in fields]
    tests = [test for field in fields if (test := _condition(field)) is not None]

    def matches(message: str) -> bool:
        given = _assigned(fields, names, _parts(message))
        return given is not None and all(test(_lookup(given)) for test in tests)

    return matches


def _fields(inner: str) -> list[str]:
    fields = []
    place = 0
    while True:
        found = _FIELD.match(inner, place)
        assert found is not None
        fields.append(found.group().strip())
        place = found.end()
        if place == len(inner):
            return fields
        if inner[place] != ",":
            raise invalid_pattern()
        place += 1


def _condition(field: str) -> Test | None:
    """None for a field that is a name alone, or nothing."""
    if field in ("", _ANY) or _SELECTOR.fullmatch(field):
        return None
    return ConditionParser(field, _SELECTOR, str).whole()


def _parts(message: str) -> list[str]:
    return [next(text for text in found.groups() if text is not None) for found in _PART.finditer(message)]


def _assigned(fields: Sequence[str], names: Sequence[str], parts: Sequence[str]) -> Mapping[str, str] | None:
    """The parts by the names of their fields; None when there are too many or too few."""
    if _ANY not in fields:
        return dict(zip(names, parts, strict=True)) if len(parts) == len(fields) else None
    before = fields.index(_ANY)
    after = len(fields) - before - 1
    if len(parts) < before + after:
        return None
    rest = parts[len(parts) - after :]
    return dict(zip(names[:before], parts[:before], strict=True)) | dict(zip(names[before + 1 :], rest, strict=True))


def _lookup(given: Mapping[str, str]) -> Lookup:
    def values(name: Any) -> Sequence[Any]:
        return (given[name],) if name in given else ()

    return values
