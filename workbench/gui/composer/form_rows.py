"""What the form shows, as plain rows: fields, sections with fields below them, and rows that show or add more.

An event, and each of its records, begins with the parameters that the catalogue names; all members follow, folded.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from workbench.base.json_pointer import JsonValue, Path
from workbench.gui.translation import tr, tr_n
from workbench.model.event_form import FieldKind, FormField

PAGE = 200
"""Items of a list that are shown before one asks for more."""
_CONTAINERS = (FieldKind.OBJECT, FieldKind.LIST)
_RECORD = "Record"
_FEW = 5
"""Members beside the records that do not hide them."""
_ORIGIN = ("region", "account")
"""Parameters that nearly every event has, and that are seldom what one wants to change."""


class Fields(Protocol):
    """The part of an event's form that rows need."""

    def fields(self, path: Path = ()) -> tuple[FormField, ...]:
        """The fields below a place."""

    def named(self, path: Path = ()) -> tuple[FormField, ...]:
        """The catalogue's parameters below a place, single values only."""

    def named_sections(self, path: Path = ()) -> tuple[FormField, ...]:
        """Those that are objects and lists."""

    def records(self) -> Path | None:
        """Where the records are; None when the event has none."""


class RowKind(StrEnum):
    """What a row is for."""

    FIELD = "field"
    SECTION = "section"
    MORE = "more"
    """Shows the members that are not set, or the next items."""
    ADD = "add"
    """Adds an item to a list."""
    REST = "rest"
    """The head of all members, where the catalogue's parameters come first."""


RowKey = tuple[RowKind, Path]


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row. `path` is the field's; of a MORE or REST row that of the object or list it is in.

    The `path` of an ADD row is the one the item will have. `text` is the value as it is shown, empty when it is not
    set. `level` is how far the label stands in. `opened` says of a MORE row that it hides again.
    """

    kind: RowKind
    path: Path
    title: str
    level: int = 0
    field: FormField | None = None
    text: str = ""
    opened: bool = False

    @property
    def key(self) -> RowKey:
        """What stays the same as long as the row stands for the same thing."""
        return (self.kind, self.path[:-1] if self.kind is RowKind.ADD else self.path)

    @property
    def present(self) -> bool:
        """Whether the event has the field."""
        return self.field is not None and self.field.present

    @property
    def unfolds(self) -> bool:
        """Whether there are rows below it."""
        field = self.field
        if self.kind is RowKind.REST:
            return True
        return self.kind is RowKind.SECTION and field is not None and (field.size > 0 or field.kind is FieldKind.LIST)

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list that is there."""
        return self.field is not None and bool(self.path) and isinstance(self.path[-1], int)

    @property
    def removable(self) -> bool:
        """Whether the event may do without it: an item, a member that is not required or not known."""
        field = self.field
        return field is not None and field.present and (self.is_item or not (field.required and field.known))

    @property
    def addable(self) -> bool:
        """Whether it can be put into the event."""
        return self.kind is RowKind.ADD or (self.field is not None and not self.field.present)

    def said(self) -> str:
        """The row in words, for a screen reader: `Bucket, text, invoices-dev`."""
        field = self.field
        if field is None:
            return self.title
        parts = [self.title, tr(field.kind.value), self.text[:200] if field.present else tr("not set")]
        if field.required:
            parts.append(tr("required"))
        if field.encoded:
            parts.append(tr("encoded as {encoded}", encoded=field.encoded))
        return ", ".join(part for part in parts if part)


def same(one: FormRow, other: FormRow) -> bool:
    """Whether two rows show the same; values that are nested too deeply to tell are different."""
    try:
        return one == other
    except RecursionError:
        return False


def rows_below(form: Fields, parent: FormRow | None, pages: Mapping[Path, int]) -> tuple[FormRow, ...]:
    """The rows below `parent` (None: the whole event); `pages` says where more is shown than at first.

    The list of records has no section of its own: its items stand at the top.
    """
    path = () if parent is None else parent.path
    fields = form.fields(path)
    level = _level_below(parent)
    if any(isinstance(field.path[-1], int) for field in fields) or _is_list(parent):
        return _items(path, fields, level, pages)
    rows = _members(path, fields, level, pages)
    if parent is None:
        return _of_event(form, fields, rows, pages)
    if parent.kind is RowKind.REST:
        return tuple(row for row in rows if path or row.path != form.records())
    return _parameters_first(form, path, fields, level) or rows if _is_record(parent) else rows


