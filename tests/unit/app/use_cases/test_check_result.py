import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.fake_engine import fake_application
from tests.support.runs import a_run
from workbench.app.application import Application
from workbench.app.use_cases.check_result import check_result, trigger_of
from workbench.model.run import Run, RunOutcome

WRONG = {"batchItemFailures": [{"itemIdentifier": "none"}]}


@pytest.fixture
def app(tmp_path: Path) -> Application:
    return fake_application(tmp_path)


def answered(app: Application, sample: str, answer: Any, type_id: str = "", outcome: RunOutcome = RunOutcome.OK) -> Run:
    run = a_run(outcome=outcome, event=app.catalogue.sample(sample).encode())
    assert run.result is not None
    result = replace(run.result, payload=answer if isinstance(answer, bytes) else json.dumps(answer).encode())
    return replace(run, result=result, event_type=type_id)


async def test_the_type_is_the_one_it_was_sent_as_or_looks_like(app: Application) -> None:
    for type_id in ("sqs/standard-queue", "", "gone/type"):
        run = answered(app, "sqs/standard-queue", WRONG, type_id)
        assert [problem.pointer for problem in await check_result(app, run)] == ["/batchItemFailures/0/itemIdentifier"]
        assert await trigger_of(app, run) == "SQS"


@pytest.mark.parametrize(
    ("type_id", "answer"),
    [
        ("api-gateway/rest-proxy", {"statusCode": 200, "body": {"a": 1}}),
        ("api-gateway/authorizer-token", {"principalId": 1}),
        ("sqs/standard-queue", {"batchItemFailures": 1}),
        ("sqs/standard-queue", b"\xff"),
    ],
)
async def test_answers_that_a_trigger_cannot_read(app: Application, type_id: str, answer: Any) -> None:
    assert await check_result(app, answered(app, type_id, answer, type_id)) != ()


async def test_failed_and_streamed_runs_and_unknown_events_are_not_checked(app: Application) -> None:
    run = answered(app, "sqs/standard-queue", WRONG, "sqs/standard-queue")
    assert run.result is not None
    streamed = replace(run, result=replace(run.result, streamed_bytes=9))
    failed = replace(run, outcome=RunOutcome.FUNCTION_ERROR)
    unknown = replace(run, event=b'{"a": 1}', event_type="")
    for one in (streamed, failed, unknown, replace(run, result=None), replace(unknown, event=b"{")):
        assert await check_result(app, one) == ()
    assert await trigger_of(app, unknown) == ""


async def test_no_answer_is_null(app: Application) -> None:
    assert await check_result(app, answered(app, "sqs/standard-queue", b"", "sqs/standard-queue")) == ()
