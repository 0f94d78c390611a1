import json
from typing import Any

import pytest

from workbench.model.errors import UsageError
from workbench.project.event_answer import check_answer
from workbench.project.event_catalogue import load_catalogue

CATALOGUE = load_catalogue()


def found(type_id: str, answer: Any, event: Any = None) -> list[str]:
    text = answer if isinstance(answer, str) else json.dumps(answer)
    given = CATALOGUE.sample(type_id) if event is None else json.dumps(event)
    return [problem.text for problem in check_answer(CATALOGUE, type_id, text, given)]


@pytest.mark.parametrize(
    ("type_id", "records", "name"),
    [
        ("sqs/standard-queue", "Records", ("messageId",)),
        ("kinesis/stream", "Records", ("kinesis", "sequenceNumber")),
        ("dynamodb/stream", "Records", ("dynamodb", "SequenceNumber")),
    ],
)
def test_failed_items_must_be_records_of_the_event(type_id: str, records: str, name: tuple[str, ...]) -> None:
    record = json.loads(CATALOGUE.sample(type_id))[records][0]
    for part in name:
        record = record[part]
    assert found(type_id, {"batchItemFailures": [{"itemIdentifier": record}]}) == []
    wrong = found(type_id, {"batchItemFailures": [{"itemIdentifier": record}, {"itemIdentifier": "none"}]})
    assert wrong == ["No record of the event has the itemIdentifier none: Lambda takes the whole batch for failed."]


def test_the_place_of_an_unknown_id_is_told() -> None:
    answer = '{"batchItemFailures": [\n  {"itemIdentifier": "x"}]}'
    problems = check_answer(CATALOGUE, "sqs/standard-queue", answer, CATALOGUE.sample("sqs/standard-queue"))
    assert [(one.pointer, one.line, one.column) for one in problems] == [("/batchItemFailures/0/itemIdentifier", 2, 22)]


@pytest.mark.parametrize("answer", [None, {}, {"batchItemFailures": []}, {"batchItemFailures": None}, {"other": 1}])
def test_answers_without_failures_are_fine(answer: Any) -> None:
    assert found("sqs/standard-queue", answer) == []


def test_the_shape_is_checked_too_and_an_empty_id_is_told_once() -> None:
    assert len(found("sqs/standard-queue", {"batchItemFailures": [{"itemIdentifier": ""}]})) == 1
    assert len(found("sqs/standard-queue", {"batchItemFailures": [{"x": ""}]})) == 1


def test_every_record_of_firehose_must_be_answered() -> None:
    event = {"records": [{"recordId": "1"}, {"recordId": "2"}]}
    one = {"records": [{"recordId": "1", "result": "Ok", "data": "YQ=="}]}
    assert found("firehose/transform", one, event) == ["The record 2 has no answer: Firehose takes it for failed."]


def test_answers_of_other_triggers_are_only_checked_for_their_shape() -> None:
    assert found("lambda-url/request", {"statusCode": 200, "body": "x"}) == []
    assert found("s3/put", {"anything": [1]}) == []


def test_what_is_no_json_is_one_problem() -> None:
    assert len(found("sqs/standard-queue", "{")) == 1
    assert found("sqs/standard-queue", {"batchItemFailures": [{"itemIdentifier": "x"}]}, "no event") != []


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(UsageError):
        found("none/such", {}, {})
