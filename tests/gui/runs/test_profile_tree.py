import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.models.imports import Column
from workbench.gui.runs.profile_tree import MOST_OPEN, ProfileTree
from workbench.model.profile import ImportTime, import_tree

TIMES = (
    ImportTime("json.scanner", 1.0, 1.0, 2),
    ImportTime("json.decoder", 1.0, 2.0, 1),
    ImportTime("json", 1.0, 3.0, 0),
    ImportTime("numpy", 9.0, 9.0, 0),
)


@pytest.fixture
def tree(qtbot: QtBot, look: Look) -> ProfileTree:
    made = ProfileTree(look)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.show_imports(import_tree(TIMES))
    return made


def test_the_slowest_is_current_and_the_top_is_unfolded_once(tree: ProfileTree) -> None:
    assert tree.currentIndex().data() == "numpy"
    json = tree.imports.index(1)
    assert tree.isExpanded(json)
    assert not tree.isExpanded(tree.imports.index(0, 0, json))


def test_many_stay_folded(tree: ProfileTree) -> None:
    below = tuple(ImportTime(f"m{number}", 1.0, 1.0, 1) for number in range(MOST_OPEN))
    tree.show_imports(import_tree((*below, ImportTime("all", 0.0, MOST_OPEN, 0))))
    assert not tree.isExpanded(tree.imports.index(0))
    tree.show_imports(import_tree((*below[1:], ImportTime("all", 0.0, MOST_OPEN, 0))))
    assert tree.isExpanded(tree.imports.index(0))


def test_enter_and_arrows_open_and_close(tree: ProfileTree) -> None:
    QTest.keyClick(tree, Qt.Key.Key_Down)
    json = tree.imports.index(1)
    assert tree.currentIndex().row() == 1
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(json)
    QTest.keyClick(tree, Qt.Key.Key_Enter)
    assert tree.isExpanded(json)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(json)
    tree.setCurrentIndex(json.siblingAtColumn(Column.WHOLE))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(json)


def test_a_row_is_copied(tree: ProfileTree) -> None:
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "numpy\t9.0 ms\t9.0 ms\t75 %"


def test_nothing_is_copied_of_nothing(tree: ProfileTree) -> None:
    tree.show_imports(())
    QGuiApplication.clipboard().setText("before")
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "before"


def test_titles_and_numbers_fit_and_names_share_the_rest_with_bars(tree: ProfileTree) -> None:
    header = tree.header()
    for column in (Column.OWN, Column.WHOLE):
        assert tree.columnWidth(column) >= header.sectionSizeHint(column)
    assert sum(tree.columnWidth(column) for column in Column) == tree.viewport().width()
    assert abs(tree.columnWidth(Column.MODULE) - tree.columnWidth(Column.SHARE)) <= 1
    tree.resize(500, 300)
    assert sum(tree.columnWidth(column) for column in Column) == tree.viewport().width()
    assert tree.columnWidth(Column.MODULE) > tree.columnWidth(Column.SHARE)
