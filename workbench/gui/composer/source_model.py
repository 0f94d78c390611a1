"""The list of sources: those used last, saved events by folder, the catalogue's types by service; words filter it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.models.figures import size_text
from workbench.gui.translation import later, tr
from workbench.model.event import EventType, SavedEvent

Index = QModelIndex | QPersistentModelIndex
LAST_GROUP = later("Last used")
SAVED_GROUP = later("Saved events")
_LAST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A row: a saved event (with its path), an event type (with its id), or the head of a group (neither).

    `shown` is what the row says where that is not the title; `help` tells more of the selected one.
    """

    title: str
    group: str
    detail: str = ""
    type_id: str = ""
    path: Path | None = None
    shown: str = ""
    help: str = ""

    @property
    def is_head(self) -> bool:
        """Whether it only names the rows below it."""
        return not self.type_id and self.path is None

    @property
    def name(self) -> str:
        """The event's name in the history: the saved name, or the type's id."""
        return self.type_id or self.title

    @property
    def text(self) -> str:
        """What the row says."""
        return self.shown or self.title

    def matches(self, words: Sequence[str]) -> bool:
        """Whether every word is in the title, the group or the detail; hyphens may be left out (`apigateway`)."""
        text = f"{self.group} {self.title} {self.detail}".casefold()
        squeezed = self.detail.casefold().replace("-", "")
        return all(word in text or word.replace("-", "") in squeezed for word in words)


def source_entries(
    saved: Iterable[SavedEvent], types: Iterable[EventType], last_used: Iterable[str] = ()
) -> tuple[SourceEntry, ...]:
    """All that can be picked, in the order of the list; `last_used` are names of entries, the newest first."""
    mine = [_saved_entry(event) for event in saved]
    theirs = [_type_entry(kind) for kind in types]
    mine.sort(key=lambda entry: (entry.group.casefold(), entry.title.casefold()))
    theirs.sort(key=lambda entry: (entry.group.casefold(), entry.title.casefold()))
    return (*_used(last_used, (*theirs, *mine)), *mine, *theirs)


def _saved_entry(event: SavedEvent) -> SourceEntry:
    folder, _, leaf = event.name.rpartition("/")
    about = " · ".join(part for part in (event.type_id, event.environment) if part)
    group = f"{tr(SAVED_GROUP)} · {folder}" if folder else tr(SAVED_GROUP)
    return SourceEntry(event.name, group, size_text(event.size), path=event.path, shown=leaf, help=about)


def _type_entry(kind: EventType) -> SourceEntry:
    return SourceEntry(kind.title, kind.service, kind.id, type_id=kind.id, help=kind.help)


def _used(names: Iterable[str], entries: Iterable[SourceEntry]) -> Iterator[SourceEntry]:
    """The entries that were used last, again; a saved event goes before a type of its name."""
    by_name = {entry.name: entry for entry in entries}
    found = [by_name[name] for name in names if name in by_name]
    for entry in found[:_LAST_SHOWN]:
        shown = f"{entry.group} · {entry.title}" if entry.type_id else entry.title
        yield replace(entry, group=tr(LAST_GROUP), shown=shown)


class SourceModel(QAbstractListModel):
    """The entries that match the words typed, with a head above each group."""

    EntryRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[SourceEntry, ...] = ()
        self._rows: list[SourceEntry] = []
        self._words: list[str] = []

    def set_entries(self, entries: tuple[SourceEntry, ...]) -> None:
        """Show other entries."""
        self._all = entries
        self._fill()

    def set_query(self, query: str) -> None:
        """Show the entries that hold every word of `query`."""
        self._words = query.casefold().split()
        self._fill()

    def entry(self, row: int) -> SourceEntry | None:
        """The entry of a row, or None beyond the last."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def next_pick(self, row: int, step: int) -> int:
        """The nearest row from `row` on, in the direction of `step`, that can be picked; -1 when there is none."""
        while 0 <= row < len(self._rows):
            if not self._rows[row].is_head:
                return row
            row += step
        return -1

    def _fill(self) -> None:
        self.beginResetModel()
        self._rows = []
        group = ""
        for entry in self._all:
            # While words are typed, each entry is listed once: where it belongs.
            if entry.matches(self._words) and not (self._words and entry.group == tr(LAST_GROUP)):
                if entry.group != group:
                    group = entry.group
                    self._rows.append(SourceEntry(group, group))
                self._rows.append(entry)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of rows; they have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """An entry's title, tooltip, or itself."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return entry.text
            case Qt.ItemDataRole.ToolTipRole:
                return entry.title if entry.path else entry.detail or None
            case self.EntryRole:
                return entry
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads cannot be selected."""
        entry = self.entry(index.row())
        if entry is None:
            return Qt.ItemFlag.NoItemFlags
        if entry.is_head:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
