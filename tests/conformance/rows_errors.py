"""Errors that a runtime posts for an event (LAMBDA_FACTS §1.4, §3.4, WIRE_FACTS §1)."""

import json
from typing import Any

from tests.conformance.checks import same
from tests.conformance.fact import Fact, Language, Scenario, events
from tests.conformance.raw_runtime import bootstrap
from tests.conformance.stage import Seen

_HANDLER = """
class CustomError(Exception):
    pass
def handler(event, context):
    raise CustomError('no ' + event)
"""
_RAISES = Scenario("python raises", {"app.py": _HANDLER}, events(b'"luck"'))

_POSTS = """
while True:
    event = get_next()
    body, headers = json.loads(event["body"])
    fail(event, body.encode(), headers)
"""
_ODD = '{ "errorMessage" : "é" ,"own":[1.50,null], "errorType":"Own Type" }'
_WAYS: dict[str, tuple[str, dict[str, str]]] = {
    "odd": (_ODD, {}),
    "typed": ("no JSON", {"Lambda-Runtime-Function-Error-Type": "Runtime.Special"}),
    "function": ("no JSON", {"Lambda-Runtime-Function-Error-Type": "Function.Special"}),
    "untyped": ("no JSON", {"Lambda-Runtime-Function-Error-Type": "special"}),
    "bare": ("no JSON", {}),
    "both": ('{"errorType":"Body"}', {"Lambda-Runtime-Function-Error-Type": "Runtime.Head"}),
    "content": (_ODD, {"Content-Type": "application/vnd.aws.lambda.error+json"}),
    "cause": (_ODD, {"Lambda-Runtime-Function-XRay-Error-Cause": '{"exceptions":[]}'}),
    "bad cause": (_ODD, {"Lambda-Runtime-Function-XRay-Error-Cause": "no JSON"}),
    "empty": ("", {}),
    "long": (json.dumps({"errorMessage": "m" * 300_000}), {}),
}
_POSTED = Scenario(
    "posted errors",
    bootstrap(_POSTS),
    events(*(json.dumps([body, list(headers.items())]).encode() for body, headers in _WAYS.values())),
    Language.CUSTOM,
)


def _python(section: str, text: str, read: Any, expected: object) -> Fact:
    return Fact(section, text, _RAISES, same(read, expected))


def _posted(text: str, way: str, read: Any, expected: object) -> Fact:
    index = list(_WAYS).index(way)
    return Fact("§1.4", text, _POSTED, same(lambda *seen: read(seen[index]), expected))


def _payload(one: Seen) -> str:
    return one.ok.payload.decode()


def _type(one: Seen) -> str:
    return one.ok.error_type


FACTS = (
    _python(
        "§1.4",
        "python: the error document's members in order",
        lambda one: list(one.value),
        ["errorMessage", "errorType", "requestId", "stackTrace"],
    ),
    _python("§3.4", "an exception is Unhandled", lambda one: one.ok.function_error, "Unhandled"),
    _python(
        "§1.4",
        "python: the error document has the request id",
        lambda one: one.value["requestId"] == one.request.request_id,
        True,
    ),
    _python("§1.4", "python: the message of a raised exception", lambda one: one.value["errorMessage"], "no luck"),
    _python("§1.4", "python: the type of a raised exception", lambda one: one.value["errorType"], "CustomError"),
    _python("W§1", "a version ran also when it failed", lambda one: one.ok.executed_version, "$LATEST"),
    _posted("an error document goes to the caller byte for byte", "odd", _payload, _ODD),
    _posted("a posted error is Unhandled", "odd", lambda one: one.ok.function_error, "Unhandled"),
    _posted("a posted error need not be JSON", "bare", _payload, "no JSON"),
    _posted(
        "a posted error may be empty", "empty", lambda one: (_payload(one), one.ok.function_error), ("", "Unhandled")
    ),
    _posted("the header's type is kept: Runtime.", "typed", _type, "Runtime.Special"),
    _posted("the header's type is kept: Function.", "function", _type, "Function.Special"),
    _posted("another type becomes Function.Unknown", "untyped", _type, "Function.Unknown"),
    _posted("no type at all is Function.Unknown", "bare", _type, "Function.Unknown"),
    _posted("the header's type does not change the document", "both", _payload, '{"errorType":"Body"}'),
    _posted("the error content type is taken", "content", _payload, _ODD),
    _posted("an X-Ray cause beside the document does not change it", "cause", _payload, _ODD),
    _posted("an X-Ray cause that is none is ignored", "bad cause", _payload, _ODD),
    _posted("a long error document is not cut", "long", lambda one: len(one.value["errorMessage"]), 300_000),
    _posted("a posted error keeps the environment", "long", lambda one: one.ok.cold, False),
)
