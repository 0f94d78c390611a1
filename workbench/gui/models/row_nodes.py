"""The tree behind the explorer's model: all rows as nodes, and of each node the children that a filter leaves."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count

from workbench.gui.models.function_tree import CONTAINERS, Row

_IDS = count(1)
Matches = Callable[[Row], bool]


class Node:
    """A row in the tree: what it shows, where it hangs.

    `children` are all, `shown` those that views see, `wanted` those that they are to see next.
    """

    __slots__ = ("children", "id", "is_leaf", "parent", "row", "shown", "wanted")

    def __init__(self, row: Row | None, parent: "Node | None") -> None:
        self.id = next(_IDS)
        self.row = row
        self.is_leaf = row is not None and row.kind not in CONTAINERS
        self.parent = parent
        self.children: list[Node] = []
        self.shown: list[Node] = []
        self.wanted: list[Node] = []

    @property
    def key(self) -> str:
        """The row's key; the root has none."""
        return self.row.key if self.row is not None else ""

    def place(self) -> int:
        """Its position among the siblings that are shown."""
        return self.parent.shown.index(self) if self.parent is not None else 0

    def is_shown(self) -> bool:
        """Whether views see it."""
        return self.parent is None or (self in self.parent.shown and self.parent.is_shown())

    def below(self) -> "Iterator[Node]":
        """All nodes below it, parents first."""
        for child in self.children:
            yield child
            yield from child.below()


def grow(node: Node, rows: Sequence[Row]) -> tuple[list[Node], list[Node], list[Node]]:
    """Give `node` the children of `rows`; the nodes that are new, that show another row, and that are gone.

    What is the same keeps its node. Nothing is shown otherwise yet.
    """
    new: list[Node] = []
    changed: list[Node] = []
    gone: list[Node] = []
    _grow(node, rows, new, changed, gone)
    return new, changed, gone


def _grow(node: Node, rows: Sequence[Row], new: list[Node], changed: list[Node], gone: list[Node]) -> None:
    known = {child.key: child for child in node.children}
    children: list[Node] = []
    for row in rows:
        child = known.pop(row.key, None)
        if child is None:
            child = Node(row, node)
            new.append(child)
        elif child.row == row:
            children.append(child)
            continue
        else:
            child.row = row
            child.is_leaf = row.kind not in CONTAINERS
            changed.append(child)
        children.append(child)
        _grow(child, row.children, new, changed, gone)
    node.children = children
    for lost in known.values():
        gone.extend((lost, *lost.below()))


def pick(node: Node, matches: Matches | None) -> int:
    """Say which nodes below are wanted: those that match, and those above them; how many match. None takes all."""
    found = 0
    wanted: list[Node] = []
    for child in node.children:
        if not child.is_leaf:
            inside = pick(child, matches)
            found += inside
            if inside or matches is None:
                wanted.append(child)
        elif matches is None or (child.row is not None and matches(child.row)):
            found += 1
            child.wanted = []
            wanted.append(child)
    node.wanted = wanted
    return found


def settle(node: Node) -> list[Node]:
    """Show what is wanted at once; the nodes that have others below them and were not shown before."""
    before = {id(child) for child in node.shown}
    after = {id(child) for child in node.wanted}
    for child in node.shown:
        if not child.is_leaf and id(child) not in after:
            hide(child)
    node.shown = node.wanted
    fresh = []
    for child in node.shown:
        if not child.is_leaf:
            if id(child) not in before:
                fresh.append(child)
            fresh += settle(child)
    return fresh


def hide(node: Node) -> None:
    """Nothing below is shown any more."""
    for child in node.shown:
        hide(child)
    node.shown = []


def differs(nodes: Iterable[Node]) -> bool:
    """Whether anything below `nodes` is to be shown otherwise; looks no further than the first difference."""
    return any(
        node.shown != node.wanted or differs(child for child in node.wanted if not child.is_leaf) for node in nodes
    )
