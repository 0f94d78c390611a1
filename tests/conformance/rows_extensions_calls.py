"""Calls of the Extensions API that are refused, internal extensions, and metadata (LAMBDA_FACTS §2.1, §2.2, §1.12)."""

import json
from collections.abc import Callable
from typing import Any

from tests.conformance.extension_agent import CALLS, agent, noted, refusal, the_note, watched
from tests.conformance.fact import Fact, Scenario
from tests.conformance.stage import Seen

_FUNCTION = {"app.py": "def handler(event, context): return 1\n"}
_CALLER = """
NAMED = {"Lambda_Extension_Name": WHO}
REGISTER, NEXT = "/2020-01-01/extension/register", "/2020-01-01/extension/event/next"
note("unnamed", call("POST", REGISTER, {"events": []}))
note("unread", call("POST", REGISTER, "{", **NAMED))
note("odd event", register("INVOKED"))
note("internal shutdown", register("SHUTDOWN", name="inside"))
note("no identifier", call("GET", NEXT))
note("bad identifier", call("GET", NEXT, Lambda_Extension_Identifier="one"))
note("unknown identifier", call("GET", NEXT, Lambda_Extension_Identifier="0d77c299-ff21-4af7-a19d-0585bd4a333b"))
mine = register("INVOKE", "SHUTDOWN")
note("plain", mine)
note("again", register("INVOKE"))
note("no type", extension_call("POST", "/2020-01-01/extension/init/error", mine))
others = [register(name="other%d" % number) for number in range(9)]
note("others", [one["status"] for one in others])
note("one more", register(name="one more"))
for one in others:
    threading.Thread(target=following, args=(one,), daemon=True).start()
metadata = "/2026-01-15/metadata/execution-environment"
bearer = {"Authorization": "Bearer " + os.environ["AWS_LAMBDA_METADATA_TOKEN"]}
note("metadata", call("GET", metadata, **bearer))
note("metadata with a bad token", call("GET", metadata, Authorization="Bearer no"))
note("metadata posted", call("POST", metadata, "{}", **bearer))
note("metadata at", os.environ["AWS_LAMBDA_METADATA_API"])
for event in events(mine):
    pass
"""
_CALLS = Scenario("extension calls", _FUNCTION, watched(b"1"), layers={"calls": {"extensions/caller": agent(_CALLER)}})


def _refused(kind: str, error_type: str, message: str | None = None) -> Callable[[Seen], None]:
    def check(seen: Seen) -> None:
        answer = the_note(seen, "caller", kind)
        assert refusal(answer) == (403, error_type)
        assert message in (None, json.loads(answer["body"])["errorMessage"])

    return check


def _ten(seen: Seen) -> None:
    assert the_note(seen, "caller", "others") == [200] * 9
    _refused("one more", "Extension.TooManyExtensions", "Extension limit (10) reached")(seen)


def _no_account(seen: Seen) -> None:
    assert list(json.loads(the_note(seen, "caller", "plain")["body"])) == ["functionName", "functionVersion", "handler"]


def _without_events(seen: Seen) -> None:
    assert seen.value == 1
    lines = [line for line in seen.lines if line.startswith("EXTENSION\tName: other")]
    assert len(lines) == 9
    assert all("State: Ready\tEvents: []" in line for line in lines)


def _metadata(seen: Seen) -> None:
    answer = the_note(seen, "caller", "metadata")
    assert answer["status"] == 200
    document = json.loads(answer["body"])
    assert list(document) == ["AvailabilityZoneID"]
    assert document["AvailabilityZoneID"].startswith("use1-az")


def _metadata_cached(seen: Seen) -> None:
    headers = the_note(seen, "caller", "metadata")["headers"]
    assert headers["cache-control"] == "private, max-age=43200, immutable"


def _status(kind: str, status: int) -> Callable[[Seen], None]:
    def check(seen: Seen) -> None:
        assert the_note(seen, "caller", kind)["status"] == status

    return check


