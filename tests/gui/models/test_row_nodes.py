"""Rows as nodes: what stays, what a filter leaves, and what is shown anew."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.models.function_tree import Row, RowKind
from workbench.gui.models.row_nodes import Node, differs, grow, hide, pick, settle


def leaf(key: str, text: str = "") -> Row:
    return Row(key, RowKind.FUNCTION, text or key)


def section(key: str, *children: Row) -> Row:
    return Row(key, RowKind.SECTION, key, children=children)


def a_tree() -> Node:
    root = Node(None, None)
    grow(root, [section("s", leaf("a"), leaf("b")), section("t", section("u", leaf("a"))), section("empty")])
    pick(root, None)
    settle(root)
    return root


def keys(node: Node) -> list[object]:
    """What is shown below, nested."""
    return [[child.key, *keys(child)] if not child.is_leaf else child.key for child in node.shown]


def test_growing_keeps_what_is_the_same() -> None:
    root = a_tree()
    a, b = root.children[0].children
    new, changed, gone = grow(root, [section("s", leaf("b", "B"), leaf("c"), leaf("a"))])
    assert root.children[0].children[::2] == [b, a]
    assert [node.key for node in new] == ["c"]
    assert [node.key for node in changed] == ["s", "b"]
    assert [node.key for node in gone] == ["t", "u", "a", "empty"]


def test_a_filter_leaves_what_matches_and_what_it_is_in() -> None:
    root = a_tree()
    assert keys(root) == [["s", "a", "b"], ["t", ["u", "a"]], ["empty"]]
    assert pick(root, lambda row: row.key == "b") == 1
    assert differs([root])
    assert settle(root) == []
    assert keys(root) == [["s", "b"]]
    assert pick(root, lambda row: row.key == "a") == 2
    assert [node.key for node in settle(root)] == ["t", "u"]
    assert keys(root) == [["s", "a"], ["t", ["u", "a"]]]
    assert not differs([root])


def test_places_are_among_what_is_shown() -> None:
    root = a_tree()
    b = root.children[0].children[1]
    assert (b.place(), b.is_shown()) == (1, True)
    pick(root, lambda row: row.key == "b")
    settle(root)
    assert (b.place(), b.is_shown()) == (0, True)
    assert not root.children[1].is_shown()
    hide(root)
    assert not b.is_shown()
    assert root.is_shown()


@given(st.lists(st.sampled_from(["a", "b", "nothing", ""]), max_size=6))
def test_filters_leave_the_same_whatever_was_before(words: list[str]) -> None:
    root = a_tree()
    fresh = a_tree()
    for word in words:
        filter_by(root, word)
    if words:
        filter_by(fresh, words[-1])
    assert keys(root) == keys(fresh)


def filter_by(root: Node, word: str) -> None:
    pick(root, lambda row: word in row.key)
    settle(root)
