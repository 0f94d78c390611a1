"""The tree model tells of differences, and of nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from workbench.gui.models.function_tree import Mark, Row, RowKind
from workbench.gui.models.functions import FunctionsModel, RowRole

KEYS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=6)


def row(key: str, text: str = "", *children: Row) -> Row:
    return Row(key, RowKind.SECTION if children else RowKind.FUNCTION, text or key, children=children)


def tree(keys: list[str], inner: list[str], text: str) -> list[Row]:
    return [row(key, f"{key}{text}", *(row(one, f"{one}{text}") for one in inner)) for key in keys]


def shown(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[tuple[str, object]]:
    above = parent if parent is not None else QModelIndex()
    indexes = [model.index(place, 0, above) for place in range(model.rowCount(above))]
    return [(str(model.data(index)), shown(model, index)) for index in indexes]


def wanted(rows: tuple[Row, ...] | list[Row]) -> list[tuple[str, object]]:
    return [(one.text, wanted(one.children)) for one in rows]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(KEYS, KEYS, st.sampled_from(["", "1", "2"])), min_size=1, max_size=6))
def test_any_tree_becomes_any_other(steps: list[tuple[list[str], list[str], str]]) -> None:
    model = FunctionsModel()
    # Fails the test when what the model tells of does not fit what it then has.
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for keys, inner, text in steps:
        rows = tree(keys, inner, text)
        model.show_rows(rows)
        assert shown(model) == wanted(rows)
    assert tester.model() is model


def spies(model: FunctionsModel) -> list[QSignalSpy]:
    signals = (
        model.rowsInserted,
        model.rowsRemoved,
        model.rowsMoved,
        model.dataChanged,
        model.modelReset,
        model.layoutChanged,
    )
    return [QSignalSpy(signal) for signal in signals]


def test_the_same_rows_say_nothing() -> None:
    model = FunctionsModel()
    rows = tree(["a", "b"], ["c", "d"], "")
    model.show_rows(rows)
    watched = spies(model)
    model.show_rows(tree(["a", "b"], ["c", "d"], ""))
    assert [spy.count() for spy in watched] == [0] * 6


def test_one_changed_function_is_one_change() -> None:
    model = FunctionsModel()
    model.show_rows([row("s", "s", row("a"), row("b"))])
    watched = spies(model)
    model.show_rows([row("s", "s", row("a"), row("b", "B"))])
    assert [spy.count() for spy in watched] == [0, 0, 0, 2, 0, 0]


def test_many_new_functions_come_at_once() -> None:
    model = FunctionsModel()
    model.show_rows([row("s", "s", row("x"))])
    watched = spies(model)
    model.show_rows([row("s", "s", *(row(f"f{number}") for number in range(2000)), row("x"))])
    assert watched[0].count() == 1


def test_a_moved_row_keeps_its_index() -> None:
    model = FunctionsModel()
    model.show_rows([row("a"), row("b"), row("c")])
    kept = QPersistentModelIndex(model.index(2, 0))
    model.show_rows([row("c"), row("a"), row("b")])
    assert (kept.row(), kept.data()) == (0, "c")


def test_an_index_that_was_kept_too_long_finds_nothing() -> None:
    model = FunctionsModel()
    model.show_rows([row("a")])
    stale = model.index(0, 0)
    model.show_rows([])
    assert model.row_at(stale) is None


@pytest.mark.parametrize(
    ("role", "value"),
    [
        (Qt.ItemDataRole.DisplayRole, "Orders"),
        (Qt.ItemDataRole.ToolTipRole, "tip"),
        (Qt.ItemDataRole.AccessibleTextRole, "Orders, python3.13, error"),
        (Qt.ItemDataRole.DecorationRole, None),
    ],
)
def test_roles(role: int, value: object) -> None:
    model = FunctionsModel()
    one = Row("k", RowKind.FUNCTION, "Orders", "python3.13", mark=Mark.ERROR, tip="tip")
    model.show_rows([one])
    assert model.data(model.index(0, 0), role) == value
    assert model.data(model.index(0, 0), RowRole.ROW) == one
    assert model.data(QModelIndex()) is None
    assert model.columnCount() == 1
