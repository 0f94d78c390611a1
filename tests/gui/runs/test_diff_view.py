import json
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import ended
from tests.support.fake_engine import Script
from workbench.app.application import Application
from workbench.gui.look import Look
from workbench.gui.runs.diff_rows import RowKind, diff_rows
from workbench.gui.runs.diff_source import Comparison, OtherKind
from workbench.gui.runs.diff_view import DiffView, groups
from workbench.gui.tasks import GuiTasks
from workbench.model.run import Run

LEFT = "\n".join(f"line {number}" for number in range(100))
RIGHT = LEFT.replace("line 30", "other").replace("line 31", "another").replace("line 70", "changed")


@pytest.fixture
async def view(qtbot: QtBot, app: Application, look: Look, tasks: GuiTasks) -> DiffView:
    made = DiffView(app, look, tasks)
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    return made


def put(app: Application, number: int, value: Any) -> Run:
    made = ended(str(number), Script(payload=json.dumps(value).encode()))
    made = replace(made, started_ns=made.started_ns + number)
    app.runs.put(made)
    return made


async def test_a_run_is_compared_with_the_one_before(view: DiffView, app: Application, tasks: GuiTasks) -> None:
    put(app, 1, {"n": 1})
    view.show_run(put(app, 2, {"n": 2}))
    await tasks.drain()
    assert view.left.toPlainText() == '{\n  "n": 1\n}'
    assert view.right.toPlainText() == '{\n  "n": 2\n}'
    assert view.count.text() == "1 of 1 change"
    assert view.left_title.text().startswith("Previous result")


async def test_another_run_can_be_chosen(view: DiffView, app: Application, tasks: GuiTasks) -> None:
    run = put(app, 1, {"n": 1})
    put(app, 2, {"n": 5})
    view.show_run(run)
    await tasks.drain()
    assert view.note.isVisible()
    assert not view.next.isEnabled()
    view.choice.setCurrentIndex(1)
    view.choice.activated.emit(1)
    await tasks.drain()
    assert not view.note.isVisible()
    assert '"n": 5' in view.left.toPlainText()


async def test_what_is_not_there_any_more_falls_back_to_the_first_choice(
    view: DiffView, app: Application, tasks: GuiTasks
) -> None:
    view.compare_with(OtherKind.EXPECTATION)
    view.show_run(put(app, 1, 1))
    view.compare_with(OtherKind.EXPECTATION)
    await tasks.drain()
    assert view.choice.currentText() == "Previous result"


def compare(view: DiffView) -> None:
    view.show_comparison(Comparison("Left", "Right", diff_rows(LEFT, RIGHT)))


async def test_keys_go_from_change_to_change_and_round(view: DiffView) -> None:
    compare(view)
    assert view.count.text() == "1 of 2 changes"
    first = view.right.textCursor().block().text()
    QTest.keyClick(view.right, Qt.Key.Key_F7)
    assert view.count.text() == "2 of 2 changes"
    assert (first, view.right.textCursor().block().text()) == ("other", "changed")
    QTest.keyClick(view.left, Qt.Key.Key_F7)
    assert view.count.text() == "1 of 2 changes"
    QTest.keyClick(view, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert view.count.text() == "2 of 2 changes"
    QTest.mouseClick(view.before, Qt.MouseButton.LeftButton)
    assert view.left.textCursor().block().text() == "line 30"


async def test_folds_open_on_both_sides(view: DiffView) -> None:
    compare(view)
    rows = view.left.blockCount()
    view.left.fold_opened.emit(1)
    assert view.left.blockCount() == view.right.blockCount() == rows + 26
    assert view.left.toPlainText().startswith("line 0\nline 1\n")


async def test_both_sides_scroll_together(view: DiffView) -> None:
    compare(view)
    view.right.verticalScrollBar().setValue(5)
    assert view.left.verticalScrollBar().value() == 5


async def test_equal_results_have_no_changes(view: DiffView) -> None:
    view.show_comparison(Comparison("Left", "Right", diff_rows("a", "a")))
    assert view.count.text() == "No differences"
    assert not view.next.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_F7)


async def test_colours_follow_the_theme(view: DiffView, look: Look) -> None:
    compare(view)
    before = view.grab().toImage()
    look.choose("light")
    assert view.grab().toImage() != before


def test_groups_are_stretches_of_rows_that_differ() -> None:
    rows = diff_rows("a\nb\nc\nd\ne", "a\nB\nC\nd\nE")
    assert [row.kind for row in rows].count(RowKind.CHANGED) == 3
    assert groups(rows) == [range(1, 3), range(4, 5)]
