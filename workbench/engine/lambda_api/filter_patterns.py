"""The patterns of an event source mapping's FilterCriteria: which are well formed (LAMBDA_FACTS §6.11)."""

import json
import math
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

LARGEST_NUMBER = 5_000_000_000
"""Numbers of `numeric` lie between this and its negative."""

_DEEPEST = 32
_LOWER = frozenset({">", ">="})
_UPPER = frozenset({"<", "<="})
_ONE = _LOWER | _UPPER | {"="}


def is_pattern(text: str) -> bool:
    """Whether `text` is a pattern: a JSON object whose leaves are lists of what is to be matched."""
    try:
        pattern = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return False
    return _is_object(pattern, 0)


def _refuse(_constant: str) -> NoReturn:
    """NaN and Infinity are Python's, not JSON's."""
    raise ValueError


def _is_object(pattern: Any, depth: int) -> bool:
    if not isinstance(pattern, dict) or not pattern or depth > _DEEPEST:
        return False
    return all(_is_field(name, value, depth) for name, value in pattern.items())


def _is_field(name: str, value: Any, depth: int) -> bool:
    match value:
        case dict():
            return _is_object(value, depth + 1)
        case list() if name == "$or":
            return bool(value) and all(_is_object(one, depth + 1) for one in value)
        case list():
            return bool(value) and all(_is_match(one) for one in value)
    return False


def _is_match(value: Any) -> bool:
    match value:
        case None | bool() | str():
            return True
        case int() | float():
            return math.isfinite(value)
        case dict() if len(value) == 1:
            ((operator, operand),) = value.items()
            check = _OPERATORS.get(operator)
            return check is not None and check(operand)
    return False


def _is_text(operand: Any) -> bool:
    return isinstance(operand, str)


def _is_flag(operand: Any) -> bool:
    return isinstance(operand, bool)


def _is_number(operand: Any) -> bool:
    return (
        isinstance(operand, int | float)
        and not isinstance(operand, bool)
        and -LARGEST_NUMBER <= operand <= LARGEST_NUMBER
    )


def _is_anything_but(operand: Any) -> bool:
    """Texts or numbers, one or several, but not some of each."""
    values = operand if isinstance(operand, list) else [operand]
    return bool(values) and (all(map(_is_text, values)) or all(map(_is_number, values)))


def _is_range(operand: Any) -> bool:
    match operand:
        case [str() as sign, bound]:
            return sign in _ONE and _is_number(bound)
        case [str() as lower, low, str() as upper, high]:
            return lower in _LOWER and upper in _UPPER and _is_number(low) and _is_number(high) and low < high
    return False


_OPERATORS: Mapping[str, Callable[[Any], bool]] = {
    "equals-ignore-case": _is_text,
    "prefix": _is_text,
    "suffix": _is_text,
    "exists": _is_flag,
    "anything-but": _is_anything_but,
    "numeric": _is_range,
}
