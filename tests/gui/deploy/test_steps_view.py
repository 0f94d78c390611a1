"""Steps as they stand, for eyes and for screen readers."""

import pytest
from pytestqt.qtbot import QtBot

from tests.support.deploy_plans import PLAN
from workbench.gui.deploy.steps_view import StepsView
from workbench.gui.look import Look
from workbench.model.deploy import DeployStep, StepName, StepState
from workbench.model.errors import CloudError

STEPS = (
    DeployStep(StepName.PACKAGE, StepState.DONE),
    DeployStep(StepName.CODE, StepState.RUNNING),
    DeployStep(StepName.PUBLISH),
)


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> StepsView:
    made = StepsView(look)
    qtbot.addWidget(made)
    made.show()
    made.show_steps(STEPS, PLAN)
    return made


def test_each_step_says_its_state(view: StepsView) -> None:
    told = [(row.text.text(), row.detail.text(), row.accessibleName()) for row in view.rows]
    assert told == [
        ("Package the code", "2.0 KB, 3 files", "Package the code: done"),
        ("Update the code", "running", "Update the code: running"),
        ("Publish a version", "", "Publish a version: waiting"),
    ]


def test_rows_come_and_go(view: StepsView) -> None:
    view.show_steps(STEPS[:1], PLAN)
    assert len(view.rows) == 1
    view.clear()
    assert view.rows == []


def test_signs_differ_by_state(view: StepsView) -> None:
    row = view.rows[0]
    seen = set()
    for state in (StepState.WAITING, StepState.RUNNING, StepState.DONE, StepState.FAILED, StepState.STOPPED):
        row.show_step(DeployStep(StepName.CODE, state), PLAN)
        seen.add(bytes(row._icon.pixmap().toImage().constBits()))
    assert len(seen) == 5


def test_notes_are_there_when_there_is_something_to_say(view: StepsView) -> None:
    assert not view.notes.isVisible()
    view.tell("Mind this.")
    assert (view.notes.isVisible(), view.note.text(), view.fault.isVisible()) == (True, "Mind this.", False)
    view.show_error(CloudError("It failed.", "No leave.", "Ask."))
    assert (view.fault.text(), view.note.text()) == ("It failed.", "No leave.\n\nAsk.")
    view.show_error(CloudError("It failed."))
    assert (view.fault.isVisible(), view.note.isVisible()) == (True, False)
    view.tell("")
    assert not view.notes.isVisible()
