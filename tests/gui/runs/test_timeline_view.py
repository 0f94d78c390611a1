from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import ended, failed, running
from workbench.gui.look import Look
from workbench.gui.runs.timeline_view import TimelineView
from workbench.model.run import RunOutcome


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> TimelineView:
    made = TimelineView(look, QAction("Invoke"))
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def test_a_run_shows_headline_bars_and_notes(view: TimelineView) -> None:
    view.show_run(ended())
    assert view.title.text() == "Hello · cold start"
    assert view.figures.text() == "204 ms · billed 13 ms · process, 128 MB = 0.07 vCPU"
    assert len(view.waterfall.rows) == 6
    assert view.waterfall.isVisible()
    assert view.notes.text() == "Measured on this machine, not calibrated against AWS."
    assert not view.empty.isVisible()


def test_limits_that_were_not_held_are_said(view: TimelineView) -> None:
    run = ended()
    assert run.result is not None
    view.show_run(replace(run, result=replace(run.result, limits_not_held=("The CPU is not limited.",))))
    assert "Not held here: The CPU is not limited." in view.notes.text()


@pytest.mark.parametrize(
    ("run", "title"),
    [
        (None, "No run yet"),
        (running(), "Running"),
        (failed(), "Not run"),
        (replace(running(), outcome=RunOutcome.CANCELLED), "Cancelled"),
        (replace(running(), outcome=RunOutcome.OK), "No phases"),
    ],
)
def test_what_is_missing_is_said(view: TimelineView, run: object, title: str) -> None:
    view.show_run(ended())
    view.show_run(run)  # type: ignore[arg-type]
    assert view.empty.isVisible()
    assert view.empty.title.text() == title
    assert not view.waterfall.isVisible()
