"""Which patterns of a lexer can look past the end of a line before they fail, and how to notice that one did.

A pattern such as JavaScript's `/\\*(.|\\n)*?\\*/` fails at an unclosed comment only after reading the whole file, so
an edit far below can make it match. Its probe is the part before the first piece that can take up a line feed (`/\\*`):
where the probe matches and the pattern does not, the attempt is open, and every later edit must ask it again.
Runs of white space count as not spanning; the lexing core steps back over blank lines by itself.
"""

import importlib
import re
from collections.abc import Callable
from functools import cache
from typing import Any

Match = Callable[..., "re.Match[str] | None"]

_parser: Any = importlib.import_module("re._parser")
_compiler: Any = importlib.import_module("re._compiler")
_names: Any = importlib.import_module("re._constants")

_REPEATS = frozenset(name for name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"))
_SPACE_CODES = frozenset(map(ord, " \t\n\r\f\v"))


def probe_for(match: Match) -> Match | None:
    """The probe of a compiled pattern's bound `match`, or None when it cannot look past its line and fail."""
    pattern = getattr(match, "__self__", None)
    return _probe(pattern) if isinstance(pattern, re.Pattern) else None


@cache
def _probe(pattern: "re.Pattern[str]") -> Match | None:
    tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
    prefix = _before_line_feed(list(tree), dotall=bool(pattern.flags & re.DOTALL))
    if not prefix:
        return None
    probe = _parser.SubPattern(tree.state, prefix)
    try:
        return _match_of(_compiler.compile(probe, pattern.flags & ~re.DEBUG))
    except re.error:
        return None


def _match_of(pattern: "re.Pattern[str]") -> Match:
    return pattern.match


def _before_line_feed(items: list[Any], *, dotall: bool) -> list[Any] | None:
    """The items before the first that can take up a line feed and still fail after it; None when there is none."""
    for index, item in enumerate(items):
        if not _takes_line_feed(item, dotall=dotall) or _only_space(item):
            continue
        if index == len(items) - 1 and _cannot_fail_late(item):
            return None
        return items[:index] + _inside(item, dotall=dotall)
    return None


def _inside(item: Any, *, dotall: bool) -> list[Any]:
    """For a plain group, the part of it before the line feed."""
    name, value = str(item[0]), item[1]
    if name != "SUBPATTERN":
        return []
    return _before_line_feed(list(value[3]), dotall=dotall) or []


def _cannot_fail_late(item: Any) -> bool:
    """One character or a run of one class at a pattern's end: it fails at once or not at all."""
    name, value = str(item[0]), item[1]
    if name in _REPEATS:
        return len(value[2]) == 1 and str(value[2][0][0]) in ("IN", "NOT_LITERAL", "ANY", "LITERAL")
    if name == "SUBPATTERN":
        return len(value[3]) == 1 and _cannot_fail_late(value[3][0])
    return name in ("IN", "NOT_LITERAL", "ANY", "LITERAL")


def _takes_line_feed(item: Any, *, dotall: bool) -> bool:
    name, value = str(item[0]), item[1]
    match name:
        case "LITERAL":
            return bool(value == 10)
        case "NOT_LITERAL":
            return bool(value != 10)
        case "ANY":
            return dotall
        case "IN":
            return _set_has_line_feed(value)
        case "GROUPREF":
            return False
        case _:
            return any(_takes_line_feed(child, dotall=dotall) for child in _children(name, value))


def _children(name: str, value: Any) -> list[Any]:
    if name in _REPEATS:
        return list(value[2])
    if name == "SUBPATTERN":
        return list(value[3])
    if name in ("ASSERT", "ASSERT_NOT"):
        return list(value[1]) if value[0] > 0 else []
    if name == "BRANCH":
        return [item for branch in value[1] for item in branch]
    if name == "ATOMIC_GROUP":
        return list(value)
    return []


def _set_has_line_feed(members: list[Any]) -> bool:
    negated = bool(members) and str(members[0][0]) == "NEGATE"
    return negated != any(_member_has_line_feed(str(name), value) for name, value in members)


def _member_has_line_feed(name: str, value: Any) -> bool:
    match name:
        case "LITERAL":
            return bool(value == 10)
        case "RANGE":
            return bool(value[0] <= 10 <= value[1])
        case "CATEGORY":
            return str(value) in ("CATEGORY_SPACE", "CATEGORY_NOT_DIGIT", "CATEGORY_NOT_WORD")
        case _:
            return False


def _only_space(item: Any) -> bool:
    """Whether the item takes up white space and nothing else."""
    name, value = str(item[0]), item[1]
    match name:
        case "LITERAL":
            return value in _SPACE_CODES
        case "IN":
            return all(
                (str(n) == "LITERAL" and v in _SPACE_CODES) or (str(n) == "CATEGORY" and str(v) == "CATEGORY_SPACE")
                for n, v in value
            )
        case _:
            children = _children(name, value)
            return bool(children) and all(_only_space(child) for child in children)
