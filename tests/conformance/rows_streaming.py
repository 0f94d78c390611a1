"""Streamed responses (LAMBDA_FACTS §1.5, §3.5, WIRE_FACTS §5)."""

import base64
import json
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Language, Scenario
from tests.conformance.raw_runtime import bootstrap
from tests.conformance.stage import Seen, Stage
from tests.conformance.streamed import PRELUDE_TYPE, begun, chunks, stream
from tests.support.fake_executor import a_request
from workbench.model.function import FileSystem
from workbench.model.run import ResponseChunk, RunEvent

_ERROR = {"errorMessage": "too late", "errorType": "Own.Error", "stackTrace": []}
_ERROR_BODY = base64.b64encode(json.dumps(_ERROR).encode()).decode()

_CUSTOM = f"""
PRELUDE_TYPE = "{PRELUDE_TYPE}"
TRAILERS = ("Lambda-Runtime-Function-Error-Type", "Lambda-Runtime-Function-Error-Body")
answer = None
while True:
    event = get_next()
    way = json.loads(event["body"])
    if way in ("chunks", "prelude", "error", "plain error", "cut", "empty", "exit"):
        types = {{"prelude": PRELUDE_TYPE, "chunks": "text/x-own"}}
        with connect() as peer:
            kind = types.get(way, "text/plain")
            begin_stream(peer, event, (("Content-Type", kind), ("Trailer", ", ".join(TRAILERS))))
            if way == "prelude":
                peer.sendall(chunk(b'{{"statusCode":201,"cookies":["a=b"]}}') + chunk(bytes(8)))
            if way != "empty":
                peer.sendall(chunk(b"one ") + chunk(bytes([0, 255])))
            if way == "exit":
                os._exit(2)
            if way != "cut":
                found = ()
                if way == "error":
                    found = zip(TRAILERS, ("Function.Late", "{_ERROR_BODY}"))
                if way == "plain error":
                    found = zip(TRAILERS, ("late", "{_ERROR_BODY}"))
                answer = end_stream(peer, tuple(found))
    elif way == "first":
        fail(event, b'{{"errorType":"Early","errorMessage":"no stream"}}')
    elif way == "whole":
        respond(event, b'"whole"')
    elif way == "much":
        with connect() as peer:
            begin_stream(peer, event)
            for _ in range(7):
                peer.sendall(chunk(b"m" * (1 << 20)))
            end_stream(peer)
    else:
        respond(event, shown(answer))
"""
_STREAMED = ("chunks", "prelude", "error", "plain error", "first", "whole", "empty", "much", "cut", "exit", "whole")
_BUFFERED = ("chunks", "prelude", "error", "answer")


async def _custom(stage: Stage) -> tuple[Seen, ...]:
    buffered = [await stage.invoke(json.dumps(way).encode()) for way in _BUFFERED]
    streamed = [await stage.invoke(json.dumps(way).encode(), streaming=True) for way in _STREAMED]
    return (*buffered, *streamed)


CUSTOM = Scenario("custom streams", bootstrap(_CUSTOM), _custom, Language.CUSTOM)

_LIVE = """
event = get_next()
with connect() as peer:
    begin_stream(peer, event)
    peer.sendall(chunk(b"first"))
    end = time.monotonic() + 10
    while not os.path.exists("/mnt/live/seen") and time.monotonic() < end:
        time.sleep(0.002)
    peer.sendall(chunk(b" seen" if os.path.exists("/mnt/live/seen") else b" not seen"))
    end_stream(peer)
get_next()
"""


async def _live(stage: Stage) -> tuple[Seen, ...]:
    """The caller says that it has seen the first chunk, and the function waits for that."""
    shared = stage.folder / "shared"
    shared.mkdir(mode=0o755)
    access_point = "arn:aws:elasticfilesystem:us-east-1:123456789012:access-point/fsap-0123456789abcdef0"
    stage.configure(file_systems=(FileSystem(access_point, "/mnt/live", shared),))
    events: list[RunEvent] = []

    def emit(event: RunEvent) -> None:
        events.append(event)
        if isinstance(event, ResponseChunk):
            (shared / "seen").touch()

    request = a_request(stage.function, executor=stage.kind, streaming=True)
    return (Seen(request, await stage.engine.invoke(request, emit), events=tuple(events)),)


LIVE = Scenario("live stream", bootstrap(_LIVE), _live, Language.CUSTOM)


