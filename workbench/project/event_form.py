"""The fields of a form over an event: what the event has, and what its schema says it may have."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.base.json_pointer import JsonValue, Path
from workbench.model.event_form import FieldKind, FormField
from workbench.model.event_recipe import EventDetails, EventRecipe
from workbench.project.event_labels import readable
from workbench.project.event_named import parameters_below, records_place
from workbench.project.event_places import encoder_at, fits, held
from workbench.project.event_schema import Member, SchemaView
from workbench.project.schema_branches import kind_of

_VARIABLE = "${"
_DEEPEST_SAMPLE = 6
_NO_RECIPE = EventRecipe("")
_BY_TYPE = {
    "string": FieldKind.TEXT,
    "integer": FieldKind.INTEGER,
    "number": FieldKind.NUMBER,
    "boolean": FieldKind.BOOLEAN,
    "object": FieldKind.OBJECT,
    "array": FieldKind.LIST,
}
_CONTAINERS = (FieldKind.OBJECT, FieldKind.LIST)
_EMPTY: dict[FieldKind, JsonValue] = {
    FieldKind.TEXT: "",
    FieldKind.INTEGER: 0,
    FieldKind.NUMBER: 0,
    FieldKind.BOOLEAN: False,
}


class EventForm:
    """A form over one `value`; without `details` it is made of the value alone. It changes nothing.

    Members that are encoded show what they hold, and paths lead into it.
    """

    def __init__(self, details: EventDetails | None, value: JsonValue) -> None:
        self._recipe = _NO_RECIPE if details is None else details.recipe
        self._view = None if details is None else SchemaView(details.schema)
        self._value = value
        self._opened: dict[Path, tuple[JsonValue, str]] = {}

    def fields(self, path: Path = ()) -> tuple[FormField, ...]:
        """The fields below `path`; none below a value that has no members or items, or is not there."""
        value, _, there = self._at(path)
        match value:
            case dict() if there:
                return self._members(path, value)
            case list() if there:
                word = "Record" if self._recipe.records and fits(self._recipe.records, path) else "Item"
                labels = (f"{word} {number}" for number in range(1, len(value) + 1))
                return tuple(self._item((*path, index), label, value[index]) for index, label in enumerate(labels))
            case _:
                return ()

    def named(self, path: Path = ()) -> tuple[FormField, ...]:
        """The catalogue's parameters that stand below `path` as single values, in its order and by their names.

        Those in the list of records belong to each record: below `path` () there are none of them.
        """
        return tuple(field for field in self._parameters(path) if field.kind not in _CONTAINERS)

    def named_sections(self, path: Path = ()) -> tuple[FormField, ...]:
        """The same of parameters that are objects or lists."""
        return tuple(field for field in self._parameters(path) if field.kind in _CONTAINERS)

    def records(self) -> Path | None:
        """Where the list of records is, or the object that has such lists; None when the event has none."""
        return records_place(self._recipe, self._at(())[0], self._open)

    def help(self, path: Path) -> str:
        """What the place at `path` is for; empty when nobody says."""
        return self._help(path, self._member(path))

    def new_item(self, path: Path) -> JsonValue:
        """What the item at `path`, which is not there yet, begins with; null where nothing is known of it."""
        return self._sample(path, self._member(path))

    def after(self, path: Path) -> tuple[str, ...]:
        """The members that stand after the one at `path` in the form, for it to be added in front of them."""
        names = [str(field.path[-1]) for field in self.fields(path[:-1])]
        return tuple(names[names.index(str(path[-1])) + 1 :]) if path and path[-1] in names else ()

    def _parameters(self, path: Path) -> Iterator[FormField]:
        for parameter, place, value in parameters_below(self._recipe, self._at(path)[0], path, self._open):
            member = self._member(place)
            known = member is not None or not self._named(place[:-1])
            made = self._made(place, readable(parameter.name), member, value, present=True, known=known)
            yield replace(made, parameter=parameter.name, help=parameter.help or made.help)

    def _at(self, path: Path) -> tuple[JsonValue, str, bool]:
        """The value at `path`, how it is encoded, and whether it is there."""
        value, encoded = self._held((), self._value)
        for depth, part in enumerate(path):
            match value, part:
                case dict(), str() if part in value:
                    value = value[part]
                case list(), int() if part < len(value):
                    value = value[part]
                case _:
                    return None, "", False
            value, encoded = self._held(path[: depth + 1], value)
        return value, encoded, True

    def _held(self, path: Path, value: JsonValue) -> tuple[JsonValue, str]:
        """What the member at `path` holds and how; it is decoded once only, as it may be the whole of a large event."""
        encoder = encoder_at(self._recipe.encoders, path) if isinstance(value, str) else None
        if encoder is None:
            return value, ""
        if path not in self._opened:
            self._opened[path] = held(value, encoder)
        return self._opened[path]

    def _open(self, path: Path, value: JsonValue) -> JsonValue:
        return self._held(path, value)[0]

    def _members(self, path: Path, value: dict[str, JsonValue]) -> tuple[FormField, ...]:
        known = {member.name: member for member in self._named(path)}
        # Where the schema names none, the names are data: headers, attributes, tags.
        are_data = not known and self._is_object(path)
        names = _in_order(list(known), list(value))
        labels = names if are_data else map(readable, names)
        return tuple(
            self._made(
                (*path, name),
                label,
                known.get(name) or self._member((*path, name)),
                value.get(name),
                present=name in value,
                known=name in known or not known,
            )
            for name, label in zip(names, labels, strict=True)
        )

    def _member(self, path: Path) -> Member | None:
        return None if self._view is None else self._view.at(path, self._value)

    def _named(self, path: Path) -> tuple[Member, ...]:
        return () if self._view is None else self._view.members(path, self._value)

    def _is_object(self, path: Path) -> bool:
        """Whether the schema says that an object is there: what it does not name are a user's names then."""
        member = self._member(path)
        return member is not None and "object" in member.kinds

    def _item(self, path: Path, label: str, value: JsonValue) -> FormField:
        return self._made(path, label, self._member(path), value, present=True, known=True)

    def _made(
        self, path: Path, label: str, member: Member | None, value: JsonValue, *, present: bool, known: bool
    ) -> FormField:
        value, encoded = self._held(path, value)
        kind = _kind_of_value(value, member) if present else _kind_of_member(member)
        size = self._size(path, value)
        return FormField(
            path,
            label,
            kind,
            value=None if size or kind in _CONTAINERS else value,
            present=present,
            required=member is not None and member.required,
            known=known,
            help=self._help(path, member),
            choices=_choices(member),
            sample=None if present else self._sample(path, member),
            size=size,
            parameter=self._parameter(path),
            nullable=member is not None and member.nullable,
            encoded=encoded,
        )

    def _size(self, path: Path, value: JsonValue) -> int:
        match value:
            case dict():
                return len(value) + sum(member.name not in value for member in self._named(path))
            case list():
                return len(value)
            case _:
                return 0

    def _help(self, path: Path, member: Member | None) -> str:
        if member is not None and member.help:
            return member.help
        name = self._parameter(path)
        return next((parameter.help for parameter in self._recipe.parameters if parameter.name == name), "")

    def _parameter(self, path: Path) -> str:
        for parameter in self._recipe.parameters:
            if any(not place.template and fits(place.at, path) for place in parameter.places):
                return parameter.name
        return ""

    def _sample(self, path: Path, member: Member | None, depth: int = 0) -> JsonValue:
        """A value to begin with: the catalogue's, the schema's, or an empty one with what it must have."""
        name = self._parameter(path)
        defaults: list[JsonValue] = [entry.default for entry in self._recipe.parameters if entry.name == name]
        kind = _kind_of_member(member)
        if kind is FieldKind.LIST:
            return []
        if kind is FieldKind.OBJECT:
            needed = [below for below in self._named(path) if below.required and depth < _DEEPEST_SAMPLE]
            return {below.name: self._sample((*path, below.name), below, depth + 1) for below in needed}
        if member is not None:
            defaults += [] if member.default is None else [member.default]
            defaults += [*member.choices, *member.examples]
        return next(iter(defaults), _EMPTY.get(kind))


