"""What a runtime is told of an invocation in the headers of `next` (LAMBDA_FACTS §1.3, §3.1, §3.2)."""

import base64
import json
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Language, Scenario
from tests.conformance.raw_runtime import bootstrap
from tests.conformance.stage import Seen, Stage
from workbench.model.errors import InvalidRequestError

_SCRIPT = """
while True:
    event = get_next()
    event["now_ms"] = time.time() * 1000
    respond(event, shown(event))
"""

_CONTEXT = '{"client":{"app_title":"Käse"},"custom":{"a":"b"},"env":{}}'.encode()
_IDENTITY = '{"cognitoIdentityId":"us-east-1:1","cognitoIdentityPoolId":"us-east-1:2"}'
_TRACE = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"


async def _play(stage: Stage) -> tuple[Seen, ...]:
    return (
        await stage.invoke(),
        await stage.invoke(qualifier="live", client_context=_CONTEXT, cognito_identity=_IDENTITY, trace_id=_TRACE),
        await stage.invoke(qualifier="$LATEST"),
        await stage.invoke(qualifier="in valid!"),
        await stage.invoke(qualifier="q" * 129),
        await stage.invoke(qualifier="!" * 129),
        await stage.invoke(client_context=b"[1]"),
        await stage.invoke(client_context=json.dumps({"a": "x" * 2680}).encode()),
        await stage.invoke(client_context=json.dumps({"a": "x" * 2670}).encode()),
    )


HEADERS = Scenario("headers of next", bootstrap(_SCRIPT), _play, Language.CUSTOM, {"timeout_s": 9.0})
_ARN = "arn:aws:lambda:us-east-1:123456789012:function:conform"


def _header(index: int, name: str) -> Any:
    return lambda *seen: seen[index].value["headers"].get(f"lambda-runtime-{name}")


def _is(index: int, name: str, value: object) -> Check:
    return same(_header(index, name), value)


def _left_ms(plain: Seen, *_seen: Seen) -> bool:
    left = int(plain.value["headers"]["lambda-runtime-deadline-ms"]) - float(plain.value["now_ms"])
    return 4000 < left <= 9001


def _utf8(_plain: Seen, full: Seen, *_seen: Seen) -> object:
    return full.value["headers"]["lambda-runtime-client-context"].encode("latin-1")


def _refused(index: int, code: str, message: str) -> Check:
    def read(*seen: Seen) -> object:
        error = seen[index].error
        return isinstance(error, InvalidRequestError) and (error.code, error.what)

    return same(read, (code, message))


_PATTERN = r"\$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+"


def _fault(value: str, constraint: str) -> str:
    return f"Value '{value}' at 'qualifier' failed to satisfy constraint: Member must {constraint}"


def _qualifier(index: int, *faults: str) -> Check:
    noun = "error" if len(faults) == 1 else "errors"
    return _refused(index, "ValidationException", f"{len(faults)} validation {noun} detected: {'; '.join(faults)}")


def _fact(section: str, text: str, check: Check) -> Fact:
    return Fact(section, text, HEADERS, check)


_REGEX, _LENGTH = f"satisfy regular expression pattern: {_PATTERN}", "have length less than or equal to 128"

FACTS = (
    _fact(
        "§1.3",
        "next names the request id",
        true(lambda *s: _header(0, "aws-request-id")(*s) == s[0].request.request_id),
    ),
    _fact("§3.1", "the result has the same request id", true(lambda *s: s[0].ok.request_id == s[0].request.request_id)),
    _fact(
        "W§1", "the request id is in START", true(lambda *s: s[0].line(f"START RequestId: {s[0].request.request_id} "))
    ),
    _fact("W§1", "the request id is in END", true(lambda *s: s[0].line(f"END RequestId: {s[0].request.request_id}"))),
    _fact("W§1", "the request id is in REPORT", true(lambda *s: s[0].request.request_id in s[0].report)),
    _fact(
        "§1.3",
        "each attempt has an invocation id of its own",
        true(lambda *s: len({_header(i, "invocation-id")(*s) for i in range(3)} - {None}) == 3),
    ),
    _fact("§1.3", "the deadline is the function's timeout from now, in epoch milliseconds", true(_left_ms)),
    _fact("W§1", "the ARN has no qualifier when the caller gave none", _is(0, "invoked-function-arn", _ARN)),
    _fact("W§1", "the ARN ends in the caller's qualifier", _is(1, "invoked-function-arn", f"{_ARN}:live")),
    _fact("W§1", "and in $LATEST when the caller said so", _is(2, "invoked-function-arn", f"{_ARN}:$LATEST")),
    _fact("§3.1", "the version that ran is named", same(lambda *s: s[2].ok.executed_version, "$LATEST")),
    _fact(
        "§1.3",
        "the trace header has a root, a parent and whether it is sampled",
        true(
            lambda *s: (
                [one.split("=")[0] for one in _header(0, "trace-id")(*s).split(";")][:3]
                == ["Root", "Parent", "Sampled"]
            )
        ),
    ),
    _fact(
        "§3.1",
        "the caller's trace is continued",
        true(lambda *s: _header(1, "trace-id")(*s).startswith("Root=1-5759e988-bd862e3fe1be46a994272793;")),
    ),
    _fact(
        "§3.1", "the caller's sampling decision is kept", true(lambda *s: ";Sampled=1" in _header(1, "trace-id")(*s))
    ),
    _fact(
        "§1.3",
        "the event is announced as JSON",
        same(lambda *s: s[0].value["headers"]["content-type"], "application/json"),
    ),
    _fact("§1.3", "client context is decoded JSON text, in UTF-8", same(_utf8, _CONTEXT)),
    _fact("§1.3", "there is no client context unless it was sent", _is(0, "client-context", None)),
    _fact("§1.3", "the Cognito identity is JSON text", _is(1, "cognito-identity", _IDENTITY)),
    _fact("§1.3", "there is no Cognito identity unless there is one", _is(0, "cognito-identity", None)),
    _fact("§1.3", "there is no tenant id for a function without tenants", _is(1, "aws-tenant-id", None)),
    _fact("§3.2", "a malformed qualifier is a validation error", _qualifier(3, _fault("in valid!", _REGEX))),
    _fact("§3.2", "a qualifier has at most 128 characters", _qualifier(4, _fault("q" * 129, _LENGTH))),
    _fact(
        "§3.2",
        "two faults of one request are told together",
        _qualifier(5, _fault("!" * 129, _REGEX), _fault("!" * 129, _LENGTH)),
    ),
    _fact(
        "§3.1",
        "client context that is no object is refused",
        true(lambda *s: isinstance(s[6].error, InvalidRequestError)),
    ),
    _fact(
        "§3.1",
        "client context of more than 3,583 encoded bytes is refused",
        true(lambda *s: isinstance(s[7].error, InvalidRequestError)),
    ),
    _fact(
        "§3.1",
        "client context of just less reaches the runtime",
        true(lambda *s: 3570 < len(base64.b64encode(_header(8, "client-context")(*s).encode())) <= 3583),
    ),
)
