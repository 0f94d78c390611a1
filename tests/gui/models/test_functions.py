"""The tree model tells of differences, and of nothing else."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from tests.support.fake_engine import a_function
from workbench.gui.models.function_state import FunctionState
from workbench.gui.models.function_tree import FAVOURITES_KEY, Mark, Row, RowKind
from workbench.gui.models.functions import FunctionsModel, RowRole
from workbench.model.problem import Problem, Severity

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


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(KEYS, KEYS, st.sampled_from(["", "a", "b", None])), min_size=1, max_size=8))
def test_a_filter_holds_whatever_the_rows_become(steps: list[tuple[list[str], list[str], str | None]]) -> None:
    model = FunctionsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for keys, inner, word in steps:
        rows = [row(key, key, *(row(one) for one in inner), row("own")) for key in keys]
        if word is None:
            model.filter(None)
            model.show_rows(rows)
            assert shown(model) == wanted(rows)
        else:
            model.filter(has(word))
            model.show_rows(rows)
            left = [row(key, key, *(row(one) for one in (*inner, "own") if word in one)) for key in keys]
            assert shown(model) == wanted([one for one in left if one.children])
    assert tester.model() is model


def has(word: str) -> Callable[[Row], bool]:
    return lambda one: word in one.text


def test_a_filter_is_one_change_and_keeps_indexes() -> None:
    model = FunctionsModel()
    model.show_rows([row("s", "s", *(row(f"f{number}") for number in range(2000)))])
    section = model.index(0, 0)
    kept, lost = (QPersistentModelIndex(model.index(place, 0, section)) for place in (1999, 0))
    watched = spies(model)
    assert model.filter(has("f1999")) == (1, [])
    assert [spy.count() for spy in watched] == [0, 0, 0, 0, 0, 1]
    assert (kept.row(), lost.isValid()) == (0, False)
    assert model.filter(has("f1999")) == (1, [])
    assert watched[5].count() == 1, "the same again is no change"
    model.filter(has("none"))
    count, fresh = model.filter(None)
    assert (count, [index.data() for index in fresh]) == (2000, ["s"])
    assert [index.data() for index in model.containers()] == ["s"]


def test_an_index_by_its_number_is_there_while_it_is_shown() -> None:
    model = FunctionsModel()
    model.show_rows([row("s", "s", row("a"), row("b"))])
    number = model.index(1, 0, model.index(0, 0)).internalId()
    assert model.index_of(number).data() == "b"
    model.filter(has("a"))
    assert not model.index_of(number).isValid()
    assert not model.index_of(0).isValid()


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


def test_states_and_problems_are_said() -> None:
    def state_of(_row: Row) -> FunctionState:
        return FunctionState(running=1, favourite=True)

    function = replace(a_function("Orders"), problems=(Problem(Severity.ERROR, "x"), Problem(Severity.WARNING, "y")))
    model = FunctionsModel(None, state_of)
    model.show_rows([Row("k", RowKind.FUNCTION, "Orders", mark=Mark.ERROR, tip="tip", function=function)])
    index = model.index(0, 0)
    assert model.data(index, Qt.ItemDataRole.AccessibleTextRole) == "Orders, 2 problems, favourite, 1 running"
    assert model.data(index, Qt.ItemDataRole.ToolTipRole) == "tip\nfavourite, 1 running"


def test_a_function_is_found_in_its_application() -> None:
    orders = Row("Orders", RowKind.FUNCTION, "Orders", function=a_function("Orders"))
    model = FunctionsModel()
    model.show_rows([row(FAVOURITES_KEY, "Favourites", orders), row("app", "app", orders)])
    assert model.function_index("Orders").parent().data() == "app"
    assert not model.function_index("Orders", "elsewhere").isValid()
