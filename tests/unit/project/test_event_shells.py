import base64
import gzip
import hashlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.errors import UsageError
from workbench.model.event_draft import Shell
from workbench.model.event_envelope import Envelope
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_envelopes import wrap
from workbench.project.event_shells import composed, new_shell, put_inside, step_all, step_inside

CATALOGUE = load_catalogue()
S3 = CATALOGUE.sample("s3/put")
objects = st.dictionaries(st.text(), st.recursive(st.integers() | st.text() | st.none(), st.lists), max_size=4)


def nested(envelopes: list[Envelope], inner: str) -> tuple[Shell, ...]:
    """Shells around `inner`, the first of `envelopes` closest to it."""
    shells: tuple[Shell, ...] = ()
    for envelope in envelopes:
        shells = (new_shell(CATALOGUE, envelope, composed(CATALOGUE, shells, inner)), *shells)
    return shells


@settings(max_examples=40)
@given(st.lists(st.sampled_from(Envelope), max_size=4), objects)
def test_what_is_put_on_is_stepped_into_again(envelopes: list[Envelope], value: dict[str, object]) -> None:
    inner = json.dumps(value)
    whole = composed(CATALOGUE, nested(envelopes, "{}"), inner)
    shells, text = step_all(CATALOGUE, whole, len(envelopes))
    assert [shell.envelope for shell in reversed(shells)] == envelopes
    assert json.loads(text) == value
    assert composed(CATALOGUE, shells, text) == whole


@pytest.mark.parametrize("envelope", list(Envelope))
def test_a_carrier_that_carries_the_event_already_keeps_its_very_text(envelope: Envelope) -> None:
    text = wrap(CATALOGUE, envelope, ['{"a":  1.50}']).replace("  ", "    ")
    found = step_inside(CATALOGUE, text)
    assert found is not None
    shell, inner = found
    assert json.loads(inner) == {"a": 1.5}
    assert put_inside(CATALOGUE, shell, inner) == text
    assert put_inside(CATALOGUE, shell, '{ "a" : 1.50 }') == text


def test_only_the_carried_member_and_its_digest_change() -> None:
    text = wrap(CATALOGUE, Envelope.SQS, ["{}"]).replace('"awsRegion"', '"mine": 1.00, "awsRegion"')
    found = step_inside(CATALOGUE, text)
    assert found is not None
    changed = put_inside(CATALOGUE, found[0], '{"order": 42}')
    record = json.loads(changed)["Records"][0]
    assert record["body"] == '{"order":42}'
    assert record["md5OfBody"] == hashlib.md5(b'{"order":42}', usedforsecurity=False).hexdigest()
    assert '"mine": 1.00, "awsRegion"' in changed
    same = [line for line in changed.splitlines() if "body" not in line.casefold()]
    assert same == [line for line in text.splitlines() if "body" not in line.casefold()]


def test_one_record_of_a_batch_is_composed() -> None:
    text = wrap(CATALOGUE, Envelope.KINESIS, ['{"n":0}', '{"n":1}', '{"n":2}'])
    assert step_all(CATALOGUE, text) == ((), text), "which one is for the user to say"
    found = step_inside(CATALOGUE, text, 1)
    assert found is not None
    shell, inner = found
    assert json.loads(inner) == {"n": 1}
    records = json.loads(put_inside(CATALOGUE, shell, '{"n":"ü"}'))["Records"]
    carried = [base64.b64decode(record["kinesis"]["data"]).decode() for record in records]
    assert carried == ['{"n":0}', '{"n":"ü"}', '{"n":2}']
    assert step_inside(CATALOGUE, text, 3) is None


def test_logs_are_compressed_again() -> None:
    shell = new_shell(CATALOGUE, Envelope.CLOUDWATCH_LOGS, "{}")
    data = json.loads(put_inside(CATALOGUE, shell, '{"level":"INFO"}'))["awslogs"]["data"]
    events = json.loads(gzip.decompress(base64.b64decode(data)))["logEvents"]
    assert events[0]["message"] == '{"level":"INFO"}'


def test_a_notification_in_a_queue_has_the_form_that_queues_get() -> None:
    shells = nested([Envelope.SNS, Envelope.SQS], S3)
    body = json.loads(json.loads(composed(CATALOGUE, shells, S3))["Records"][0]["body"])
    assert body["Type"] == "Notification"
    assert json.loads(body["Message"]) == json.loads(S3)


def test_what_cannot_be_carried_is_told() -> None:
    shell = new_shell(CATALOGUE, Envelope.EVENTBRIDGE, "{}")
    with pytest.raises(UsageError, match="object"):
        put_inside(CATALOGUE, shell, "[1]")
    with pytest.raises(UsageError, match="carries no event any more"):
        put_inside(CATALOGUE, Shell(Envelope.SQS, "{}"), "{}")


@pytest.mark.parametrize("text", ["{}", "nonsense", '{"Records": []}', wrap(CATALOGUE, Envelope.SQS, ["plain words"])])
def test_what_carries_no_event_is_not_stepped_into(text: str) -> None:
    assert step_inside(CATALOGUE, text) is None
    assert step_all(CATALOGUE, text) == ((), text)


def test_text_that_is_not_json_can_be_carried_by_a_queue() -> None:
    shell = new_shell(CATALOGUE, Envelope.SQS, "{}")
    assert json.loads(put_inside(CATALOGUE, shell, "{broken"))["Records"][0]["body"] == "{broken"
