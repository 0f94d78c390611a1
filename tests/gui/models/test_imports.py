from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from workbench.gui.models.imports import Column, ImportRole, ImportsModel, Share, milliseconds
from workbench.model.profile import ImportTime, import_tree

TREE = import_tree(
    (
        ImportTime("json.decoder", 2.0, 2.0, 1),
        ImportTime("json", 1.0, 3.0, 0),
        ImportTime("numpy", 996.996, 996.996, 0),
        ImportTime("sys", 0.004, 0.004, 0),
    )
)
ROLE = Qt.ItemDataRole


def shown(qtbot: QtBot) -> ImportsModel:
    model = ImportsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    assert tester is not None
    model.show_tree(TREE)
    return model


def cells(model: ImportsModel, index: QModelIndex) -> list[object]:
    return [index.siblingAtColumn(column).data() for column in Column]


def test_modules_stand_below_what_imported_them(qtbot: QtBot) -> None:
    model = shown(qtbot)
    assert [model.index(row).data() for row in range(model.rowCount())] == ["numpy", "json", "sys"]
    json = model.index(1)
    assert [model.rowCount(model.index(row)) for row in range(3)] == [0, 1, 0]
    decoder = model.index(0, 0, json)
    assert decoder.data() == "json.decoder"
    assert decoder.parent() == json
    assert not json.parent().isValid()
    assert not model.index(5).isValid()
    assert model.rowCount(json.siblingAtColumn(Column.OWN)) == 0


def test_times_and_shares_are_written_so_that_they_compare(qtbot: QtBot) -> None:
    model = shown(qtbot)
    assert cells(model, model.index(0)) == ["numpy", "997.0 ms", "997.0 ms", "100 %"]
    assert cells(model, model.index(1)) == ["json", "1.0 ms", "3.0 ms", "<1 %"]
    assert milliseconds(1204.04) == "1,204.0 ms"
    assert model.index(1, Column.SHARE).data(ImportRole.SHARE) == Share(0.001, 0.003)
    assert model.row_text(model.index(1)) == "json\t1.0 ms\t3.0 ms\t<1 %"


def test_a_row_is_read_aloud_as_a_sentence(qtbot: QtBot) -> None:
    model = shown(qtbot)
    spoken = "json: 1.0 ms of its own, 3.0 ms with its imports, <1 % of all."
    assert model.index(1).data(ROLE.AccessibleTextRole) == spoken
    assert model.index(1, Column.OWN).data(ROLE.AccessibleTextRole) == "1.0 ms"
    assert model.index(1, Column.OWN).data(ROLE.ToolTipRole) == spoken


def test_numbers_and_their_titles_are_at_the_right(qtbot: QtBot) -> None:
    model = shown(qtbot)
    across = Qt.Orientation.Horizontal
    for column in Column:
        right = column in (Column.OWN, Column.WHOLE)
        for alignment in (
            model.headerData(column, across, ROLE.TextAlignmentRole),
            model.index(0, column).data(ROLE.TextAlignmentRole),
        ):
            assert isinstance(alignment, Qt.AlignmentFlag)
            assert bool(alignment & Qt.AlignmentFlag.AlignRight) is right
        assert model.headerData(column, across, ROLE.ToolTipRole)
    assert model.headerData(Column.WHOLE, across) == "With its imports"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_nothing_took_no_time(qtbot: QtBot) -> None:
    model = shown(qtbot)
    model.show_tree(import_tree((ImportTime("sys", 0.0, 0.0, 0),)))
    assert model.index(0, Column.SHARE).data() == "<1 %"
    model.show_tree(())
    assert model.rowCount() == 0
