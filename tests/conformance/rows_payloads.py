"""Events and responses as bytes, and their limits (LAMBDA_FACTS §1.2, §3.1, §3.3, WIRE_FACTS §1, §5)."""

import json
from typing import Any

from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Language, Scenario, events
from tests.conformance.raw_runtime import bootstrap
from workbench.model.errors import RequestTooLargeError

MIB = 1024 * 1024

_ECHO = r"""
while True:
    event = get_next()
    if event["body"].startswith(b'{"respond":'):
        how = json.loads(event["body"])["respond"]
        body = bytes.fromhex(how) if isinstance(how, str) else b'"' + b"a" * (how - 2) + b'"'
    else:
        body = event["body"]
    respond(event, body)
"""

_ODD = '{ "b" : 1.50e+1,\n\t"a": "\\u00e9 é 日本 😀",  "a": [ ] , "n": 12345678901234567890.10 } '.encode()
_LARGEST = b'"' + b"e" * (6 * MIB - 2) + b'"'
_LIMIT = 6 * MIB + 100

_EVENTS = (
    _ODD,
    b"",
    b"null",
    b'{"respond":"00ff80c3280a"}',
    b'{"respond":""}',
    _LARGEST,
    _LARGEST + b" ",
    b'{"respond":%d}' % _LIMIT,
    b'{"respond":%d}' % (_LIMIT + 1),
    b'"after"',
)
BYTES = Scenario("bytes", bootstrap(_ECHO), events(*_EVENTS), Language.CUSTOM, {"memory_mb": 512})

_TOO_LARGE = {
    "errorMessage": "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
    "errorType": "Function.ResponseSizeTooLarge",
}
_TOO_LARGE_BYTES = json.dumps(_TOO_LARGE, separators=(",", ":")).encode()

_PYTHON = Scenario(
    "python sizes",
    {"app.py": "def handler(event, context):\n    return 'a' * event if isinstance(event, int) else len(event['a'])\n"},
    events(b'{"a":"%s"}' % (b"b" * (6 * MIB - 8)), b"%d" % (6 * MIB), b"%d" % (6 * MIB + 99), b"3"),
    config={"memory_mb": 512},
)
_NODE = Scenario(
    "node sizes",
    {"app.js": "exports.handler = async (event) => typeof event === 'number' ? 'a'.repeat(event) : event.a.length;\n"},
    events(b'{"a":"%s"}' % (b"b" * (6 * MIB - 8)), b"%d" % (6 * MIB), b"%d" % (6 * MIB + 99), b"3"),
    Language.NODEJS,
    {"memory_mb": 512},
)

_RETURNS = """
VALUES = {'none': None, 'text': 'é "q"', 'list': (1, 2.5, True), 'keys': {1: {'b': None}}}
def handler(event, context):
    return VALUES.get(event, event) if isinstance(event, str) else event
"""
_RETURN_EVENTS = (b'"none"', b'"text"', b'"list"', b'"keys"', b"", b'"\xc3\xa9"')
RETURNS = Scenario("python returns", {"app.py": _RETURNS}, events(*_RETURN_EVENTS))

_RETURNS_NODE = """
const VALUES = {
  none: undefined, null: null, text: 'é "q"', list: [1, 2.5, true], date: new Date(0), lost: { f() {}, u: undefined },
};
exports.handler = async (event) => (event in VALUES ? VALUES[event] : event);
"""
_NODE_EVENTS = (b'"none"', b'"null"', b'"text"', b'"list"', b'"date"', b'"lost"', b"")
RETURNS_NODE = Scenario("node returns", {"app.js": _RETURNS_NODE}, events(*_NODE_EVENTS), Language.NODEJS)


def _payload(index: int, payload: bytes) -> Check:
    return same(lambda *seen: seen[index].ok.payload, payload)


def _value(index: int, value: object) -> Check:
    return same(lambda *seen: seen[index].value, value)


