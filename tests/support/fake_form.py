"""A form over any value, without a schema: what the window's tests show."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from workbench.base.json_pointer import JsonValue, Path, value_at
from workbench.model.event_form import FieldKind, FormField


class FakeForm:
    """Fields of `value`; `lacking` adds to each place members that it lacks, and `about` changes single fields."""

    def __init__(
        self,
        value: JsonValue,
        lacking: Mapping[Path, tuple[FormField, ...]] | None = None,
        about: Mapping[Path, Mapping[str, Any]] | None = None,
    ) -> None:
        self._value = value
        self._lacking = lacking or {}
        self._about = about or {}

    def fields(self, path: Path = ()) -> tuple[FormField, ...]:
        """The fields below a place."""
        match value_at(self._value, path):
            case dict() as members:
                found = [self._field((*path, name), name, value) for name, value in members.items()]
            case list() as items:
                word = "Record" if path == ("Records",) else "Item"
                found = [self._field((*path, at), f"{word} {at + 1}", value) for at, value in enumerate(items)]
            case _:
                found = []
        there = {field.path for field in found}
        return (*found, *(field for field in self._lacking.get(path, ()) if field.path not in there))

    def _field(self, path: Path, label: str, value: JsonValue) -> FormField:
        label = label[:1].upper() + label[1:]
        size = len(value) if isinstance(value, dict | list) else 0
        made = FormField(path, label, _kind(value), value, known=True, size=size)
        return replace(made, **self._about.get(path, {}))


_KINDS = {
    dict: FieldKind.OBJECT,
    list: FieldKind.LIST,
    bool: FieldKind.BOOLEAN,
    int: FieldKind.INTEGER,
    float: FieldKind.NUMBER,
    str: FieldKind.TEXT,
}


def _kind(value: JsonValue) -> FieldKind:
    return FieldKind.NULL if value is None else _KINDS[type(value)]


def absent(path: Path, label: str, kind: FieldKind = FieldKind.TEXT, **about: Any) -> FormField:
    """A member that the schema knows and the event lacks."""
    return FormField(path, label, kind, present=False, **about)
