"""Changed lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.editor.line_changes import ChangeKind, LineChange, line_changes

ADDED, CHANGED, REMOVED = ChangeKind.ADDED, ChangeKind.CHANGED, ChangeKind.REMOVED


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("abc", "abc", []),
        ("abc", "abxc", [LineChange(ADDED, 2, 1)]),
        ("abc", "axc", [LineChange(CHANGED, 1, 1, 1)]),
        ("abc", "ac", [LineChange(REMOVED, 1, 0, 1)]),
        ("abc", "ab", [LineChange(REMOVED, 2, 0, 1)]),
        ("abcd", "xbcyz", [LineChange(CHANGED, 0, 1, 1), LineChange(CHANGED, 3, 2, 1)]),
        ("", "ab", [LineChange(ADDED, 0, 2)]),
    ],
)
def test_what_differs(before: str, now: str, found: list[LineChange]) -> None:
    assert line_changes(list(before), list(now)) == tuple(found)


LINES = st.lists(st.sampled_from("abcd"), max_size=12)


@given(LINES, LINES)
def test_the_changes_make_one_of_the_other(before: list[str], now: list[str]) -> None:
    made: list[str] = []
    old, new = 0, 0
    for change in line_changes(before, now):
        made += before[old : old + change.first - new]
        old += change.first - new + change.was
        made += now[change.first : change.first + change.count]
        new = change.first + change.count
    assert made + before[old:] == now
