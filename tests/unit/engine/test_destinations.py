import dataclasses
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.async_bench import ARN, DEAD_ARN, FAILURE, QUEUE_ARN, START_NS, an_event, settings
from workbench.engine.destinations import (
    dead_letter_attributes,
    deliveries_for,
    error_message,
    function_of,
    kind_of,
    object_key,
    record,
    target_event,
)
from workbench.model.async_event import AsyncEvent, AsyncOutcome, Condition, Done, Fault, FunctionFailed
from workbench.model.delivery import Attribute, Delivery, Purpose, TargetKind

BUS_ARN = "arn:aws:events:us-east-1:123456789012:event-bus/default"
EVENT = an_event(id="6fd2-id")


def outcome(
    condition: Condition = Condition.SUCCESS,
    response: Done | FunctionFailed | None = Done(b'{"ok":1.0}'),  # noqa: B008 - frozen
    attempts: int = 1,
    fault: Fault | None = None,
) -> AsyncOutcome:
    return AsyncOutcome(EVENT.id, "shop", "f", condition, attempts, response, fault)


FAILED = outcome(Condition.RETRIES_EXHAUSTED, FAILURE, 3)
OFF = outcome(Condition.ZERO_RESERVED_CONCURRENCY, None, 0)


def the_delivery(event: AsyncEvent, ended: AsyncOutcome, **targets: Any) -> Delivery:
    (found,) = deliveries_for(event, ended, settings(**targets), START_NS)
    return found


def test_the_record_of_a_success_to_the_letter() -> None:
    assert record(EVENT, outcome(), START_NS + 123_456_789) == (
        b'{"version":"1.0","timestamp":"2027-01-15T08:00:00.123Z","requestContext":{"requestId":"6fd2-id",'
        b'"functionArn":"arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST","condition":"Success",'
        b'"approximateInvokeCount":1},"requestPayload":{"n": 1.50},"responseContext":{"statusCode":200,'
        b'"executedVersion":"$LATEST"},"responsePayload":{"ok":1.0}}'
    )


def test_the_record_of_a_failure() -> None:
    event = dataclasses.replace(EVENT, qualifier="live")
    ended = outcome(Condition.RETRIES_EXHAUSTED, dataclasses.replace(FAILURE, executed_version="7"), 3)
    found = json.loads(record(event, ended, START_NS))
    assert found["requestContext"]["functionArn"] == f"{ARN}f:live"
    assert found["requestContext"]["approximateInvokeCount"] == 3
    assert found["responseContext"] == {"statusCode": 200, "executedVersion": "7", "functionError": "Unhandled"}
    assert list(found["responseContext"]) == ["statusCode", "executedVersion", "functionError"]
    assert found["responsePayload"]["errorMessage"] == "no"


@pytest.mark.parametrize("ended", [OFF, outcome(Condition.EVENT_AGE_EXCEEDED, None, 0)])
def test_a_function_that_never_ran_has_no_response(ended: AsyncOutcome) -> None:
    found = json.loads(record(EVENT, ended, START_NS))
    assert list(found) == ["version", "timestamp", "requestContext", "requestPayload"]
    assert found["requestContext"]["approximateInvokeCount"] == 0


@given(st.binary(max_size=40), st.binary(max_size=40))
def test_a_record_is_always_json(payload: bytes, response: bytes) -> None:
    event = dataclasses.replace(EVENT, payload=payload)
    found = json.loads(record(event, outcome(response=Done(response)), START_NS))
    assert found["requestContext"]["requestId"] == EVENT.id


def test_which_targets_get_what() -> None:
    both = settings(on_success="arn:aws:sns:us-east-1:1:s", on_failure=QUEUE_ARN, dead=DEAD_ARN)
    (success,) = deliveries_for(EVENT, outcome(), both, START_NS)
    assert (success.kind, success.purpose) == (TargetKind.SNS, Purpose.DESTINATION)
    failure, dead = deliveries_for(EVENT, FAILED, both, START_NS)
    assert (failure.target, failure.purpose) == (QUEUE_ARN, Purpose.DESTINATION)
    assert (dead.target, dead.purpose) == (DEAD_ARN, Purpose.DEAD_LETTER)
    assert dead.body == EVENT.payload
    assert deliveries_for(EVENT, FAILED, settings(), START_NS) == ()


