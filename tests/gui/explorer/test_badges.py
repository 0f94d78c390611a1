"""Badges take their room from the right, and nothing where there is nothing to tell."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_function
from workbench.gui.explorer.badges import DOT, GAP, SIGN, Badges
from workbench.gui.look import Look
from workbench.gui.models.function_state import IDLE, FunctionState
from workbench.gui.models.function_tree import Mark, Row, RowKind
from workbench.model.deploy import Sync, SyncState
from workbench.model.problem import Problem, Severity

PLAIN = Row("k", RowKind.FUNCTION, "Orders")


@pytest.fixture
def painter(qtbot: QtBot) -> Iterator[QPainter]:
    ground = QPixmap(200, 28)
    made = QPainter(ground)
    yield made
    made.end()


def room(look: Look, painter: QPainter, row: Row, state: FunctionState) -> int:
    """How much of 200 pixels the badges take."""
    box = QRect(0, 0, 200, 28)
    Badges(look).paint(painter, box, row, state)
    assert box.left() == 0
    return 200 - box.width()


def test_each_takes_its_room(look: Look, painter: QPainter) -> None:
    warning = replace(PLAIN, mark=Mark.WARNING)
    assert room(look, painter, PLAIN, IDLE) == 0
    assert room(look, painter, PLAIN, FunctionState(warm=1)) == DOT + GAP
    assert room(look, painter, replace(PLAIN, mark=Mark.UNRESOLVED), IDLE) == DOT + GAP
    assert room(look, painter, replace(PLAIN, mark=Mark.UNRESOLVED), FunctionState(running=1)) == DOT + GAP
    assert room(look, painter, warning, IDLE) == SIGN + GAP
    assert room(look, painter, warning, FunctionState(running=1)) == DOT + SIGN + 2 * GAP
    assert room(look, painter, PLAIN, FunctionState(warm=3)) > DOT + GAP


@pytest.mark.parametrize("state", SyncState)
def test_sync_has_a_sign_where_both_are_there(look: Look, painter: QPainter, state: SyncState) -> None:
    taken = SIGN + GAP if state in (SyncState.SAME, SyncState.DIFFERENT) else 0
    assert room(look, painter, PLAIN, FunctionState(sync=Sync(state))) == taken
    assert room(look, painter, PLAIN, FunctionState(warm=1, sync=Sync(state))) == taken + DOT + GAP


def test_problems_are_counted(look: Look, painter: QPainter) -> None:
    problems = (Problem(Severity.ERROR, "One."), Problem(Severity.WARNING, "Two."))
    one = replace(PLAIN, mark=Mark.ERROR, function=replace(a_function(), problems=problems[:1]))
    two = replace(PLAIN, mark=Mark.ERROR, function=replace(a_function(), problems=problems))
    assert room(look, painter, one, IDLE) == SIGN + GAP
    assert room(look, painter, two, IDLE) > SIGN + GAP


def test_a_star_stands_behind_the_name(look: Look, painter: QPainter) -> None:
    assert Badges(look).star(painter, QRect(20, 0, 180, 28), 60) == GAP + SIGN