def _custom_fact(section: str, text: str, way: str, read: Any, expected: object = True) -> Fact:
    index = len(_BUFFERED) + _STREAMED.index(way)
    return Fact(section, f"custom runtime: {text}", CUSTOM, same(lambda *seen: read(seen[index]), expected))


def _first(read: Any, expected: object = True) -> Check:
    return same(lambda *seen: read(seen[0]), expected)


_PIECES = b"one \x00\xff"
_PRELUDE = b'{"statusCode":201,"cookies":["a=b"]}' + bytes(8)
_MIB = 1024 * 1024

FACTS = (
    Fact(
        "§1.5", "custom runtime: a chunk reaches the caller while the next is made", LIVE, _first(stream, b"first seen")
    ),
    _custom_fact("§1.5", "chunks reach the caller unchanged", "chunks", stream, _PIECES),
    _custom_fact("§1.5", "what was streamed is counted", "chunks", lambda one: one.ok.streamed_bytes, 6),
    _custom_fact("§1.5", "what was streamed is not in the payload as well", "chunks", lambda one: one.ok.payload, b""),
    _custom_fact("§1.5", "the content type is passed on", "chunks", begun, ["text/x-own"]),
    _custom_fact("§1.5", "it is in the result, too", "chunks", lambda one: one.ok.content_type, "text/x-own"),
    _custom_fact("§1.5", "a prelude and its 8 NUL bytes go through as they are", "prelude", stream, _PRELUDE + _PIECES),
    _custom_fact("§1.5", "the prelude's content type tells of it", "prelude", begun, [PRELUDE_TYPE]),
    _custom_fact("§1.5", "a stream may be empty", "empty", lambda one: (stream(one), one.ok.function_error), (b"", "")),
    _custom_fact("§1.5", "a stream may be larger than 6 MiB", "much", lambda one: len(stream(one)), 7 * _MIB),
    _custom_fact("§1.5", "what came before an error in trailers was passed on", "error", stream, _PIECES),
    _custom_fact("§3.5", "the details are the document in the trailer", "error", lambda one: one.value, _ERROR),
    _custom_fact("§1.5", "it is an error of the function", "error", lambda one: one.ok.function_error, "Unhandled"),
    _custom_fact(
        "§1.5",
        "a trailer's type that is none is an error all the same",
        "plain error",
        lambda one: one.ok.function_error,
        "Unhandled",
    ),
    _custom_fact(
        "§1.5",
        "before the first byte the error route is for errors",
        "first",
        lambda one: one.value,
        {"errorType": "Early", "errorMessage": "no stream"},
    ),
    _custom_fact(
        "§1.5", "then nothing was streamed", "first", lambda one: (stream(one), one.ok.streamed_bytes), (b"", 0)
    ),
    _custom_fact("§3.5", "a response without the mode arrives whole", "whole", stream, b'"whole"'),
    _custom_fact(
        "§1.5", "a stream cut short is an error", "cut", lambda one: one.value["errorType"], "Runtime.TruncatedResponse"
    ),
    _custom_fact("§1.5", "what came before the cut was passed on", "cut", stream, _PIECES),
    _custom_fact("§1.5", "an exit in a stream is an error", "exit", lambda one: one.ok.function_error, "Unhandled"),
    Fact(
        "§1.5", "custom runtime: the next event runs after that", CUSTOM, true(lambda *s: stream(s[-1]) == b'"whole"')
    ),
    Fact(
        "§1.5",
        "custom runtime: to a caller who does not stream the chunks are one response",
        CUSTOM,
        _first(lambda one: one.ok.payload, _PIECES),
    ),
    Fact(
        "§1.5",
        "custom runtime: the caller hears of no chunks then",
        CUSTOM,
        _first(lambda one: chunks(one) + begun(one), []),
    ),
    Fact(
        "§1.5",
        "custom runtime: a prelude is part of that response",
        CUSTOM,
        same(lambda *s: s[1].ok.payload, _PRELUDE + _PIECES),
    ),
    Fact(
        "§1.5",
        "custom runtime: an error in trailers is the response then",
        CUSTOM,
        same(lambda *s: (s[2].value, s[2].ok.function_error), (_ERROR, "Unhandled")),
    ),
    Fact(
        "§1.5",
        "custom runtime: a stream with an error in trailers is taken with 202",
        CUSTOM,
        same(lambda *s: (s[3].value["status"], s[3].value["body"]), (202, '{"status":"OK"}\n')),
    ),
)