def _level_below(parent: FormRow | None) -> int:
    if parent is None or (parent.level == 0 and _is_record(parent)):
        return 0
    return parent.level + 1


def _is_record(row: FormRow) -> bool:
    return row.is_item and row.title.startswith(_RECORD)


def _of_event(
    form: Fields, fields: Sequence[FormField], rows: Sequence[FormRow], pages: Mapping[Path, int]
) -> tuple[FormRow, ...]:
    """The parameters, then the records; an event with few other members shows these, unless the records lie deeper."""
    first, at = _parameters_first(form, (), fields, 0), form.records()
    others = sum(field.present for field in fields) - 1
    if not first or (at is not None and len(at) == 1 and others <= _FEW):
        return _with_records(form, rows, pages)
    records: tuple[FormRow, ...] = ()
    if at is not None:
        below = form.fields(at)
        is_list = any(isinstance(field.path[-1], int) for field in below)
        records = _items(at, below, 0, pages) if is_list else _members(at, below, 0, pages)
    # Each record has a head like it.
    rest = first[-1] if at is None else replace(first[-1], title=tr("{title} of the event", title=first[-1].title))
    return (*first[:-1], *records, rest)


def _parameters_first(form: Fields, path: Path, fields: Sequence[FormField], level: int) -> tuple[FormRow, ...]:
    """The parameters below `path` and the head of all members; nothing when there are none, or no other members."""
    named = sorted(form.named(path), key=lambda field: field.parameter in _ORIGIN)
    sections = form.named_sections(path) if named else ()
    shown_first = {field.path for field in (*named, *sections)}
    if not named or all(field.path in shown_first for field in fields):
        return ()
    rows = (_row(field, level) for field in (*named, *sections))
    return (*rows, FormRow(RowKind.REST, path, tr("All fields"), level))


def _is_list(row: FormRow | None) -> bool:
    return row is not None and row.field is not None and row.field.kind is FieldKind.LIST


def _with_records(form: Fields, rows: Sequence[FormRow], pages: Mapping[Path, int]) -> tuple[FormRow, ...]:
    found: list[FormRow] = []
    for row in rows:
        items = form.fields(row.path) if row.kind is RowKind.SECTION and _is_list(row) else ()
        if items and items[0].label.startswith(_RECORD):
            found += _items(row.path, items, 0, pages)
        else:
            found.append(row)
    return tuple(found)


def _items(path: Path, fields: Sequence[FormField], level: int, pages: Mapping[Path, int]) -> tuple[FormRow, ...]:
    end = PAGE * (1 + pages.get(path, 0))
    rows = [_row(field, level, of=len(fields)) for field in fields[:end]]
    if len(fields) > end:
        rows.append(FormRow(RowKind.MORE, path, tr("{n:,} more items", n=len(fields) - end), level))
    records = bool(fields) and fields[0].label.startswith(_RECORD)
    rows.append(FormRow(RowKind.ADD, (*path, len(fields)), tr("Add record") if records else tr("Add item"), level))
    return tuple(rows)


def _members(path: Path, fields: Sequence[FormField], level: int, pages: Mapping[Path, int]) -> tuple[FormRow, ...]:
    opened = bool(pages.get(path, 0))
    rows = [_row(field, level) for field in fields if opened or field.present or field.required]
    hidden = sum(not (field.present or field.required) for field in fields)
    if hidden:
        rows.append(FormRow(RowKind.MORE, path, _more(hidden, opened=opened), level, opened=opened))
    return tuple(rows)


def _more(hidden: int, *, opened: bool) -> str:
    if opened:
        return tr_n("Hide {n} field that is not set", "Hide {n} fields that are not set", hidden)
    return tr_n("{n} more field", "{n} more fields", hidden)


def _row(field: FormField, level: int, of: int = 0) -> FormRow:
    if field.present and field.kind in _CONTAINERS:
        title = tr("{item} of {n:,}", item=field.label, n=of) if of else field.label
        # Its value is shown by the rows below: a change there is none of this row.
        return FormRow(RowKind.SECTION, field.path, title, level, replace(field, value=None))
    text = shown(field.value) if field.present else ""
    return FormRow(RowKind.FIELD, field.path, field.label, level, field, text)


def shown(value: JsonValue) -> str:
    """A value in one box: texts as they are, everything else as JSON."""
    if isinstance(value, str):
        return value
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        return tr("nested too deeply to show")
    except ValueError:
        return tr("a number too long to show")
