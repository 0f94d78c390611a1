from dataclasses import replace

import pytest

from tests.support.runs import a_run
from workbench.engine import stream_keeper
from workbench.engine.stream_keeper import StreamKeeper
from workbench.model.run import ResponseBegun, ResponseChunk, RunEvent


def test_chunks_go_on_and_are_kept() -> None:
    seen: list[RunEvent] = []
    keeper = StreamKeeper(seen.append)
    events: list[RunEvent] = [ResponseBegun("text/plain"), ResponseChunk(b"ab"), ResponseChunk(b"c")]
    for event in events:
        keeper(event)
    assert seen == events
    result = a_run().result
    assert result is not None
    streamed_result = replace(result, payload=b"", streamed_bytes=3)
    assert keeper.whole(streamed_result).payload == b"abc"
    assert keeper.whole(result) is result, "it was not streamed"
    failed = replace(result, payload=b"{}", streamed_bytes=3)
    assert keeper.whole(failed) is failed, "the error's document stays"


def test_only_the_beginning_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream_keeper, "KEPT_BYTES", 4)
    seen: list[RunEvent] = []
    keeper = StreamKeeper(seen.append)
    for _ in range(3):
        keeper(ResponseChunk(b"abc"))
    result = a_run().result
    assert result is not None
    assert keeper.whole(replace(result, payload=b"", streamed_bytes=9)).payload == b"abca"
    assert len(seen) == 3
