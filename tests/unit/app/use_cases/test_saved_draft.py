import json

import pytest

from workbench.app.use_cases.saved_draft import draft_of, kept
from workbench.model.errors import UsageError
from workbench.model.event_draft import EventDraft
from workbench.model.event_envelope import Envelope
from workbench.model.event_sidecar import NO_SIDECAR, EventSidecar, Expectation
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_shells import new_shell

CATALOGUE = load_catalogue()
S3 = CATALOGUE.sample("s3/put")


def test_a_plain_event_needs_nothing_beside_it() -> None:
    draft = EventDraft(S3, "a", "s3/put")
    assert kept(CATALOGUE, draft, DEFAULT_OPTIONS, NO_SIDECAR) == (S3, NO_SIDECAR)


def test_a_wrapped_event_is_kept_whole_and_opened_again() -> None:
    draft = EventDraft(S3, "a", "s3/put", (new_shell(CATALOGUE, Envelope.SQS, S3),))
    text, sidecar = kept(CATALOGUE, draft, DEFAULT_OPTIONS, NO_SIDECAR)
    assert json.loads(json.loads(text)["Records"][0]["body"]) == json.loads(S3)
    assert sidecar == EventSidecar(inside=1)
    again = draft_of(CATALOGUE, "a", text, sidecar)
    assert (again.text, [shell.envelope for shell in again.shells]) == (S3, [Envelope.SQS])
    assert draft_of(CATALOGUE, "a", text, NO_SIDECAR).shells == (), "a file that nobody opened is shown as it is"


def test_what_cannot_be_told_from_the_text_is_said_beside_it() -> None:
    options = InvokeOptions(qualifier="live")
    draft = EventDraft('{"a": 1}', "a", "s3/put", environment="dev")
    text, sidecar = kept(CATALOGUE, draft, options, NO_SIDECAR)
    assert text == '{"a": 1}'
    assert sidecar == EventSidecar(type_id="s3/put", environment="dev", options=options)
    assert draft_of(CATALOGUE, "a", text, sidecar) == draft


def test_what_a_draft_does_not_hold_stays() -> None:
    before = EventSidecar(description="mine", function="Orders", expectation=Expectation())
    assert kept(CATALOGUE, EventDraft("{}"), DEFAULT_OPTIONS, before)[1] == before


def test_text_that_is_not_json_is_kept_as_typed() -> None:
    text, sidecar = kept(CATALOGUE, EventDraft("{nope", type_id="s3/put"), DEFAULT_OPTIONS, NO_SIDECAR)
    assert (text, sidecar.type_id) == ("{nope", "s3/put")


def test_an_envelope_that_cannot_carry_it_is_told() -> None:
    shell = new_shell(CATALOGUE, Envelope.EVENTBRIDGE, "{}")
    with pytest.raises(UsageError):
        kept(CATALOGUE, EventDraft("[1]", shells=(shell,)), DEFAULT_OPTIONS, NO_SIDECAR)
