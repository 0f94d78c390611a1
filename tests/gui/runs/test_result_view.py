import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import STARTED_NS, ended, failed, queued, running
from tests.support.fake_engine import Script, a_workspace
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.models.figures import clock_text
from workbench.gui.runs.live_responses import LiveResponse
from workbench.gui.runs.result_view import ResultView, figures
from workbench.gui.tasks import GuiTasks
from workbench.model.event import SavedEvent
from workbench.model.event_sidecar import EventSidecar, Expectation
from workbench.model.run import QueueProgress, RunOutcome
from workbench.project.event_sidecar import write_sidecar

DOCUMENT = json.dumps(
    {
        "errorType": "ValueError",
        "errorMessage": "nothing to pay",
        "stackTrace": ['  File "/var/task/orders.py", line 18, in handler\n'],
    }
).encode()


@pytest.fixture
async def view(qtbot: QtBot, app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> ResultView:
    made = ResultView(app, look, tasks, actions, code_path=lambda _run: Path("/shop/orders"))
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


async def test_nothing_yet_offers_the_button(view: ResultView) -> None:
    assert view.empty.isVisible()
    assert view.empty.button.text().strip() == "Invoke"


async def test_a_success_shows_its_payload(view: ResultView) -> None:
    run = ended(script=Script(payload=b'{"ok":true}'))
    view.show_run(run)
    assert view.status.text() == "Succeeded"
    assert view.status.property("role") == "ok"
    assert view.payload.text.toPlainText() == '{\n  "ok": true\n}'
    assert not view.failure.isVisible()
    assert view.figures.text() == (f"Hello · s3-put · {clock_text(run.started_ns)} · cold · 12 ms · billed 13 ms")


async def test_a_function_error_is_large_and_its_frames_lead_to_the_code(view: ResultView) -> None:
    view.show_run(ended(script=Script(payload=DOCUMENT, function_error="Unhandled", error_type="ValueError")))
    assert view.status.text() == "Function error"
    assert view.status.property("role") == "err"
    assert view.failure.isVisible()
    assert view.failure.title.text() == "ValueError"
    asked = QSignalSpy(view.file_requested)
    view.failure.frames.itemClicked.emit(view.failure.frames.item(0))
    assert asked.at(0) == [Path("/shop/orders/orders.py"), 18]
    assert "errorMessage" in view.payload.text.toPlainText()


async def test_what_could_not_run_has_no_payload(view: ResultView) -> None:
    view.show_run(failed())
    assert view.status.text() == "Could not run"
    assert view.failure.title.text() == "No interpreter for python3.13."
    assert not view.payload.isVisible()


async def test_a_run_in_flight_counts_its_time(view: ResultView) -> None:
    run = running()
    view.show_run(run)
    assert view.status.text() == "Running"
    view.figures.setText("")
    view.tick(run)
    assert view.figures.text().startswith("Hello · s3-put · ")
    view.figures.setText("kept")
    view.tick(ended())
    assert view.figures.text() == "kept"


async def test_each_run_replaces_all_of_the_one_before(view: ResultView) -> None:
    view.show_run(ended(script=Script(payload=DOCUMENT, function_error="Unhandled")))
    view.show_run(ended(script=Script(payload=b"1")))
    assert not view.failure.isVisible()
    view.show_run(replace(running(), outcome=RunOutcome.CANCELLED))
    assert view.status.text() == "Cancelled"
    assert not view.payload.isVisible()
    view.show_run(ended())
    assert not view.note.isVisible()


@pytest.mark.parametrize("outcome", [RunOutcome.RUNNING, RunOutcome.CANCELLED])
async def test_a_run_without_answer_says_where_to_look(view: ResultView, outcome: RunOutcome) -> None:
    view.show_run(replace(running(), outcome=outcome))
    assert view.note.isVisible()
    assert "Logs" in view.note.text()


def test_figures_of_a_run_without_result_have_no_numbers() -> None:
    assert figures(failed()) == f"Hello · s3-put · {clock_text(failed().started_ns)}"


async def test_a_queued_run_says_where_its_event_is(view: ResultView) -> None:
    view.show_run(queued())
    assert view.status.text() == "Queued"
    assert view.note.text() == "The event waits in the queue."
    assert not view.payload.isVisible()


async def test_between_two_attempts_the_failure_of_the_last_shows(view: ResultView) -> None:
    failing = ended(script=Script(payload=DOCUMENT, function_error="Unhandled", error_type="ValueError"))
    view.show_run(replace(queued(QueueProgress(1)), result=failing.result))
    assert view.status.text() == "Queued"
    assert view.failure.title.text() == "ValueError"
    assert view.failure.isVisible()
    assert view.payload.isVisible()


async def test_an_answer_shows_as_it_grows(view: ResultView) -> None:
    view.show_run(running())
    view.show_answer(LiveResponse(bytearray(b"one\n"), 4))
    view.show_answer(LiveResponse(bytearray(b"one\ntwo"), 7))
    assert view.payload.text.toPlainText() == "one\ntwo"
    assert view.payload.title.text() == "Streaming · 7 B"
    view.show_answer(LiveResponse(bytearray(b"one\ntwo"), 7, whole=True))
    assert "extensions" in view.note.text()
    assert view.payload.title.text() == "Answer · 7 B"
    view.show_run(ended(script=Script(payload=b"1")))
    assert view.payload.text.toPlainText() == "1"
    assert not view.note.isVisible()


async def test_the_checks_of_a_run_are_its_own(view: ResultView, app: Application, tasks: GuiTasks) -> None:
    sample = app.catalogue.sample("sqs/standard-queue").encode()
    run = replace(ended(script=Script(payload=b'{"batchItemFailures": [{"itemIdentifier": "none"}]}')), event=sample)
    view.show_run(replace(run, event_type="sqs/standard-queue"))
    await tasks.drain()
    assert view.response.title.text() == "1 problem for SQS"
    view.response.list.itemActivated.emit(view.response.list.item(0))
    await tasks.drain()
    assert view.payload.text.textCursor().selectedText() == '"none"'
    view.show_run(failed())
    assert not view.response.isVisible()


async def test_a_diff_that_is_open_follows_the_selected_run(
    view: ResultView, app: Application, tasks: GuiTasks
) -> None:
    runs = [
        replace(ended(str(number), Script(payload=str(number).encode())), started_ns=STARTED_NS + number)
        for number in range(3)
    ]
    for run in runs:
        app.runs.put(run)
    view.show_run(runs[1])
    view.payload.diff.setChecked(True)
    await tasks.drain()
    assert (view.diff.left.toPlainText(), view.diff.right.toPlainText()) == ("0", "1")
    view.show_run(runs[2])
    await tasks.drain()
    assert (view.diff.left.toPlainText(), view.diff.right.toPlainText()) == ("1", "2")
    view.show_run(running())
    assert view.payload.indented.isChecked()


async def test_the_row_of_the_expectation_opens_the_diff(
    view: ResultView, app: Application, tasks: GuiTasks, tmp_path: Path
) -> None:
    event = tmp_path / "events" / "a.json"
    event.parent.mkdir()
    event.write_text("{}")
    write_sidecar(event, EventSidecar(expectation=Expectation(result="5")))
    app.workspace.set(replace(a_workspace(tmp_path), events=(SavedEvent("a", event, 2),)))
    view.show_run(replace(ended(script=Script(payload=b"6")), workspace=str(tmp_path), event_name="a"))
    await tasks.drain()
    assert view.expectation.title.text() == "Differs from the expectation in 1 place"
    view.expectation.diff.click()
    await tasks.drain()
    assert view.payload.diff.isChecked()
    assert (view.diff.left.toPlainText(), view.diff.right.toPlainText()) == ("5", "6")