def test_what_eventbridge_gets() -> None:
    found = the_delivery(EVENT, outcome(), on_success=BUS_ARN)
    assert found.kind is TargetKind.EVENTS
    assert found.detail_type == "Lambda Function Invocation Result - Success"
    assert found.resources == (BUS_ARN, f"{ARN}f:$LATEST")
    assert the_delivery(EVENT, FAILED, on_failure=BUS_ARN).detail_type.endswith(" - Failure")


def test_what_a_bucket_gets() -> None:
    bucket = "arn:aws:s3:::failures"
    found = the_delivery(EVENT, FAILED, on_failure=bucket)
    assert found.kind is TargetKind.S3
    assert re.fullmatch(
        r"aws/lambda/async/f/2027/01/15/2027-01-15T08\.00\.00-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", found.key
    )
    assert object_key("g", "u", 0) == "aws/lambda/async/g/1970/01/01/1970-01-01T00.00.00-u"
    assert the_delivery(EVENT, outcome(), on_success=bucket).kind is TargetKind.UNKNOWN, "only failures go there"


def test_dead_letters_go_to_queues_and_topics_only() -> None:
    assert the_delivery(EVENT, FAILED, dead=BUS_ARN).kind is TargetKind.UNKNOWN


def attributes(ended: AsyncOutcome) -> dict[str, tuple[str, str]]:
    return {each.name: (each.type, each.value) for each in dead_letter_attributes(ended)}


def test_the_attributes_of_a_dead_letter() -> None:
    assert attributes(FAILED) == {
        "RequestID": ("String", EVENT.id),
        "ErrorCode": ("Number", "200"),
        "ErrorMessage": ("String", "no"),
    }
    assert attributes(OFF)["ErrorCode"] == ("Number", "429")
    throttled = outcome(Condition.EVENT_AGE_EXCEEDED, FAILURE, 1, Fault(429, "Rate Exceeded."))
    assert attributes(throttled)["ErrorMessage"] == ("String", "Rate Exceeded.")
    assert attributes(outcome(Condition.EVENT_AGE_EXCEEDED, None, 0))["ErrorCode"] == ("Number", "500")


@given(st.text())
def test_an_error_message_fits_a_queue(text: str) -> None:
    payload = json.dumps({"errorMessage": text * 40}).encode()
    found = dead_letter_attributes(outcome(Condition.RETRIES_EXHAUSTED, FunctionFailed(payload), 3))
    messages = [each for each in found if each.name == "ErrorMessage"]
    assert len(messages) == bool(text), "a queue takes no empty value"
    for each in messages:
        assert 0 < len(each.value.encode()) <= 1024
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", each.value)


def test_the_message_of_an_error_document() -> None:
    assert error_message(b'{"errorMessage":"a"}') == "a"
    assert error_message(b'{"errorMessage":5}') == '{"errorMessage":5}'
    assert error_message(b'"text"') == '"text"'
    assert error_message(b"no json \xff") == "no json \ufffd"
    assert Attribute("RequestID", "String", EVENT.id) in dead_letter_attributes(FAILED)


@pytest.mark.parametrize(
    ("arn", "kind"),
    [
        (QUEUE_ARN, TargetKind.SQS),
        (BUS_ARN, TargetKind.EVENTS),
        (f"{ARN}f:live", TargetKind.LAMBDA),
        ("arn:aws-cn:s3:::bucket", TargetKind.S3),
        ("arn:aws:dynamodb:us-east-1:1:table/t", TargetKind.UNKNOWN),
        ("arn:aws::us-east-1:1:t", TargetKind.UNKNOWN),
        ("not an arn", TargetKind.UNKNOWN),
        ("", TargetKind.UNKNOWN),
    ],
)
def test_what_an_arn_leads_to(arn: str, kind: TargetKind) -> None:
    assert kind_of(arn) is kind


def test_a_function_as_target_gets_an_event_with_the_trace() -> None:
    ran = Done(b"1", trace_id="Root=1-a;Lineage=1:ab:2")
    called = dataclasses.replace(EVENT, trace_id="Root=1-a")
    delivery = the_delivery(called, outcome(response=ran), on_success=f"{ARN}g:v")
    event = target_event(delivery, START_NS + 5)
    assert (event.function, event.qualifier, event.function_arn) == ("g", "v", f"{ARN}g")
    assert (event.id, event.payload, event.due_ns) == (delivery.id, delivery.body, START_NS + 5)
    assert event.trace_id == "Root=1-a;Lineage=1:ab:2"
    never_ran = the_delivery(called, OFF, on_failure=QUEUE_ARN)
    assert never_ran.trace_id == "Root=1-a"
    assert function_of("nonsense") == ("", "")
