from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import ended, failed, line, queued, running
from tests.support.fake_engine import Script, a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.stores.runs import WHOLE
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.runs.detail import RunDetail
from workbench.gui.tasks import GuiTasks
from workbench.model.invoke_options import InvokeOptions
from workbench.model.limits import LOG_TAIL_BYTES
from workbench.model.run import LogWritten, ResponseChunk, RunOutcome


@pytest.fixture
async def detail(qtbot: QtBot, app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> RunDetail:
    made = RunDetail(app, look, tasks, actions)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


async def test_lines_show_while_the_run_goes_on(detail: RunDetail, app: Application) -> None:
    detail.show_run(running("a"))
    app.run_events.emit(("a", LogWritten(line("one"))))
    app.run_events.emit(("b", LogWritten(line("of another run"))))
    await until(lambda: detail.logs.text.toPlainText() == "one")


async def test_lines_written_before_the_run_was_selected_are_there(detail: RunDetail, app: Application) -> None:
    app.run_events.emit(("a", LogWritten(line("one"))))
    detail.show_run(running("a"))
    assert detail.logs.text.toPlainText() == "one"


async def test_the_result_brings_the_whole_log(detail: RunDetail, app: Application) -> None:
    detail.show_run(running("a"))
    app.run_events.emit(("a", LogWritten(line("START"))))
    detail.show_run(ended("a", Script(lines=("hello",))))
    assert [text.split(" ")[0] for text in detail.logs.text.toPlainText().split("\n")] == [
        "START",
        "hello",
        "END",
        "REPORT",
    ]


async def test_a_run_that_asked_for_the_tail_shows_it_when_it_has_ended(detail: RunDetail, app: Application) -> None:
    options = InvokeOptions(log_tail=True)
    over = replace(ended("a", Script(lines=("x" * 5000,))), options=options)
    assert over.result is not None
    detail.show_run(replace(running("a"), options=options))
    for one in over.result.log:
        app.run_events.emit(("a", LogWritten(one)))
    assert not detail.logs.tail.isChecked()
    detail.show_run(over)
    assert detail.logs.tail.isChecked()
    assert len(detail.logs.text.toPlainText()) + 1 == LOG_TAIL_BYTES
    detail.show_run(ended("b"))
    assert not detail.logs.tail.isChecked()
    detail.show_run(over)
    assert detail.logs.tail.isChecked()


async def test_a_run_stopped_without_a_word_has_no_log(detail: RunDetail) -> None:
    detail.show_run(failed("a"))
    assert detail.logs.empty.title.text() == "No log"


async def test_a_cancelled_run_keeps_the_lines_it_wrote(detail: RunDetail, app: Application) -> None:
    detail.show_run(running("a"))
    app.run_events.emit(("a", LogWritten(line("one"))))
    detail.show_run(replace(running("a"), outcome=RunOutcome.CANCELLED))
    assert detail.logs.shown_lines == 1


async def test_frames_lead_to_the_code_of_the_workspace(detail: RunDetail, app: Application) -> None:
    show(app, a_workspace(Path("/workspace"), "Hello"))
    asked = QSignalSpy(detail.file_requested)
    payload = b'{"errorType": "E", "stackTrace": ["  File \\"/var/task/app.py\\", line 2, in handler"]}'
    detail.show_run(ended("a", Script(payload=payload, function_error="Unhandled")))
    frames = detail.result.failure.frames
    frames.itemClicked.emit(frames.item(0))
    assert asked.at(0) == [Path("/workspace/hello/app.py"), 2]


async def test_an_old_big_run_is_read_from_disk(detail: RunDetail, app: Application, tasks: GuiTasks) -> None:
    app.runs.put(ended("big", Script(payload=b'"' + b"x" * 70_000 + b'"')))
    for number in range(WHOLE + 1):
        app.runs.put(ended(str(number)))
    assert app.runs.is_brief("big")
    detail.show_run(app.runs.get("big"))
    await tasks.drain()
    assert detail.shown is not None
    assert detail.shown.result is not None
    assert len(detail.shown.result.payload) == 70_002


async def test_nothing_selected_empties_every_view(detail: RunDetail) -> None:
    detail.show_run(ended("a"))
    detail.show_run(None)
    assert detail.shown is None
    for view in (detail.result, detail.logs, detail.timeline):
        assert view.empty.title.text() == "No run yet"


async def test_a_streamed_answer_shows_while_the_run_goes_on(detail: RunDetail, app: Application) -> None:
    app.run_events.emit(("a", ResponseChunk(b"one ")))
    detail.show_run(running("a"))
    text = detail.result.payload.text
    assert text.toPlainText() == "one "
    app.run_events.emit(("a", ResponseChunk(b"two")))
    app.run_events.emit(("b", ResponseChunk(b"of another run")))
    await until(lambda: text.toPlainText() == "one two")


async def test_each_attempt_of_a_queued_run_brings_its_own_log(detail: RunDetail) -> None:
    detail.show_run(queued(run_id="a"))
    assert detail.logs.empty.title.text() == "Queued"
    assert detail.timeline.empty.title.text() == "Queued"
    for number in ("first", "second"):
        result = ended("a", Script(lines=(number,), function_error="Unhandled")).result
        detail.show_run(replace(queued(run_id="a"), result=result))
        assert number in detail.logs.text.toPlainText()
