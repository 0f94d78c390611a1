import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.runs.diff_rows import CONTEXT, DiffRow, RowKind, diff_rows, folded

LINES = st.lists(st.sampled_from(['"a": 1,', '"a": 2', "x", "{", "}", "y,", ""]), max_size=10).map("\n".join)


def pretty(value: Any) -> str:
    return json.dumps(value, indent=2)


def kinds(rows: tuple[DiffRow, ...]) -> str:
    letters = {RowKind.EQUAL: "=", RowKind.CHANGED: "~", RowKind.REMOVED: "-", RowKind.ADDED: "+", RowKind.FOLD: "…"}
    return "".join(letters[row.kind] for row in rows)


@given(LINES, LINES)
def test_each_side_is_its_text(left: str, right: str) -> None:
    rows = diff_rows(left, right)
    assert "\n".join(row.left for row in rows if row.left is not None) == left
    assert "\n".join(row.right for row in rows if row.right is not None) == right
    assert [row.left_line for row in rows if row.left_line] == list(range(1, left.count("\n") + 2))
    assert [row.right_line for row in rows if row.right_line] == list(range(1, right.count("\n") + 2))


@given(LINES, LINES)
def test_marks_are_inside_of_their_lines_and_equal_rows_have_none(left: str, right: str) -> None:
    for row in diff_rows(left, right):
        for text, marks in ((row.left or "", row.left_marks), (row.right or "", row.right_marks)):
            assert all(0 <= start < end <= len(text) for start, end in marks)
            assert [*marks] == sorted(marks)
        assert row.kind is RowKind.CHANGED or not row.left_marks + row.right_marks


@given(LINES, LINES)
def test_folding_hides_equal_rows_only(left: str, right: str) -> None:
    rows = diff_rows(left, right)
    shown = folded(rows)
    assert sum(row.size or 1 for row in shown) == len(rows)
    assert [row for row in shown if row.differs] == [row for row in rows if row.differs]
    assert folded(rows, frozenset(range(100))) == rows


def test_members_are_beside_each_other_and_words_are_marked() -> None:
    rows = diff_rows(pretty({"a": 1, "total": 1200, "z": 1}), pretty({"a": 1, "total": 1250, "new": "x", "z": 1}))
    assert kinds(rows) == "==~+=="
    changed = rows[2]
    assert (changed.left, changed.left_marks) == ('  "total": 1200,', ((11, 15),))
    assert (changed.right, changed.right_marks) == ('  "total": 1250,', ((11, 15),))


def test_a_comma_alone_is_no_difference() -> None:
    rows = diff_rows(pretty({"a": 1}), pretty({"a": 1, "b": 2}))
    assert kinds(rows) == "==+="
    assert (rows[1].left, rows[1].right) == ('  "a": 1', '  "a": 1,')


def test_what_is_on_one_side_only_keeps_its_place() -> None:
    assert kinds(diff_rows("a\nb\nc", "a\nc")) == "=-="
    assert kinds(diff_rows("a\nc", "a\nb\nc")) == "=+="
    assert kinds(diff_rows("a", "b")) == "~"


def test_long_lines_have_one_mark() -> None:
    row = diff_rows('"' + "a b " * 400 + '"', '"' + "c b " * 400 + '"')[0]
    assert len(row.left_marks) == len(row.right_marks) == 1


def test_equal_stretches_are_folded_but_for_their_ends() -> None:
    values = list(range(100))
    rows = diff_rows(pretty([*values, "a", *values]), pretty([*values, "b", *values]))
    shown = folded(rows)
    assert kinds(shown) == "…" + "=" * CONTEXT + "~" + "=" * CONTEXT + "…"
    assert [row.size for row in shown if row.kind is RowKind.FOLD] == [98, 98]
    assert kinds(folded(rows, {shown[0].left_line})).count("…") == 1


def test_differences_that_do_not_count_are_quiet() -> None:
    left, right = pretty({"id": 1, "n": 1}), pretty({"id": 2, "n": 2})
    rows = diff_rows(left, right, ({3}, {3}))
    assert [(row.kind, row.quiet) for row in rows if row.kind is not RowKind.EQUAL] == [
        (RowKind.CHANGED, True),
        (RowKind.CHANGED, False),
    ]
    assert [row.differs for row in rows] == [False, False, True, False]


def test_twenty_thousand_lines_are_compared() -> None:
    left = [{"id": number, "name": "n", "ok": True} for number in range(4_000)]
    right = [{**one, "name": "other"} if number % 3 else one for number, one in enumerate(left) if number % 50]
    rows = diff_rows(pretty(left), pretty(right))
    assert sum(row.kind is RowKind.CHANGED for row in rows) == sum(one["name"] == "other" for one in right)
