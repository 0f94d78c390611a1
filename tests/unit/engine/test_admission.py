"""What is refused before a function runs, in AWS's words, and what gets into a header."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.admission import check, header_value
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError, InvalidRequestError, RequestTooLargeError
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvocationType, InvokeRequest
from workbench.model.limits import ASYNC_REQUEST_BYTES, REQUEST_BYTES

FUNCTION = FunctionConfig("Hello", "python3.13", "app.handler", Path("code"))
TENANTED = FunctionConfig("Hello", "python3.13", "app.handler", Path("code"), tenant_isolation=True)


def request(payload: bytes = b"{}", function: FunctionConfig = FUNCTION, **changes: object) -> InvokeRequest:
    values: dict[str, object] = {"request_id": "1", "executor": ExecutorKind.PROCESS, **changes}
    return InvokeRequest(function, payload, **values)  # type: ignore[arg-type]


def refused(one: InvokeRequest) -> tuple[str, str]:
    with pytest.raises(InvalidRequestError) as caught:
        check(one)
    return caught.value.code, caught.value.what


def is_taken(one: InvokeRequest) -> bool:
    """False for what is refused with an error of ours; any other error fails the test."""
    try:
        check(one)
    except EngineError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "limit"),
    [(InvocationType.REQUEST_RESPONSE, REQUEST_BYTES), (InvocationType.EVENT, ASYNC_REQUEST_BYTES)],
)
def test_the_size_of_an_event(kind: InvocationType, limit: int) -> None:
    check(request(bytes(limit), invocation_type=kind))
    with pytest.raises(RequestTooLargeError) as caught:
        check(request(bytes(limit + 1), invocation_type=kind))
    assert caught.value.what == f"Request must be smaller than {limit} bytes for the InvokeFunction operation"


@pytest.mark.parametrize("qualifier", ["", "1", "$LATEST", "$LATEST.PUBLISHED", "live_2-b", "$latest", "x" * 128])
def test_qualifiers_that_are_taken(qualifier: str) -> None:
    check(request(qualifier=qualifier))


def test_a_qualifier_that_is_not() -> None:
    assert refused(request(qualifier="invalid!")) == (
        "ValidationException",
        "1 validation error detected: Value 'invalid!' at 'qualifier' failed to satisfy constraint: Member must satisfy"
        r" regular expression pattern: \$(LATEST(\.PUBLISHED)?)|[a-zA-Z0-9-_$]+",
    )
    assert refused(request(qualifier="x" * 129))[1].endswith("Member must have length less than or equal to 128")


def test_several_faults_are_told_at_once() -> None:
    code, text = refused(request(qualifier="!" * 129, invocation_type=InvocationType.EVENT, streaming=True))
    assert code == "ValidationException"
    assert text.startswith("3 validation errors detected: Value '!!!")
    assert text.count("; ") == 2
    assert text.endswith(
        "Value 'Event' at 'invocationType' failed to satisfy constraint:"
        " Member must satisfy enum value set: [RequestResponse, DryRun]"
    )


def test_a_stream_is_asked_for_synchronously() -> None:
    check(request(streaming=True))
    check(request(streaming=True, invocation_type=InvocationType.DRY_RUN))
    assert refused(request(streaming=True, invocation_type=InvocationType.EVENT))[0] == "ValidationException"


def test_a_tenant_is_named_where_there_are_tenants() -> None:
    check(request(function=TENANTED, tenant_id="blue/1 a@b"))
    assert refused(request(function=TENANTED)) == (
        "InvalidParameterValueException",
        "The invoked function is enabled with tenancy configuration."
        " Add a valid tenant ID in your request and try again.",
    )
    assert refused(request(tenant_id="blue"))[0] == "InvalidParameterValueException"


@pytest.mark.parametrize("tenant_id", ["a\r\nX: 1", "a\n", "a\0", "caf\u00e9", "#", "x" * 257])
def test_a_tenant_id_that_is_not_taken(tenant_id: str) -> None:
    code, text = refused(request(function=TENANTED, tenant_id=tenant_id))
    assert code == "ValidationException"
    assert "at 'tenantId' failed to satisfy constraint: Member must" in text


@pytest.mark.parametrize(
    "context", [b"{}", b'{"custom": {"a": "\xc3\xa9"}}', b'{\r\n"a":\t1}', b"{" + b" " * 2680 + b"}"]
)
def test_a_client_context(context: bytes) -> None:
    check(request(client_context=context))


@pytest.mark.parametrize("context", [b"[]", b"1", b"nonsense", b'{"a":"\r\n"}', b"{}\0", b"\xff", b"[" * 2000, b"{"])
def test_a_client_context_that_is_no_object(context: bytes) -> None:
    assert refused(request(client_context=context)) == (
        "InvalidRequestContentException",
        "Client context must be a valid Base64-encoded JSON object.",
    )


def test_a_client_context_that_is_too_long() -> None:
    code, text = refused(request(client_context=b'{"a":"' + b"x" * 2690 + b'"}'))
    assert (code, "3583" in text) == ("InvalidRequestContentException", True)


def test_an_identity() -> None:
    check(request(cognito_identity='{"cognitoIdentityId":"a","cognitoIdentityPoolId":"b"}'))
    assert refused(request(cognito_identity="a\r\nX: 1"))[0] == "InvalidParameterValueException"
    assert refused(request(cognito_identity='{"a": "\ud800"}x'))[0] == "InvalidParameterValueException"


@pytest.mark.parametrize("request_id", ["a\r\nX: 1", "\0", "\u00e9"])
def test_a_request_id_goes_into_a_header(request_id: str) -> None:
    assert refused(request(request_id=request_id))[0] == "InvalidParameterValueException"


words = st.text(st.characters(codec="utf-8", exclude_characters="\x7f"), max_size=5)
objects = st.dictionaries(words, words, max_size=4)


@given(objects, st.sampled_from([None, 1, "\t"]), st.booleans())
def test_a_header_holds_the_same_object(value: dict[str, str], indent: int | str | None, escaped: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=escaped)
    data = text.encode()
    check(request(client_context=data))
    assert json.loads(header_value(data).encode("latin-1")) == json.loads(data)


@given(st.text() | st.binary())
def test_a_header_is_one_line(value: str | bytes) -> None:
    header = header_value(value)
    header.encode("latin-1")
    assert not set(header) & {chr(code) for code in (*range(32), 127)}


@given(st.text(max_size=20), st.text(max_size=20), st.binary(max_size=40), st.text(max_size=20), st.text(max_size=20))
def test_any_request_is_taken_or_refused(
    qualifier: str, tenant_id: str, context: bytes, identity: str, request_id: str
) -> None:
    one = request(
        function=TENANTED,
        qualifier=qualifier,
        tenant_id=tenant_id,
        client_context=context,
        cognito_identity=identity,
        request_id=request_id,
    )
    if is_taken(one):
        assert not set("\r\n\0") & set(qualifier + tenant_id + request_id)
        assert isinstance(json.loads(context or b"{}"), dict)
