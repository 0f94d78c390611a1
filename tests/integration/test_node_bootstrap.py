"""The Node.js bootstrap in real processes: how handlers are found (LAMBDA_FACTS §1.9), how they answer and fail."""

import json
import re
import sys
from collections.abc import Callable

import pytest

from tests.integration.conftest import Bench
from workbench.engine.executors.process.interpreters import Interpreters
from workbench.engine.runtimes import load_runtimes
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeResult

pytestmark = [
    pytest.mark.node,
    pytest.mark.skipif(sys.platform != "linux", reason="what is left of a process is read from /proc"),
]

Make = Callable[..., FunctionConfig]
STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"


@pytest.fixture
def node(bench: Bench) -> str:
    """The newest Node.js runtime that can be run here."""
    interpreters = Interpreters(bench.cache)
    for runtime in load_runtimes():
        if runtime.language == "nodejs" and interpreters.find(runtime) is not None:
            return runtime.id
    pytest.skip("there is no interpreter for a Node.js runtime here")


@pytest.fixture
def function(bench: Bench, node: str) -> Make:
    def make(text: str, file: str = "app.mjs") -> FunctionConfig:
        return bench.function({file: text}, node, memory_mb=1769)

    return make


def texts(result: InvokeResult) -> list[str]:
    return [line.text for line in result.log]


ESM = "export const handler = async () => 'esm';"
CJS = "exports.handler = async () => 'cjs';"
MODULE = '{"type": "module"}'


@pytest.mark.parametrize(
    ("files", "name", "answer"),
    [
        ({"app.mjs": ESM}, "app.handler", "esm"),
        ({"app.cjs": CJS}, "app.handler", "cjs"),
        ({"app.js": CJS}, "app.handler", "cjs"),
        ({"app.js": ESM, "package.json": MODULE}, "app.handler", "esm"),
        ({"app.cjs": CJS, "package.json": MODULE}, "app.handler", "cjs"),
        ({"app.js": CJS, "app.mjs": ESM}, "app.handler", "cjs"),
        ({"app": CJS, "app.mjs": ESM}, "app.handler", "cjs"),
        ({"app.mjs": ESM, "app/other.js": ""}, "app.handler", "esm"),
        ({"src/deep/app.mjs": ESM}, "src/deep/app.handler", "esm"),
        ({"app.mjs": "export default async () => 'default';"}, "app.default", "default"),
        ({"app.mjs": "export const a = { b: { c: async () => 'nested' } };"}, "app.a.b.c", "nested"),
        ({"app.js": "exports.a = { b: async () => 'nested' };"}, "app.a.b", "nested"),
        ({"node_modules/package/index.js": CJS}, "package.handler", "cjs"),
        (
            {"app.mjs": "import { x } from 'dep'; export const handler = async () => x;",
             "node_modules/dep/package.json": '{"type":"module","exports":"./i.js"}',
             "node_modules/dep/i.js": "export const x = 'dep';"},
            "app.handler",
            "dep",
        ),
    ],
)  # fmt: skip
async def test_where_a_handler_is_found(bench: Bench, node: str, files: dict[str, str], name: str, answer: str) -> None:
    result = await bench.invoke(bench.function(files, node, handler=name, memory_mb=1769))
    assert json.loads(result.payload) == answer, texts(result)


NOT_FOUND, NO_MODULE = "Runtime.HandlerNotFound", "Runtime.ImportModuleError"
SYNTAX, MALFORMED = "Runtime.UserCodeSyntaxError", "Runtime.MalformedHandlerName"


