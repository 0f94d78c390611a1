"""Node.js functions through the whole engine: what the client and the engine only do together."""

import json
import re
import sys

import pytest

from tests.integration.conftest import Bench
from workbench.engine.executors.process.interpreters import Interpreters
from workbench.engine.runtimes import load_runtimes
from workbench.model.invoke import InvokeResult

pytestmark = [
    pytest.mark.node,
    pytest.mark.skipif(sys.platform != "linux", reason="what is left of a process is read from /proc"),
]

STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"


@pytest.fixture
def node(bench: Bench) -> str:
    """The newest Node.js runtime that can be run here."""
    interpreters = Interpreters(bench.cache)
    for runtime in load_runtimes():
        if runtime.language == "nodejs" and interpreters.find(runtime) is not None:
            return runtime.id
    pytest.skip("there is no interpreter for a Node.js runtime here")


def texts(result: InvokeResult) -> list[str]:
    return [line.text for line in result.log]


async def test_an_answer_and_console_lines(bench: Bench, node: str) -> None:
    text = """export const handler = async (event, context) => {
      console.log('hi', event); console.warn('two\\nlines'); process.stdout.write('raw\\n');
      return { id: context.awsRequestId, left: context.getRemainingTimeInMillis() <= 20000,
               arn: context.invokedFunctionArn, trace: process.env._X_AMZN_TRACE_ID.slice(0, 5), é: 'ü' };
    };"""
    result = await bench.invoke(bench.function({"app.mjs": text}, node, memory_mb=1769), b'{"a":1}')
    assert json.loads(result.payload) == {
        "id": result.request_id,
        "left": True,
        "arn": "arn:aws:lambda:us-east-1:123456789012:function:Hello",
        "trace": "Root=",
        "é": "ü",
    }
    stamped = [line[24:] for line in texts(result) if re.match(STAMP, line)]
    expected = [f"\t{result.request_id}\tINFO\thi {{ a: 1 }}", f"\t{result.request_id}\tWARN\ttwo\nlines"]
    assert [line.replace("\r", "\n") for line in stamped] == expected
    assert "raw" in texts(result)


STREAM = """export const handler = awslambda.streamifyResponse(async (event, stream, context) => {
  if (event === 'early') throw new Error('early');
  stream.write('one ');
  await new Promise((ok) => setTimeout(ok, 2));
  if (event === 'late') throw new RangeError('läte');
  stream.end('two');
});"""


@pytest.mark.parametrize(("when", "kind", "message"), [("early", "Error", "early"), ("late", "RangeError", "läte")])
async def test_streams(bench: Bench, node: str, when: str, kind: str, message: str) -> None:
    config = bench.function({"app.mjs": STREAM}, node, memory_mb=1769)
    assert (await bench.invoke(config)).payload == b"one two"
    result = await bench.invoke(config, json.dumps(when).encode())
    document = json.loads(result.payload)
    assert (result.function_error, document["errorType"], document["errorMessage"]) == ("Unhandled", kind, message)
    again = await bench.invoke(config, b"1")
    assert (again.payload, again.cold) == (b"one two", False)


async def test_what_nobody_caught_and_then_a_new_environment(bench: Bench, node: str) -> None:
    body = "if (e) { Promise.reject(new Error('x')); await new Promise((ok) => setTimeout(ok, 5000)); }"
    config = bench.function({"app.mjs": f"export const handler = async (e) => {{ {body} }};"}, node, memory_mb=1769)
    result = await bench.invoke(config, b"1")
    assert result.error_type == "Runtime.UnhandledPromiseRejection"
    assert (await bench.invoke(config, b"0")).payload == b"null"


async def test_a_function_that_exits(bench: Bench, node: str) -> None:
    text = "export const handler = async () => { process.exit(3); };"
    result = await bench.invoke(bench.function({"app.mjs": text}, node, memory_mb=1769))
    assert result.error_type == "Runtime.ExitError"
    assert b"Runtime exited with error: exit status 3" in result.payload


async def test_a_response_that_is_too_large(bench: Bench, node: str) -> None:
    config = bench.function({"app.mjs": "export const handler = async (n) => 'x'.repeat(n);"}, node, memory_mb=1769)
    result = await bench.invoke(config, b"7000000")
    assert result.error_type == "Function.ResponseSizeTooLarge"
    assert (await bench.invoke(config, b"1")).payload == b'"x"'
