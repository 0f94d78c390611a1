import json
from typing import Any

import pytest

from workbench.cli.main import main
from workbench.project.event_catalogue import load_catalogue


def made(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main(["events", "make", *words]) == 0
    return json.loads(capsys.readouterr().out)


def test_describe_is_a_table_of_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "describe", "sqs/batch"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["NAME", "KIND", "DEFAULT", "MEANING"]
    assert any(line.startswith("queue ") and "shop-orders" in line for line in lines)


def test_describe_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "describe", "dynamodb/stream", "--json"]) == 0
    parameters = {each["name"]: each for each in json.loads(capsys.readouterr().out)["parameters"]}
    assert parameters["change"]["choices"] == ["INSERT", "MODIFY", "REMOVE"]
    assert parameters["keys"] == {
        "name": "keys",
        "help": "The key of the item, in DynamoDB JSON.",
        "kind": "json",
        "default": {"OrderId": {"S": "1001"}},
        "choices": [],
    }


def test_make_without_more_is_the_sample(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "make", "s3/put"]) == 0
    assert capsys.readouterr().out == load_catalogue().sample("s3/put")


def test_make_with_values_and_records(capsys: pytest.CaptureFixture[str]) -> None:
    event = made(capsys, "s3/put", "--set", "bucket=a=b", "--set", "size=7", "--records", "3")
    buckets = [(record["s3"]["bucket"]["name"], record["s3"]["object"]["size"]) for record in event["Records"]]
    assert buckets == [("a=b", 7)] * 3


def test_make_with_envelopes(capsys: pytest.CaptureFixture[str]) -> None:
    event = made(capsys, "s3/put", "--wrap", "sns, sqs")
    assert event["Records"][0]["eventSource"] == "aws:sqs"
    assert json.loads(event["Records"][0]["body"])["Type"] == "Notification"


def test_make_anew_and_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    one = made(capsys, "sqs/batch", "--fresh")
    other = made(capsys, "sqs/batch", "--fresh")
    assert one["Records"][0]["messageId"] != other["Records"][0]["messageId"]
    assert main(["events", "make", "s3/put", "--compact"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["describe"],
        ["describe", "s3/none"],
        ["make"],
        ["make", "s3/none"],
        ["make", "s3/put", "--set", "bucket"],
        ["make", "s3/put", "--set", "none=x"],
        ["make", "s3/put", "--set", "size=big"],
        ["make", "s3/put", "--wrap", "parcel"],
        ["make", "s3/put", "--records", "0"],
        ["make", "sns/notification", "--records", "2"],
    ],
)
def test_refused_with_what_is_wrong(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
