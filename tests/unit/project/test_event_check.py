import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.errors import UsageError
from workbench.model.event import EventProblem
from workbench.project.event_catalogue import load_catalogue
from workbench.project.event_check import MOST_PROBLEMS, check_event, check_response
from workbench.project.event_make import make

CATALOGUE = load_catalogue()


def changed(type_id: str, old: str, new: str) -> str:
    text = CATALOGUE.sample(type_id)
    assert old in text
    return text.replace(old, new)


def test_a_sample_has_no_problems_however_it_is_written() -> None:
    text = CATALOGUE.sample("sqs/batch")
    assert check_event(CATALOGUE, "sqs/batch", text) == ()
    assert check_event(CATALOGUE, "sqs/batch", json.dumps(json.loads(text))) == ()


def test_a_problem_has_its_place() -> None:
    text = changed("s3/put", '"size": 1024', '"size": "big"')
    line = next(number for number, row in enumerate(text.splitlines(), 1) if '"big"' in row)
    column = text.splitlines()[line - 1].index('"big"') + 1
    assert check_event(CATALOGUE, "s3/put", text) == (
        EventProblem("/Records/0/s3/object/size", line, column, "size must be a whole number or null."),
    )


def test_unknown_members_are_welcome() -> None:
    text = changed("s3/put", '"Records"', '"new": 1, "Records"')
    assert check_event(CATALOGUE, "s3/put", text) == ()


@pytest.mark.parametrize(
    ("type_id", "old", "new"),
    [
        ("kinesis/tumbling-window", '"clicks"', '"views"'),
        ("iot/rule", '"temperature"', '"pressure"'),
        ("generic/hello-world", '"key1"', '"name"'),
        ("cloudfront/origin-request", '"custom": {', '"s3": {'),
        ("cognito/define-auth-challenge", '"SRP_A"', '"CUSTOM_CHALLENGE"'),
        ("ses/email-received", '"status": "PASS"', '"status": "DISABLED"'),
        ("cognito/pre-sign-up", "PreSignUp_SignUp", "PreSignUp_ExternalProvider"),
        ("api-gateway/websocket-disconnect", '"disconnectReason"', '"other"'),
    ],
)
def test_what_services_send_too_is_no_problem(type_id: str, old: str, new: str) -> None:
    assert check_event(CATALOGUE, type_id, changed(type_id, old, new)) == ()


@pytest.mark.parametrize(
    ("type_id", "old", "new", "text"),
    [
        ("kinesis/stream", '"data": "', '"data": "!', "data is not base64."),
        ("cloudwatch-logs/subscription", '"data": "H4', '"data": "AA', "data is not base64 of gzip of JSON."),
        ("config/scheduled", '"ruleParameters": "{', '"ruleParameters": "x{', "ruleParameters is not JSON."),
        ("sqs/standard-queue", '"md5OfBody": "', '"md5OfBody": "0', "md5OfBody does not follow body: it would be"),
        ("lambda-url/request", '"content-length": "', '"content-length": "9', "content-length does not follow body"),
    ],
)
def test_encodings_and_digests_are_checked(type_id: str, old: str, new: str, text: str) -> None:
    problems = check_event(CATALOGUE, type_id, changed(type_id, old, new))
    assert any(problem.text.startswith(text) for problem in problems), problems


def test_bytes_that_are_no_text_are_fine() -> None:
    assert check_event(CATALOGUE, "kinesis/stream", make(CATALOGUE, "kinesis/stream").replace("eyJ", "/wJ")) == ()


def test_text_that_is_not_json_has_one_problem() -> None:
    (problem,) = check_event(CATALOGUE, "s3/put", '{\n "a": }')
    assert (problem.line, problem.column) == (2, 7)
    assert problem.text.startswith("The text is not JSON: ")


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":NaN}',
        "\ufeff{}",
        '{"a":' * 900 + "1" + "}" * 900,
        f'{{"a":{"9" * 5000}}}',
        '"\\ud800"',
        "1e999",
    ],
)
def test_bad_input_is_told_not_raised(text: str) -> None:
    assert check_event(CATALOGUE, "sns/notification", text)


@given(st.text())
def test_any_text_can_be_checked(text: str) -> None:
    check_event(CATALOGUE, "s3/put", text)


def test_problems_are_few_enough_to_be_read() -> None:
    text = make(CATALOGUE, "sqs/batch", records=500).replace('"aws:sqs"', "3")
    problems = check_event(CATALOGUE, "sqs/batch", text)
    assert len(problems) == MOST_PROBLEMS
    assert [problem.line for problem in problems] == sorted(problem.line for problem in problems)


def test_a_large_event_is_checked_at_once() -> None:
    text = make(CATALOGUE, "sqs/batch", records=1500)
    assert len(text) > 900_000
    began = time.perf_counter()
    assert check_event(CATALOGUE, "sqs/batch", text) == ()
    # Far above what it takes (20 ms), far below what a slow validator would.
    assert time.perf_counter() - began < 2


@pytest.mark.parametrize(
    ("type_id", "text", "problems"),
    [
        ("api-gateway/rest-proxy", '{"statusCode": 200, "body": "x"}', []),
        ("api-gateway/rest-proxy", '{"statusCode": 200, "body": {}}', ["body must be a text or null."]),
        ("api-gateway/rest-proxy", '{"body": "x"}', ["The answer has no statusCode."]),
        ("lambda-url/request", '"just a text"', []),
        ("lambda-url/request", '{"statusCode": 200, "cookies": "a=b"}', ["cookies must be a list."]),
        ("sqs/batch", '{"batchItemFailures": [{"itemIdentifier": ""}]}', None),
        ("sqs/batch", "null", []),
        ("s3/put", "3", []),
        ("cognito/pre-sign-up", CATALOGUE.sample("cognito/pre-sign-up"), []),
        ("cognito/pre-sign-up", '{"response": {}}', None),
    ],
)
def test_answers_are_checked(type_id: str, text: str, problems: list[str] | None) -> None:
    found = [problem.text for problem in check_response(CATALOGUE, type_id, text)]
    assert bool(found) if problems is None else found == problems


def test_an_unknown_type_is_refused() -> None:
    with pytest.raises(UsageError):
        check_event(CATALOGUE, "s3/none", "{}")


def test_names_that_stand_twice_are_told_among_the_others() -> None:
    text = '{"Records": [],\n"x": 1,\n"x": 2}'
    assert [(one.pointer, one.line) for one in check_event(CATALOGUE, "s3/put", text) if one.pointer == "/x"] == [
        ("/x", 3)
    ]
