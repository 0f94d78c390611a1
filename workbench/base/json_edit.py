"""Lossless edits of JSON text: every character outside of an edit stays as it is typed.

Of a repeated name the last member counts. Each function raises LookupError for a place that is not there, and
ValueError when the text is not JSON. None of them recurses, whatever the depth.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbench.base.json_entries import Entry, check_whole, entries, span_at
from workbench.base.json_places import Span, find_spans, value_end
from workbench.base.json_pointer import JsonValue, Path
from workbench.base.json_style import Style, indentation_at, is_empty, is_in_line, style_of


@dataclass(frozen=True, slots=True)
class TextEdit:
    """Puts `text` in the place of what stands from `start` up to `end` (offsets from 0)."""

    start: int
    end: int
    text: str


def applied(text: str, edits: Iterable[TextEdit]) -> str:
    """`text` after all of `edits`, in any order. Raises ValueError when two overlap."""
    parts: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            raise ValueError(f"Two edits overlap at offset {edit.start}")
        parts += text[at : edit.start], edit.text
        at = edit.end
    return "".join([*parts, text[at:]])


def set_value(text: str, path: Path, value_text: str) -> TextEdit:
    """Put the JSON `value_text` in the place of the value at `path`."""
    span = span_at(text, path)
    return TextEdit(span.start, span.end, value_text)


def set_values(text: str, values: Mapping[Path, JsonValue]) -> tuple[TextEdit, ...]:
    """Give each of the paths, none of which leads into another, its value; the text is gone through once."""
    if not values:
        return ()
    check_whole(text)
    spans = find_spans(text, values)
    if len(spans) < len(values):
        raise LookupError(next(path for path in values if path not in spans))
    return tuple(
        TextEdit(spans[path].start, spans[path].end, value_text(value, text, path)) for path, value in values.items()
    )


def insert_member(text: str, path: Path, value_text: str, before: Collection[str] = ()) -> TextEdit:
    """Add the member at `path` in front of the first one that `before` names, else at the end.

    A member that is there already gets the value instead.
    """
    owner = _container(text, path[:-1], "{")
    if not path:
        raise LookupError(path)
    same = [entry for entry in owner.there if entry.key == path[-1]]
    if same:
        return TextEdit(same[-1].span.start, same[-1].span.end, value_text)
    style = style_of(text)
    member = f"{style.written(str(path[-1]), '', in_line=True)}{style.colon}{value_text}"
    index = next((number for number, entry in enumerate(owner.there) if entry.key in before), len(owner.there))
    return owner.with_more(index, [member])


def insert_item(text: str, list_path: Path, index: int, value_text: str) -> TextEdit:
    """Add an item to a list; it becomes number `index` (from 0)."""
    return insert_items(text, list_path, index, [value_text])


def insert_items(text: str, list_path: Path, index: int, value_texts: Sequence[str]) -> TextEdit:
    """Add items to a list in one edit; the first becomes number `index` (from 0)."""
    owner = _container(text, list_path, "[")
    if not 0 <= index <= len(owner.there):
        raise LookupError((*list_path, index))
    return owner.with_more(index, value_texts)


def rename_member(text: str, path: Path, name: str) -> TextEdit:
    """Give the member at `path` another name."""
    span = span_at(text, path)
    if span.name < 0:
        raise LookupError(path)
    return TextEdit(span.name, value_end(text, span.name), Style().written(name, "", in_line=True))


def duplicate_item(text: str, path: Path) -> TextEdit:
    """Repeat the item at `path` right after itself."""
    span = span_at(text, path)
    match path:
        case (*_, int(index)):
            return insert_item(text, path[:-1], index + 1, text[span.start : span.end])
        case _:
            raise LookupError(path)


def remove(text: str, path: Path) -> TextEdit:
    """Take out the member or item at `path`, with its comma and its line."""
    if not path:
        raise LookupError(path)
    owner = span_at(text, path[:-1])
    there = list(entries(text, owner.start))
    index = max((number for number, entry in enumerate(there) if entry.key == path[-1]), default=None)
    if index is None:
        raise LookupError(path)
    if index:
        return TextEdit(there[index - 1].span.end, there[index].span.end, "")
    if len(there) > 1:
        return TextEdit(there[0].begin, there[1].begin, "")
    return TextEdit(owner.start + 1, owner.end - 1, "")


def cut_items(text: str, list_path: Path, count: int) -> TextEdit:
    """Leave the first `count` items of a list, which is at least one."""
    there = _container(text, list_path, "[").there
    if not 0 < count <= len(there):
        raise LookupError((*list_path, count - 1))
    return TextEdit(there[count - 1].span.end, there[-1].span.end, "")


def value_text(value: JsonValue, text: str, path: Path) -> str:
    """`value` as JSON that is written, and indented, as its place at `path` in `text` is.

    The place may be one where nothing stands yet. Raises ValueError for a number that JSON has not.
    """
    if not isinstance(value, dict | list) or not value:
        return Style().written(value, "", in_line=True)
    style = style_of(text)
    spans = find_spans(text, [path, path[:-1]])
    own = spans.get(path)
    if own is not None and text[own.start] in "{[" and not is_empty(text, own):
        in_line = "\n" not in text[own.start : own.end]
    else:
        in_line = is_in_line(text, path, style)
    return style.written(value, _indentation(text, own, spans.get(path[:-1]), style.unit), in_line)


def _indentation(text: str, own: Span | None, owner: Span | None, unit: str) -> str:
    """The indentation of the line in which a value stands, or will."""
    if own is not None:
        return indentation_at(text, own.start if own.name < 0 else own.name)
    if owner is None:
        return ""
    first = next(entries(text, owner.start), None)
    if first is not None and "\n" in text[owner.start : first.begin]:
        return indentation_at(text, first.begin)
    return indentation_at(text, owner.start) + unit


@dataclass(frozen=True, slots=True)
class _Container:
    """An object or list in `text`, and what is in it."""

    text: str
    path: Path
    span: Span
    there: tuple[Entry, ...]

    def with_more(self, index: int, new: Sequence[str]) -> TextEdit:
        """The entries `new` in front of number `index`, written apart as their neighbours are."""
        if not self.there:
            return self._opened_up(new)
        gap = self._gap()
        joined = f",{gap}".join(new)
        if index < len(self.there):
            start = self.there[index].begin
            return TextEdit(start, start, f"{joined},{gap}")
        end = self.there[-1].span.end
        return TextEdit(end, end, f",{gap}{joined}")

    def _gap(self) -> str:
        """What stands between a comma and the next entry."""
        if len(self.there) > 1:
            return self.text[self.there[-2].span.end : self.there[-1].begin].partition(",")[2]
        lead = self.text[self.span.start + 1 : self.there[0].begin]
        return lead if "\n" in lead else style_of(self.text).comma[1:]

    def _opened_up(self, new: Sequence[str]) -> TextEdit:
        style = style_of(self.text)
        start, end = self.span.start + 1, self.span.end - 1
        if is_in_line(self.text, (*self.path, 0), style):
            return TextEdit(start, end, style.comma.join(new))
        outer = style.newline + indentation_at(self.text, self.span.start)
        inner = outer + style.unit
        return TextEdit(start, end, f"{inner}{f',{inner}'.join(new)}{outer}")


def _container(text: str, path: Path, bracket: str) -> _Container:
    span = span_at(text, path)
    if text[span.start] != bracket:
        raise LookupError(path)
    return _Container(text, path, span, tuple(entries(text, span.start)))
