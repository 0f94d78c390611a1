"""How results are drawn: each state looks different, and boxes are where they are clicked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from tests.gui.search.conftest import hits
from workbench.gui.look import Look
from workbench.gui.search.results_delegate import ResultsDelegate
from workbench.gui.search.results_tree import ResultsTree

ROW = QRect(0, 0, 400, 26)


@pytest.fixture
def tree(look: Look) -> ResultsTree:
    made = ResultsTree(look)
    made.resize(500, 200)
    made.rows.root = Path("/w")
    made.show()
    return made


def drawn(tree: ResultsTree) -> QImage:
    return tree.viewport().grab().toImage()


async def test_hits_are_marked_and_what_would_come_stands_beside(tree: ResultsTree) -> None:
    pictures = []
    for new in (None, "", "other"):
        tree.results.clear(replacing=new is not None)
        tree.results.add([hits("/w/src/a.py", "order", "order", new=new)])
        pictures.append(drawn(tree))
    tree.results.toggle(tree.results.index(0, 0, tree.results.index(0, 0)))
    pictures.append(drawn(tree))
    tree.results.tell(tree.results.files[0], "1 replaced", can_undo=True)
    pictures.append(drawn(tree))
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


async def test_ticks_and_undo_are_where_they_are_drawn(tree: ResultsTree) -> None:
    rows: ResultsDelegate = tree.rows
    tree.results.clear(replacing=True)
    tree.results.add([hits("/w/a.py", "order", new="x")])
    index = tree.results.index(0, 0)
    assert ROW.contains(rows.tick_box(ROW, index))
    assert rows.undo_box(ROW, index).isEmpty()
    tree.results.tell(tree.results.files[0], "1 replaced", can_undo=True)
    assert rows.tick_box(ROW, index).isEmpty()
    assert ROW.contains(rows.undo_box(ROW, index))
    assert rows.undo_box(ROW, tree.results.index(0, 0, index)).isEmpty()


async def test_a_theme_change_is_drawn(tree: ResultsTree, look: Look) -> None:
    tree.results.add([hits("/w/a.py", "order")])
    dark = drawn(tree)
    look.choose("light")
    assert drawn(tree) != dark
    look.choose("dark")
