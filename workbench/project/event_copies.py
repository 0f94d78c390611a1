"""Copies of records written into an event's text: as their originals are typed, but for what tells them apart."""

from collections.abc import Mapping

from workbench.base.json_edit import TextEdit, applied, insert_items, set_values
from workbench.base.json_entries import entries, span_at
from workbench.base.json_pointer import JsonValue, Path, value_at
from workbench.project.event_text import EventText, differences


def copied(opened: EventText, path: Path, copies: Mapping[int, int], at: int) -> TextEdit:
    """The edit that adds records to the list at `path`; the first becomes number `at` (from 0).

    `copies` has the number of each in `opened.event`, and that of its original.
    """
    changes = _changes(opened, path, copies)

    def make(text: str, place: Path) -> TextEdit:
        spans = [entry.span for entry in entries(text, span_at(text, place).start)]
        originals = {number: text[spans[number].start : spans[number].end] for number in set(copies.values())}
        written = [
            applied(originals[original], set_values(originals[original], changes[number]))
            for number, original in copies.items()
        ]
        return insert_items(text, place, at, written)

    return opened.edit(path, make)


def _changes(opened: EventText, path: Path, copies: Mapping[int, int]) -> dict[int, dict[Path, JsonValue]]:
    """What tells each copy from its original, by places in the record and as it stands in the text."""
    _open_copies(opened, path, copies)
    found: dict[Path, JsonValue] = {}
    for number, original in copies.items():
        before, after = value_at(opened.event, (*path, original)), value_at(opened.event, (*path, number))
        found.update({(*path, number, *place): value for place, value in differences(before, after)})
    found |= opened.followers(found)
    # The list itself may be in an encoded member: that is encoded again as a whole.
    is_inside = opened.holder((*path, 0)) is not None
    changes: dict[int, dict[Path, JsonValue]] = {number: {} for number in copies}
    for place, value in (found if is_inside else opened.closed(found)).items():
        if place[: len(path)] == path and place[len(path)] in changes:
            changes[int(place[len(path)])][place[len(path) + 1 :]] = value
    return changes


def _open_copies(opened: EventText, path: Path, copies: Mapping[int, int]) -> None:
    """Copies have the same members open as their originals."""
    depth = len(path)
    members: dict[str | int, list[Path]] = {}
    for place in opened.encoded:
        if len(place) > depth and place[:depth] == path:
            members.setdefault(place[depth], []).append(place)
    for number, original in copies.items():
        for place in members.get(original, ()):
            opened.encoded[(*path, number, *place[depth + 1 :])] = opened.encoded[place]
