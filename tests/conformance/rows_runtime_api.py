"""The Runtime API's calls and refusals, as a custom runtime sees them (LAMBDA_FACTS §1.1, §1.2, WIRE_FACTS §5)."""

from typing import Any

from tests.conformance.checks import Check, same
from tests.conformance.fact import Fact, Language, Scenario
from tests.conformance.raw_runtime import bootstrap
from tests.conformance.stage import Seen, Stage

_SCRIPT = r"""
told, requests = {}, RUNTIME + "invocation/"
OTHER = "8476a536-e9f4-11e8-9739-2dfe598c3fcd"

def note(name, answer):
    told[name] = answer

note("ping", call("GET", "/2018-06-01/ping"))
note("unknown", call("GET", RUNTIME + "nothing"))
note("unversioned", call("GET", "/runtime/invocation/next"))
note("restore/next", call("GET", RUNTIME + "restore/next"))
note("restore/error", call("POST", RUNTIME + "restore/error"))
note("early response", call("POST", requests + OTHER + "/response"))
with connect() as peer:
    for name in ("first on a connection", "second on a connection"):
        peer.sendall(head("GET", "/2018-06-01/ping", keep=True))
        note(name, read(peer))

event = get_next()
note("next", event)
note("init/error at an event", call("POST", RUNTIME + "init/error", (), b"{}"))
note("next at an event", call("GET", requests + "next"))
note("response for another", call("POST", requests + OTHER + "/response", (), b"1"))
note("error for another", call("POST", requests + OTHER + "/error", (), b"{}"))
note("another attempt", respond(event, b"2", (("Lambda-Runtime-Invocation-Id", OTHER),)))
note("response", respond(event, b'"one"'))
note("second response", respond(event, b'"again"'))
note("error behind a response", fail(event, b"{}"))

event = get_next()
note("second next", event)
attempt = event["headers"]["lambda-runtime-invocation-id"]
note("error", fail(event, b'{"errorType":"Own"}', (("Lambda-Runtime-Invocation-Id", attempt),)))
note("second error", fail(event, b"{}"))
note("response behind an error", respond(event, b"3"))

event = get_next()
note("third next", event)
with connect() as peer:
    begin_stream(peer, event, mode="")
    peer.sendall(chunk(b"[3,") + chunk(b" 4]"))
    note("chunked", end_stream(peer))

event = get_next()
with connect() as peer:
    size = (("Content-Length", "3"), ("Expect", "100-continue"))
    peer.sendall(head("POST", requests + event["id"] + "/response", size))
    note("go on", read(peer))
    peer.sendall(b'"4"')
    note("after go on", read(peer))

event = get_next()
respond(event, shown(told))
get_next()
"""


async def _calls(stage: Stage) -> tuple[Seen, ...]:
    return tuple([await stage.invoke(b"%d" % number) for number in range(5)])


CALLS = Scenario("raw calls", bootstrap(_SCRIPT), _calls, Language.CUSTOM)


def _answer(name: str) -> Any:
    return lambda *seen: seen[4].value[name]


def _status(name: str, status: int) -> Check:
    return same(lambda *seen: _answer(name)(*seen)["status"], status)


def _body(name: str, body: str) -> Check:
    return same(lambda *seen: _answer(name)(*seen)["body"], body)


def _refused(name: str, status: int, error_type: str, message: str) -> Check:
    """The answer is this error document, byte for byte."""
    body = f'{{"errorMessage":"{message}","errorType":"{error_type}"}}\n'
    return same(lambda *seen: (_answer(name)(*seen)["status"], _answer(name)(*seen)["body"]), (status, body))


def _not_allowed(name: str, old: str, new: str) -> Check:
    text = f"State transition from {old} to {new} failed for runtime. Error: State transition is not allowed"
    return _refused(name, 403, "InvalidStateTransition", text)


_OK = '{"status":"OK"}\n'
_SENT = "RuntimeResponseSentState"


def _json(name: str) -> Check:
    return same(lambda *seen: _answer(name)(*seen)["headers"]["content-type"], "application/json")


