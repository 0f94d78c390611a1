"""Filter patterns of JSON events: `{ $.level = "ERROR" && $.latency > 10 }`."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from workbench.engine.logs_api.condition_parser import ConditionParser
from workbench.engine.logs_api.conditions import Lookup
from workbench.engine.logs_api.term_pattern import Matches

Step = str | int | None
"""A member's name, an element's number, or None for every element."""

_NAME = r"[\w\-@:/]+"
_STEP = re.compile(rf"""\.?\[(?:"([^"]*)"|'([^']*)')\]|\[(\d{{1,9}}|\*)\]|\.({_NAME})""")
_SELECTOR = re.compile(rf"""\$(?:\.?\[(?:"[^"]*"|'[^']*'|\d{{1,9}}|\*)\]|\.{_NAME})+""")


def compile_json(inner: str) -> Matches:
    """What is between the braces. Raises ApiError for what cannot be read. Messages that are no JSON do not fit."""
    test = ConditionParser(inner, _SELECTOR, _steps).whole()

    def matches(message: str) -> bool:
        document = _document(message)
        return document is not None and test(_lookup(document))

    return matches


def _steps(selector: str) -> tuple[Step, ...]:
    return tuple(map(_step, _STEP.finditer(selector)))


def _step(found: re.Match[str]) -> Step:
    double, single, number, name = found.groups()
    if number is not None:
        return None if number == "*" else int(number)
    return next(text for text in (double, single, name) if text is not None)


def _document(message: str) -> Any:
    """An object or a list; None for anything else, which most lines are."""
    if not message.lstrip().startswith(("{", "[")):
        return None
    try:
        return json.loads(message)
    except (ValueError, RecursionError):
        return None


def _lookup(document: Any) -> Lookup:
    def values(steps: Sequence[Step]) -> Sequence[Any]:
        found = [document]
        for step in steps:
            found = [inner for each in found for inner in _inside(each, step)]
        return found

    return values


def _inside(value: Any, step: Step) -> Iterator[Any]:
    match step:
        case str() if isinstance(value, dict) and step in value:
            yield value[step]
        case int() if isinstance(value, list) and step < len(value):
            yield value[step]
        case None if isinstance(value, list):
            yield from value
