"""What a search has found, as a tree for Qt: files, and in each its hits, which are ticked to be replaced."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.translation import tr, tr_n
from workbench.model.file_search import FileHits, Hit

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TICK = Qt.ItemDataRole.CheckStateRole


class ResultRole(IntEnum):
    """What a row gives beside its text: its `FoundFile`, and its `Hit` or None."""

    FILE = Qt.ItemDataRole.UserRole
    HIT = Qt.ItemDataRole.UserRole + 1


@dataclass(slots=True, eq=False)
class FoundFile:
    """A file with its hits; `unticked` are the numbers of those that stay. `done` tells what became of it."""

    found: FileHits
    unticked: set[int] = field(default_factory=set)
    done: str = ""
    can_undo: bool = False

    @property
    def ticked(self) -> tuple[Hit, ...]:
        """The hits that are to be replaced; none any more once that was done."""
        if self.done:
            return ()
        return tuple(hit for number, hit in enumerate(self.found.hits) if number not in self.unticked)


class ResultsModel(QAbstractItemModel):
    """Files in the order in which they were found. Rows have ticks while something is to be `replaced`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files: list[FoundFile] = []
        self.replacing = False
        self.hit_count = 0

    def clear(self, *, replacing: bool) -> None:
        """Begin anew."""
        self.beginResetModel()
        self.files = []
        self.hit_count = 0
        self.replacing = replacing
        self.endResetModel()

    def add(self, found: Sequence[FileHits]) -> None:
        """Put files at the end."""
        first = len(self.files)
        self.beginInsertRows(_ROOT, first, first + len(found) - 1)
        self.files += [FoundFile(one) for one in found]
        self.hit_count += sum(len(one.hits) for one in found)
        self.endInsertRows()

    def tell(self, file: FoundFile, done: str, *, can_undo: bool) -> None:
        """Say what became of a file."""
        file.done, file.can_undo = done, can_undo
        index = self.file_index(file)
        last = self.index(len(file.found.hits) - 1, 0, index)
        self.dataChanged.emit(index, index)
        self.dataChanged.emit(self.index(0, 0, index), last)

    def ticked_count(self) -> int:
        """How many hits are to be replaced."""
        return sum(len(file.ticked) for file in self.files)

    def toggle(self, index: Index) -> None:
        """Tick a hit or let it be; a file's hits all at once."""
        ticked = self.data(index, _TICK) == Qt.CheckState.Checked
        self.setData(index, Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked, _TICK)

    # -- places ----------------------------------------------------------------------------------

    def file_index(self, file: FoundFile) -> QModelIndex:
        """The row of a file."""
        return self.index(self.files.index(file), 0)

    def file_at(self, index: Index) -> FoundFile:
        """The file of a row, or the one that its hit is in."""
        return self.files[index.row() if index.internalId() == 0 else index.internalId() - 1]

    def hit_at(self, index: Index) -> Hit | None:
        """The hit of a row; None for a file's."""
        return self.file_at(index).found.hits[index.row()] if index.isValid() and index.internalId() else None

    def step(self, index: Index, step: int) -> QModelIndex:
        """The hit after (1) or before (-1) a row, round at the ends; an invalid index when there is none."""
        if not self.files:
            return QModelIndex()
        if not index.isValid():
            file, hit = (0, 0) if step > 0 else (-1, -1)
        elif index.internalId():
            file, hit = index.internalId() - 1, index.row() + step
        else:
            file, hit = (index.row(), 0) if step > 0 else (index.row(), -1)
        if index.isValid() and not 0 <= hit < len(self.files[file].found.hits):
            file, hit = (file + step) % len(self.files), 0 if step > 0 else -1
        file %= len(self.files)
        return self.index(hit % len(self.files[file].found.hits), 0, self.index(file, 0))

    # -- Qt --------------------------------------------------------------------------------------

    def index(self, row: int, column: int = 0, parent: Index = _ROOT) -> QModelIndex:
        """Qt: a file's row has the id 0, a hit's the number of its file, from 1."""
        if not parent.isValid():
            return self.createIndex(row, column, 0) if 0 <= row < len(self.files) else QModelIndex()
        if parent.internalId() or not 0 <= row < len(self.files[parent.row()].found.hits):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1)

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Qt: the file's row of a hit."""
        number = index.internalId() if index.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: files, or the hits of one."""
        if not parent.isValid():
            return len(self.files)
        return 0 if parent.internalId() else len(self.files[parent.row()].found.hits)

    def columnCount(self, _parent: Index = _ROOT) -> int:
        """Qt: one."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: rows can be selected, and ticked while something is to be replaced."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.replacing else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: text, ticks, and what the delegate draws."""
        if not index.isValid():
            return None
        file, hit = self.file_at(index), self.hit_at(index)
        found: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found = file.found.path.name if hit is None else hit.preview.strip()
            case Qt.ItemDataRole.AccessibleTextRole:
                found = _spoken(file, hit)
            case Qt.ItemDataRole.ToolTipRole if hit is None:
                found = str(file.found.path)
            case Qt.ItemDataRole.CheckStateRole if self.replacing and not file.done:
                found = _tick(file, None if hit is None else index.row())
            case ResultRole.FILE:
                found = file
            case ResultRole.HIT:
                found = hit
        return found

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: tick a row, or take its tick away."""
        if role != _TICK or not self.replacing or self.file_at(index).done:
            return False
        file = self.file_at(index)
        numbers = range(len(file.found.hits)) if self.hit_at(index) is None else (index.row(),)
        if value == Qt.CheckState.Checked:
            file.unticked.difference_update(numbers)
        else:
            file.unticked.update(numbers)
        top = self.file_index(file)
        self.dataChanged.emit(top, top)
        self.dataChanged.emit(self.index(0, 0, top), self.index(len(file.found.hits) - 1, 0, top))
        return True


def _tick(file: FoundFile, number: int | None) -> Qt.CheckState:
    if number is None:
        stay = len(file.unticked)
        some = Qt.CheckState.PartiallyChecked if stay < len(file.found.hits) else Qt.CheckState.Unchecked
        return some if stay else Qt.CheckState.Checked
    return Qt.CheckState.Unchecked if number in file.unticked else Qt.CheckState.Checked


def _spoken(file: FoundFile, hit: Hit | None) -> str:
    if hit is None:
        return ", ".join(
            part
            for part in (file.found.path.name, tr_n("{n:,} hit", "{n:,} hits", len(file.found.hits)), file.done)
            if part
        )
    line = tr("Line {line}: {text}", line=hit.line + 1, text=hit.preview.strip())
    if hit.new is None:
        return line
    return tr("{line}, {old} becomes {new}", line=line, old=hit.text, new=hit.new or tr("nothing"))
