"""What the Node.js client gives a handler and echoes, and several invocations at once (LAMBDA_FACTS §1.3, §7.15)."""

import asyncio
import json
import sys
from pathlib import Path

import pytest

from tests.support.client_bench import Start, node_bench

pytestmark = [pytest.mark.node, pytest.mark.skipif(sys.platform == "win32", reason="started through a shell")]

NEWEST = {"AWS_EXECUTION_ENV": "AWS_Lambda_nodejs24.x"}
HEADERS = {
    "Lambda-Runtime-Client-Context": '{"custom":{"é":"ü"}}',
    "Lambda-Runtime-Cognito-Identity": '{"cognitoIdentityId":"i","cognitoIdentityPoolId":"p"}',
    "Lambda-Runtime-Aws-Tenant-Id": "tenant",
    "Lambda-Runtime-Invocation-Id": "attempt-1",
    "Lambda-Runtime-Trace-Id": "Root=1-a;Parent=b;Sampled=1",
}


@pytest.fixture
def node(tmp_path: Path) -> Start:
    return node_bench(tmp_path / "code")


TELL = """export const handler = async (event, context) => ({
  ...context, event, trace: process.env._X_AMZN_TRACE_ID, left: context.getRemainingTimeInMillis() > 1e12,
  methods: Object.keys(context).filter((name) => typeof context[name] === 'function').sort(),
});"""


@pytest.mark.parametrize(
    ("variables", "methods"),
    [({}, ["done", "fail", "getRemainingTimeInMillis", "succeed"]), (NEWEST, ["getRemainingTimeInMillis"])],
)
async def test_the_context(node: Start, variables: dict[str, str], methods: list[str]) -> None:
    async with node(TELL, **variables, AWS_LAMBDA_LOG_GROUP_NAME="g", AWS_LAMBDA_LOG_STREAM_NAME="s") as client:
        call = await client.invoke('{"é":1}'.encode(), HEADERS)
        plain = json.loads((await client.invoke()).body)
    assert call.headers["lambda-runtime-invocation-id"] == "attempt-1"
    told = json.loads(call.body)
    assert told.pop("callbackWaitsForEmptyEventLoop", None) is (True if not variables else None)
    assert told.pop("xRayTraceId", None) == (HEADERS["Lambda-Runtime-Trace-Id"] if variables else None)
    assert told == {
        "functionVersion": "$LATEST",
        "functionName": "f",
        "memoryLimitInMB": "128",
        "logGroupName": "g",
        "logStreamName": "s",
        "clientContext": {"custom": {"é": "ü"}},
        "identity": {"cognitoIdentityId": "i", "cognitoIdentityPoolId": "p"},
        "invokedFunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:f",
        "awsRequestId": "request-1",
        "tenantId": "tenant",
        "event": {"é": 1},
        "trace": "Root=1-a;Parent=b;Sampled=1",
        "left": True,
        "methods": methods,
    }
    assert not {"clientContext", "identity", "tenantId", "trace"} & set(plain), "nothing is left of the first one"


async def test_the_attempt_and_the_cause_come_with_an_error(node: Start) -> None:
    async with node(
        "export const handler = async function named() { throw new RangeError('é\\u{1f600}'); };"
    ) as client:
        call = await client.invoke(b"1", HEADERS)
        context = await client.invoke(b"1", {"Lambda-Runtime-Client-Context": "{no json"})
    assert (call.path, call.headers["lambda-runtime-invocation-id"]) == ("invocation/request-1/error", "attempt-1")
    cause = json.loads(call.headers["lambda-runtime-function-xray-error-cause"])
    (exception,) = cause["exceptions"]
    assert (exception["type"], exception["message"]) == ("RangeError", "é\U0001f600")
    assert (exception["stack"][0]["label"], exception["stack"][0]["line"]) == ("named", 1)
    assert exception["stack"][0]["path"].endswith("app.mjs")
    assert cause["paths"][0] == exception["stack"][0]["path"]
    assert Path(cause["working_directory"]).name == "code"
    assert json.loads(context.body)["errorType"] == "Runtime.PlatformError"


