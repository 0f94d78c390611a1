"""What a function answered, checked against what its trigger reads: the shape, and the ids of the event's records."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.base.json_places import Lines, find_spans
from workbench.base.json_pointer import JsonValue, Path, places, pointer_to, value_at
from workbench.base.json_read import read_json
from workbench.model.event import EventProblem
from workbench.project.event_catalogue import EventCatalogue
from workbench.project.event_check import check_response


@dataclass(frozen=True, slots=True)
class _Ids:
    """The answers of a service name records: `answer` points to the ids in it, `records` to those of the event.

    `effect` is what happens with an id that no record has. With `all_answered` each record must be in the answer.
    """

    answer: str
    records: str
    effect: str
    all_answered: bool = False


_WHOLE_BATCH = "Lambda takes the whole batch for failed"
_FAILURES = "/batchItemFailures/*/itemIdentifier"
_IDS = {
    "sqs": _Ids(_FAILURES, "/Records/*/messageId", _WHOLE_BATCH),
    "kinesis": _Ids(_FAILURES, "/Records/*/kinesis/sequenceNumber", _WHOLE_BATCH),
    "dynamodb": _Ids(_FAILURES, "/Records/*/dynamodb/SequenceNumber", _WHOLE_BATCH),
    "firehose": _Ids("/records/*/recordId", "/records/*/recordId", "Firehose takes it for failed", all_answered=True),
    "kinesis-analytics": _Ids(
        "/records/*/recordId", "/records/*/recordId", "the application takes it for failed", all_answered=True
    ),
    "s3-batch": _Ids("/results/*/taskId", "/tasks/*/taskId", "S3 takes its task for failed"),
}
"""Which ids an answer may have, by the first part of the event type (LAMBDA_FACTS §6.8)."""


def check_answer(catalogue: EventCatalogue, type_id: str, answer: str, event: str) -> tuple[EventProblem, ...]:
    """What in the JSON `answer` to `event` the trigger cannot read, nothing when it reads none.

    Raises UsageError for an unknown id, EventError for a broken catalogue.
    """
    found = check_response(catalogue, type_id, answer)
    ids = _IDS.get(type_id.partition("/")[0])
    if ids is None or any(not problem.pointer for problem in found):
        return found
    return (*found, *_placed(answer, event, ids))


def _placed(answer: str, event: str, ids: _Ids) -> Iterator[EventProblem]:
    try:
        found = list(_wrong_ids(read_json(answer), read_json(event), ids))
    except ValueError:
        return
    spans, lines = find_spans(answer, {path for path, _ in found}), Lines(answer)
    for path, text in found:
        yield EventProblem(pointer_to(path), *lines.at(spans[path].start), text)


def _wrong_ids(answer: JsonValue, event: JsonValue, ids: _Ids) -> Iterator[tuple[Path, str]]:
    known = [str(value_at(event, path)) for path in places(event, ids.records)]
    told = {path: value_at(answer, path) for path in places(answer, ids.answer)}
    for path, value in told.items():
        if isinstance(value, str) and value and value not in known:
            yield path, f"No record of the event has the {path[-1]} {value}: {ids.effect}."
    for value in known if ids.all_answered and told else ():
        if value not in told.values():
            yield ("records",), f"The record {value} has no answer: {ids.effect}."