@pytest.mark.parametrize(
    ("files", "name", "error"),
    [
        ({"app.mjs": ESM}, "app.gone", (NOT_FOUND, "app.gone is undefined or not exported")),
        ({"app.mjs": "export const handler = 5;"}, "app.handler", (NOT_FOUND, "app.handler is not a function")),
        (
            {"app.mjs": "export default { handler() {} };"},
            "app.handler",
            (NOT_FOUND, "app.handler is undefined or not exported"),
        ),
        ({}, "gone.handler", (NO_MODULE, "Error: Cannot find module 'gone'")),
        ({"app.js": "require('missing');"}, "app.handler", (NO_MODULE, "Error: Cannot find module 'missing'")),
        ({"app.mjs": "import 'missing';"}, "app.handler", (NO_MODULE, "Error: Cannot find package 'missing'")),
        ({"app.mjs": "export const = 1;"}, "app.handler", (SYNTAX, "SyntaxError: Unexpected token '='")),
        ({}, "../app.handler", (MALFORMED, "'../app.handler' is not a valid handler name.")),
        ({}, "nodot", (MALFORMED, "Bad handler")),
        ({"app.mjs": "throw new RangeError('at import');"}, "app.handler", ("RangeError", "at import")),
    ],
)
async def test_code_that_cannot_be_loaded(
    bench: Bench, node: str, files: dict[str, str], name: str, error: tuple[str, str]
) -> None:
    result = await bench.invoke(bench.function(files, node, handler=name, memory_mb=1769))
    document = json.loads(result.payload)
    assert list(document) == ["errorType", "errorMessage", "trace"]
    assert document["errorType"] == error[0]
    assert document["errorMessage"].startswith(error[1])
    start = rf"{STAMP}\tundefined\tERROR\tUncaught Exception \t{{\"errorType\":"
    assert any(re.match(start, line) for line in texts(result))


async def test_an_answer_and_console_lines(bench: Bench, function: Make) -> None:
    text = """export const handler = async (event, context) => {
      console.log('hi', event); console.warn('two\\nlines'); console.error('e'); process.stdout.write('raw\\n');
      return { id: context.awsRequestId, left: context.getRemainingTimeInMillis() <= 20000,
               memory: context.memoryLimitInMB,
               arn: context.invokedFunctionArn, trace: process.env._X_AMZN_TRACE_ID.slice(0, 5), é: 'ü' };
    };"""
    result = await bench.invoke(function(text), b'{"a":1}')
    assert json.loads(result.payload) == {
        "id": result.request_id,
        "left": True,
        "memory": "1769",
        "arn": "arn:aws:lambda:us-east-1:123456789012:function:Hello",
        "trace": "Root=",
        "é": "ü",
    }
    stamped = [line for line in texts(result) if re.match(STAMP, line)]
    expected = [f"\t{result.request_id}\tINFO\thi {{ a: 1 }}", f"\t{result.request_id}\tWARN\ttwo\rlines"]
    assert [line[24:] for line in stamped] == [*expected, f"\t{result.request_id}\tERROR\te"]
    assert "raw" in texts(result)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("exports.handler = (e, c, cb) => { setTimeout(() => cb(null, 42), 5); };", b"42"),
        ("exports.handler = (e, c) => { setTimeout(() => c.succeed(43), 5); };", b"43"),
        ("exports.handler = (e, c) => c.done(null, 44);", b"44"),
        ("exports.handler = (e) => new Promise((ok) => setTimeout(() => ok(45), 5));", b"45"),
        ("exports.handler = (e) => ({ then: (ok) => ok(46) });", b"46"),
        ("exports.handler = async () => {};", b"null"),
        ("exports.handler = (e, c, cb) => {};", b"null"),
        ("exports.handler = () => 'not looked at';", b"null"),
    ],
)
async def test_ways_to_answer(bench: Bench, function: Make, text: str, answer: bytes) -> None:
    config = function(text, "app.js")
    for cold in (True, False):
        result = await bench.invoke(config)
        assert (result.payload, result.function_error, result.cold) == (answer, "", cold)


@pytest.mark.parametrize(
    ("body", "kind", "message"),
    [
        ("async () => { throw new TypeError('bad'); }", "TypeError", "bad"),
        ("() => { throw new TypeError('bad'); }", "TypeError", "bad"),
        ("(e, c, cb) => cb(new TypeError('bad'))", "TypeError", "bad"),
        ("(e, c, cb) => cb('text')", "string", "text"),
        ("async () => { throw 'text'; }", "string", "text"),
        ("async () => { const e = new Error('round'); e.self = e; throw e; }", "Error", "round"),
        ("async () => 10n", "Runtime.MarshalError", "Unable to stringify response body"),
        ("async () => new Promise(() => {})", "Runtime.NodeJsExit", "The Lambda runtime client detected an unexpected"),
    ],
)
async def test_ways_to_fail(bench: Bench, function: Make, body: str, kind: str, message: str) -> None:
    config = function(f"exports.handler = {body};", "app.js")
    for cold in (True, False):
        result = await bench.invoke(config)
        document = json.loads(result.payload)
        assert list(document) == ["errorType", "errorMessage", "trace"]
        assert (result.function_error, document["errorType"], result.cold) == ("Unhandled", kind, cold)
        assert document["errorMessage"].startswith(message)
        line = rf"{STAMP}\t{result.request_id}\tERROR\tInvoke Error \t{{\"errorType\":\"{kind}\""
        assert any(re.match(line, one) for one in texts(result))


