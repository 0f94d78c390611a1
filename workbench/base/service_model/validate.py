"""Members against their shapes: what breaks a constraint, in the words of AWS's ValidationException.

Sources: LAMBDA_FACTS §3.2 (the order of several), §3.4 (phrases), §A.3. A sensitive value is not printed: AWS then
leaves it out, as in "Value at 'environment.variables' failed to satisfy constraint: …".
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from workbench.base.service_model.constraints import NOT_NULL, constraints, element_phrases, keeps_all
from workbench.base.service_model.operations import Operation
from workbench.base.service_model.shapes import Shape, ShapeType
from workbench.base.service_model.shown_values import is_flat, lower_first, shown

Check = Callable[[Any, str, str, list[str]], None]
"""Appends what a value breaks: value, the path before it (empty, or with a dot at its end), its name, the list."""


def violations(checked: Operation | Shape, members: Mapping[str, Any]) -> tuple[str, ...]:
    """AWS's sentence for each constraint that members (by their names in the model) break; empty when all is well.

    The order is the same for the same members: those of one structure go from the end of the alphabet to its start. The
    two recordings there are for Lambda agree on that (qualifier, functionName; maxItems, compatibleRuntime,
    compatibleArchitecture); the model's order fits neither.
    """
    shape = checked.input if isinstance(checked, Operation) else checked
    found: list[str] = []
    if shape is not None:
        _structure_check(shape).check_members(members, "", found)
    return tuple(found)


def validation_message(found: Sequence[str]) -> str:
    """The message of a ValidationException: how many there are, and each."""
    noun = "error" if len(found) == 1 else "errors"
    return f"{len(found)} validation {noun} detected: {'; '.join(found)}"


def violation(shape: Shape, value: Any, path: str, constraint: str) -> str:
    """One sentence: what value at what path (`vpcConfig.subnetIds`) breaks which constraint."""
    return f"Value{shown(shape, value)} at '{path}' failed to satisfy constraint: {constraint}"


class _StructureCheck:
    """The check of a structure. Its rows are made when they are first needed, because a shape may hold itself."""

    __slots__ = ("_rows", "_shape")

    def __init__(self, shape: Shape) -> None:
        self._shape = shape
        self._rows: tuple[tuple[str, str, Shape, bool, Check | None], ...] | None = None

    def __call__(self, value: Any, before: str, name: str, found: list[str]) -> None:
        self.check_members(value, f"{before}{name}.", found)

    def check_members(self, members: Mapping[str, Any], before: str, found: list[str]) -> None:
        """Append what members break, and which required ones are missing."""
        rows = self._rows if self._rows is not None else self._make_rows()
        for name, name_shown, shape, required, check in rows:
            value = members.get(name)
            if value is None:
                if required:
                    found.append(violation(shape, None, before + name_shown, NOT_NULL))
            elif check is not None:
                check(value, before, name_shown, found)

    def _make_rows(self) -> tuple[tuple[str, str, Shape, bool, Check | None], ...]:
        shape = self._shape
        rows = (
            (name, lower_first(name), member.shape, name in shape.required, _check(member.shape))
            for name, member in shape.members.items()
        )
        self._rows = tuple(sorted((row for row in rows if row[3] or row[4]), key=lambda row: row[1], reverse=True))
        return self._rows


@functools.cache
def _structure_check(shape: Shape) -> _StructureCheck:
    return _StructureCheck(shape)


@functools.cache
def _check(shape: Shape) -> Check | None:
    """The check of a shape, or None when no value can break anything."""
    match shape.type:
        case ShapeType.STRUCTURE:
            return None if shape.document or shape.event_stream else _structure_check(shape)
        case ShapeType.LIST:
            return functools.partial(_check_list, shape)
        case ShapeType.MAP:
            return functools.partial(_check_map, shape)
        case _:
            return functools.partial(_check_own, shape) if constraints(shape) else None


def _check_own(shape: Shape, value: Any, before: str, name: str, found: list[str]) -> None:
    broken = [each.phrase for each in constraints(shape) if not each.holds(value)]
    found += [violation(shape, value, before + name, phrase) for phrase in broken]


def _check_list(shape: Shape, value: Any, before: str, name: str, found: list[str]) -> None:
    _check_own(shape, value, before, name, found)
    element = shape.element
    if not is_flat(element):
        for number, each in enumerate(value, 1):
            _check_part(element, each, f"{before}{name}.{number}.", found)
    elif not all(map(keeps_all(element), value)):
        phrase = f"Member must satisfy constraint: [{element_phrases(element)}]"
        found.append(violation(shape, value, before + name, phrase))


def _check_map(shape: Shape, value: Any, before: str, name: str, found: list[str]) -> None:
    _check_own(shape, value, before, name, found)
    if not all(map(keeps_all(shape.key), value)):
        phrase = f"Map keys must satisfy constraint: [{element_phrases(shape.key)}]"
        found.append(violation(shape, value, before + name, phrase))
    inner = shape.value
    if not is_flat(inner):
        for key, each in value.items():
            _check_part(inner, each, f"{before}{name}.{key}.", found)
    elif not all(map(keeps_all(inner), value.values())):
        phrase = f"Map value must satisfy constraint: [{element_phrases(inner)}]"
        found.append(violation(shape, value, before + name, phrase))


def _check_part(shape: Shape, value: Any, before: str, found: list[str]) -> None:
    """An element or a map's value that leads to structures; AWS calls it `member`."""
    check = _check(shape)
    if value is None:
        found.append(violation(shape, None, f"{before}member", NOT_NULL))
    elif check is not None:
        check(value, before, "member", found)