def _in_order(known: list[str], there: list[str]) -> list[str]:
    """What is there in its order; each that is not follows the one that comes before it in the schema."""
    present, order = set(there), list(there)
    after = 0
    for name in known:
        if name in present:
            after = max(after, order.index(name) + 1)
        else:
            order.insert(after, name)
            after += 1
    return order


def _kind_of_value(value: JsonValue, member: Member | None) -> FieldKind:
    match value:
        case None:
            return FieldKind.NULL if member is None else _kind_of_null(member)
        case str() if value in _choices(member) and _VARIABLE not in value:
            return FieldKind.CHOICE
        case _:
            kind = _BY_TYPE[kind_of(value)]
            is_any_number = kind is FieldKind.INTEGER and member is not None and "number" in member.kinds
            return FieldKind.NUMBER if is_any_number else kind


def _kind_of_null(member: Member) -> FieldKind:
    """What a null may become: a scalar of the schema's kind, else it is shown as null."""
    kind = _kind_of_member(member)
    return FieldKind.NULL if kind in (FieldKind.OBJECT, FieldKind.LIST, FieldKind.JSON) else kind


def _kind_of_member(member: Member | None) -> FieldKind:
    if member is None or not member.kinds:
        return FieldKind.JSON
    if _choices(member):
        return FieldKind.CHOICE
    if len(member.kinds) == 1:
        return _BY_TYPE.get(member.kinds[0], FieldKind.JSON)
    return FieldKind.TEXT if "string" in member.kinds else _BY_TYPE.get(member.kinds[0], FieldKind.JSON)


def _choices(member: Member | None) -> tuple[str, ...]:
    """The choices when all of them are texts."""
    if member is None or not all(isinstance(choice, str) for choice in member.choices):
        return ()
    return tuple(str(choice) for choice in member.choices)
