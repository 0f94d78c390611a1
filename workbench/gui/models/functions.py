"""The explorer's tree model: rows of `function_tree`, changed where the workspace changed and nowhere else."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.models.function_tree import Row

Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    """Roles beside Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1


_IDS = count(1)


class _Node:
    """A row in the tree: what it shows, where it hangs."""

    __slots__ = ("children", "id", "parent", "row")

    def __init__(self, row: Row | None, parent: "_Node | None") -> None:
        self.id = next(_IDS)
        self.row = row
        self.parent = parent
        self.children: list[_Node] = []

    @property
    def key(self) -> str:
        return self.row.key if self.row is not None else ""

    def place(self) -> int:
        """Its position among its siblings."""
        return self.parent.children.index(self) if self.parent is not None else 0


class FunctionsModel(QAbstractItemModel):
    """Sections, functions, folders and events. `show_rows` compares and tells views of the differences only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = _Node(None, None)
        # Indexes carry numbers, not addresses: one that a view kept too long finds nothing instead of freed memory.
        self._nodes: dict[int, _Node] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Make the tree show `rows`; what is the same stays untouched, so expansion and selection survive."""
        self._update(self._root, rows)

    def row_at(self, index: Index) -> Row | None:
        """What an index shows."""
        return self._node(index).row

    def below(self, parent: QModelIndex) -> list[tuple[QModelIndex, Row]]:
        """The children of an index with their rows."""
        nodes = self._node(parent).children
        return [(self.createIndex(place, 0, one.id), one.row) for place, one in enumerate(nodes) if one.row is not None]

    def walk(self, parent: QModelIndex | None = None) -> Iterator[tuple[QModelIndex, Row]]:
        """Every index with its row, parents first."""
        for index, row in self.below(parent if parent is not None else QModelIndex()):
            yield index, row
            yield from self.walk(index)

    def function_index(self, name: str, scope: str = "") -> QModelIndex:
        """The index of the function of that name (and scope of the Lambda service); invalid when there is none."""
        for index, row in self.walk():
            if row.function is not None and (row.function.name, row.scope) == (name, scope):
                return index
        return QModelIndex()

    def event_index(self, name: str) -> QModelIndex:
        """The index of the saved event of that name; invalid when there is none."""
        for index, row in self.walk():
            if row.event is not None and row.event.name == name:
                return index
        return QModelIndex()

    # -- Qt's interface --------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Qt: the index of a child."""
        children = self._node(parent).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].id)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """Qt: the index above."""
        above = self._node(child).parent
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.place(), 0, above.id)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: how many children."""
        return len(self._node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: one column."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: saved events and their folders can be renamed in their place, and moved."""
        row = self._node(index).row
        if row is None or (row.event is None and not row.folder):
            return super().flags(index)
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: name, tool tip, accessible text, and the `Row` itself."""
        row = self._node(index).row
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.ToolTipRole:
                return row.tip or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.text, row.secondary, row.mark.value) if part)
            case RowRole.ROW:
                return row
            case _:
                return None

    # -- differences -----------------------------------------------------------------------------

    def _node(self, index: Index) -> _Node:
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def _index_of(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.place(), 0, node.id)

    def _update(self, node: _Node, rows: Sequence[Row]) -> None:
        self._remove_missing(node, {row.key for row in rows})
        place = 0
        while place < len(rows):
            if place < len(node.children) and node.children[place].key == rows[place].key:
                self._refresh(node.children[place], rows[place], place)
                place += 1
                continue
            place = self._bring(node, rows, place)

    def _remove_missing(self, node: _Node, keys: set[str]) -> None:
        last = len(node.children) - 1
        while last >= 0:
            first = last
            while first >= 0 and node.children[first].key not in keys:
                first -= 1
            if first < last:
                self.beginRemoveRows(self._index_of(node), first + 1, last)
                for gone in node.children[first + 1 : last + 1]:
                    self._forget(gone)
                del node.children[first + 1 : last + 1]
                self.endRemoveRows()
            last = first - 1

    def _bring(self, node: _Node, rows: Sequence[Row], place: int) -> int:
        """Move the wanted row here, or insert it with the new ones after it; the next place to look at."""
        known = {child.key: number for number, child in enumerate(node.children)}
        source = known.get(rows[place].key)
        if source is not None:
            parent = self._index_of(node)
            self.beginMoveRows(parent, source, source, parent, place)
            node.children.insert(place, node.children.pop(source))
            self.endMoveRows()
            return place
        end = place
        while end < len(rows) and rows[end].key not in known:
            end += 1
        self.beginInsertRows(self._index_of(node), place, end - 1)
        node.children[place:place] = [self._grow(row, node) for row in rows[place:end]]
        self.endInsertRows()
        return end

    def _refresh(self, node: _Node, row: Row, place: int) -> None:
        if node.row == row:
            return
        node.row = row
        index = self.createIndex(place, 0, node.id)
        self.dataChanged.emit(index, index)
        self._update(node, row.children)

    def _grow(self, row: Row, parent: _Node) -> _Node:
        node = _Node(row, parent)
        self._nodes[node.id] = node
        node.children = [self._grow(child, node) for child in row.children]
        return node

    def _forget(self, node: _Node) -> None:
        del self._nodes[node.id]
        for child in node.children:
            self._forget(child)
