"""A form over any value, without a schema: what the window's tests show."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from workbench.base.json_pointer import JsonValue, Path, path_in, pointer_to, value_at
from workbench.model.event_form import FieldKind, FormField


class FakeForm:
    """Fields of `value`; `lacking` adds to each place members that it lacks, and `about` changes single fields.

    `named` has for each place the paths of the parameters below it; their names are "the " and the last step.
    """

    def __init__(
        self,
        value: JsonValue,
        lacking: Mapping[Path, tuple[FormField, ...]] | None = None,
        about: Mapping[Path, Mapping[str, Any]] | None = None,
        named: Mapping[Path, tuple[Path, ...]] | None = None,
        records: Path = ("Records",),
    ) -> None:
        self._value = value
        self._lacking = lacking or {}
        self._about = about or {}
        self._named = named or {}
        self._records = records

    def fields(self, path: Path = ()) -> tuple[FormField, ...]:
        """The fields below a place."""
        match value_at(self._value, path):
            case dict() as members:
                found = [self._field((*path, name), name, value) for name, value in members.items()]
            case list() as items:
                word = "Record" if path == self._records else "Item"
                found = [self._field((*path, at), f"{word} {at + 1}", value) for at, value in enumerate(items)]
            case _:
                found = []
        there = {field.path for field in found}
        return (*found, *(field for field in self._lacking.get(path, ()) if field.path not in there))

    def named(self, path: Path = ()) -> tuple[FormField, ...]:
        """The parameters below a place."""
        return tuple(field for field in self._parameters(path) if field.kind not in _CONTAINERS)

    def named_sections(self, path: Path = ()) -> tuple[FormField, ...]:
        """Those that are objects or lists."""
        return tuple(field for field in self._parameters(path) if field.kind in _CONTAINERS)

    def records(self) -> Path | None:
        """Where the records are."""
        return self._records if path_in(self._value, pointer_to(self._records)) else None

    def _parameters(self, path: Path) -> Iterator[FormField]:
        for place in self._named.get(path, ()):
            if path_in(self._value, pointer_to(place)):
                name = str(place[-1])
                made = self._field(place, name, value_at(self._value, place))
                yield replace(made, label=f"The {name}", parameter=name)

    def _field(self, path: Path, label: str, value: JsonValue) -> FormField:
        label = label[:1].upper() + label[1:]
        size = len(value) if isinstance(value, dict | list) else 0
        made = FormField(path, label, _kind(value), value, known=True, size=size)
        return replace(made, **self._about.get(path, {}))


_CONTAINERS = (FieldKind.OBJECT, FieldKind.LIST)
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
