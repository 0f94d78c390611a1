"""Values of a function that stands still as a tree for Qt; what is in a value is read when somebody looks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workbench.gui.translation import later, tr
from workbench.model.debug import Scope, Variable

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MOST_CHARACTERS = 2000
"""Of a value in a tooltip and for the clipboard's row."""
_SCOPES = {"Locals": later("Locals"), "Globals": later("Globals")}


class RowKind(StrEnum):
    """What a row is."""

    SCOPE = "scope"
    VALUE = "value"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class ValueRow:
    """A row: `reference` leads to what is in it, 0 for nothing. A `fault` stands in the place of a value."""

    name: str
    value: str = ""
    type: str = ""
    reference: int = 0
    kind: RowKind = RowKind.VALUE
    fault: str = ""


class ValuesRole(IntEnum):
    """What the delegate draws: the `ValueRow`."""

    ROW = Qt.ItemDataRole.UserRole


@dataclass(slots=True)
class _Node:
    """A row, its place among its siblings, and the numbers of the rows around and below it; -1 is the root."""

    row: ValueRow
    place: int
    parent: int
    children: list[int] = field(default_factory=list)
    asked: bool = False


class ValuesModel(QAbstractItemModel):
    """`wanted` carries a reference that is to be read; `fill` puts in what came of it.

    `edited` carries a watch expression and what was typed in its place.
    """

    wanted = Signal(int)
    edited = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []
        self._top: list[int] = []

    def show_rows(self, rows: Iterable[ValueRow]) -> None:
        """Show other rows at the top; nothing is known of what is in them."""
        self.beginResetModel()
        self._nodes = [_Node(row, place, -1) for place, row in enumerate(rows)]
        self._top = list(range(len(self._nodes)))
        self.endResetModel()

    def fill(self, reference: int, variables: Sequence[Variable]) -> None:
        """What is in the rows of a reference that were asked about."""
        for number, node in enumerate(tuple(self._nodes)):
            if node.asked and not node.children and variables and node.row.reference == reference:
                self._insert(number, [value_row(one) for one in variables])

    def row(self, index: Index) -> ValueRow | None:
        """The row of a place, None for the root."""
        return self._nodes[index.internalId()].row if index.isValid() else None

    def names(self, index: Index) -> tuple[str, ...]:
        """The names from the top to a row: where to find it again when the rows are others."""
        found: list[str] = []
        number = index.internalId() if index.isValid() else -1
        while number >= 0:
            found.insert(0, self._nodes[number].row.name)
            number = self._nodes[number].parent
        return tuple(found)

    def _insert(self, number: int, rows: list[ValueRow]) -> None:
        node = self._nodes[number]
        self.beginInsertRows(self.createIndex(node.place, 0, number), 0, len(rows) - 1)
        for place, row in enumerate(rows):
            node.children.append(len(self._nodes))
            self._nodes.append(_Node(row, place, number))
        self.endInsertRows()

    # -- Qt --------------------------------------------------------------------------------------

    def index(self, row: int, column: int = 0, parent: Index = _ROOT) -> QModelIndex:
        """Qt: the place of a cell."""
        numbers = self._below(parent)
        if not (0 <= row < len(numbers) and column == 0):
            return QModelIndex()
        return self.createIndex(row, 0, numbers[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        """Qt: the row that a row is in."""
        number = self._nodes[index.internalId()].parent if index.isValid() else -1
        return QModelIndex() if number < 0 else self.createIndex(self._nodes[number].place, 0, number)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: what has been read of a row."""
        return len(self._below(parent))

    def columnCount(self, _parent: Index = _ROOT) -> int:
        """Qt: the delegate draws name, value and type in one."""
        return 1

    def hasChildren(self, parent: Index = _ROOT) -> bool:
        """Qt: whether there may be something in a row."""
        row = self.row(parent)
        return bool(self._top) if row is None else row.reference > 0

    def canFetchMore(self, parent: Index) -> bool:
        """Qt: whether a row has been asked about."""
        if not parent.isValid():
            return False
        node = self._nodes[parent.internalId()]
        return node.row.reference > 0 and not node.asked

    def fetchMore(self, parent: Index) -> None:
        """Qt: ask about a row that was opened."""
        if self.canFetchMore(parent):
            node = self._nodes[parent.internalId()]
            node.asked = True
            self.wanted.emit(node.row.reference)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: watch expressions can be edited."""
        row, known = self.row(index), super().flags(index)
        return known | Qt.ItemFlag.ItemIsEditable if row is not None and row.kind is RowKind.WATCH else known

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: another expression was typed; who keeps them hears of it."""
        row = self.row(index)
        if row is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.edited.emit(row.name, str(value))
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: text, what is read aloud, and what the delegate draws."""
        row = self.row(index)
        if row is None:
            return None
        found: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                found = row_text(row)
            case Qt.ItemDataRole.EditRole:
                found = row.name
            case Qt.ItemDataRole.ToolTipRole:
                found = shortened(row.fault or row.value, _MOST_CHARACTERS)
            case ValuesRole.ROW:
                found = row
        return found

    def _below(self, parent: Index) -> list[int]:
        return self._nodes[parent.internalId()].children if parent.isValid() else self._top


def value_row(one: Variable) -> ValueRow:
    """The row of a variable."""
    return ValueRow(one.name, one.value, one.type, one.reference)


def scope_row(one: Scope) -> ValueRow:
    """The row of a scope."""
    title = tr(_SCOPES[one.name]) if one.name in _SCOPES else one.name
    return ValueRow(title, reference=one.reference, kind=RowKind.SCOPE)


def row_text(row: ValueRow) -> str:
    """A row in one line: `total = -19.9 (float)`."""
    if row.kind is RowKind.SCOPE:
        return row.name
    shown = shortened(" ".join((row.fault or row.value).split()), _MOST_CHARACTERS)
    text = f"{row.name} = {shown}" if shown else row.name
    return f"{text} ({row.type})" if row.type else text


def shortened(text: str, most: int) -> str:
    """A text, or its beginning where it is longer than `most` characters."""
    return text if len(text) <= most else f"{text[:most]}…"
