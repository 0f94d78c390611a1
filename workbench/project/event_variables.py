"""Where the variables are in an event's text: `${env.NAME}`, `${now}` and their kin, inside JSON strings only.

In a row of dollars right before `{` each pair stands for one dollar, so `$${` is a literal `${` and `$$${env.A}` a
dollar before a value.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.project.event_expressions import UNKNOWN, Expression, VariableKind, parse_expression

MARK = "${"
_STRING = re.compile(r'"(?:[^"\\\n]++|\\.)*+"?', re.DOTALL)
_MARK = re.compile(r"(\$+)\{(?:([^{}]*)\})?")
_IS_NAME = re.compile(r"\s*:")
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Variable:
    """A `${…}` in the text, from `start` up to `end` (offsets from 0).

    `expression` is what stands in it, with JSON's escapes undone, `meaning` what that says. With `problem` (a sentence)
    it is sent as it stands.
    """

    start: int
    end: int
    expression: str
    meaning: Expression
    problem: str = ""

    @property
    def kind(self) -> VariableKind:
        """What its value is taken from."""
        return self.meaning.kind

    @property
    def replaced(self) -> tuple[int, int]:
        """The offsets between which its value goes: a value that is put as JSON takes the place of the quotes too."""
        return (self.start - 1, self.end + 1) if self.meaning.as_json else (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Escape:
    """Dollars from `start` up to `end` that stand for `text`."""

    start: int
    end: int
    text: str


def find_variables(text: str) -> tuple[Variable, ...]:
    """All `${…}` in `text`, in its order, also those that are no variables; the text need not be JSON."""
    return tuple(piece for piece in pieces(text) if isinstance(piece, Variable))


def has_marks(text: str) -> bool:
    """Whether there may be anything to find; quick."""
    return MARK in text


def pieces(text: str) -> Iterator[Variable | Escape]:
    """All variables and escapes of `text`, in its order."""
    mark = text.find(MARK)
    if mark < 0:
        return
    for string in _STRING.finditer(text):
        start, end = string.span()
        if end <= mark:
            continue
        if mark >= start:
            yield from _in_string(text, start, end)
        mark = text.find(MARK, end)
        if mark < 0:
            return


def _in_string(text: str, start: int, end: int) -> Iterator[Variable | Escape]:
    for found in _MARK.finditer(text, start, end):
        opens, dollars = found.end(1), len(found[1])
        odd = dollars % 2
        if dollars > 1:
            yield Escape(found.start(), opens - odd, "$" * (dollars // 2))
        if odd and found[2] is not None:
            whole = start == opens - 2 and text.startswith('"', found.end()) and not _IS_NAME.match(text, end)
            yield _variable(found[2], opens - 1, found.end(), whole=whole)


def _variable(body: str, start: int, end: int, *, whole: bool) -> Variable:
    expression = _unescaped(body)
    meaning = parse_expression(expression)
    if meaning.kind is VariableKind.UNKNOWN:
        return Variable(
            start, end, expression, UNKNOWN, f"{shown(expression)} is no variable; it is sent as it stands."
        )
    if meaning.as_json and not whole:
        why = f"{shown(expression)} must be the whole of a value; it is sent as it stands."
        return Variable(start, end, expression, UNKNOWN, why)
    return Variable(start, end, expression, meaning)


def shown(expression: str) -> str:
    """An expression as the user knows it, shortened when it is long."""
    cut = expression if len(expression) <= _LONGEST_SHOWN else f"{expression[:_LONGEST_SHOWN]}…"
    return f"${{{cut}}}"


def _unescaped(body: str) -> str:
    if "\\" not in body:
        return body
    try:
        return str(json.loads(f'"{body}"', strict=False))
    except ValueError:
        return body
