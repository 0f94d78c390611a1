"""The tree view: folding by click and key, and keys that lead to the filter."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_function
from workbench.engine.runtimes import load_runtimes
from workbench.gui.explorer.tree import MOST_OPEN, ExplorerTree, Filtered
from workbench.gui.look import Look
from workbench.gui.models.function_tree import build_rows
from workbench.model.workspace import Workspace


@pytest.fixture
def tree(qtbot: QtBot, look: Look, workspace: Workspace) -> ExplorerTree:
    made = ExplorerTree(look)
    qtbot.addWidget(made)
    made.resize(268, 400)
    made.show()
    made.show_rows(build_rows(workspace, load_runtimes(), date(2026, 11, 21)))
    return made


def test_a_click_folds_and_unfolds_a_section(tree: ExplorerTree) -> None:
    index = tree.model().index(0, 0)
    for expected in (False, True):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(index).center())
        assert tree.isExpanded(index) is expected


def test_left_and_right_fold(tree: ExplorerTree) -> None:
    index = tree.model().index(0, 0)
    tree.setCurrentIndex(index)
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(index)
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(index)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert not tree.isExpanded(index)


def test_control_f_and_slash_lead_to_the_filter(qtbot: QtBot, tree: ExplorerTree) -> None:
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    override.ignore()
    QApplication.sendEvent(tree, override)
    assert override.isAccepted()
    with qtbot.waitSignal(tree.filter_wanted):
        QTest.keyClick(tree, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(tree.filter_wanted):
        QTest.keyClick(tree, Qt.Key.Key_Slash)


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Delete])
def test_keys_that_commands_have_too_are_the_trees_while_it_has_the_keyboard(tree: ExplorerTree, key: Qt.Key) -> None:
    for modifiers, own in ((Qt.KeyboardModifier.NoModifier, True), (Qt.KeyboardModifier.ShiftModifier, False)):
        override = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        override.ignore()
        QApplication.sendEvent(tree, override)
        assert override.isAccepted() is own


@pytest.mark.parametrize(
    ("key", "command"), [(Qt.Key.Key_F2, "function.rename"), (Qt.Key.Key_Delete, "function.delete")]
)
def test_functions_are_renamed_and_deleted_by_the_keys_of_events(
    qtbot: QtBot, tree: ExplorerTree, key: Qt.Key, command: str
) -> None:
    tree.select_function("Sweep")
    with qtbot.waitSignal(tree.command_wanted) as told, qtbot.assertNotEmitted(tree.deletion_wanted):
        QTest.keyClick(tree, key)
    assert (told.args[0].text, told.args[1]) == ("Sweep", command)


def test_the_filter_counts_what_it_shows(tree: ExplorerTree) -> None:
    assert tree.set_filter("") == Filtered(5)
    assert tree.set_filter("python") == Filtered(2)
    assert tree.set_filter("orders") == Filtered(2)
    assert tree.set_filter("orders app") == Filtered(1)
    assert tree.set_filter("orders /(").fault.startswith("The pattern is not complete")


def test_choosing_in_silence(qtbot: QtBot, tree: ExplorerTree) -> None:
    with qtbot.assertNotEmitted(tree.chosen):
        tree.select_function("Sweep")
        tree.select_function("No such")
        tree.select_function(None)
    row = tree.row()
    assert row is not None
    assert row.text == "Sweep"


def test_a_click_on_the_current_row_chooses_it(qtbot: QtBot, tree: ExplorerTree) -> None:
    tree.select_function("Sweep")
    place = tree.visualRect(tree.currentIndex()).center()
    with qtbot.waitSignal(tree.chosen) as blocker:
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert blocker.args[0].text == "Sweep"


def many(applications: int, each: int) -> Workspace:
    functions = (
        replace(one, origin=replace(one.origin, application=f"app{number // each:02d}"))
        for number in range(applications * each)
        for one in (a_function(f"order-{number:05d}"),)
    )
    return Workspace(Path("/workspace"), tuple(functions))


def test_not_more_come_open_by_themselves_than_can_be_laid_out_within_a_key(qtbot: QtBot, look: Look) -> None:
    tree = ExplorerTree(look)
    qtbot.addWidget(tree)
    tree.show_rows(build_rows(many(6, 200), load_runtimes(), date(2026, 11, 21)))

    def opened() -> list[int]:
        return [place for place in range(tree.rows.rowCount()) if tree.isExpanded(tree.rows.index(place, 0))]

    assert opened() == [0, 1]
    tree.collapse(tree.rows.index(1, 0))
    tree.expand(tree.rows.index(3, 0))
    assert tree.set_filter("order").count == 1200
    assert opened() == [0, 1]
    assert tree.set_filter("order-0").count == 1200
    tree.collapse(tree.rows.index(0, 0))
    assert tree.set_filter("order-00").count == 1000
    tree.set_filter("order-00 00")
    assert tree.rows.rowCount() == 5
    assert tree.set_filter("7").count < MOST_OPEN
    assert opened() == list(range(1, tree.rows.rowCount())), "what a hand has folded stays so"
    tree.set_filter("")
    assert opened() == [0, 3], "as it was before"


def test_one_large_application_comes_open_all_the_same(qtbot: QtBot, look: Look) -> None:
    tree = ExplorerTree(look)
    qtbot.addWidget(tree)
    tree.show_rows(build_rows(many(1, MOST_OPEN + 100), load_runtimes(), date(2026, 11, 21)))
    assert tree.isExpanded(tree.rows.index(0, 0))
    tree.set_filter("order")
    assert tree.isExpanded(tree.rows.index(0, 0))
