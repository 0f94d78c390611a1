"""The explorer's tree model: rows of `function_tree`, changed where the workspace changed, and what a filter leaves."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.gui.models.function_state import StateOf, idle
from workbench.gui.models.function_tree import FAVOURITES_KEY, Row
from workbench.gui.models.row_nodes import Matches, Node, differs, grow, hide, pick, settle
from workbench.gui.translation import tr

Index = QModelIndex | QPersistentModelIndex


class RowRole(IntEnum):
    """Roles beside Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1


_ABOVE = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
_LEAF = _ABOVE | Qt.ItemFlag.ItemNeverHasChildren
"""Views remember of each row that may have children whether it is open."""
_FOLDER = _ABOVE | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
_EVENT = _LEAF | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled


class FunctionsModel(QAbstractItemModel):
    """Sections, functions, folders and events. `show_rows` compares and tells views of the differences only.

    Rows that a filter leaves out are not there for views: hiding thousands in a view takes it longer than a key may.
    """

    def __init__(self, parent: QObject | None = None, state_of: StateOf = idle) -> None:
        super().__init__(parent)
        self._state_of = state_of
        self._matches: Matches | None = None
        self._root = Node(None, None)
        # Indexes carry numbers, not addresses: one that a view kept too long finds nothing instead of freed memory.
        self._nodes: dict[int, Node] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Make the tree of `rows`, less what the filter leaves out; what is the same stays untouched."""
        new, changed, gone = grow(self._root, rows)
        self._nodes.update((node.id, node) for node in new)
        pick(self._root, self._matches)
        self._sync(self._root, {node.id for node in changed})
        for node in gone:
            del self._nodes[node.id]

    def filter(self, matches: Matches | None) -> tuple[int, list[QModelIndex]]:
        """Leave only functions and events that match, and what they are in; None leaves all.

        How many match, and the indexes of sections and folders that were left out before; views learn of it by
        `layoutChanged`, where there is a difference.
        """
        self._matches = matches
        count = pick(self._root, matches)
        if not differs([self._root]):
            return count, []
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [self._node(index) for index in before]
        fresh = settle(self._root)
        self.changePersistentIndexList(before, [self._visible(node) for node in kept])
        self.layoutChanged.emit()
        return count, [self._index_of(node) for node in fresh]

    def row_at(self, index: Index) -> Row | None:
        """What an index shows."""
        return self._node(index).row

    def index_of(self, row_id: int) -> QModelIndex:
        """The index with that number (`QModelIndex.internalId`), while it is to be seen; else an invalid one."""
        node = self._nodes.get(row_id)
        return self._visible(node) if node is not None else QModelIndex()

    def below(self, parent: QModelIndex) -> list[tuple[QModelIndex, Row]]:
        """The children of an index with their rows."""
        nodes = self._node(parent).shown
        return [(self.createIndex(place, 0, one.id), one.row) for place, one in enumerate(nodes) if one.row is not None]

    def walk(self, parent: QModelIndex | None = None) -> Iterator[tuple[QModelIndex, Row]]:
        """Every index with its row, parents first."""
        for index, row in self.below(parent if parent is not None else QModelIndex()):
            yield index, row
            yield from self.walk(index)

    def containers(self, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
        """The indexes of sections and folders, parents first."""
        for place, node in enumerate(self._node(parent if parent is not None else QModelIndex()).shown):
            if not node.is_leaf:
                index = self.createIndex(place, 0, node.id)
                yield index
                yield from self.containers(index)

    def function_index(self, name: str, scope: str = "") -> QModelIndex:
        """The index of the function of that name (and scope of the Lambda service); invalid when there is none.

        It is the one in its application, not among the favourites.
        """
        for section, above in self.below(QModelIndex()):
            for index, row in self.walk(section) if above.key != FAVOURITES_KEY else ():
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
        node = self._nodes.get(parent.internalId()) if parent.isValid() else self._root
        children = node.shown if node is not None else ()
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
        return len(self._node(parent).shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: one column."""
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: saved events and their folders can be renamed in their place, and moved."""
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        if node is None or node.row is None:
            return Qt.ItemFlag.NoItemFlags
        if node.row.event is not None:
            return _EVENT
        return _LEAF if node.is_leaf else _FOLDER if node.row.folder else _ABOVE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: name, tool tip, accessible text, and the `Row` itself."""
        row = self._node(index).row
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(part for part in (row.tip, self._state(row)) if part) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.text, row.secondary, _problems(row), self._state(row)) if part)
            case RowRole.ROW:
                return row
            case _:
                return None

    def _state(self, row: Row) -> str:
        return self._state_of(row).text() if row.function is not None or row.remote is not None else ""

    # -- differences -----------------------------------------------------------------------------

    def _node(self, index: Index) -> Node:
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def _index_of(self, node: Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.place(), 0, node.id)

    def _visible(self, node: Node) -> QModelIndex:
        return self._index_of(node) if node.is_shown() else QModelIndex()

    def _sync(self, node: Node, changed: AbstractSet[int]) -> None:
        """Bring what views see below `node` to what is wanted."""
        self._remove_unwanted(node)
        place = 0
        while place < len(node.wanted):
            if place < len(node.shown) and node.shown[place] is node.wanted[place]:
                self._refresh(node.shown[place], place, changed)
                place += 1
                continue
            place = self._bring(node, place)

    def _remove_unwanted(self, node: Node) -> None:
        wanted = {child.id for child in node.wanted}
        last = len(node.shown) - 1
        while last >= 0:
            first = last
            while first >= 0 and node.shown[first].id not in wanted:
                first -= 1
            if first < last:
                self.beginRemoveRows(self._index_of(node), first + 1, last)
                for gone in node.shown[first + 1 : last + 1]:
                    hide(gone)
                del node.shown[first + 1 : last + 1]
                self.endRemoveRows()
            last = first - 1

    def _bring(self, node: Node, place: int) -> int:
        """Move the wanted row here, or insert it with the new ones after it; the next place to look at."""
        known = {child.id: number for number, child in enumerate(node.shown)}
        source = known.get(node.wanted[place].id)
        if source is not None:
            parent = self._index_of(node)
            self.beginMoveRows(parent, source, source, parent, place)
            node.shown.insert(place, node.shown.pop(source))
            self.endMoveRows()
            return place
        end = place
        while end < len(node.wanted) and node.wanted[end].id not in known:
            settle(node.wanted[end])
            end += 1
        self.beginInsertRows(self._index_of(node), place, end - 1)
        node.shown[place:place] = node.wanted[place:end]
        self.endInsertRows()
        return end

    def _refresh(self, node: Node, place: int, changed: AbstractSet[int]) -> None:
        if node.id in changed:
            index = self.createIndex(place, 0, node.id)
            self.dataChanged.emit(index, index)
        if node.children or node.shown:
            self._sync(node, changed)


def _problems(row: Row) -> str:
    """The mark in words, or how many problems there are."""
    return tr("{n} problems", n=row.problems) if row.problems > 1 else tr(row.mark.value)
