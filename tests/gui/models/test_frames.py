from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.support.debuggees import BOOTSTRAP, CALLER, HANDLER, ORDERS, STOP, UNKNOWN
from workbench.gui.models.frames import FrameRole, FramesModel, place_text

ROLE = Qt.ItemDataRole


def shown() -> FramesModel:
    model = FramesModel()
    assert QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.show_frames(STOP.frames)
    return model


def test_calls_stand_with_their_places(qtbot: QtBot) -> None:
    model = shown()
    assert [model.index(row).data() for row in range(model.rowCount())] == [
        "handler orders.py:17",
        "main orders.py:30",
        "handle_event_request bootstrap.py:149",
        "<module>",
    ]
    assert model.index(0).data(FrameRole.FRAME) is HANDLER
    assert model.rowCount(model.index(0)) == 0
    assert (place_text(BOOTSTRAP), place_text(UNKNOWN)) == ("bootstrap.py:149", "")


def test_what_is_read_aloud_and_shown_under_the_pointer(qtbot: QtBot) -> None:
    model = shown()
    assert model.index(0).data(ROLE.AccessibleTextRole) == "handler, orders.py line 17"
    assert model.index(3).data(ROLE.AccessibleTextRole) == "<module>"
    assert model.index(0).data(ROLE.ToolTipRole) == str(ORDERS)
    assert model.index(3).data(ROLE.ToolTipRole) == "Its source is not here."


def test_a_call_has_its_row(qtbot: QtBot) -> None:
    model = shown()
    assert model.place(CALLER).row() == 1
    assert model.frame(model.place(CALLER)) is CALLER
    assert not model.place(None).isValid()
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.show_frames(STOP.frames)
    model.show_frames(())
    assert (len(resets), model.rowCount()) == (1, 0)
