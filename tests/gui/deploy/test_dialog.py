"""The dialog from phase to phase: nothing is deployed that is not in sight."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.support.deploy_plans import CHANGES, DEV, PLAN, PROD
from workbench.app.use_cases.deploy import steps_of
from workbench.gui.deploy.code_view import changed_files
from workbench.gui.deploy.dialog import DeployDialog, Phase
from workbench.gui.look import Look
from workbench.model.deploy import DeployPlan
from workbench.model.errors import CloudError

FILES = changed_files(CHANGES)


@pytest.fixture
def dialog(look: Look, window: QWidget) -> DeployDialog:
    made = DeployDialog(look, "Orders", (DEV, PROD), lambda _place: ("shop-Orders",), window)
    made.target.choose(PLAN.target)
    made.forget()
    made.open()
    return made


def test_nothing_can_be_deployed_before_it_was_compared(dialog: DeployDialog) -> None:
    assert dialog.windowTitle() == "Deploy Orders"
    assert dialog.compare.isEnabled()
    assert not dialog.deploy.isEnabled()
    assert dialog.deploy.text() == "Deploy to dev"
    dialog.target.function.setEditText("")
    assert not dialog.compare.isEnabled()


def test_a_plan_in_sight_can_be_done(dialog: DeployDialog, qtbot: QtBot) -> None:
    dialog.show_comparing()
    assert not dialog.target.isEnabled()
    assert not dialog.compare.isEnabled()
    dialog.show_plan(PLAN, FILES)
    assert dialog.told.text() == "4 files differ · 3 settings differ"
    assert (dialog.code.files.count(), dialog.settings.rowCount(), len(dialog.steps.rows)) == (4, 5, 5)
    assert not dialog.deploy.hasFocus(), "it is to be looked at first"
    with qtbot.waitSignal(dialog.deploy_asked):
        dialog.deploy.click()


def test_another_target_needs_another_comparison(dialog: DeployDialog) -> None:
    dialog.show_plan(PLAN, FILES)
    dialog.target.place.setCurrentIndex(1)
    assert dialog.plan is None
    assert not dialog.deploy.isEnabled()
    assert (dialog.code.files.count(), dialog.settings.rowCount(), dialog.steps.rows) == (0, 0, [])
    assert dialog.deploy.text() == "Deploy to prod"


def test_without_a_version_there_is_a_step_less(dialog: DeployDialog) -> None:
    dialog.show_plan(PLAN, FILES)
    dialog.publish.click()
    assert len(dialog.steps.rows) == 4


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (replace(PLAN, code=(), settings=()), "The code is what is deployed."),
        (replace(PLAN, code=None, code_unknown="Status 403."), "Status 403."),
    ],
)
def test_why_no_file_is_shown(dialog: DeployDialog, plan: DeployPlan, told: str) -> None:
    dialog.show_plan(plan, ())
    assert told in dialog.code.told.text()
    assert dialog.deploy.isEnabled() is not plan.is_empty


def test_a_function_that_is_made_needs_a_role(dialog: DeployDialog) -> None:
    dialog.show_plan(replace(PLAN, base=None), FILES)
    assert dialog.target.role.isVisible()
    assert not dialog.deploy.isEnabled()
    QTest.keyClicks(dialog.target.role, "arn:aws:iam::1:role/r")
    assert dialog.deploy.isEnabled()
    assert dialog.plan is not None, "the role is no other target"
    dialog.forget()
    dialog.show_plan(replace(PLAN, base=None, role="arn:known"), FILES)
    assert dialog.target.role.text() == "arn:aws:iam::1:role/r", "what was typed stays"


def test_a_failure_to_compare(dialog: DeployDialog) -> None:
    dialog.show_comparing()
    dialog.show_error(CloudError("It could not be read.", "Expired.", "Renew."))
    assert (dialog.steps.fault.text(), dialog.steps.note.text()) == ("It could not be read.", "Expired.\n\nRenew.")
    assert (dialog.phase, dialog.compare.isEnabled()) == (Phase.CHOOSING, True)
    dialog.show_comparing()
    assert not dialog.steps.notes.isVisible()


def test_what_is_under_way_is_stopped_before_the_dialog_closes(dialog: DeployDialog, qtbot: QtBot) -> None:
    dialog.show_plan(PLAN, FILES)
    dialog.show_steps(steps_of(PLAN, publish=True))
    assert dialog.cancel.text() == "Stop"
    assert not dialog.deploy.isEnabled()
    with qtbot.waitSignal(dialog.stop_asked):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.close()
    assert dialog.isVisible()
    dialog.show_end("It was stopped.")
    assert (dialog.told.text(), dialog.cancel.text()) == ("It was stopped.", "Close")
    assert not dialog.deploy.isEnabled()
    dialog.cancel.click()
    assert not dialog.isVisible()


def test_a_deployment_that_failed_can_be_compared_again(dialog: DeployDialog) -> None:
    dialog.show_plan(PLAN, FILES)
    dialog.show_steps(steps_of(PLAN, publish=True))
    dialog.show_error(CloudError("It failed."))
    assert (dialog.phase, dialog.compare.isEnabled(), dialog.deploy.isEnabled()) == (Phase.OVER, True, False)
    assert len(dialog.steps.rows) == 5, "how far it came stays in sight"


def test_enter_compares_and_then_leads_to_the_button(dialog: DeployDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.compare_asked):
        dialog.target.entered.emit()
    dialog.show_plan(PLAN, FILES)
    with qtbot.assertNotEmitted(dialog.deploy_asked):
        dialog.target.entered.emit()


def test_every_control_has_a_name(dialog: DeployDialog) -> None:
    dialog.show_plan(replace(PLAN, base=None), FILES)
    nameless = [one for one in dialog.findChildren(QWidget) if _is_reached(one, dialog) and not _named(one)]
    assert nameless == []


def _is_reached(widget: QWidget, dialog: DeployDialog) -> bool:
    return widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.isVisibleTo(dialog)


def _named(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    own = widget.accessibleName() or widget.objectName()
    return bool(own) or (parent is not None and bool(parent.accessibleName()))
