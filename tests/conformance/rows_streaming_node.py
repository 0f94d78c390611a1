"""Streams of AWS's Node.js runtime, and functions that were asked to stream and do not (LAMBDA_FACTS §1.5, §3.5)."""

import json
from typing import Any

from tests.conformance.checks import same, true
from tests.conformance.fact import Fact, Language, Scenario
from tests.conformance.stage import Seen, Stage
from tests.conformance.streamed import PRELUDE_TYPE, begun, stream

_NODE = """
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
export const handler = awslambda.streamifyResponse(async (event, stream, context) => {
  switch (event) {
    case 'writes':
      stream.setContentType('text/plain');
      stream.write('one '); stream.write(Buffer.from([0, 255])); stream.end('.'); break;
    case 'default': stream.write('x'); stream.end(); break;
    case 'prelude':
      stream = awslambda.HttpResponseStream.from(stream, { statusCode: 418, headers: { a: 'b' }, cookies: ['c=d'] });
      stream.write('tea'); stream.end(); break;
    case 'pipeline': await pipeline(Readable.from(['a', 'b', 'c']), stream); break;
    case 'early': throw new RangeError('before a byte');
    case 'late':
      stream.write('some');
      await new Promise((ok) => setTimeout(ok, 30));
      throw new RangeError('behind a byte');
    case 'too late':
      stream.write('a');
      try { stream.setContentType('b'); } catch (error) { stream.write(error.name); }
      stream.end(); break;
    case 'context': stream.write(context.awsRequestId); stream.end(); break;
  }
});
export const plain = async (event) => { if (event === 'fails') throw new TypeError('plain'); return { plain: event }; };
"""
_NODE_EVENTS = ("writes", "default", "prelude", "pipeline", "early", "late", "too late", "context")


async def _node(stage: Stage) -> tuple[Seen, ...]:
    streamed = [await stage.invoke(json.dumps(way).encode(), streaming=True) for way in _NODE_EVENTS]
    buffered = [await stage.invoke(json.dumps(way).encode()) for way in ("writes", "early", "late")]
    stage.configure(handler="app.plain")
    plain = [await stage.invoke(event, streaming=True) for event in (b'"x"', b'"fails"')]
    return (*streamed, *buffered, *plain)


NODE = Scenario("node streams", {"app.mjs": _NODE}, _node, Language.NODEJS)


async def _one(stage: Stage) -> tuple[Seen, ...]:
    return (await stage.invoke(streaming=True),)


PYTHON = Scenario(
    "python asked to stream",
    {"app.py": "def handler(event, context):\n    print('line')\n    return {'a': 1}\n"},
    _one,
)


_TEA = b'{"statusCode":418,"headers":{"a":"b"},"cookies":["c=d"]}' + bytes(8) + b"tea"


def _node_fact(section: str, text: str, way: str | int, read: Any, expected: object = True) -> Fact:
    index = way if isinstance(way, int) else _NODE_EVENTS.index(way)
    return Fact(section, f"node: {text}", NODE, same(lambda *seen: read(seen[index]), expected))


FACTS = (
    _node_fact("§1.5", "what is written reaches the caller", "writes", stream, b"one \x00\xff."),
    _node_fact("§1.5", "setContentType is the stream's content type", "writes", begun, ["text/plain"]),
    _node_fact("§1.5", "the default content type", "default", begun, ["application/octet-stream"]),
    _node_fact("§1.5", "HttpResponseStream writes a prelude and 8 NUL bytes", "prelude", stream, _TEA),
    _node_fact("§1.5", "HttpResponseStream sets the content type", "prelude", begun, [PRELUDE_TYPE]),
    _node_fact("§1.5", "a pipeline ends the stream", "pipeline", stream, b"abc"),
    _node_fact(
        "§1.5",
        "an error before the first byte",
        "early",
        lambda one: (one.value["errorType"], one.value["errorMessage"]),
        ("RangeError", "before a byte"),
    ),
    _node_fact("§1.5", "then nothing was streamed", "early", stream, b""),
    _node_fact(
        "§1.5",
        "an error behind the first byte",
        "late",
        lambda one: (one.value["errorType"], one.value["errorMessage"]),
        ("RangeError", "behind a byte"),
    ),
    _node_fact("§1.5", "what was written before it was passed on", "late", stream, b"some"),
    _node_fact("§1.5", "it is an error of the function", "late", lambda one: one.ok.function_error, "Unhandled"),
    _node_fact(
        "§1.4",
        "the content type cannot be set behind a byte",
        "too late",
        stream,
        b"aRuntime.InvalidStreamingOperation",
    ),
    _node_fact(
        "§1.5",
        "the context is the third argument",
        "context",
        lambda one: stream(one).decode() == one.request.request_id,
    ),
    _node_fact(
        "§1.5",
        "a caller who does not stream gets all that was written",
        len(_NODE_EVENTS),
        lambda one: one.ok.payload,
        b"one \x00\xff.",
    ),
    _node_fact(
        "§1.5",
        "and an early error's document",
        len(_NODE_EVENTS) + 1,
        lambda one: (one.value["errorType"], one.ok.function_error),
        ("RangeError", "Unhandled"),
    ),
    _node_fact(
        "§1.5",
        "and a late error's",
        len(_NODE_EVENTS) + 2,
        lambda one: (one.value["errorType"], one.ok.function_error),
        ("RangeError", "Unhandled"),
    ),
    _node_fact(
        "§3.5", "a handler that does not stream is streamed whole", len(_NODE_EVENTS) + 3, stream, b'{"plain":"x"}'
    ),
    _node_fact(
        "§3.5",
        "its error is an error before the first byte",
        len(_NODE_EVENTS) + 4,
        lambda one: (one.value["errorType"], stream(one)),
        ("TypeError", b""),
    ),
    Fact("§3.5", "python: the whole response is streamed", PYTHON, same(stream, b'{"a": 1}')),
    Fact("§3.5", "python: its log is complete", PYTHON, true(lambda one: "line" in one.lines and one.report)),
)
