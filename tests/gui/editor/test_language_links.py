"""Names are links while Ctrl is held."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest

from tests.gui.editor.language_rig import PATH, MakeRig, Rig
from workbench.gui.editor.language_links import CodeLinks
from workbench.model.code import CodePosition

Left = Qt.MouseButton.LeftButton
Control = Qt.KeyboardModifier.ControlModifier
Hand, Beam = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.IBeamCursor


@pytest.fixture
def followed() -> list[CodePosition]:
    return []


@pytest.fixture
def rig(make_rig: MakeRig, followed: list[CodePosition]) -> Rig:
    made = make_rig("x = price(1)\n")
    CodeLinks(made.asking, followed.append)
    return made


def point_of(rig: Rig, column: int) -> QPoint:
    return rig.edit.cursorRect(rig.edit.cursor_at(0, column)).center() + QPoint(2, 0)


async def test_a_click_with_control_follows_a_name(rig: Rig, followed: list[CodePosition]) -> None:
    QTest.mouseClick(rig.edit.viewport(), Left, Control, point_of(rig, 6))
    assert followed == [CodePosition(PATH, 0, 6)]
    assert rig.edit.position() == (0, 6)


async def test_other_clicks_are_the_editors(rig: Rig, followed: list[CodePosition]) -> None:
    QTest.mouseClick(rig.edit.viewport(), Left, Qt.KeyboardModifier.NoModifier, point_of(rig, 6))
    QTest.mouseClick(rig.edit.viewport(), Left, Control, point_of(rig, 10))
    QTest.mouseClick(rig.edit.viewport(), Left, Control | Qt.KeyboardModifier.AltModifier, point_of(rig, 6))
    assert followed == []


async def test_a_hand_over_names_with_control(rig: Rig) -> None:
    viewport = rig.edit.viewport()
    QTest.mouseMove(viewport, point_of(rig, 5))
    assert viewport.cursor().shape() is Beam
    _move(rig, 6, Control)
    assert viewport.cursor().shape() is Hand
    _move(rig, 7, Qt.KeyboardModifier.NoModifier)
    assert viewport.cursor().shape() is Beam


def _move(rig: Rig, column: int, modifiers: Qt.KeyboardModifier) -> None:
    place = QPointF(point_of(rig, column))
    none = Qt.MouseButton.NoButton
    viewport = rig.edit.viewport()
    event = QMouseEvent(QEvent.Type.MouseMove, place, viewport.mapToGlobal(place), none, none, modifiers)
    QCoreApplication.sendEvent(viewport, event)
