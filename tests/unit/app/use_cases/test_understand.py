import json

import pytest

from workbench.app.use_cases.understand import type_of, understand
from workbench.model.event_envelope import Envelope
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_envelopes import wrap

CATALOGUE = load_catalogue()
S3 = CATALOGUE.sample("s3/put")


def test_an_event_is_known_by_its_looks() -> None:
    known = understand(CATALOGUE, S3)
    assert known.type_id == "s3/put"
    assert known.details is not None
    assert known.form is not None
    assert [field.label for field in known.form.fields()] == ["Records"]
    assert (known.problems, known.envelope) == ((), None)


def test_what_it_was_picked_as_holds_while_it_looks_like_that() -> None:
    http = json.loads(CATALOGUE.sample("api-gateway/http-v2"))
    url = json.loads(CATALOGUE.sample("lambda-url/request"))
    for declared, value in (("api-gateway/http-v2", http), ("lambda-url/request", url)):
        assert type_of(CATALOGUE, value, declared) == declared
    assert type_of(CATALOGUE, json.loads(S3), "api-gateway/http-v2") == "s3/put"
    assert type_of(CATALOGUE, {}, "s3/put") == "s3/put", "nothing speaks for another"
    assert type_of(CATALOGUE, {}, "no/such-type") == ""


def test_text_that_is_not_json_has_no_form() -> None:
    known = understand(CATALOGUE, S3[:-3], "s3/put")
    assert known.type_id == "s3/put"
    assert known.form is None
    assert understand(CATALOGUE, "{", "").type_id == ""


def test_an_event_of_no_known_type_has_a_form_of_its_own() -> None:
    known = understand(CATALOGUE, '{"order": 42}')
    assert known.type_id == ""
    assert known.form is not None
    assert [(field.label, field.value) for field in known.form.fields()] == [("Order", 42)]


def test_problems_have_their_places() -> None:
    text = S3.replace('"us-east-1"', "3", 1)
    problem = understand(CATALOGUE, text).problems[0]
    assert problem.pointer == "/Records/0/awsRegion"
    assert text.splitlines()[problem.line - 1].endswith("3,")


def test_a_variable_whose_value_comes_later_is_no_problem() -> None:
    text = S3.replace("1024", '"${=env.SIZE}"')
    assert text != S3
    assert understand(CATALOGUE, text).problems == ()
    assert understand(CATALOGUE, S3.replace("1024", '"many"')).problems


@pytest.mark.parametrize("envelope", list(Envelope))
def test_an_envelope_is_seen_with_what_it_carries(envelope: Envelope) -> None:
    known = understand(CATALOGUE, wrap(CATALOGUE, envelope, [S3]))
    assert (known.envelope, known.carried, known.carries_event) == (envelope, 1, True)


def test_an_order_in_a_queue_is_no_event_of_aws() -> None:
    known = understand(CATALOGUE, CATALOGUE.sample("sqs/standard-queue"))
    assert (known.envelope, known.carries_event) == (Envelope.SQS, False)
    notified = wrap(CATALOGUE, Envelope.SQS, [wrap(CATALOGUE, Envelope.SNS, ["{}"])])
    assert understand(CATALOGUE, notified).carries_event, "a notification in a queue"


def test_a_number_beyond_all_measure_is_no_failure() -> None:
    known = understand(CATALOGUE, '{"big": ' + "9" * 6000 + "}")
    assert known.form is not None


def test_a_type_can_be_held_while_its_own_members_change() -> None:
    changed = CATALOGUE.sample("eventbridge/ec2-state-change").replace("aws.ec2", "mine")
    assert understand(CATALOGUE, changed, "eventbridge/ec2-state-change").type_id != "eventbridge/ec2-state-change"
    held = understand(CATALOGUE, changed, "eventbridge/ec2-state-change", hold=True)
    assert held.type_id == "eventbridge/ec2-state-change"
    assert understand(CATALOGUE, changed, "no/such-type", hold=True).type_id != "no/such-type"


@pytest.mark.parametrize("levels", [300, 600])
def test_an_envelope_with_deep_members_is_read(levels: int) -> None:
    deep = "[" * levels + "]" * levels
    known = understand(CATALOGUE, f'{{"Records": [{{"eventSource": "aws:sqs", "body": "x", "attributes": {deep}}}]}}')
    assert known.envelope is Envelope.SQS
    assert known.carried == 1


def test_repeated_names_are_told_also_where_the_type_is_not_known() -> None:
    known = understand(CATALOGUE, '{"a": 1,\n"a": 2}')
    assert [(one.pointer, one.line) for one in known.problems] == [("/a", 2)]
