"""Telemetry of failed invokes, and subscriptions that are refused (LAMBDA_FACTS §2.4-2.6)."""

import json
from collections.abc import Callable

from tests.conformance.extension_agent import of_type, records, refusal, the_note
from tests.conformance.fact import Fact
from tests.conformance.stage import Seen
from tests.conformance.telemetry_scenarios import DROPS, FAILS, REFUSED


def _statuses(kind: str) -> Callable[..., None]:
    def check(raised: Seen, *_more: Seen) -> None:
        found = of_type(records(raised, "listener"), kind)
        assert [one["status"] for one in found] == ["failure", "error", "success"]

    return check


def _error_types(raised: Seen, _exited: Seen, _fine: Seen) -> None:
    found = of_type(records(raised, "listener"), "platform.report")
    assert [one.get("errorType", "") for one in found][1:] == ["Runtime.ExitError", ""]


def _suppressed(raised: Seen, *_more: Seen) -> None:
    found = of_type(records(raised, "listener"), "platform.initStart")
    assert [one["phase"] for one in found] == ["init", "invoke"]


def _suppressed_order(raised: Seen, _exited: Seen, fine: Seen) -> None:
    kinds = [one["type"] for one in records(raised, "listener")]
    again = len(kinds) - 1 - kinds[::-1].index("platform.initStart")
    assert kinds[:again].count("platform.start") == 3
    assert fine.value == "fine"


def _suppressed_report(raised: Seen, *_more: Seen) -> None:
    report = of_type(records(raised, "listener"), "platform.report")[2]
    init = of_type(records(raised, "listener"), "platform.initReport")[1]
    assert "initDurationMs" not in report["metrics"]
    assert (init["phase"], init["status"]) == ("invoke", "success")
    assert report["metrics"]["durationMs"] > init["metrics"]["durationMs"]


def _fault(raised: Seen, exited: Seen, _fine: Seen) -> None:
    text = f"RequestId: {exited.request.request_id} Process exited before completing request"
    assert of_type(records(raised, "logs"), "platform.fault") == [text]


def _dropped(seen: Seen) -> None:
    found = records(seen, "listener")
    drops = of_type(found, "platform.logsDropped")
    missed = [kind for kind in ("platform.runtimeDone", "platform.report") if not of_type(found, kind)]
    assert drops
    assert sum(drop["droppedRecords"] for drop in drops) + len(of_type(found, "function")) == 700 + len(missed)


def _dropped_members(seen: Seen) -> None:
    found = records(seen, "listener")
    drops = of_type(found, "platform.logsDropped")
    assert all(list(drop) == ["droppedBytes", "droppedRecords", "reason"] for drop in drops)
    lost_lines = 700 - len(of_type(found, "function"))
    assert sum(drop["droppedBytes"] for drop in drops) > 10_000 * lost_lines


def _not_lost(seen: Seen) -> None:
    assert len([line for line in seen.lines if line.endswith("xxx")]) == 700


def _refused(kind: str, status: int, error_type: str, message: str | None = None) -> Callable[[Seen], None]:
    def check(seen: Seen) -> None:
        answer = the_note(seen, "asker", kind)
        assert refusal(answer) == (status, error_type)
        assert message in (None, json.loads(answer["body"])["errorMessage"])

    return check


def _invalid(kind: str) -> Callable[[Seen], None]:
    return _refused(kind, 400, "ValidationError")


_MISSING = _refused("nobody", 403, "Extension.MissingExtensionIdentifier")
_LATE = _refused("late", 403, "Telemetry.SubscriptionClosed", "Telemetry API subscription is closed")
_LATE_LOGS = _refused("late logs", 403, "Logs.SubscriptionClosed", "Logs API subscription is closed")
_LOGS = _refused(
    "logs without types and port",
    400,
    "Logs.ValidationError",
    "URI port is not provided; types should not be empty",
)

FACTS = (
    Fact(
        "§2.5",
        "telemetry: runtimeDone tells failure, error and success apart",
        FAILS,
        _statuses("platform.runtimeDone"),
    ),
    Fact("§2.5", "telemetry: report tells failure, error and success apart", FAILS, _statuses("platform.report")),
    Fact("§2.5", "telemetry: an exit has its error type", FAILS, _error_types),
    Fact("§2.5", "telemetry: Init within an invoke has the phase invoke", FAILS, _suppressed),
    Fact("§2.5", "telemetry: Init within an invoke is told after its start", FAILS, _suppressed_order),
    Fact("§1.6", "telemetry: Init within an invoke is part of its duration", FAILS, _suppressed_report),
    Fact("§2.6", "Logs API: an exit is a platform.fault", FAILS, _fault),
    Fact("§2.4", "a slow subscriber misses records and is told how many", DROPS, _dropped),
    Fact("§2.5", "telemetry: platform.logsDropped", DROPS, _dropped_members),
    Fact("§2.4", "what a subscriber misses is in the function's log", DROPS, _not_lost),
    Fact("§2.4", "a subscription without an identifier is refused", REFUSED, _MISSING),
    Fact("§2.4", "a subscription after the first next is refused", REFUSED, _LATE),
    Fact("§2.6", "Logs API: a subscription after the first next is refused", REFUSED, _LATE_LOGS),
    Fact("§2.6", "Logs API: the faults of a subscription are told together", REFUSED, _LOGS),
    Fact("§2.4", "a subscription must name types", REFUSED, _invalid("no types")),
    Fact("§2.4", "a subscription must name known types", REFUSED, _invalid("odd type")),
    Fact("§2.4", "a subscription must name a schema of the API", REFUSED, _invalid("odd schema")),
    Fact("§2.4", "a subscription must name a destination", REFUSED, _invalid("no destination")),
    Fact("§2.4", "port 9001 is refused", REFUSED, _invalid("reserved port")),
    Fact("§2.4", "a URI must have a port", REFUSED, _invalid("no port")),
    Fact("§2.4", "only the sandbox itself can be the destination", REFUSED, _invalid("other host")),
    Fact("§2.4", "the destination's scheme is http", REFUSED, _invalid("https")),
    Fact("§2.4", "maxItems is 1,000 at least", REFUSED, _invalid("few items")),
    Fact("§2.4", "maxBytes is 262,144 at least", REFUSED, _invalid("few bytes")),
    Fact("§2.4", "timeoutMs is 25 at least", REFUSED, _invalid("short time")),
    Fact("§2.4", "a subscription must be JSON", REFUSED, _invalid("unread")),
)
