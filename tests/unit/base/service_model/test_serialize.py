import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.botocore_wire import received
from tests.support.sample_shapes import full, minimal
from tests.support.toy_service import toy_service
from workbench.base.service_model.json_values import json_reader
from workbench.base.service_model.load import load_service
from workbench.base.service_model.operations import ErrorShape, ServiceModel
from workbench.base.service_model.serialize import (
    error_document,
    error_headers,
    json_writer,
    serialize,
    serialize_json,
)
from workbench.base.service_model.shapes import Location

LAMBDA, LOGS, TOY = load_service("lambda"), load_service("logs"), toy_service()
PUT = TOY.operation("PutThing")


def answering(model: ServiceModel) -> list[str]:
    """The operations with an output that is no event stream."""
    return [
        name
        for name, operation in model.operations.items()
        if operation.output and not any(each.shape.event_stream for each in operation.output.members.values())
    ]


def statuses(name: str, *, status: int) -> dict[str, Any]:
    shape = LAMBDA.operation(name).output
    return {each.name: status for each in shape.members.values() if each.location is Location.STATUS} if shape else {}


@pytest.mark.parametrize("name", answering(LAMBDA))
def test_botocore_reads_what_is_written(name: str) -> None:
    operation = LAMBDA.operation(name)
    assert operation.output
    members = {**full(operation.output), **statuses(name, status=200)}
    assert received("lambda", name, serialize(operation, members)) == members


@pytest.mark.parametrize("name", answering(LAMBDA))
def test_botocore_reads_the_least(name: str) -> None:
    operation = LAMBDA.operation(name)
    assert operation.output
    members = minimal(operation.output)
    read = received("lambda", name, serialize(operation, members))
    added = {**statuses(name, status=operation.status), **({"Payload": b""} if name == "Invoke" else {})}
    assert read == {**members, **added}


@pytest.mark.parametrize("name", LAMBDA.operations)
def test_every_operation_answers_nothing_with_its_own_status(name: str) -> None:
    operation = LAMBDA.operation(name)
    status, headers, body = serialize(operation, {})
    assert (status, headers) == (operation.status, ())
    assert body == (b"{}" if operation.output and operation.output.body_members() else b"")


@pytest.mark.parametrize("name", answering(LOGS))
def test_botocore_reads_json_of_logs(name: str) -> None:
    shape = LOGS.operation(name).output
    assert shape
    members = full(shape)
    assert received("logs", name, (200, (), serialize_json(shape, members))) == members


def test_an_answer_of_invoke() -> None:
    members = {"StatusCode": 202, "FunctionError": "Unhandled", "LogResult": None, "Payload": b"\xff", "Other": 1}
    assert serialize(LAMBDA.operation("Invoke"), members) == (202, (("X-Amz-Function-Error", "Unhandled"),), b"\xff")
    assert serialize(LAMBDA.operation("Invoke"), {**members, "StatusCode": 204})[2] == b""


def test_the_body_is_compact_and_holds_what_is_known() -> None:
    tree = {"Label": "é", "Unknown": 1, "Branches": [{"Label": "b", "Branches": None}]}
    status, _, body = serialize(PUT, {"Tree": tree, "Unknown": 1, "Secret": None, "Counts": {"a": None}})
    assert status == 201
    assert body == '{"tree":{"Label":"é","Branches":[{"Label":"b"}]},"Counts":{"a":null}}'.encode()


def test_headers() -> None:
    members = {"Big": True, "Tags": ["a", "b"], "Changed": 1795255200.5, "Note": {"a": 1}, "Extra": {"One": "1"}}
    assert serialize(PUT, members)[1] == (
        ("X-Big", "true"),
        ("X-Tags", "a,b"),
        ("X-Changed", "Sat, 21 Nov 2026 10:00:00 GMT"),
        ("X-Note", "eyJhIjogMX0="),
        ("X-Extra-One", "1"),
    )


def test_moments_and_fractions() -> None:
    body = serialize(PUT, {"Made": 1795255200.5, "Seen": 1795255200.5, "Ratio": 0.5})[2]
    assert json.loads(body) == {"Made": "2026-11-21T10:00:00.500Z", "Seen": 1795255200.5, "Ratio": 0.5}
    values = [float("nan"), float("inf"), float("-inf")]
    assert [json_writer(TOY.shape("Ratio"))(value) for value in values] == ["NaN", "Infinity", "-Infinity"]


def test_text_as_a_payload() -> None:
    assert serialize(TOY.operation("PutText"), {"Body": "é\ud800"}) == (200, (), "é?".encode())
    assert serialize(TOY.operation("PutText"), {}) == (200, (), b"")


def test_half_a_pair_of_surrogates() -> None:
    assert serialize_json(TOY.shape("Tree"), {"Label": "\udfff"}) == b'{"Label":"?"}'
    assert serialize_json(None, {"a": 1}) == b"{}"


trees: st.SearchStrategy[dict[str, Any]] = st.recursive(
    st.fixed_dictionaries({"Label": st.text(st.characters(codec="utf-8"))}),
    lambda inner: st.fixed_dictionaries({"Label": st.just("a"), "Branches": st.lists(inner, max_size=3)}),
    max_leaves=5,
)


@given(trees)
def test_what_is_written_is_read(tree: dict[str, Any]) -> None:
    shape = TOY.shape("Tree")
    assert json_reader(shape)(json.loads(serialize_json(shape, tree))) == tree


@pytest.mark.parametrize("name", LAMBDA.errors)
def test_botocore_reads_errors(name: str) -> None:
    error = LAMBDA.error(name)
    body = error_document(error, {"Type": "User", error.message_member: "It failed.", "Other": 1})
    assert json.loads(body) == {"Type": "User", error.message_member: "It failed."}
    read = received("lambda", "Invoke", (error.status, (("x-amzn-ErrorType", error.code),), body))
    assert read["Error"] == {"Code": name, "Message": "It failed."}


def test_errors_with_more() -> None:
    error = LAMBDA.error("TooManyRequestsException")
    members = {
        "Reason": "CallerRateLimitExceeded",
        "Type": "User",
        "message": "Rate Exceeded.",
        "retryAfterSeconds": "3",
    }
    document = {"Reason": "CallerRateLimitExceeded", "Type": "User", "message": "Rate Exceeded."}
    assert error_document(error, members) == json.dumps(document, separators=(",", ":")).encode()
    assert error_headers(error, members) == (("Retry-After", "3"),)
    assert error_headers(error, {}) == ()


def test_errors_that_no_model_has() -> None:
    error = ErrorShape("ValidationException", "ValidationException")
    assert error.status == 400
    assert error_document(error, {"message": "No.", "Type": "User"}) == b'{"message":"No."}'


def test_errors_of_json_1_1_carry_their_type() -> None:
    error = LOGS.error("ResourceNotFoundException")
    body = error_document(error, {"message": "There is none."})
    assert body == b'{"__type":"ResourceNotFoundException","message":"There is none."}'
    read = received("logs", "GetLogEvents", (400, (), body))
    assert read["Error"] == {"Code": "ResourceNotFoundException", "Message": "There is none."}