async def test_a_cause_that_is_too_large_is_left_out(node: Start) -> None:
    async with node("export const handler = async (n) => { throw new Error('x'.repeat(n)); };") as client:
        call = await client.invoke(b"40000")
    assert "lambda-runtime-function-xray-error-cause" not in call.headers
    assert len(json.loads(call.body)["errorMessage"]) == 40_000


async def test_what_tools_find_of_the_invocation(node: Start) -> None:
    text = """const { InvokeStore: store } = awslambda;
    const early = [store.getRequestId(), store.hasContext()];
    export const handler = async () => {
      store.set('mine', 1);
      let refused = '';
      try { store.set(store.constructor.PROTECTED_KEYS.REQUEST_ID, 'x'); } catch (error) { refused = error.message; }
      return [early, store.getRequestId(), store.getXRayTraceId(), store.getTenantId(), store.get('mine'), refused];
    };"""
    refused = "Cannot modify protected Lambda context field: Symbol(_AWS_LAMBDA_REQUEST_ID)"
    async with node(text) as client:
        call = await client.invoke(b"1", HEADERS)
    trace = HEADERS["Lambda-Runtime-Trace-Id"]
    assert json.loads(call.body) == [["-", False], "request-1", trace, "tenant", 1, refused]
    async with node(
        "export const handler = async () => typeof awslambda;", AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA="1"
    ) as client:
        assert (await client.invoke()).body == b'"undefined"'


MEETING = """const waiting = [];
export const handler = async ({ meet, fail }, context) => {
  await new Promise((ok) => { waiting.push(ok); if (waiting.length >= meet) waiting.splice(0).forEach((go) => go()); });
  await new Promise((ok) => setTimeout(ok, 1));
  console.log('met');
  if (fail) throw new Error('failed');
  return [context.awsRequestId, awslambda.InvokeStore.getRequestId(), process.env._X_AMZN_TRACE_ID ?? null];
};"""


async def test_several_invocations_at_once(node: Start) -> None:
    async with node(MEETING, AWS_LAMBDA_MAX_CONCURRENCY="3", framed=True) as client:
        await client.api.parked(3)
        calls = await asyncio.gather(*(client.invoke(b'{"meet":3}', HEADERS) for _ in range(3)))
        one, failed = await asyncio.gather(client.invoke(b'{"meet":2}'), client.invoke(b'{"meet":2,"fail":true}'))
        records = await client.log()
    ids = [f"request-{number}" for number in range(1, 6)]
    assert [json.loads(call.body) for call in calls] == [[name, name, None] for name in ids[:3]]
    assert (json.loads(one.body)[0], failed.path) == ("request-4", "invocation/request-5/error")
    lines = [json.loads(record.text) for record in records]
    assert sorted(line["requestId"] for line in lines if line["message"] == "met") == ids
    assert {line.get("tenantId") for line in lines[:3]} == {"tenant"}
    assert [line["requestId"] for line in lines if line["level"] == "ERROR"] == ["request-5"]


async def test_at_once_next_is_tried_again(node: Start) -> None:
    async with node("export const handler = async () => 1;", AWS_LAMBDA_MAX_CONCURRENCY="1") as client:
        await client.api.refusing("/next", 500)
        client.api.refusals = {}
        assert (await client.invoke()).body == b"1"


async def test_at_once_there_are_no_callbacks(node: Start) -> None:
    text = "export const handler = (event, context, callback) => callback(null, 1);"
    async with node(text, AWS_LAMBDA_MAX_CONCURRENCY="2") as client:
        call = await client.api.calls.get()
    found = json.loads(call.body)
    assert (call.path, found["errorType"]) == ("init/error", "Runtime.CallbackHandlerDeprecated")
    assert "Node.js 22 with Managed Instances" in found["errorMessage"]
