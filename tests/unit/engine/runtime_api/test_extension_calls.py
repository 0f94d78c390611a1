"""What extensions send is read as AWS reads it, and refused in AWS's words."""

import json
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.runtime_api.extension_calls import (
    EMPTY_NAME,
    INVALID_IDENTIFIER,
    MISSING_IDENTIFIER,
    FunctionIdentity,
    Registration,
    bad_state,
    identifier,
    refused_event,
    registered,
    registration,
    unknown,
)
from workbench.engine.runtime_api.extension_states import Stage
from workbench.engine.runtime_api.reply import Reply

UUID = "0b1c2d3e-4f50-4162-8394-a5b6c7d8e9fa"
NAMED = {"lambda-extension-name": "a"}
IDENTITY = FunctionIdentity("f", "$LATEST", "app.handler", "123456789012")


def document(reply: object) -> tuple[str, str]:
    assert isinstance(reply, Reply)
    assert reply.status == 403
    found = json.loads(reply.body)
    return found["errorType"], found["errorMessage"]


@pytest.mark.parametrize("text", [UUID, UUID.upper(), UUID.replace("-", ""), f"urn:uuid:{UUID}", f"{{{UUID}}}"])
def test_an_identifier_in_any_form(text: str) -> None:
    assert identifier({"lambda-extension-identifier": text}) == UUID


@given(st.uuids())
def test_every_identifier_is_read_back(one: uuid.UUID) -> None:
    assert identifier({"lambda-extension-identifier": str(one)}) == str(one)


@pytest.mark.parametrize("text", ["x", UUID[:-1], f"{UUID}0", f"{{{UUID}", f" {UUID}", "0-" * 32, f"{UUID}\n"])
def test_what_is_no_identifier(text: str) -> None:
    assert identifier({"lambda-extension-identifier": text}) == INVALID_IDENTIFIER


@given(st.text(max_size=40))
def test_any_header_is_read_or_refused(text: str) -> None:
    found = identifier({"lambda-extension-identifier": text})
    if isinstance(found, str):
        assert str(uuid.UUID(found)) == found
    else:
        assert found in (MISSING_IDENTIFIER, INVALID_IDENTIFIER)


def test_refusals_are_literally_those_of_aws() -> None:
    missing = ("Extension.MissingExtensionIdentifier", "Missing Lambda-Extension-Identifier header")
    assert document(identifier({})) == missing
    assert document(unknown("x")) == ("Extension.UnknownExtensionIdentifier", "Unknown extension x")
    assert document(EMPTY_NAME) == ("Extension.InvalidExtensionName", "Empty extension name")
    text = "State transition from Running to InitError failed for extension x. Error: State transition is not allowed"
    refused = bad_state(Stage.RUNNING, Stage.INIT_ERROR, "x")
    assert document(refused) == ("Extension.InvalidExtensionState", text)
    assert refused.body.startswith(b'{"errorMessage":')


@pytest.mark.parametrize(
    ("body", "events"),
    [
        (b'{"events":["INVOKE","SHUTDOWN"]}', ("INVOKE", "SHUTDOWN")),
        (b'{"Events":["INVOKE"],"configurationKeys":[]}', ("INVOKE",)),
        (b'{"events":[]}', ()),
        (b'{"events":null}', ()),
        (b"{}", ()),
        (b"null", ()),
    ],
)
def test_a_registration(body: bytes, events: tuple[str, ...]) -> None:
    assert registration(NAMED, body) == Registration("a", events, wants_account=False)


@pytest.mark.parametrize("features", ["accountId", "other, accountId,"])
def test_the_account_is_asked_for(features: str) -> None:
    asked = registration({**NAMED, "lambda-extension-accept-feature": features}, b"{}")
    assert asked == Registration("a", (), wants_account=True)


def test_a_registration_needs_a_name() -> None:
    assert registration({}, b"{}") == EMPTY_NAME
    assert registration({"lambda-extension-name": ""}, b"rubbish") == EMPTY_NAME


BAD_BODIES = [b"", b" ", b"{", b"[]", b"1", b'{"events":"INVOKE"}', b'{"events":[1]}', b"\xff", b"[" * 100_000]


@pytest.mark.parametrize("body", BAD_BODIES, ids=range(len(BAD_BODIES)))
def test_a_body_that_cannot_be_read(body: bytes) -> None:
    assert document(registration(NAMED, body))[0] == "InvalidRequestFormat"


def test_configuration_keys_are_refused() -> None:
    text = "configurationKeys are deprecated; use environment variables instead"
    assert document(registration(NAMED, b'{"configurationKeys":["a"]}')) == ("InvalidRequestFormat", text)


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_body_is_read_or_refused(body: bytes) -> None:
    found = registration(NAMED, body)
    assert isinstance(found, Registration) or document(found)[0] == "InvalidRequestFormat"


@pytest.mark.parametrize(
    ("events", "external", "offers_invoke", "message"),
    [
        (("INVOKE", "SHUTDOWN"), True, True, ""),
        (("INVOKE",), False, True, ""),
        (("SHUTDOWN",), True, False, ""),
        ((), False, False, ""),
        (("INVOKE", "SHUTDOWN"), False, True, "SHUTDOWN: ShutdownEventNotSupportedForInternalExtension"),
        (("invoke",), True, True, "invoke: ErrorInvalidEventType"),
        (("INVOKE", "NOISE"), False, True, "NOISE: ErrorInvalidEventType"),
        (("SHUTDOWN", "INVOKE"), True, False, "INVOKE: ErrorInvalidEventType"),
        (("INVOKE",), False, False, "No events allowed for internal extensions"),
    ],
)
def test_events_that_can_be_subscribed_to(
    events: tuple[str, ...], external: bool, offers_invoke: bool, message: str
) -> None:
    refused = refused_event(events, external=external, offers_invoke=offers_invoke)
    if message:
        assert document(refused) == ("Extension.InvalidEventType", message)
    else:
        assert refused is None


def test_the_answer_to_a_registration() -> None:
    reply = registered(IDENTITY, UUID, wants_account=False)
    assert reply.status == 200
    assert reply.body == b'{"functionName":"f","functionVersion":"$LATEST","handler":"app.handler"}\n'
    assert dict(reply.headers)["Lambda-Extension-Identifier"] == UUID
    asked = registered(IDENTITY, UUID, wants_account=True)
    assert asked.body.endswith(b'"handler":"app.handler","accountId":"123456789012"}\n')
