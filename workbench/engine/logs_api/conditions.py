"""Conditions of filter patterns: what is compared with what, and how (`= 4*`, `> 10`, `IS NULL`, `&&`, `||`)."""

import re
from collections.abc import Callable, Sequence
from typing import Any

from workbench.engine.logs_api.errors import invalid_pattern
from workbench.engine.logs_api.term_pattern import compile_regex

Lookup = Callable[[Any], Sequence[Any]]
"""The values that a selector finds in an event; none where there is nothing."""

Test = Callable[[Lookup], bool]
"""A condition."""

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d{1,400}", re.ASCII)
_ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda one, other: one < other,
    ">": lambda one, other: one > other,
    "<=": lambda one, other: one <= other,
    ">=": lambda one, other: one >= other,
}


def comparison(selector: Any, operator: str, value: str, *, quoted: bool) -> Test:
    """`selector operator value`; true when any value that is found fits. Raises ApiError.

    Only text, numbers and booleans are compared: what finds an object or a list fits neither `=` nor `!=`.
    """
    if operator in _ORDERS:
        return _order(selector, operator, value)
    equal = _equal(value, quoted=quoted)
    wanted = operator == "="
    return lambda lookup: any(equal(found) is wanted for found in lookup(selector) if _is_scalar(found))


def is_null(selector: Any) -> Test:
    """It is there, and null."""
    return lambda lookup: any(found is None for found in lookup(selector))


def is_boolean(selector: Any, wanted: bool) -> Test:
    """It is there, and true or false."""
    return lambda lookup: any(found is wanted for found in lookup(selector))


def exists(selector: Any, *, wanted: bool) -> Test:
    """It is there, or is not."""
    return lambda lookup: bool(lookup(selector)) is wanted


def all_of(tests: Sequence[Test]) -> Test:
    """`&&`."""
    return tests[0] if len(tests) == 1 else lambda lookup: all(test(lookup) for test in tests)


def any_of(tests: Sequence[Test]) -> Test:
    """`||`."""
    return tests[0] if len(tests) == 1 else lambda lookup: any(test(lookup) for test in tests)


def _order(selector: Any, operator: str, value: str) -> Test:
    if not _NUMBER.fullmatch(value):
        raise invalid_pattern()
    order, limit = _ORDERS[operator], _read(value)
    return lambda lookup: any(order(one, limit) for found in lookup(selector) if (one := _number(found)) is not None)


def _equal(value: str, *, quoted: bool) -> Callable[[Any], bool]:
    if not quoted and value.startswith("%"):
        regex = compile_regex(value)
        return lambda found: regex.found_in(_text(found))
    fits = _wildcard(value)
    if quoted or not _NUMBER.fullmatch(value):
        return lambda found: fits(_text(found))
    number = _read(value)
    return lambda found: _number(found) == number or fits(_text(found))


def _wildcard(value: str) -> Callable[[str], bool]:
    """A `*` stands for any text, at either end only."""
    core = value.strip("*")
    match value.startswith("*"), value.endswith("*"):
        case True, True:
            return lambda text: core in text
        case True, False:
            return lambda text: text.endswith(core)
        case False, True:
            return lambda text: text.startswith(core)
        case _:
            return lambda text: text == value


def _is_scalar(found: Any) -> bool:
    return isinstance(found, str | int | float)


def _text(found: Any) -> str:
    if isinstance(found, bool):
        return "true" if found else "false"
    return found if isinstance(found, str) else repr(found)


def _number(found: Any) -> float | None:
    """Of a number, or of text that is one."""
    if isinstance(found, str):
        return _read(found) if _NUMBER.fullmatch(found) else None
    return None if isinstance(found, bool) or not isinstance(found, int | float) else found


def _read(text: str) -> float:
    """A number; an integer stays exact."""
    return int(text) if _INTEGER.fullmatch(text) else float(text)
