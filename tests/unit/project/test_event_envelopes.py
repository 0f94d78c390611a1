import base64
import gzip
import hashlib
import json
import random
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.jsontext import minify
from workbench.model.errors import UsageError
from workbench.model.event_envelope import Envelope, Unwrapped
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_check import check_event
from workbench.project.event_envelopes import CARRIERS, make_wrapped, unwrap, unwrap_all, wrap, wrap_all
from workbench.project.event_renewal import SAMPLE_MS, Fresh

CATALOGUE = load_catalogue()
PAYLOAD = '{"b":1.50,"a":123456789012345678901234567890,"a":"\\u00e9"}'
SPACED = '{ "b" : 1.50 ,\n "a":123456789012345678901234567890, "a":"\\u00e9" }'
BATCHES = [envelope for envelope in Envelope if envelope not in (Envelope.SNS, Envelope.EVENTBRIDGE)]


def wrapped(envelope: Envelope, *payloads: str) -> Any:
    return json.loads(wrap(CATALOGUE, envelope, payloads))


@pytest.mark.parametrize("envelope", Envelope)
def test_what_is_carried_keeps_its_digits_escapes_and_names(envelope: Envelope) -> None:
    found = unwrap(CATALOGUE, wrap(CATALOGUE, envelope, [SPACED]))
    assert found is not None
    assert (found.envelope, tuple(map(minify, found.payloads))) == (envelope, (PAYLOAD,))


@pytest.mark.parametrize("envelope", Envelope)
def test_an_envelope_is_a_good_event_of_its_type(envelope: Envelope) -> None:
    payload = PAYLOAD.replace('"a":123', '"c":123')
    assert check_event(CATALOGUE, CARRIERS[envelope][0], wrap(CATALOGUE, envelope, [payload])) == ()


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(BATCHES))
def test_any_text_is_carried(text: str, envelope: Envelope) -> None:
    carried = minify(text)
    assert unwrap(CATALOGUE, wrap(CATALOGUE, envelope, [text])) == Unwrapped(envelope, (carried,))


@pytest.mark.parametrize(("inner", "outer"), list(product(Envelope, Envelope)))
def test_two_envelopes_come_off_again(inner: Envelope, outer: Envelope) -> None:
    layers = unwrap_all(CATALOGUE, wrap_all(CATALOGUE, [inner, outer], [PAYLOAD]))
    assert [layer.envelope for layer in layers] == [outer, inner]
    assert minify(layers[-1].payloads[0]) == PAYLOAD


def test_all_envelopes_come_off_again() -> None:
    layers = unwrap_all(CATALOGUE, wrap_all(CATALOGUE, tuple(Envelope), [PAYLOAD]))
    assert [layer.envelope for layer in layers] == list(reversed(Envelope))
    assert minify(layers[-1].payloads[0]) == PAYLOAD


def test_sns_in_a_queue_has_the_form_for_queues() -> None:
    inner = wrap(CATALOGUE, Envelope.SNS, [PAYLOAD])
    record = wrapped(Envelope.SQS, inner)["Records"][0]
    body = json.loads(record["body"])
    assert list(body)[:5] == ["Type", "MessageId", "TopicArn", "Subject", "Message"]
    assert {"SigningCertURL", "UnsubscribeURL"} <= set(body)
    assert not {"SigningCertUrl", "UnsubscribeUrl", "Records"} & set(body)
    assert body["Message"] == PAYLOAD
    assert record["md5OfBody"] == hashlib.md5(record["body"].encode(), usedforsecurity=False).hexdigest()


def test_logs_are_gzip_in_base64() -> None:
    data = wrapped(Envelope.CLOUDWATCH_LOGS, "line")["awslogs"]["data"]
    assert json.loads(gzip.decompress(base64.b64decode(data)))["logEvents"][0]["message"] == "line"


@pytest.mark.parametrize("envelope", BATCHES)
def test_each_payload_has_its_record(envelope: Envelope) -> None:
    found = unwrap(CATALOGUE, wrap(CATALOGUE, envelope, ["a", "b", "c", "d"]))
    assert found is not None
    assert found.payloads == ("a", "b", "c", "d")


def test_records_of_several_are_where_unwrapping_ends() -> None:
    batch = wrap(CATALOGUE, Envelope.SQS, [wrap(CATALOGUE, Envelope.SNS, ["a"])] * 2)
    assert [len(layer.payloads) for layer in unwrap_all(CATALOGUE, batch)] == [2]


@pytest.mark.parametrize("envelope", [Envelope.SNS, Envelope.EVENTBRIDGE])
def test_some_envelopes_carry_one_event(envelope: Envelope) -> None:
    with pytest.raises(UsageError, match="carries one event"):
        wrap(CATALOGUE, envelope, ["{}", "{}"])


@pytest.mark.parametrize("payload", ["[]", "3", "", "{", "text"])
def test_a_bus_carries_objects(payload: str) -> None:
    with pytest.raises(UsageError, match="JSON object"):
        wrap(CATALOGUE, Envelope.EVENTBRIDGE, [payload])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3",
        "{}",
        "[]",
        '{"Records": []}',
        '{"Records": [{"eventSource": "aws:s3"}]}',
        '{"detail": 1}',
        "[" * 100_000,
    ],
)
def test_other_events_are_no_envelopes(text: str) -> None:
    assert unwrap(CATALOGUE, text) is None
    assert unwrap_all(CATALOGUE, text) == ()


def test_an_envelope_without_texts_carries_nothing() -> None:
    assert unwrap(CATALOGUE, '{"Records": [{"eventSource": "aws:sqs", "body": null}]}') is None


ANY = st.recursive(
    st.none() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["Sns", "Message", "body", "data", "x"]), inner)
    ),
    max_leaves=4,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "Records": st.lists(
                st.fixed_dictionaries({"eventSource": st.sampled_from(["aws:sqs", "aws:kinesis"]), "body": ANY})
            ),
            "eventSource": st.just("aws:kafka"),
            "records": ANY,
            "awslogs": ANY,
            "deliveryStreamArn": ANY,
            "detail-type": ANY,
            "detail": ANY,
            "Type": st.just("Notification"),
            "TopicArn": ANY,
            "Message": ANY,
        },
    )
)
def test_any_event_can_be_asked(event: dict[str, Any]) -> None:
    layers = unwrap_all(CATALOGUE, json.dumps(event))
    assert all(isinstance(payload, str) for layer in layers for payload in layer.payloads)


def test_fresh_goes_through_every_layer() -> None:
    fresh = Fresh(random.Random(1), SAMPLE_MS + 1000)
    layers = unwrap_all(
        CATALOGUE, make_wrapped(CATALOGUE, "s3/put", {}, envelopes=(Envelope.SNS, Envelope.SQS), fresh=fresh)
    )
    assert json.loads(layers[0].payloads[0])["Timestamp"] == "2026-11-21T10:00:01.123Z"
    assert json.loads(layers[1].payloads[0])["Records"][0]["eventTime"] == "2026-11-21T10:00:01.123Z"


def test_records_are_the_event_s_or_events_of_their_own() -> None:
    inside = unwrap(CATALOGUE, make_wrapped(CATALOGUE, "s3/put", {}, records=3, envelopes=(Envelope.SQS,)))
    assert inside is not None
    assert [len(json.loads(payload)["Records"]) for payload in inside.payloads] == [3]
    beside = unwrap(
        CATALOGUE, make_wrapped(CATALOGUE, "eventbridge/scheduled", {}, records=3, envelopes=(Envelope.SQS,))
    )
    assert beside is not None
    assert len(beside.payloads) == 3
