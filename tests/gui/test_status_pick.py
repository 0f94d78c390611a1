"""A part of the status bar says what holds, to the eye and to a screen reader."""

from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.status_pick import StatusPick


def test_it_says_what_holds(qtbot: QtBot, look: Look) -> None:
    pick = StatusPick(look, "status.line_ends", "Line ends")
    qtbot.addWidget(pick)
    assert pick.isHidden()
    pick.say("CRLF")
    assert (pick.text(), pick.accessibleName()) == ("CRLF", "Line ends: CRLF")
    assert not pick.isHidden()
    pick.say("")
    assert pick.isHidden()
