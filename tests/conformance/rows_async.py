"""Asynchronous invokes: accepting, attempts and ages (LAMBDA_FACTS §4.1, WIRE_FACTS §8)."""

from tests.conformance.async_reads import at, attempts, context, letter, never_run, printed, record
from tests.conformance.async_scenarios import ACCEPTING, AS_ON_AWS, ENDS, NEW_CODE, ROOT
from tests.conformance.checks import Check, same
from tests.conformance.fact import Fact, Scenario
from tests.conformance.queued import ARN
from workbench.model.async_event import Condition, Throttled
from workbench.model.errors import RequestTooLargeError

_TOO_LARGE = "Request must be smaller than 1048576 bytes for the InvokeFunction operation"


def _fact(text: str, check: Check, section: str = "§4.1", scenario: Scenario = ENDS) -> Fact:
    return Fact(section, f"async: {text}", scenario, check)


_ENDED = (
    _fact("the function runs once when it succeeds", attempts(0, 1)),
    _fact("a function that fails runs three times by default", attempts(1, 3)),
    _fact("MaximumRetryAttempts 0 is one attempt", attempts(2, 1)),
    _fact("MaximumRetryAttempts 1 is two attempts", attempts(3, 2)),
    _fact("an attempt that succeeds is the last one", attempts(4, 2)),
    _fact("a runtime that exits is a failure", same(record(5, "responsePayload", "errorType"), "Runtime.ExitError")),
    _fact(
        "all attempts have the same request id",
        at(1, lambda one: set(printed(one, "id")) == {one.request.request_id}),
    ),
    _fact("the trace header's root is kept", at(0, lambda one: printed(one, "trace")[0].startswith(f"Root={ROOT};"))),
    _fact("its decision to sample is kept", at(0, lambda one: ";Sampled=1;" in printed(one, "trace")[0])),
    _fact(
        "all attempts have one trace root", at(1, lambda one: len({text[:40] for text in printed(one, "trace")}) == 1)
    ),
    _fact("the function sees the qualified ARN", same(lambda *s: printed(s[6], "arn"), [f"{ARN}conform:live"])),
    _fact("an event has no client context", same(lambda *s: printed(s[6], "client"), [False]), "§3.1"),
    _fact("with a reserved concurrency of 0 it is not tried", attempts(7, 0)),
    _fact("that is ZeroReservedConcurrency, count 0", same(context(7), ("ZeroReservedConcurrency", 0))),
    _fact("its record has no response", same(never_run(7), set()), "W§8"),
    _fact(
        "its dead letter says that it was throttled",
        same(lambda *s: letter(7)(*s)["ErrorCode"], ("Number", "429")),
        "§4.3",
    ),
    _fact("an event that is too old is not tried", attempts(8, 0)),
    _fact("that is EventAgeExceeded, count 0", same(context(8), ("EventAgeExceeded", 0))),
    _fact("nor has its record a response", same(never_run(8), set()), "§4.4"),
)
_ACCEPTED = (
    _fact(
        "an event of 1 MiB is accepted",
        at(0, lambda one: one.more["outcome"].condition is Condition.SUCCESS),
        "§3.3",
        ACCEPTING,
    ),
    _fact(
        "a larger one is refused",
        at(1, lambda one: isinstance(one.error, RequestTooLargeError) and one.error.what == _TOO_LARGE),
        "§3.3",
        ACCEPTING,
    ),
    _fact("an event that is throttled runs later", at(3, lambda one: one.value == {"echo": {}}), "§4.1", ACCEPTING),
    _fact(
        "it was throttled first", at(3, lambda one: isinstance(one.more["attempts"][0], Throttled)), "§4.1", ACCEPTING
    ),
    _fact("a throttle is no attempt", attempts(3, 1), "§4.1", ACCEPTING),
    _fact("its caller was not disturbed", at(2, lambda one: one.value == {"echo": {"sleeps": 0.5}}), "§5", ACCEPTING),
    _fact(
        "the second attempt is due after a minute",
        at(1, lambda one: 60 <= (one.more["waiting"].due_ns - one.more["waiting"].accepted_ns) / 1e9 < 80),
        "§4.1",
        AS_ON_AWS,
    ),
    _fact(
        "it waits with one attempt behind it", at(1, lambda one: one.more["waiting"].attempts == 1), "§4.1", AS_ON_AWS
    ),
    _fact("no attempt is made that would be too old", same(context(0), ("EventAgeExceeded", 1)), "§4.1", AS_ON_AWS),
    _fact(
        "its record has the response of the last attempt",
        same(record(0, "responsePayload", "errorType"), "ValueError"),
        "§4.4",
        AS_ON_AWS,
    ),
    _fact(
        "events that waited run on the new code",
        same(lambda *s: [one.value for one in s], [{"echo": {}}, *[{"new": {}}] * 3]),
        "§4.1",
        NEW_CODE,
    ),
)

FACTS = (*_ENDED, *_ACCEPTED)