@pytest.mark.parametrize(
    ("body", "kind", "label"),
    [
        ("Promise.reject(new Error('x'))", "Runtime.UnhandledPromiseRejection", "Unhandled Promise Rejection"),
        ("setTimeout(() => { throw new RangeError('x'); }, 1)", "RangeError", "Uncaught Exception"),
    ],
)
async def test_what_nobody_caught(bench: Bench, function: Make, body: str, kind: str, label: str) -> None:
    waits = "await new Promise((ok) => setTimeout(ok, 5000));"
    config = function(f"export const handler = async (e) => {{ if (e) {{ {body}; {waits} }} }};")
    result = await bench.invoke(config, b"1")
    document = json.loads(result.payload)
    assert (document["errorType"], result.error_type) == (kind, kind)
    assert any(f"\tERROR\t{label} \t{{" in line for line in texts(result))
    assert (await bench.invoke(config, b"0")).payload == b"null"


async def test_an_exception_between_two_invokes_ends_the_runtime(bench: Bench, function: Make) -> None:
    later = "setTimeout(() => { throw new Error('late'); }, 1);"
    config = function(f"let n = 0; export const handler = async () => {{ if (n++ === 0) {later} return n; }};")
    assert (await bench.invoke(config)).payload == b"1"
    status = await bench.engine.status()
    while any(one.state != "stopped" for one in status.environments):
        status = await bench.engine.status()
    result = await bench.invoke(config)
    assert (result.payload, result.cold) == (b"1", True)


async def test_a_function_that_exits(bench: Bench, function: Make) -> None:
    result = await bench.invoke(function("export const handler = async () => { process.exit(3); };"))
    assert result.error_type == "Runtime.ExitError"
    assert b"Runtime exited with error: exit status 3" in result.payload


STREAM = """export const handler = awslambda.streamifyResponse(async (event, stream, context) => {
  if (event === 'early') throw new Error('early');
  if (event === 'http') stream = awslambda.HttpResponseStream.from(stream, { statusCode: 201 });
  stream.write('one ');
  await new Promise((ok) => setTimeout(ok, 2));
  if (event === 'late') throw new RangeError('läte');
  stream.write('two');
  stream.end();
});"""


async def test_streaming(bench: Bench, function: Make) -> None:
    config = function(STREAM)
    answers = [(await bench.invoke(config, payload)).payload for payload in (b"1", b'"http"', b"2")]
    assert answers == [b"one two", b'{"statusCode":201}' + b"\0" * 8 + b"one two", b"one two"]


@pytest.mark.parametrize(("when", "kind", "message"), [("early", "Error", "early"), ("late", "RangeError", "läte")])
async def test_a_stream_that_fails(bench: Bench, function: Make, when: str, kind: str, message: str) -> None:
    config = function(STREAM)
    result = await bench.invoke(config, json.dumps(when).encode())
    document = json.loads(result.payload)
    assert (result.function_error, document["errorType"], document["errorMessage"]) == ("Unhandled", kind, message)
    assert any(f'Invoke Error \t{{"errorType":"{kind}"' in line for line in texts(result))
    again = await bench.invoke(config, b"1")
    assert (again.payload, again.cold) == (b"one two", False)


async def test_a_response_that_is_too_large(bench: Bench, function: Make) -> None:
    config = function("export const handler = async (n) => 'x'.repeat(n);")
    result = await bench.invoke(config, b"7000000")
    assert result.error_type == "Function.ResponseSizeTooLarge"
    assert (await bench.invoke(config, b"1")).payload == b'"x"'