def _fact(section: str, text: str, check: Check) -> Fact:
    return Fact(section, text, CALLS, check)


FACTS = (
    _fact("§1.2", "ping answers 200", _status("ping", 200)),
    _fact("§1.2", "ping answers pong", _body("ping", "pong")),
    _fact("§1.1", "the API speaks HTTP/1.1", same(lambda *s: _answer("ping")(*s)["version"], "HTTP/1.1")),
    _fact("§1.1", "a connection serves one call after the other", _body("second on a connection", "pong")),
    _fact("W§5", "an unknown path is 404", _status("unknown", 404)),
    _fact("W§5", "an unknown path is answered in plain words", _body("unknown", "404 page not found\n")),
    _fact("W§5", "a path without its version is 404", _status("unversioned", 404)),
    _fact("§1.2", "restore/next is 404 without SnapStart", _status("restore/next", 404)),
    _fact("§1.2", "restore/error is 404 without SnapStart", _status("restore/error", 404)),
    _fact("§1.2", "next answers 200", _status("next", 200)),
    _fact("§1.2", "next's body is the event", _body("next", "0")),
    _fact("§1.2", "a response is taken with 202", _status("response", 202)),
    _fact("W§5", "a response is answered with a status document", _body("response", _OK)),
    _fact("§1.2", "the answer to a response is JSON", _json("response")),
    _fact("§1.2", "an error is taken with 202", _status("error", 202)),
    _fact("W§5", "an error is answered with a status document", _body("error", _OK)),
    _fact("§1.2", "a response without a mode may be chunked", _status("chunked", 202)),
    _fact("§1.2", "chunks of a response are put together", same(lambda *seen: seen[2].ok.payload, b"[3, 4]")),
    _fact("§1.1", "who expects 100-continue is told to go on", _status("go on", 100)),
    _fact("§1.1", "and its response is taken then", _status("after go on", 202)),
    _fact(
        "§1.2",
        "a response before the first event is for no known id",
        _refused("early response", 400, "InvalidRequestID", "Invalid request ID"),
    ),
    _fact(
        "W§5",
        "a response for another id is refused",
        _refused("response for another", 400, "InvalidRequestID", "Invalid request ID"),
    ),
    _fact(
        "W§5",
        "an error for another id is refused",
        _refused("error for another", 400, "InvalidRequestID", "Invalid request ID"),
    ),
    _fact("§1.2", "a refusal is JSON", _json("response for another")),
    _fact("§1.2", "a response for another attempt is refused with 400", _status("another attempt", 400)),
    _fact(
        "§1.2",
        "its error type is InvalidInvocationId",
        same(lambda *s: '"errorType":"InvalidInvocationId"' in _answer("another attempt")(*s)["body"], True),
    ),
    _fact("§1.2", "init/error at an event is refused", _not_allowed("init/error at an event", "Running", "InitError")),
    _fact("W§5", "next at an event is refused", _not_allowed("next at an event", "Running", "Ready")),
    _fact("§1.2", "a second response is refused", _not_allowed("second response", _SENT, "InvocationResponse")),
    _fact(
        "§1.2",
        "an error behind a response is refused",
        _not_allowed("error behind a response", _SENT, "InvocationErrorResponse"),
    ),
    _fact("§1.2", "a second error is refused", _not_allowed("second error", _SENT, "InvocationErrorResponse")),
    _fact(
        "§1.2",
        "a response behind an error is refused",
        _not_allowed("response behind an error", _SENT, "InvocationResponse"),
    ),
    _fact("§1.2", "the first response counts", same(lambda *seen: seen[0].ok.payload, b'"one"')),
    _fact("§1.2", "the first error counts", same(lambda *seen: seen[1].ok.payload, b'{"errorType":"Own"}')),
    _fact(
        "§1.2",
        "refused calls do not end the environment",
        same(lambda *seen: [s.ok.cold for s in seen][1:], [False] * 4),
    ),
)
