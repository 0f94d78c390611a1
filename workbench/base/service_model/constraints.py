"""One shape's own constraints: AWS's phrase for each, and whether a value keeps it (LAMBDA_FACTS §3.4)."""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from workbench.base.service_model.errors import ServiceModelError
from workbench.base.service_model.patterns import matcher
from workbench.base.service_model.shapes import NUMBERS, Shape, ShapeType

NOT_NULL = "Member must not be null"


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint: AWS's phrase for it, and the test of a value that is not None."""

    phrase: str
    holds: Callable[[Any], object]


@functools.cache
def constraints(shape: Shape) -> tuple[Constraint, ...]:
    """The constraints of a shape itself, not of its parts, in the order in which AWS tells what a value breaks."""
    return (*_wordings(shape), *_bounds(shape))


def element_phrases(shape: Shape) -> str:
    """What must hold for an element of a list, or for a map's keys or values: all its constraints, broken or not.

    Here AWS has the bounds first. The shape is flat: it leads to no structure.
    """
    phrases = [each.phrase for each in (*_bounds(shape), *_wordings(shape))]
    if shape.type is ShapeType.LIST:
        phrases.append(f"Member must satisfy constraint: [{element_phrases(shape.element)}]")
    if shape.type is ShapeType.MAP:
        phrases.append(f"Map keys must satisfy constraint: [{element_phrases(shape.key)}]")
        phrases.append(f"Map value must satisfy constraint: [{element_phrases(shape.value)}]")
    return ", ".join((*phrases, NOT_NULL))


@functools.cache
def keeps_all(shape: Shape) -> Callable[[Any], bool]:
    """A test of a value of a flat shape, parts and all; None does not pass."""
    own = tuple(each.holds for each in constraints(shape))
    match shape.type:
        case ShapeType.LIST:
            element = keeps_all(shape.element)
            return lambda value: value is not None and _all(own, value) and all(map(element, value))
        case ShapeType.MAP:
            key, inner = keeps_all(shape.key), keeps_all(shape.value)
            return lambda value: (
                value is not None and _all(own, value) and all(map(key, value)) and all(map(inner, value.values()))
            )
        case _:
            return lambda value: value is not None and _all(own, value)


def _all(tests: tuple[Callable[[Any], object], ...], value: Any) -> bool:
    return all(test(value) for test in tests)


def _wordings(shape: Shape) -> tuple[Constraint, ...]:
    found = []
    if shape.enum:
        phrase = f"Member must satisfy enum value set: [{', '.join(shape.enum)}]"
        found.append(Constraint(phrase, frozenset(shape.enum).__contains__))
    if shape.pattern:
        phrase = f"Member must satisfy regular expression pattern: {shape.pattern}"
        found.append(Constraint(phrase, functools.partial(_matches, shape.pattern)))
    return tuple(found)


def _matches(pattern: str, value: str) -> object:
    """Patterns are translated when they are first needed; one that cannot be lets everything pass."""
    try:
        return matcher(pattern)(value)
    except ServiceModelError:
        return True


def _bounds(shape: Shape) -> tuple[Constraint, ...]:
    """The upper bound first, as AWS has it. A stream's length is nobody's to check beforehand."""
    if shape.streaming:
        return ()
    what, measure = ("value", _value) if shape.type in NUMBERS else ("length", len)
    found = []
    if (high := shape.maximum) is not None:
        phrase = f"Member must have {what} less than or equal to {high}"
        found.append(Constraint(phrase, _at_most(measure, high)))
    if (low := shape.minimum) is not None:
        phrase = f"Member must have {what} greater than or equal to {low}"
        found.append(Constraint(phrase, _at_least(measure, low)))
    return tuple(found)


def _value(value: float) -> float:
    return value


def _at_most(measure: Callable[[Any], float], high: float) -> Callable[[Any], bool]:
    return lambda value: measure(value) <= high


def _at_least(measure: Callable[[Any], float], low: float) -> Callable[[Any], bool]:
    return lambda value: measure(value) >= low
