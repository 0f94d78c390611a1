import pytest

from tests.gui.runs.made import ended, running
from workbench.app.application import Application
from workbench.gui.runs import live_responses
from workbench.gui.runs.live_responses import LiveResponse, LiveResponses
from workbench.model.run import EnvironmentReady, ResponseBegun, ResponseChunk, ResponseReady


async def test_a_streamed_answer_grows_until_the_run_ends(app: Application) -> None:
    answers = LiveResponses(app)
    grown: list[str] = []
    answers.grown.connect(grown.append)
    for event in (EnvironmentReady("e", cold=True), ResponseBegun("text/plain"), ResponseChunk(b"ab")):
        app.run_events.emit(("r1", event))
    app.run_events.emit(("r1", ResponseChunk(b"c")))
    assert grown == ["r1", "r1"]
    assert answers.get("r1") == LiveResponse(bytearray(b"abc"), 3)
    app.run_events.emit(("r1", ResponseReady(b"")))
    assert answers.get("r1") == LiveResponse(bytearray(b"abc"), 3, whole=True)
    app.runs.put(running())
    assert answers.get("r1") is not None
    app.runs.put(ended())
    assert answers.get("r1") is None
    answers.stop()
    app.run_events.emit(("r2", ResponseChunk(b"c")))
    assert answers.get("r2") is None


async def test_a_buffered_answer_is_there_before_its_extensions_have_ended(app: Application) -> None:
    answers = LiveResponses(app)
    app.run_events.emit(("r1", ResponseReady(b'"ok"')))
    assert answers.get("r1") == LiveResponse(bytearray(b'"ok"'), 4, whole=True)


def test_only_the_beginning_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_responses, "KEPT_BYTES", 3)
    answer = LiveResponse()
    answer.add(b"ab")
    answer.add(b"cd")
    assert (bytes(answer.data), answer.total_bytes) == (b"abc", 4)
