"""The list of sources: saved events first, then the catalogue's types under their services, filtered by words."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.models.figures import size_text
from workbench.model.event import EventType, SavedEvent

Index = QModelIndex | QPersistentModelIndex
SAVED_GROUP = "Saved events"


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A row: a saved event (with its path), an event type (with its id), or the head of a group (neither)."""

    title: str
    group: str
    detail: str = ""
    type_id: str = ""
    path: Path | None = None

    @property
    def is_head(self) -> bool:
        """Whether it only names the rows below it."""
        return not self.type_id and self.path is None

    @property
    def name(self) -> str:
        """The event's name in the history: the saved name, or the type's id."""
        return self.type_id or self.title

    def matches(self, words: list[str]) -> bool:
        """Whether every word is in the title, the group or the detail."""
        text = f"{self.group} {self.title} {self.detail}".casefold()
        return all(word in text for word in words)


def source_entries(saved: Iterable[SavedEvent], types: Iterable[EventType]) -> tuple[SourceEntry, ...]:
    """All that can be picked, in the order of the list."""
    mine = [SourceEntry(event.name, SAVED_GROUP, size_text(event.size), path=event.path) for event in saved]
    theirs = [SourceEntry(kind.title, kind.service, kind.id, type_id=kind.id) for kind in types]
    mine.sort(key=lambda entry: entry.title.casefold())
    theirs.sort(key=lambda entry: (entry.group.casefold(), entry.title.casefold()))
    return (*mine, *theirs)


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
            if entry.matches(self._words):
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
                return entry.title
            case Qt.ItemDataRole.ToolTipRole:
                return entry.detail or None
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
