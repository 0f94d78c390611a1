"""Handlers of the Node.js client that write to a stream (LAMBDA_FACTS §1.5)."""

import base64
import json
import sys
from pathlib import Path

import pytest

from tests.support.client_bench import Call, Start, node_bench

pytestmark = [pytest.mark.node, pytest.mark.skipif(sys.platform == "win32", reason="started through a shell")]

MODE = "lambda-runtime-function-response-mode"


@pytest.fixture
def node(tmp_path: Path) -> Start:
    return node_bench(tmp_path / "code")


def streaming(body: str, options: str = "undefined") -> str:
    """A streaming handler that does this."""
    return f"""import {{ pipeline }} from 'node:stream/promises';
    import {{ Readable }} from 'node:stream';
    export const handler = awslambda.streamifyResponse(async (event, stream, context) => {{ {body} }}, {options});"""


def trailing_error(call: Call) -> dict[str, object]:
    """The error behind a response."""
    found = json.loads(base64.b64decode(call.trailers["lambda-runtime-function-error-body"]))
    assert call.trailers["lambda-runtime-function-error-type"] == found["errorType"].replace("é", "?")
    return dict(found)


async def test_a_stream(node: Start) -> None:
    body = """stream.setContentType('text/plain'); stream.write('one '); await new Promise((ok) => setTimeout(ok, 2));
      stream.write(new Uint8Array([0x32, 0x20])); stream.write({ three: context.awsRequestId }); stream.end('.');"""
    async with node(streaming(body)) as client:
        for number in (1, 2):
            call = await client.invoke(b"1", {"Lambda-Runtime-Invocation-Id": "attempt"})
            assert call.path == f"invocation/request-{number}/response"
            assert call.body == b'one 2 {"three":"request-%d"}.' % number
            assert (call.headers["content-type"], call.headers[MODE], call.trailers) == ("text/plain", "streaming", {})
            assert call.headers["lambda-runtime-invocation-id"] == "attempt"


async def test_a_stream_without_a_byte(node: Start) -> None:
    async with node(streaming("stream.end();")) as client:
        call = await client.invoke()
    assert (call.body, call.headers["content-type"], call.trailers) == (b"", "application/octet-stream", {})


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("stream.write('x'); stream.end();", b'{"statusCode":201,"cookies":["a"]}' + bytes(8) + b"x"),
        ("stream.write(''); stream.end();", b'{"statusCode":201,"cookies":["a"]}' + bytes(8)),
        ("stream.end('x');", b"x"),  # as on AWS, where only a write brings the prelude
    ],
)
async def test_status_and_headers_go_first(node: Start, body: str, expected: bytes) -> None:
    start = "stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201, cookies: ['a'] });"
    async with node(streaming(start + body)) as client:
        call = await client.invoke()
    assert call.headers["content-type"] == "application/vnd.awslambda.http-integration-response"
    assert call.body == expected


async def test_a_pipeline_of_much_data_is_held_back(node: Start) -> None:
    body = """const highest = { length: 0 };
      async function* source() {
        for (let i = 0; i < 400; i++) {
          highest.length = Math.max(highest.length, stream.writableLength);
          yield Buffer.alloc(65536, 97);
        }
      }
      await pipeline(Readable.from(source()), stream);
      console.log(stream.writableHighWaterMark, highest.length <= 2 * 65536 + 1000, stream.writableFinished);"""
    async with node(streaming(body, "{ highWaterMark: 1000 }")) as client:
        call = await client.invoke()
        assert call.body == b"a" * 400 * 65536
        await client.api.parked(2)
        (line,) = await client.log()
    assert line.text.endswith("\tINFO\t1000 true true")


async def test_a_stream_may_be_ended_after_the_handler_has_returned(node: Start) -> None:
    async with node(streaming("setTimeout(() => stream.end('late'), 5);")) as client:
        assert (await client.invoke()).body == b"late"


@pytest.mark.parametrize(
    ("body", "sent", "kind", "message"),
    [
        ("stream.write('a'); throw new RangeError('läte');", b"a", "RangeError", "läte"),
        ("stream.write('a'); throw 'text';", b"a", "string", "text"),
        ("stream.write('a'); class E extends Error { name = 'é'; } throw new E('x');", b"a", "é", "x"),
        ("stream.write('a'); stream.setContentType('b');", b"a", "Runtime.InvalidStreamingOperation", "Cannot set"),
        ("stream.write('a'); stream.destroy();", b"a", "Error", "Response stream is not finished."),
        (
            "async function* s() { yield 'a'; throw new TypeError('source'); } await pipeline(s, stream);",
            b"a", "TypeError", "source",
        ),
    ],
)  # fmt: skip
async def test_an_error_in_mid_stream(node: Start, body: str, sent: bytes, kind: str, message: str) -> None:
    async with node(streaming(f"if (event) {{ {body} }} stream.end('fine');")) as client:
        call = await client.invoke(b"1")
        error = trailing_error(call)
        assert (call.path[-9:], call.body, error["errorType"]) == ("/response", sent, kind)
        assert str(error["errorMessage"]).startswith(message)
        assert (await client.invoke(b"0")).body == b"fine"
        lines = await client.log()
    assert f'Invoke Error \t{{"errorType":"{"Error" if kind == "string" else kind}"' in lines[0].text


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        (streaming("if (event) throw new RangeError('early'); stream.end('fine');"), "RangeError", "early"),
        (
            """const fine = async (stream) => { stream.end('fine'); };
            export const handler = awslambda.streamifyResponse((event, stream) => event ? 1 : fine(stream));""",
            "Error", "Streaming does not support non-async handlers.",
        ),
    ],
)  # fmt: skip
async def test_an_error_before_the_first_byte(node: Start, text: str, kind: str, message: str) -> None:
    async with node(text) as client:
        call = await client.invoke(b"1")
        error = json.loads(call.body)
        assert (call.path, error["errorType"]) == ("invocation/request-1/error", kind)
        assert error["errorMessage"] == message
        assert (await client.invoke(b"0")).body == b"fine"


async def test_what_a_streaming_handler_returns_is_not_looked_at(node: Start) -> None:
    async with node(streaming("stream.end('x'); return 1;")) as client:
        assert (await client.invoke()).body == b"x"
        await client.api.parked(2)
        (line,) = await client.log()
    assert line.text.endswith("\tWARN\tStreaming handlers ignore return values.")


async def test_a_process_that_ends_in_mid_stream_sends_no_end(node: Start) -> None:
    async with node(streaming("stream.write('a', () => process.exit(3)); await new Promise(() => {});")) as client:
        answer = client.api.submit()
        await client.ended()
        assert (client.process.returncode, answer.done()) == (3, False)


async def test_an_answer_before_the_end_is_an_error(node: Start) -> None:
    async with node(streaming("stream.end('x');")) as client:
        client.api.refusals["/response"] = 413
        await client.invoke()
        await client.api.parked(2)
