"""The imports of a cold start as a tree for Qt: who imported whom, with the time of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.translation import later, tr
from workbench.model.profile import ImportNode, ImportTime

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Column(IntEnum):
    """The columns, from the left."""

    MODULE = 0
    OWN = 1
    WHOLE = 2
    SHARE = 3


class Share(NamedTuple):
    """What a module has of the time of all imports, 0 to 1: by itself, and with what it imported."""

    own: float
    whole: float


TITLES = {
    Column.MODULE: later("Module"),
    Column.OWN: later("Own time"),
    Column.WHOLE: later("With its imports"),
    Column.SHARE: later("Share of all"),
}
_TIPS = {
    Column.MODULE: later("Below a module stands what it was the first to import."),
    Column.OWN: later("How long the module itself took, without what it imported."),
    Column.WHOLE: later("How long the module took, with what it was the first to import."),
    Column.SHARE: later("The part of the time of all imports: the module itself in full colour, its imports fainter."),
}
NUMBERS = (Column.OWN, Column.WHOLE)


class ImportRole(IntEnum):
    """What the delegate draws beside the text: the `Share` of a row."""

    SHARE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Row:
    """A module, its place among its siblings, and the numbers of the rows around and below it; -1 is the root."""

    time: ImportTime
    place: int
    parent: int
    children: list[int]


class ImportsModel(QAbstractItemModel):
    """Indexes carry the number of their row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[_Row] = []
        self._top: list[int] = []
        self._total_ms = 0.0

    def show_tree(self, nodes: Sequence[ImportNode]) -> None:
        """Show other imports."""
        self.beginResetModel()
        self._rows = []
        self._top = self._add(nodes, -1)
        self._total_ms = sum(row.time.self_ms for row in self._rows)
        self.endResetModel()

    def _add(self, nodes: Sequence[ImportNode], parent: int) -> list[int]:
        numbers = []
        for place, node in enumerate(nodes):
            number = len(self._rows)
            children: list[int] = []
            self._rows.append(_Row(node.time, place, parent, children))
            children += self._add(node.imported, number)
            numbers.append(number)
        return numbers

    def share(self, index: Index) -> Share:
        """What the module of a row has of the whole."""
        time = self._rows[index.internalId()].time
        whole = self._total_ms or 1.0
        return Share(min(time.self_ms / whole, 1.0), min(time.cumulative_ms / whole, 1.0))

    def row_text(self, index: QModelIndex) -> str:
        """A row's cells with tabs between, for the clipboard."""
        return "\t".join(str(index.siblingAtColumn(column).data()) for column in Column)

    # -- Qt --------------------------------------------------------------------------------------

    def index(self, row: int, column: int = 0, parent: Index = _ROOT) -> QModelIndex:
        """Qt: the place of a cell."""
        numbers = self._below(parent)
        if not (0 <= row < len(numbers) and 0 <= column < len(Column)):
            return QModelIndex()
        return self.createIndex(row, column, numbers[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Qt: the module that imported a row's."""
        number = self._rows[index.internalId()].parent if index.isValid() else -1
        return QModelIndex() if number < 0 else self.createIndex(self._rows[number].place, 0, number)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: what a module imported; of the root what nothing else did."""
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, _parent: Index = _ROOT) -> int:
        """Qt: the same everywhere."""
        return len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: text, what is read aloud, and what the delegate draws."""
        if not index.isValid():
            return None
        found: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found = self._text(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                found = self._spoken(index) if index.column() == Column.MODULE else self._text(index)
            case Qt.ItemDataRole.ToolTipRole:
                found = self._spoken(index)
            case Qt.ItemDataRole.TextAlignmentRole:
                found = _alignment(Column(index.column()))
            case ImportRole.SHARE:
                found = self.share(index)
        return found

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: titles, and what they mean."""
        if orientation is not Qt.Orientation.Horizontal or section not in TITLES:
            return None
        column = Column(section)
        found: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found = tr(TITLES[column])
            case Qt.ItemDataRole.ToolTipRole:
                found = tr(_TIPS[column])
            case Qt.ItemDataRole.TextAlignmentRole:
                found = _alignment(column)
        return found

    def _below(self, parent: Index) -> list[int]:
        return self._rows[parent.internalId()].children if parent.isValid() else self._top

    def _text(self, index: Index) -> str:
        time = self._rows[index.internalId()].time
        match index.column():
            case Column.MODULE:
                return time.module
            case Column.OWN:
                return milliseconds(time.self_ms)
            case Column.WHOLE:
                return milliseconds(time.cumulative_ms)
            case _:
                return _percent(self.share(index).whole)

    def _spoken(self, index: Index) -> str:
        time = self._rows[index.internalId()].time
        return tr(
            "{module}: {own} of its own, {whole} with its imports, {share} of all.",
            module=time.module,
            own=milliseconds(time.self_ms),
            whole=milliseconds(time.cumulative_ms),
            share=_percent(self.share(index).whole),
        )


def milliseconds(duration_ms: float) -> str:
    """A time with one digit, so that the numbers of a column can be compared: `0.4 ms`, `1,204.0 ms`."""
    return f"{duration_ms:,.1f} ms"


def _percent(share: float) -> str:
    return f"{share * 100:.0f} %" if share >= 0.005 else "<1 %"


def _alignment(column: Column) -> Qt.AlignmentFlag:
    return _MIDDLE | (Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft)
