"""What is sent for asynchronous invokes: records and dead letters (LAMBDA_FACTS §4.3, §4.4, WIRE_FACTS §8)."""

from tests.conformance.async_reads import at, context, echo, letter, matches, record, sent
from tests.conformance.async_scenarios import ENDS, EVENTS, ROOT, TO_FUNCTION
from tests.conformance.checks import Check, same, true
from tests.conformance.fact import Fact, Scenario
from tests.conformance.queued import ARN, DEAD, RECORDS

_MEMBERS = ["version", "timestamp", "requestContext", "requestPayload", "responseContext", "responsePayload"]
_SUCCESS = "Lambda Function Invocation Result - Success"
_FAILURE = "Lambda Function Invocation Result - Failure"
_KEY = r"aws/lambda/async/conform/\d{4}/\d\d/\d\d/\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d-[0-9a-f-]{36}"


def _fact(text: str, check: Check, section: str = "§4.1", scenario: Scenario = ENDS) -> Fact:
    return Fact(section, f"async: {text}", scenario, check)


_RECORDS = (
    _fact("a record's members in order", same(lambda *s: list(record(0)(*s)), _MEMBERS), "§4.4"),
    _fact("its version is 1.0", same(record(0, "version"), "1.0"), "§4.4"),
    _fact(
        "its timestamp is UTC with milliseconds",
        at(0, lambda one: matches(r"[\d-]{10}T[\d:]{8}\.\d{3}Z", record(0, "timestamp")(one))),
        "§4.4",
    ),
    _fact(
        "its request id is the event's",
        at(0, lambda one: record(0, "requestContext", "requestId")(one) == one.request.request_id),
        "§4.4",
    ),
    _fact(
        "its function ARN has $LATEST where none was named",
        same(record(0, "requestContext", "functionArn"), f"{ARN}conform:$LATEST"),
        "W§8",
    ),
    _fact(
        "and the qualifier where one was",
        same(record(6, "requestContext", "functionArn"), f"{ARN}conform:live"),
        "§4.4",
    ),
    _fact("a success is Success, count 1", same(context(0), ("Success", 1)), "§4.4"),
    _fact("a success after a failure counts both", same(context(4), ("Success", 2)), "§4.4"),
    _fact("three failures are RetriesExhausted, count 3", same(context(1), ("RetriesExhausted", 3)), "W§8"),
    _fact("one failure is RetriesExhausted, count 1", same(context(2), ("RetriesExhausted", 1)), "§4.4"),
    _fact(
        "the payload is in it digit for digit",
        at(0, lambda one: b'"requestPayload":{ "n": 1.50 }' in sent(one).body),
        "§4.4",
    ),
    _fact("and so is the response", same(record(0, "responsePayload"), {"echo": {"n": 1.5}}), "§4.4"),
    _fact(
        "a success has status 200 and no functionError",
        same(record(0, "responseContext"), {"statusCode": 200, "executedVersion": "$LATEST"}),
        "§4.4",
    ),
    _fact(
        "a failure has status 200 and Unhandled",
        same(
            record(1, "responseContext"),
            {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
        ),
        "§4.4",
    ),
    _fact(
        "a failure's response is the error document",
        same(record(1, "responsePayload", "errorType"), "ValueError"),
        "§4.4",
    ),
    _fact(
        "a success goes to OnSuccess alone",
        same(lambda *s: [one.target for one in s[0].more["sent"]], [RECORDS]),
        "§4.4",
    ),
    _fact(
        "a failure to OnFailure and the dead-letter queue",
        same(lambda *s: [one.target for one in s[1].more["sent"]], [RECORDS, DEAD]),
        "§4.3",
    ),
    _fact("a failure is not told to OnSuccess", same(lambda *s: s[12].more["sent"], []), "§4.4"),
    _fact(
        "a record for a bus says who it is of",
        same(lambda *s: (sent(s[9]).detail_type, sent(s[9]).resources), (_SUCCESS, (EVENTS, f"{ARN}conform:$LATEST"))),
        "§4.4",
    ),
    _fact("and how it ended", same(lambda *s: sent(s[11]).detail_type, _FAILURE), "§4.4"),
    _fact("a record in a bucket has AWS's key", at(10, lambda one: matches(_KEY, sent(one).key)), "§4.4"),
    _fact(
        "the record goes on with the function's trace",
        at(0, lambda one: sent(one).trace_id.startswith(f"Root={ROOT};")),
        "§4.4",
    ),
)
_LETTERS = (
    _fact(
        "a dead letter is the event unchanged",
        at(1, lambda one: sent(one, "dead-letter").body == one.request.payload),
        "§4.3",
    ),
    _fact(
        "it has the request id",
        at(1, lambda one: letter(0)(one)["RequestID"] == ("String", one.request.request_id)),
        "§4.3",
    ),
    _fact(
        "its error code is 200 for a function's error",
        same(lambda *s: letter(1)(*s)["ErrorCode"], ("Number", "200")),
        "§4.3",
    ),
    _fact(
        "its message is the error's first KB",
        at(1, lambda one: letter(0)(one)["ErrorMessage"] == ("String", "no luck " + "é" * 508)),
        "§4.3",
    ),
)
_FUNCTIONS = (
    _fact(
        "a record goes to a function as its event",
        at(1, lambda one: list(echo(one)) == _MEMBERS),
        "§4.4",
        TO_FUNCTION,
    ),
    _fact(
        "it tells of the first one",
        at(1, lambda one: echo(one)["responsePayload"] == {"echo": {"a": 1}}),
        "§4.4",
        TO_FUNCTION,
    ),
    _fact(
        "under a request id of its own",
        true(lambda *s: s[1].more["outcome"].event_id != s[0].request.request_id),
        "§4.4",
        TO_FUNCTION,
    ),
    _fact(
        "a failure's record goes to the qualified function",
        at(3, lambda one: echo(one)["requestContext"]["condition"] == "RetriesExhausted"),
        "§4.4",
        TO_FUNCTION,
    ),
)


FACTS = (*_RECORDS, *_LETTERS, *_FUNCTIONS)
