"""Files and hits as a tree, their ticks, and the way from one to the next."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.gui.search.conftest import hits
from workbench.gui.search.results_model import ResultRole, ResultsModel

TICK = Qt.ItemDataRole.CheckStateRole
Check = Qt.CheckState


@pytest.fixture
def model(qapp: object) -> ResultsModel:
    made = ResultsModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.clear(replacing=True)
    made.add([hits("/w/a.py", "one", "two", new="x"), hits("/w/b.py", "three", new="")])
    return made


def hit(model: ResultsModel, file: int, row: int) -> QModelIndex:
    return model.index(row, 0, model.index(file, 0))


def test_files_have_their_hits(model: ResultsModel) -> None:
    assert (model.rowCount(), model.rowCount(model.index(0, 0)), model.hit_count) == (2, 2, 3)
    assert model.index(1, 0).data() == "b.py"
    assert hit(model, 0, 1).data() == "two;"
    assert hit(model, 0, 1).parent() == model.index(0, 0)
    assert hit(model, 0, 1).data(ResultRole.FILE) is model.files[0]
    assert model.index(0, 0).data(ResultRole.HIT) is None
    model.add([hits("/w/c.py", "four")])
    assert (model.rowCount(), model.hit_count) == (3, 4)


def test_rows_are_spoken(model: ResultsModel) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(spoken) == "a.py, 2 hits"
    assert hit(model, 0, 0).data(spoken) == "Line 1: one;, one becomes x"
    assert hit(model, 1, 0).data(spoken) == "Line 1: three;, three becomes nothing"
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) == "/w/a.py"


def test_ticks_of_hits_and_files(model: ResultsModel) -> None:
    file = model.index(0, 0)
    assert (file.data(TICK), model.ticked_count()) == (Check.Checked, 3)
    model.toggle(hit(model, 0, 0))
    assert (file.data(TICK), hit(model, 0, 0).data(TICK)) == (Check.PartiallyChecked, Check.Unchecked)
    assert [one.text for one in model.files[0].ticked] == ["two"]
    model.toggle(file)
    assert (file.data(TICK), model.ticked_count()) == (Check.Checked, 3)
    model.toggle(file)
    assert (file.data(TICK), model.ticked_count()) == (Check.Unchecked, 1)


def test_without_a_replacement_there_are_no_ticks(model: ResultsModel) -> None:
    model.clear(replacing=False)
    model.add([hits("/w/a.py", "one")])
    assert model.index(0, 0).data(TICK) is None
    assert not model.setData(model.index(0, 0), Check.Unchecked, TICK)


def test_what_was_replaced_has_no_ticks_any_more(model: ResultsModel) -> None:
    model.tell(model.files[0], "2 replaced", can_undo=True)
    assert model.index(0, 0).data(TICK) is None
    assert model.ticked_count() == 1
    model.tell(model.files[0], "", can_undo=False)
    assert model.ticked_count() == 3


def test_steps_go_from_hit_to_hit_round_at_the_ends(model: ResultsModel) -> None:
    seen: list[object] = []
    index = QModelIndex()
    for _ in range(4):
        index = model.step(index, 1)
        seen.append(index.data())
    assert seen == ["one;", "two;", "three;", "one;"]
    assert model.step(index, -1).data() == "three;"
    assert model.step(QModelIndex(), -1).data() == "three;"
    assert model.step(model.index(1, 0), 1).data() == "three;"
    assert model.step(model.index(1, 0), -1).data() == "two;"
    model.clear(replacing=False)
    assert not model.step(QModelIndex(), 1).isValid()
