"""The Node.js client as a process: how handlers are found (LAMBDA_FACTS §1.9), how they answer, fail and break down."""

import json
import re
import sys
from pathlib import Path

import pytest

from tests.support.client_bench import Call, Start, node_bench, write_files

pytestmark = [pytest.mark.node, pytest.mark.skipif(sys.platform == "win32", reason="started through a shell")]


@pytest.fixture
def node(tmp_path: Path) -> Start:
    return node_bench(tmp_path / "ümläut 'quotes'")


NEWEST = {"AWS_EXECUTION_ENV": "AWS_Lambda_nodejs24.x"}


def document(call: Call) -> dict[str, object]:
    """The error document that was posted."""
    assert call.path.endswith("error")
    found = json.loads(call.body)
    assert list(found) == ["errorType", "errorMessage", "trace"]
    # AWS's client names the type in Init only.
    expected = found["errorType"] if call.path == "init/error" else None
    assert call.headers.get("lambda-runtime-function-error-type") == expected
    return dict(found)


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
async def test_where_a_handler_is_found(node: Start, files: dict[str, str], name: str, answer: str) -> None:
    for variables in ({}, NEWEST):
        async with node(files, name, **variables) as client:
            assert json.loads((await client.invoke()).body) == answer


async def test_a_layer_is_found_by_require_and_not_by_import(node: Start, tmp_path: Path) -> None:
    write_files(
        tmp_path / "opt" / "layered", {"index.js": "exports.x = 'layer'; exports.handler = async () => 'whole';"}
    )
    text = "exports.handler = async () => [require('layered').x, await import('layered').catch((e) => e.code)];"
    async with node({"app.js": text}, NODE_PATH=str(tmp_path / "opt")) as client:
        assert json.loads((await client.invoke()).body) == ["layer", "ERR_MODULE_NOT_FOUND"]
    async with node({}, "layered.handler", NODE_PATH=str(tmp_path / "opt")) as client:
        assert (await client.invoke()).body == b'"whole"'


NOT_FOUND, NO_MODULE = "Runtime.HandlerNotFound", "Runtime.ImportModuleError"
SYNTAX, MALFORMED = "Runtime.UserCodeSyntaxError", "Runtime.MalformedHandlerName"
GONE = "app.handler is undefined or not exported"
STREAM = "Only response streaming is supported."
LABEL = "exports.handler = () => {}; exports.handler[Symbol.for('aws.lambda.runtime.handler.streaming')] = 'request';"


@pytest.mark.parametrize(
    ("files", "name", "error"),
    [
        ({"app.mjs": ESM}, "app.gone", (NOT_FOUND, "app.gone is undefined or not exported")),
        ({"app.mjs": "export const handler = 5;"}, "app.handler", (NOT_FOUND, "app.handler is not a function")),
        ({"app.mjs": "export default { handler() {} };"}, "app.handler", (NOT_FOUND, GONE)),
        ({"app.js": LABEL}, "app.handler", ("Runtime.MalformedStreamingHandler", STREAM)),
        ({}, "gone.handler", (NO_MODULE, "Error: Cannot find module 'gone'")),
        ({"app.js": "require('missing');"}, "app.handler", (NO_MODULE, "Error: Cannot find module 'missing'")),
        ({"app.mjs": "import 'missing';"}, "app.handler", ("Error", "Cannot find package 'missing' imported from")),
        ({"app.mjs": "export const = 1;"}, "app.handler", (SYNTAX, "SyntaxError: Unexpected token '='")),
        ({}, "../app.handler", (MALFORMED, "'../app.handler' is not a valid handler name.")),
        ({}, "nodot", (MALFORMED, "Bad handler")),
        ({"app.mjs": "throw new RangeError('at import');"}, "app.handler", ("RangeError", "at import")),
    ],
)
async def test_code_that_cannot_be_loaded(
    node: Start, files: dict[str, str], name: str, error: tuple[str, str]
) -> None:
    async with node(files, name) as client:
        call = await client.api.calls.get()
        lines = await client.ended()
    found = document(call)
    assert (call.path, found["errorType"]) == ("init/error", error[0])
    assert str(found["errorMessage"]).startswith(error[1])
    assert client.process.returncode == 129
    assert f'\tundefined\tERROR\tUncaught Exception \t{{"errorType":"{error[0]}"' in lines[0].text


async def test_the_newest_client_says_init_error_and_looks_into_a_default_export(node: Start) -> None:
    async with node("export default { handler: async () => 'inside' };", **NEWEST) as client:
        assert (await client.invoke()).body == b'"inside"'
    async with node("export const handler = (event, context, callback) => callback();", **NEWEST) as client:
        assert document(await client.api.calls.get())["errorType"] == "Runtime.CallbackHandlerDeprecated"
        lines = await client.ended()
    assert "\t-\tERROR\tInit Error \t{" in lines[0].text
    assert '"name":"Runtime.CallbackHandlerDeprecated"' in lines[0].text
    assert any("Runtime.CallbackHandlerDeprecated" in line.text for line in lines[1:]), "Node.js says it again"
    assert client.process.returncode == 1


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("exports.handler = (e, c, cb) => { setTimeout(() => cb(null, 42), 5); };", b"42"),
        ("exports.handler = (e, c, cb) => { cb(null, 42); cb(null, 1); };", b"42"),
        ("exports.handler = async (e, c, cb) => { cb(null, 42); return 1; };", b"42"),
        ("exports.handler = (e, c, cb) => { cb(null, 42); throw new Error('late'); };", b"42"),
        ("exports.handler = (e, c) => { setTimeout(() => c.succeed(43), 5); };", b"43"),
        ("exports.handler = (e, c) => c.done(null, 44);", b"44"),
        ("exports.handler = (e) => new Promise((ok) => setTimeout(() => ok(45), 5));", b"45"),
        ("exports.handler = (e) => ({ then: (ok) => ok(46) });", b"46"),
        ("exports.handler = async () => {};", b"null"),
        ("exports.handler = async () => () => {};", b"null"),
        ("exports.handler = (e, c, cb) => {};", b"null"),
        ("exports.handler = () => 'not looked at';", b"null"),
    ],
)
async def test_ways_to_answer(node: Start, text: str, answer: bytes) -> None:
    async with node({"app.js": text}) as client:
        for _ in range(2):
            call = await client.invoke()
            assert (call.path.split("/")[-1], call.body) == ("response", answer)


