import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.debuggees import GLOBALS, LOCALS, a_debuggee
from workbench.gui.debugger.value_tree import ValueTree
from workbench.gui.look import Look
from workbench.gui.models.values import scope_row
from workbench.model.debug import Scope

VARIABLES = a_debuggee().variables
SCOPES = (Scope("Locals", LOCALS), Scope("Globals", GLOBALS))


@pytest.fixture
def wanted() -> list[int]:
    return []


@pytest.fixture
def tree(qtbot: QtBot, look: Look, wanted: list[int]) -> ValueTree:
    made = ValueTree(look, "tree", "Variables")
    qtbot.addWidget(made)
    made.values.wanted.connect(wanted.append)
    made.resize(300, 300)
    made.show()
    return made


def settle(tree: ValueTree, wanted: list[int]) -> None:
    """Answer what was asked, and what is asked because of that."""
    while wanted:
        reference = wanted.pop(0)
        tree.values.fill(reference, VARIABLES[reference])


def shown(tree: ValueTree) -> list[str]:
    """The rows that show, from the top."""
    found, index = [], tree.values.index(0)
    while index.isValid():
        found.append(index.data())
        index = tree.indexBelow(index)
    return found


def test_the_first_scope_is_open(tree: ValueTree, wanted: list[int]) -> None:
    tree.show_rows(map(scope_row, SCOPES), first_open=True)
    settle(tree, wanted)
    assert shown(tree)[0] == "Locals"
    assert shown(tree)[-1] == "Globals"
    assert len(shown(tree)) == 4


def test_the_keyboard_opens_and_copies(tree: ValueTree, wanted: list[int]) -> None:
    tree.show_rows(map(scope_row, SCOPES), first_open=True)
    settle(tree, wanted)
    tree.setCurrentIndex(tree.values.index(0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Down):
        QTest.keyClick(tree, key)
        settle(tree, wanted)
    assert tree.currentIndex().data() == "'number' = 42 (int)"
    QTest.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "42"
    QTest.keyClick(tree, Qt.Key.Key_Up)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert len(shown(tree)) == 4


def test_what_was_open_is_open_after_a_step_and_the_cursor_stays(tree: ValueTree, wanted: list[int]) -> None:
    tree.show_rows(map(scope_row, SCOPES), first_open=True)
    settle(tree, wanted)
    invoice = tree.values.index(1, 0, tree.values.index(0))
    tree.expand(invoice)
    settle(tree, wanted)
    tree.setCurrentIndex(tree.values.index(1, 0, invoice))
    tree.collapse(tree.values.index(1))
    tree.show_rows(map(scope_row, SCOPES))
    settle(tree, wanted)
    assert "'total' = -19.9 (float)" in shown(tree)
    assert tree.currentIndex().data() == "'total' = -19.9 (float)"
    tree.collapse(tree.values.index(1, 0, tree.values.index(0)))
    tree.show_rows(())
    tree.show_rows(map(scope_row, SCOPES))
    settle(tree, wanted)
    assert len(shown(tree)) == 4


def test_a_value_that_cannot_be_opened(tree: ValueTree, wanted: list[int]) -> None:
    tree.show_rows(map(scope_row, SCOPES), first_open=True)
    settle(tree, wanted)
    tree.setCurrentIndex(tree.values.index(0, 0, tree.values.index(0)))
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert len(shown(tree)) == 4
