"""The form's tree model: rows are made when they are looked at, and changed where the event changed."""

from collections.abc import Iterator, Sequence
from enum import IntEnum
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.base.json_pointer import Path
from workbench.gui.composer.form_help import explained
from workbench.gui.composer.form_rows import PAGE, Fields, FormRow, RowKind, rows_below, same
from workbench.gui.composer.form_runs import rising, runs
from workbench.model.event_form import FormField

Index = QModelIndex | QPersistentModelIndex
_IDS = count(1)


class FormRole(IntEnum):
    """Roles beside Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1


class _Node:
    """A row in the tree. `children` is None until somebody looks."""

    __slots__ = ("children", "id", "parent", "place", "row")

    def __init__(self, row: FormRow | None, parent: "_Node | None", place: int) -> None:
        self.id = next(_IDS)
        self.row = row
        self.parent = parent
        self.place = place
        self.children: list[_Node] | None = None


class FormModel(QAbstractItemModel):
    """The rows of one event's form. `show_form` compares and tells views of the differences only."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form: Fields | None = None
        self._pages: dict[Path, int] = {}
        self._root = _Node(None, None, 0)
        # Looked at from the beginning: rows that come are told of, so that views can unfold them.
        self._root.children = []
        # Indexes carry numbers, not addresses: one that a view kept too long finds nothing instead of freed memory.
        self._nodes: dict[int, _Node] = {}

    def show_form(self, form: Fields | None) -> None:
        """Show another state of the event; rows that show the same stay untouched."""
        self._form = form
        self._update()

    def show_more(self, path: Path) -> None:
        """Show the members below `path` that are not set (or hide them again), or the next items."""
        row = next((row for _, row in self.walk() if row.kind is RowKind.MORE and row.path == path), None)
        self._pages[path] = 0 if row is not None and row.opened else self._pages.get(path, 0) + 1
        self._update()

    def field(self, path: Path) -> FormField | None:
        """The field at `path`, shown or not; None when the form has no such field."""
        fields = () if self._form is None else self._form.fields(path[:-1])
        return next((field for field in fields if field.path == path), None)

    def row_at(self, index: Index) -> FormRow | None:
        """What an index shows."""
        return self._node(index).row

    def below(self, parent: Index) -> list[tuple[QModelIndex, FormRow]]:
        """The children of an index with their rows."""
        return [(self._index_of(node), node.row) for node in self._below(self._node(parent)) if node.row is not None]

    def walk(self) -> Iterator[tuple[QModelIndex, FormRow]]:
        """Every index that somebody has looked at, with its row, from top to bottom."""
        waiting = list(reversed(self._root.children or []))
        while waiting:
            node = waiting.pop()
            if node.row is not None:
                yield self._index_of(node), node.row
            waiting += reversed(node.children or [])

    def find(self, path: Path) -> QModelIndex:
        """The index of the field at `path`, or of the nearest one above that is in the form; shows more for it.

        A parameter that is shown twice is found among the first rows, not among all fields.
        """
        node = self._root
        while (step := self._step(node, path)) is not None:
            node = step
        while node.row is not None and node.row.kind is RowKind.REST and node.parent is not None:
            node = node.parent
        return self._index_of(node)

    def _step(self, node: _Node, path: Path) -> _Node | None:
        found = self._leading(node, path)
        if found is None and self._shows_more_for(node, path):
            self._update()
            found = self._leading(node, path)
        return found or self._rest(node, path)

    def _leading(self, node: _Node, path: Path) -> _Node | None:
        """The child that is the field at `path`, or the one that is nearest above it."""
        found = [
            (len(child.row.path), child)
            for child in self._below(node)
            if child.row is not None and child.row.field is not None and path[: len(child.row.path)] == child.row.path
        ]
        return max(found, key=lambda one: one[0], default=(0, None))[1]

    def _rest(self, node: _Node, path: Path) -> _Node | None:
        """The head of all members below `node`, when `path` leads below it."""
        return next(
            (
                child
                for child in self._below(node)
                if child.row is not None and child.row.kind is RowKind.REST and path != child.row.path
            ),
            None,
        )

    def _shows_more_for(self, node: _Node, path: Path) -> bool:
        """Ask for the page below `node` that has `path`; whether there is one."""
        for child in self._below(node):
            row = child.row
            if row is None or row.kind is not RowKind.MORE or row.opened or self._form is None:
                continue
            reach = len(row.path) + 1
            if any(field.path == path[:reach] for field in self._form.fields(row.path)):
                step = path[reach - 1]
                self._pages[row.path] = step // PAGE if isinstance(step, int) else 1
                return True
        return False

    # -- Qt's interface --------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Qt: the index of a child."""
        children = self._below(self._node(parent))
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].id)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """Qt: the index above."""
        above = self._node(child).parent
        return QModelIndex() if above is None else self._index_of(above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: how many children; they are made now."""
        return len(self._below(self._node(parent)))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Qt: one column."""
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Qt: whether there are children, without making them."""
        node = self._node(parent)
        return bool(self._below(node)) if node is self._root else node.row is not None and node.row.unfolds

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: fields may be edited; only sections have children."""
        row = self._node(index).row
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.kind in (RowKind.SECTION, RowKind.REST):
            return flags
        editable = Qt.ItemFlag.ItemIsEditable if row.kind is RowKind.FIELD else Qt.ItemFlag.NoItemFlags
        return flags | Qt.ItemFlag.ItemNeverHasChildren | editable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: label, tool tip, what a screen reader says, and the `FormRow` itself."""
        row = self._node(index).row
        return None if row is None else _shown(row, role)

    # -- nodes and differences -------------------------------------------------------------------

    def _node(self, index: Index) -> _Node:
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def _index_of(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.place, 0, node.id)

    def _below(self, node: _Node) -> list[_Node]:
        if node.children is None:
            node.children = [self._grow(row, node, place) for place, row in enumerate(self._rows(node))]
        return node.children

    def _rows(self, node: _Node) -> tuple[FormRow, ...]:
        if self._form is None or (node.row is not None and not node.row.unfolds):
            return ()
        return tuple({row.key: row for row in rows_below(self._form, node.row, self._pages)}.values())

    def _grow(self, row: FormRow, parent: _Node, place: int) -> _Node:
        node = _Node(row, parent, place)
        self._nodes[node.id] = node
        return node

    def _update(self) -> None:
        """Compare what has been looked at with the form; a thousand levels are no recursion."""
        waiting = [self._root]
        while waiting:
            node = waiting.pop()
            if node.children is not None:
                self._fit(node, node.children, self._rows(node))
                waiting += node.children

    def _fit(self, node: _Node, children: list[_Node], rows: Sequence[FormRow]) -> None:
        """Rows that are there still and in the same order stay; between them rows go and come."""
        places = {row.key: place for place, row in enumerate(rows)}
        kept = set(rising([places.get(child.row.key, -1) if child.row else -1 for child in children]))
        for first, end in reversed(runs([place not in kept for place in range(len(children))])):
            self._remove(node, children, first, end)
        there = {child.row.key for child in children if child.row is not None}
        for first, end in runs([row.key not in there for row in rows]):
            self._insert(node, children, first, rows[first:end])
        for child, row in zip(children, rows, strict=True):
            self._refresh(child, row)

    def _remove(self, node: _Node, children: list[_Node], first: int, end: int) -> None:
        self.beginRemoveRows(self._index_of(node), first, end - 1)
        for gone in children[first:end]:
            self._forget(gone)
        del children[first:end]
        _number(children, first)
        self.endRemoveRows()

    def _insert(self, node: _Node, children: list[_Node], first: int, rows: Sequence[FormRow]) -> None:
        self.beginInsertRows(self._index_of(node), first, first + len(rows) - 1)
        children[first:first] = [self._grow(row, node, 0) for row in rows]
        _number(children, first)
        self.endInsertRows()

    def _refresh(self, node: _Node, row: FormRow) -> None:
        if node.row is not None and not same(node.row, row):
            node.row = row
            index = self._index_of(node)
            self.dataChanged.emit(index, index)

    def _forget(self, node: _Node) -> None:
        waiting = [node]
        while waiting:
            gone = waiting.pop()
            del self._nodes[gone.id]
            waiting += gone.children or []


def _shown(row: FormRow, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return row.title
        case Qt.ItemDataRole.AccessibleTextRole:
            return row.said()
        case Qt.ItemDataRole.ToolTipRole:
            return explained(row) or row.title
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.field.help or None if row.field is not None else None
        case FormRole.ROW:
            return row
        case _:
            return None


def _number(children: Sequence[_Node], first: int) -> None:
    for place in range(first, len(children)):
        children[place].place = place
