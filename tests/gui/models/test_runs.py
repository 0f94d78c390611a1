from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from tests.gui.runs.made import STARTED_NS, ended, failed, running
from tests.support.fake_engine import Script
from workbench.app.application import Application
from workbench.app.stores.runs import RunStore
from workbench.base.aio import TaskOwner
from workbench.gui.models.runs import NUMBERS, TITLES, Column, RunsModel
from workbench.model.run import Run

pytestmark = pytest.mark.usefixtures("qapp")


def texts(model: RunsModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in Column]


@pytest.fixture
def store(tmp_path: Path) -> RunStore:
    return RunStore(tmp_path, TaskOwner(lambda _error: None), lambda: 3)


def model_of(store: RunStore) -> RunsModel:
    return RunsModel(store, clock=lambda: STARTED_NS + 1_400_000_000)


def test_a_run_that_ended_fills_every_column(store: RunStore) -> None:
    model = RunsModel(store, cost=lambda _run: 0.0000021)
    store.put(ended())
    cells = texts(model, 0)
    assert cells[Column.FUNCTION] == "Hello"
    assert cells[Column.EVENT] == "s3-put"
    assert cells[Column.START : Column.COST + 1] == ["cold", "ok", "12 ms", "40 / 128 MB", "$0.0000021"]


def test_a_running_run_shows_how_long_it_takes_and_nothing_else(store: RunStore) -> None:
    model = model_of(store)
    store.put(running())
    assert texts(model, 0)[Column.START :] == ["", "running", "1.4 s", "", ""]


def test_the_newest_is_first_and_an_update_stays_in_place(store: RunStore) -> None:
    model = model_of(store)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    store.put(running("a"))
    store.put(running("b"))
    changed = QSignalSpy(model.dataChanged)
    store.put(ended("a"))
    assert [model.index(row, Column.OUTCOME).data() for row in range(2)] == ["running", "ok"]
    assert changed.count() == 1
    assert changed.at(0)[0].row() == 1
    assert model.row_of("b") == 0
    assert model.row_of("nobody") == -1
    assert tester is not None


def test_rows_leave_with_the_runs_of_the_store(store: RunStore) -> None:
    model = model_of(store)
    for name in "abcd":
        store.put(ended(name))
    assert [run.id for row in range(model.rowCount()) if (run := model.run(row))] == ["d", "c", "b"]


async def test_a_cleared_history_empties_the_table(app: Application) -> None:
    model = RunsModel(app.runs)
    app.runs.put(ended("a"))
    await app.runs.clear()
    assert model.rowCount() == 0


def test_only_running_rows_tick(store: RunStore) -> None:
    model = model_of(store)
    store.put(ended("a"))
    assert model.tick() is False
    assert not model.has_running()
    store.put(running("b"))
    changed = QSignalSpy(model.dataChanged)
    assert model.tick() is True
    assert (changed.at(0)[0].row(), changed.at(0)[0].column()) == (0, Column.DURATION)


def test_numbers_stand_at_the_right_under_their_titles(store: RunStore) -> None:
    model = model_of(store)
    store.put(ended())
    for column in Column:
        right = bool(model.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight)
        head = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        assert isinstance(head, Qt.AlignmentFlag)
        assert right == (column in NUMBERS)
        assert bool(head & Qt.AlignmentFlag.AlignRight) == right
        assert model.headerData(column, Qt.Orientation.Horizontal) == TITLES[column]


@pytest.mark.parametrize(
    ("run", "token"),
    [(running(), "run"), (ended(), "ok"), (ended(script=Script(function_error="Unhandled")), "err"), (failed(), "err")],
)
def test_the_dot_and_the_outcome_have_the_status_colour(store: RunStore, run: Run, token: str) -> None:
    model = model_of(store)
    store.put(run)
    assert model.index(0, Column.DOT).data(RunsModel.TokenRole) == token
    assert model.index(0, Column.OUTCOME).data(RunsModel.TokenRole) == token
    assert model.index(0, Column.FUNCTION).data(RunsModel.TokenRole) == "text"


def test_tooltips_say_how_the_numbers_were_got(store: RunStore) -> None:
    model = RunsModel(store, cost=lambda _run: 1e-7)
    store.put(ended())
    tip = Qt.ItemDataRole.ToolTipRole
    assert model.index(0, Column.DURATION).data(tip) == ("Measured here (process): 12.34 ms, init 110 ms, billed 13 ms")
    assert "local measurement" in model.index(0, Column.COST).data(tip)
    store.put(replace(failed("z")))
    assert model.index(0, Column.OUTCOME).data(tip) == "No interpreter for python3.13."


def test_screen_readers_hear_the_dot(store: RunStore) -> None:
    model = model_of(store)
    store.put(ended())
    assert model.index(0, Column.DOT).data(Qt.ItemDataRole.AccessibleTextRole) == "ok"


def test_prices_that_come_later_fill_the_column(store: RunStore) -> None:
    model = model_of(store)
    store.put(ended())
    assert model.index(0, Column.COST).data() == ""
    model.set_cost(lambda _run: 0.5)
    assert model.index(0, Column.COST).data() == "$0.5000000"


def test_rows_have_no_children(store: RunStore) -> None:
    model = model_of(store)
    store.put(ended())
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    assert model.run(7) is None