async def test_a_callback_waits_for_what_is_still_to_be_done_unless_told_not_to(node: Start) -> None:
    text = """let done = 0;
    exports.handler = (wait, context, callback) => {
      context.callbackWaitsForEmptyEventLoop = wait;
      setTimeout(() => { done += 1; }, 50);
      const result = { toJSON: () => done };
      callback(null, result);
    };"""
    async with node({"app.js": text}) as client:
        assert (await client.invoke(b"true")).body == b"1"
        assert (await client.invoke(b"false")).body == b"1"


@pytest.mark.parametrize(
    ("body", "kind", "message"),
    [
        ("async () => { throw new TypeError('bad'); }", "TypeError", "bad"),
        ("() => { throw new TypeError('bad'); }", "TypeError", "bad"),
        ("(e, c, cb) => cb(new TypeError('bad'))", "TypeError", "bad"),
        ("(e, c, cb) => cb('text')", "string", "text"),
        ("(e, c) => c.fail()", "string", "handled"),
        ("async () => { throw 'text'; }", "string", "text"),
        ("async () => { const e = new Error('round'); e.self = e; throw e; }", "Error", "round"),
        ("async () => 10n", "Runtime.JSONStringifyError", "Unable to stringify response body"),
        ("async () => new Promise(() => {})", "Runtime.NodeJsExit", "The Lambda runtime client detected an unexpected"),
    ],
)
async def test_ways_to_fail(node: Start, body: str, kind: str, message: str) -> None:
    async with node({"app.js": f"exports.handler = {body};"}) as client:
        for _ in range(2):
            found = document(await client.invoke())
            assert found["errorType"] == kind
            assert str(found["errorMessage"]).startswith(message)
        lines = await client.log()
    logged = "Error" if kind == "string" else kind  # what is no error is made one for the log
    assert f'\trequest-1\tERROR\tInvoke Error \t{{"errorType":"{logged}","errorMessage":"{message}' in lines[0].text


@pytest.mark.parametrize(
    ("body", "kind", "label", "status"),
    [
        ("Promise.reject(new Error('x'))", "Runtime.UnhandledPromiseRejection", "Unhandled Promise Rejection", 128),
        ("setTimeout(() => { throw new RangeError('x'); }, 1)", "RangeError", "Uncaught Exception", 129),
    ],
)
async def test_what_nobody_caught(node: Start, body: str, kind: str, label: str, status: int) -> None:
    text = f"export const handler = async () => {{ {body}; await new Promise((ok) => setTimeout(ok, 5000)); }};"
    async with node(text) as client:
        assert document(await client.invoke())["errorType"] == kind
        assert f"\tERROR\t{label} \t{{" in (await client.ended())[0].text
    assert client.process.returncode == status


async def test_the_newest_client_breaks_down_without_a_word_to_the_api(node: Start) -> None:
    later = "setTimeout(() => { throw new RangeError('x'); }, 1)"
    text = f"export const handler = () => {{ {later}; return new Promise(() => {{}}); }};"
    async with node(text, **NEWEST) as client:
        client.api.submit()
        lines = await client.ended()
    assert (client.process.returncode, client.api.calls.empty()) == (1, True)
    assert any("RangeError: x" in line.text for line in lines)
    async with node("export const handler = () => new Promise(() => {});", **NEWEST) as client:
        client.api.submit()
        assert await client.ended() == []
    assert (client.process.returncode, client.api.calls.empty()) == (0, True)


async def test_an_exception_between_two_invokes_ends_the_runtime(node: Start) -> None:
    async with node(
        "export const handler = async () => { setTimeout(() => { throw new Error('x'); }, 1); };"
    ) as client:
        assert (await client.invoke()).body == b"null"
        assert "Uncaught Exception" in (await client.ended())[0].text
    assert client.process.returncode == 129


@pytest.mark.parametrize("body", ["return 1;", "throw new Error('x');"])
async def test_what_is_refused_is_told_in_the_log_only(node: Start, body: str) -> None:
    async with node(f"export const handler = async () => {{ {body} }};") as client:
        client.api.refusals = {"/response": 413, "/error": 413}
        await client.invoke()
        await client.api.parked(2)
        assert client.api.calls.empty()
        line = (await client.log())[-1].text
    what = "LAMBDA_RUNTIME Failed to post handler success response. Http response code: 413. "
    assert re.fullmatch(rf"\[ERROR\] \[\d{{13}}\] {what}.*Refused.*", line)


async def test_an_api_that_refuses_next_ends_the_runtime(node: Start) -> None:
    for variables, status in (({}, 129), (NEWEST, 1)):
        async with node("export const handler = async () => 1;", **variables) as client:
            client.api.refusals = {"/next": 500}
            assert any("Unexpected /next status 500" in line.text for line in await client.ended())
        assert client.process.returncode == status