_INSIDE = (
    CALLS
    + """
ended = threading.Event()
def watch():
    note("shutdown", register("SHUTDOWN", name="inside"))
    mine = register("INVOKE", name="inside")
    note("registered", mine)
    ready.set()
    for event in events(mine):
        note("event", event)
        ended.set()
ready = threading.Event()
threading.Thread(target=watch, daemon=True).start()
ready.wait(10)
def handler(event, context):
    ended.wait(10)
    ended.clear()
    return 1
"""
)
_INTERNAL = Scenario("internal extension", {"app.py": _INSIDE}, watched(b"1", b"2"))


def _internal_registered(cold: Seen, _warm: Seen) -> None:
    answer = the_note(cold, "function", "registered")
    assert answer["status"] == 200
    assert json.loads(answer["body"])["handler"] == "app.handler"


def _internal_events(cold: Seen, warm: Seen) -> None:
    events: list[dict[str, Any]] = noted(cold, "function", "event")
    assert [event["eventType"] for event in events] == ["INVOKE", "INVOKE"]
    assert [event["requestId"] for event in events] == [cold.request.request_id, warm.request.request_id]


def _internal_shutdown(cold: Seen, _warm: Seen) -> None:
    answer = the_note(cold, "function", "shutdown")
    assert refusal(answer) == (403, "Extension.InvalidEventType")
    message = json.loads(answer["body"])["errorMessage"]
    assert message == "SHUTDOWN: ShutdownEventNotSupportedForInternalExtension"


def _internal_line(cold: Seen, _warm: Seen) -> None:
    assert cold.line("EXTENSION").rstrip("\t") == "EXTENSION\tName: inside\tState: Ready\tEvents: [INVOKE]"


_UNKNOWN = "Unknown extension 0d77c299-ff21-4af7-a19d-0585bd4a333b"

FACTS = (
    Fact("§2.2", "register without a name is refused", _CALLS, _refused("unnamed", "Extension.InvalidExtensionName")),
    Fact("§2.2", "register with a body that is no JSON is refused", _CALLS, _refused("unread", "InvalidRequestFormat")),
    Fact(
        "§2.2", "register with an unknown event is refused", _CALLS, _refused("odd event", "Extension.InvalidEventType")
    ),
    Fact(
        "§2.1",
        "a name that is no file in /opt/extensions is an internal extension's, without SHUTDOWN",
        _CALLS,
        _refused("internal shutdown", "Extension.InvalidEventType"),
    ),
    Fact(
        "W§6",
        "next without an identifier is refused",
        _CALLS,
        _refused("no identifier", "Extension.MissingExtensionIdentifier", "Missing Lambda-Extension-Identifier header"),
    ),
    Fact(
        "§2.2",
        "next with an identifier that is no UUID is refused",
        _CALLS,
        _refused("bad identifier", "Extension.InvalidExtensionIdentifier"),
    ),
    Fact(
        "W§6",
        "next with an identifier of nobody is refused",
        _CALLS,
        _refused("unknown identifier", "Extension.UnknownExtensionIdentifier", _UNKNOWN),
    ),
    Fact("§2.2", "register twice is refused", _CALLS, _refused("again", "Extension.InvalidExtensionState")),
    Fact("§2.2", "an error without its type is refused", _CALLS, _refused("no type", "Extension.MissingHeader")),
    Fact("§2.1", "ten extensions may register, internal and external ones", _CALLS, _ten),
    Fact("§2.2", "register does not tell the account unless asked", _CALLS, _no_account),
    Fact("§2.3", "an extension may subscribe to no event, and is ready by its next", _CALLS, _without_events),
    Fact("§1.12", "the metadata endpoint tells the availability zone's id", _CALLS, _metadata),
    Fact("§1.12", "metadata may be cached for twelve hours", _CALLS, _metadata_cached),
    Fact("§1.12", "metadata with a bad token is 401", _CALLS, _status("metadata with a bad token", 401)),
    Fact("§1.12", "metadata by another method is 405", _CALLS, _status("metadata posted", 405)),
    Fact(
        "§2.2", "the runtime's process may register an internal extension during Init", _INTERNAL, _internal_registered
    ),
    Fact("§2.1", "an internal extension gets INVOKE", _INTERNAL, _internal_events),
    Fact("W§6", "an internal extension cannot register for SHUTDOWN", _INTERNAL, _internal_shutdown),
    Fact("§2.5", "an internal extension has its EXTENSION line", _INTERNAL, _internal_line),
)
