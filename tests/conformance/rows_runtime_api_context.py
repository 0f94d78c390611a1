"""What AWS's runtimes make of the headers of `next`: the context object (LAMBDA_FACTS §1.3, §1.9)."""

import json
from typing import Any

from tests.conformance.checks import same
from tests.conformance.fact import Fact, Language, Scenario
from tests.conformance.stage import Seen, Stage

_CONTEXT = '{"client":{"app_title":"Käse","installation_id":"7"},"custom":{"a":[1]},"env":{"locale":"de"}}'
_IDENTITY = '{"cognitoIdentityId":"us-east-1:1","cognitoIdentityPoolId":"us-east-1:2"}'
_ARN = "arn:aws:lambda:us-east-1:123456789012:function:conform"

_PYTHON = """
NAMES = ('aws_request_id', 'function_name', 'function_version', 'invoked_function_arn', 'memory_limit_in_mb',
         'log_group_name', 'log_stream_name', 'tenant_id')
def handler(event, context):
    client = context.client_context
    return {
        **{name: getattr(context, name) for name in NAMES},
        'left': context.get_remaining_time_in_millis(),
        'client': client and [client.client.app_title, client.client.installation_id, client.custom, client.env],
        'identity': [context.identity.cognito_identity_id, context.identity.cognito_identity_pool_id],
    }
"""
_NODE = """
export const handler = async (event, context) => ({
  ...JSON.parse(JSON.stringify(context)),
  left: context.getRemainingTimeInMillis(),
  hasClient: context.clientContext !== undefined,
  hasIdentity: context.identity !== undefined,
  trace: process.env._X_AMZN_TRACE_ID,
});
"""


async def _play(stage: Stage) -> tuple[Seen, ...]:
    plain = await stage.invoke()
    full = await stage.invoke(qualifier="live", client_context=_CONTEXT.encode(), cognito_identity=_IDENTITY)
    return plain, full


PYTHON = Scenario("python context", {"app.py": _PYTHON}, _play, config={"timeout_s": 9.0})
NODE = Scenario("node context", {"app.mjs": _NODE}, _play, Language.NODEJS, {"timeout_s": 9.0})


def _python(text: str, read: Any, expected: object = True) -> Fact:
    return Fact("§1.9", f"python: {text}", PYTHON, same(read, expected))


def _node(text: str, read: Any, expected: object = True) -> Fact:
    return Fact("§1.9", f"node: {text}", NODE, same(read, expected))


def _left(plain: Seen, _full: Seen) -> bool:
    return 4000 < float(plain.value["left"]) <= 9001


FACTS = (
    _python("the request id", lambda plain, _: plain.value["aws_request_id"] == plain.request.request_id),
    _python("the function's name", lambda plain, _: plain.value["function_name"], "conform"),
    _python("the function's version", lambda plain, _: plain.value["function_version"], "$LATEST"),
    _python("the memory is text", lambda plain, _: plain.value["memory_limit_in_mb"], "256"),
    _python("the log group", lambda plain, _: plain.value["log_group_name"], "/aws/lambda/conform"),
    _python("the log stream has the version", lambda plain, _: "/[$LATEST]" in plain.value["log_stream_name"]),
    _python("the ARN is unqualified", lambda plain, _: plain.value["invoked_function_arn"], _ARN),
    _python("the ARN has the caller's qualifier", lambda _, full: full.value["invoked_function_arn"], f"{_ARN}:live"),
    _python("the time that is left", _left),
    _python("no tenant", lambda plain, _: plain.value["tenant_id"], None),
    _python("no client context is None", lambda plain, _: plain.value["client"], None),
    _python(
        "client context is an object",
        lambda _, full: full.value["client"],
        ["Käse", "7", {"a": [1]}, {"locale": "de"}],
    ),
    _python("an identity without values when there is none", lambda plain, _: plain.value["identity"], [None, None]),
    _python("the Cognito identity", lambda _, full: full.value["identity"], ["us-east-1:1", "us-east-1:2"]),
    _node("the request id", lambda plain, _: plain.value["awsRequestId"] == plain.request.request_id),
    _node("the function's name", lambda plain, _: plain.value["functionName"], "conform"),
    _node("the function's version", lambda plain, _: plain.value["functionVersion"], "$LATEST"),
    _node("the memory is text", lambda plain, _: plain.value["memoryLimitInMB"], "256"),
    _node("the log group", lambda plain, _: plain.value["logGroupName"], "/aws/lambda/conform"),
    _node("the ARN is unqualified", lambda plain, _: plain.value["invokedFunctionArn"], _ARN),
    _node("the ARN has the caller's qualifier", lambda _, full: full.value["invokedFunctionArn"], f"{_ARN}:live"),
    _node("the time that is left", _left),
    _node("the trace of the event is a variable", lambda plain, _: plain.value["trace"].startswith("Root=1-")),
    _node("no client context is undefined", lambda plain, _: plain.value["hasClient"], False),
    _node(
        "client context is an object",
        lambda _, full: full.value["clientContext"],
        json.loads(_CONTEXT),
    ),
    _node("no identity is undefined", lambda plain, _: plain.value["hasIdentity"], False),
    _node("the Cognito identity", lambda _, full: full.value["identity"]["cognitoIdentityId"], "us-east-1:1"),
)
