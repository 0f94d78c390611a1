import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import ended, running
from tests.support.fake_engine import Script, a_workspace
from workbench.app.application import Application
from workbench.app.use_cases.expectation import save_expectation
from workbench.gui.look import Look
from workbench.gui.runs.expectation_row import ExpectationRow
from workbench.gui.runs.response_check import ResponseCheck
from workbench.gui.runs.result_checks import ResultChecks
from workbench.gui.tasks import GuiTasks
from workbench.model.event import SavedEvent
from workbench.model.run import Run


@pytest.fixture
async def checks(qtbot: QtBot, app: Application, look: Look, tasks: GuiTasks, tmp_path: Path) -> ResultChecks:
    response, expectation = ResponseCheck(look), ExpectationRow(look, QAction("Save"))
    for row in (response, expectation):
        qtbot.addWidget(row)
    event = tmp_path / "events" / "a.json"
    event.parent.mkdir()
    event.write_text("{}")
    app.workspace.set(replace(a_workspace(tmp_path), events=(SavedEvent("a", event, 2),)))
    return ResultChecks(app, tasks, response, expectation)


def answered(app: Application, root: Path, value: Any, event_name: str = "a", run_id: str = "r") -> Run:
    run = ended(run_id, Script(payload=json.dumps(value).encode()))
    sample = app.catalogue.sample("sqs/standard-queue").encode()
    return replace(run, workspace=str(root), event_name=event_name, event=sample, event_type="sqs/standard-queue")


async def test_the_answer_is_checked(checks: ResultChecks, app: Application, tasks: GuiTasks, tmp_path: Path) -> None:
    checks.show_run(answered(app, tmp_path, {"batchItemFailures": 1}))
    await tasks.drain()
    assert checks.response.title.text() == "1 problem for SQS"
    checks.show_run(answered(app, tmp_path, {}, run_id="other"))
    assert not checks.response.isVisible()
    await tasks.drain()
    assert not checks.response.isVisible()


async def test_saving_an_expectation_shows_at_once(
    checks: ResultChecks, app: Application, tasks: GuiTasks, tmp_path: Path
) -> None:
    run = answered(app, tmp_path, {"n": 1})
    checks.show_run(run)
    await tasks.drain()
    assert checks.expectation.title.text() == "No expectation"
    await save_expectation(app, run)
    await tasks.drain()
    assert checks.expectation.title.text() == "As expected"
    checks.show_run(answered(app, tmp_path, {"n": 2}, run_id="other"))
    await tasks.drain()
    assert checks.expectation.title.text() == "Differs from the expectation in 1 place"


async def test_events_that_are_not_saved_have_no_row(
    checks: ResultChecks, app: Application, tasks: GuiTasks, tmp_path: Path
) -> None:
    for run in (answered(app, tmp_path, 1, ""), running(), None):
        checks.show_run(run)
        await tasks.drain()
        assert not checks.expectation.isVisible()


async def test_notes_that_cannot_be_read_are_told(
    checks: ResultChecks, app: Application, tasks: GuiTasks, tmp_path: Path
) -> None:
    (tmp_path / "events" / "a.event.toml").write_text("[")
    checks.show_run(answered(app, tmp_path, 1))
    await tasks.drain()
    assert "a.event.toml" in checks.expectation.detail.toolTip()
    assert app.notices.items == []


async def test_of_two_runs_the_last_one_shown_counts(
    checks: ResultChecks, app: Application, tasks: GuiTasks, tmp_path: Path
) -> None:
    checks.show_run(answered(app, tmp_path, {"batchItemFailures": 1}))
    checks.show_run(answered(app, tmp_path, {}, "", run_id="other"))
    await tasks.drain()
    assert not checks.response.isVisible()
    assert not checks.expectation.isVisible()
