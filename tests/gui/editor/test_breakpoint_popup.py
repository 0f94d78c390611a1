"""What is asked of a breakpoint is typed."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor.breakpoint_popup import BreakpointPopup
from workbench.model.breakpoint import SourceBreakpoint

HERE = SourceBreakpoint(Path("/work/app.py"), 1, "x > 1")


async def test_what_is_typed_is_taken_by_enter(qtbot: QtBot, make_edit: MakeEdit) -> None:
    popup = BreakpointPopup(make_edit("a\nb"), HERE)
    popup.open_at(0)
    assert popup.condition.text() == "x > 1"
    popup.condition.selectAll()
    QTest.keyClicks(popup.condition, "x > 2")
    QTest.keyClicks(popup.hits, ">= 3")
    QTest.keyClicks(popup.message, " x is {x} ")
    popup.enabled.setChecked(False)
    with qtbot.waitSignal(popup.accepted) as told:
        QTest.keyClick(popup.message, Qt.Key.Key_Return)
    assert told.args == [SourceBreakpoint(HERE.path, 1, "x > 2", ">= 3", "x is {x}", enabled=False)]


async def test_escape_leaves_it_as_it_was(qtbot: QtBot, make_edit: MakeEdit) -> None:
    popup = BreakpointPopup(make_edit("a\nb"), HERE)
    popup.open_at(1)
    with qtbot.assertNotEmitted(popup.accepted):
        QTest.keyClicks(popup.condition, "never")
        QTest.keyClick(popup.condition, Qt.Key.Key_Escape)
