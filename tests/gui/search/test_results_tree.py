"""Keys and pointer in the list of results."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from shiboken6 import delete

from tests.gui.search.conftest import hits
from workbench.gui.look import Look
from workbench.gui.search import results_tree
from workbench.gui.search.results_tree import ResultsTree

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tree(look: Look) -> Iterator[ResultsTree]:
    made = ResultsTree(look)
    made.resize(500, 200)
    made.results.clear(replacing=True)
    made.results.add([hits("/w/a.py", "one", "two", new="x"), hits("/w/b.py", "three", new="x")])
    made.show()
    yield made
    delete(made)


@pytest.fixture
def opened(tree: ResultsTree) -> list[str]:
    made: list[str] = []
    tree.opened.connect(lambda file, hit: made.append(f"{file.found.path.name}:{hit.text}"))
    return made


def row(tree: ResultsTree, file: int, hit: int = -1) -> QModelIndex:
    top = tree.results.index(file, 0)
    return top if hit < 0 else tree.results.index(hit, 0, top)


async def test_steps_open_one_hit_after_the_other(tree: ResultsTree, opened: list[str]) -> None:
    tree.collapseAll()
    for step in (1, 1, 1, -1):
        tree.step(step)
    assert opened == ["a.py:one", "a.py:two", "b.py:three", "a.py:two"]
    assert tree.isExpanded(row(tree, 1))


async def test_enter_opens_and_space_ticks(tree: ResultsTree, opened: list[str]) -> None:
    tree.setCurrentIndex(row(tree, 0, 1))
    QTest.keyClick(tree, Key.Key_Return)
    QTest.keyClick(tree, Key.Key_Space)
    tree.setCurrentIndex(row(tree, 1))
    QTest.keyClick(tree, Key.Key_Return)
    assert opened == ["a.py:two", "b.py:three"]
    assert [hit.text for hit in tree.results.files[0].ticked] == ["one"]


async def test_a_click_opens_a_hit_and_folds_a_file(tree: ResultsTree, opened: list[str]) -> None:
    QTest.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(row(tree, 0, 0)).center())
    assert opened == ["a.py:one"]
    QTest.mouseClick(tree.viewport(), LEFT, pos=tree.visualRect(row(tree, 0)).center())
    assert not tree.isExpanded(row(tree, 0))
    assert opened == ["a.py:one"]


async def test_a_click_on_a_tick_ticks_and_does_not_open(tree: ResultsTree, opened: list[str]) -> None:
    index = row(tree, 0, 0)
    tree.setCurrentIndex(index)
    QTest.mouseClick(tree.viewport(), LEFT, pos=tree.rows.tick_box(tree.visualRect(index), index).center())
    assert tree.results.files[0].unticked == {0}
    assert opened == []


@pytest.mark.parametrize("by_key", [True, False])
async def test_undo_is_asked_for_by_key_and_click(tree: ResultsTree, by_key: bool) -> None:
    asked: list[str] = []
    tree.undo_wanted.connect(lambda file: asked.append(file.found.path.name))
    tree.results.tell(tree.results.files[1], "1 replaced", can_undo=True)
    index = row(tree, 1)
    tree.setCurrentIndex(row(tree, 1, 0))
    if by_key:
        QTest.keyClick(tree, Key.Key_Z, CONTROL)
    else:
        QTest.mouseClick(tree.viewport(), LEFT, pos=tree.rows.undo_box(tree.visualRect(index), index).center())
    assert asked == ["b.py"]


async def test_many_files_stay_folded(tree: ResultsTree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results_tree, "MOST_OPEN", 2)
    tree.results.clear(replacing=False)
    tree.results.add([hits("/w/a.py", "a", "b"), hits("/w/b.py", "c")])
    assert tree.isExpanded(row(tree, 0))
    assert not tree.isExpanded(row(tree, 1))


async def test_a_click_beside_all_rows_does_nothing(tree: ResultsTree, opened: list[str]) -> None:
    QTest.mouseClick(tree.viewport(), LEFT, pos=QPoint(10, 190))
    assert opened == []
