from workbench.engine.emit_stream import EmitStream
from workbench.model.run import ResponseBegun, ResponseChunk, RunEvent


def test_a_stream_is_told_as_it_comes() -> None:
    told: list[RunEvent] = []
    stream = EmitStream(told.append)
    stream.begin("text/plain")
    stream.data(b"a")
    stream.data(b"b")
    assert told == [ResponseBegun("text/plain"), ResponseChunk(b"a"), ResponseChunk(b"b")]