def _refused(index: int) -> Check:
    def read(*seen: Any) -> object:
        error = seen[index].error
        return isinstance(error, RequestTooLargeError) and error.what

    return same(read, "Request must be smaller than 6291456 bytes for the InvokeFunction operation")


def _sizes(name: str, scenario: Scenario) -> tuple[Fact, ...]:
    return (
        Fact("§3.3", f"{name}: an event of 6 MiB arrives", scenario, _value(0, 6 * MIB - 8)),
        Fact("W§1", f"{name}: a string of 6 MiB is returned", scenario, same(lambda *s: len(s[1].value), 6 * MIB)),
        Fact("W§1", f"{name}: a response that is one byte too large", scenario, _payload(2, _TOO_LARGE_BYTES)),
        Fact("W§1", f"{name}: the next event runs after that", scenario, _payload(3, b'"aaa"')),
    )


FACTS = (
    Fact("W§1", "an event's and a response's bytes are left as they are", BYTES, _payload(0, _ODD)),
    Fact("§3.1", "an empty event is an empty object to the function", BYTES, _payload(1, b"{}")),
    Fact("§3.1", "null is an event", BYTES, _payload(2, b"null")),
    Fact("W§5", "a response need not be JSON", BYTES, _payload(3, bytes.fromhex("00ff80c3280a"))),
    Fact("W§5", "nor is one that is not an error", BYTES, same(lambda *s: s[3].ok.function_error, "")),
    Fact("W§5", "a response may be empty", BYTES, _payload(4, b"")),
    Fact("§3.3", "an event of 6 MiB is taken", BYTES, true(lambda *s: s[5].ok.payload == _LARGEST)),
    Fact("§3.3", "a larger one is refused", BYTES, _refused(6)),
    Fact("§1.2", "a response of 6 MiB and 100 bytes is taken", BYTES, same(lambda *s: len(s[7].ok.payload), _LIMIT)),
    Fact("§1.2", "a larger one is an error of the function", BYTES, _payload(8, _TOO_LARGE_BYTES)),
    Fact("§1.2", "and is Unhandled", BYTES, same(lambda *s: s[8].ok.function_error, "Unhandled")),
    Fact(
        "§1.10",
        "REPORT names its error type",
        BYTES,
        true(lambda *s: "Error Type: Function.ResponseSizeTooLarge" in s[8].report),
    ),
    Fact("W§1", "the next event runs after it", BYTES, _payload(9, b'"after"')),
    *_sizes("python", _PYTHON),
    *_sizes("node", _NODE),
    Fact("§3.1", "python: None is null", RETURNS, _payload(0, b"null")),
    Fact("§1.9", "python: before 3.12 text is written in ASCII", RETURNS, _payload(1, b'"\\u00e9 \\"q\\""')),
    Fact("§1.9", "python: a tuple is a list, spaced as json.dumps does", RETURNS, _payload(2, b"[1, 2.5, true]")),
    Fact("§1.9", "python: keys become text", RETURNS, _payload(3, b'{"1": {"b": null}}')),
    Fact("W§1", "python: an empty event is {}", RETURNS, _payload(4, b"{}")),
    Fact("§1.9", "python: an event is read as UTF-8", RETURNS, _value(5, "é")),
    Fact("W§1", "node: undefined is null", RETURNS_NODE, _payload(0, b"null")),
    Fact("W§1", "node: null is null", RETURNS_NODE, _payload(1, b"null")),
    Fact("§1.9", "node: text is JSON", RETURNS_NODE, _payload(2, '"é \\"q\\""'.encode())),
    Fact("§1.9", "node: a list is written without blanks", RETURNS_NODE, _payload(3, b"[1,2.5,true]")),
    Fact("§1.9", "node: a date is ISO text", RETURNS_NODE, _payload(4, b'"1970-01-01T00:00:00.000Z"')),
    Fact("§1.9", "node: what JSON cannot hold is left out", RETURNS_NODE, _payload(5, b"{}")),
    Fact("W§1", "node: an empty event is {}", RETURNS_NODE, _payload(6, b"{}")),
)
