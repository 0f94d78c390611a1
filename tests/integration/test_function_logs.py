"""What functions print, asked of the running service as CloudWatch Logs: boto3 and the AWS CLI."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.lambda_service import RunningService, running_service
from tests.support.service_functions import create

PRINTS = """
import logging

print("at import")

def handler(event, context):
    print("one", event)
    print("two\\rlines")
    logging.getLogger().warning("a warning\\nof two lines")
    if event.get("fail"):
        raise ValueError("on purpose")
"""
GROUP = "/aws/lambda/prints"
STREAM = re.compile(r"\d{4}/\d\d/\d\d/\[\$LATEST\][0-9a-f]{32}")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("logs")) as found:
        client = found.client()
        create(client, "prints", PRINTS)
        invoke(client, {"n": 1})
        yield found


@pytest.fixture(scope="module")
def logs(service: RunningService) -> Any:
    return service.client("logs", inject_host_prefix=False)


def invoke(client: Any, event: Any, name: str = "prints") -> str:
    """The id of the request, when it has ended."""
    answer = client.invoke(FunctionName=name, Payload=json.dumps(event))
    answer["Payload"].read()
    return str(answer["ResponseMetadata"]["RequestId"])


def messages(logs: Any, group: str = GROUP, **given: Any) -> list[str]:
    """The messages of all events of a group."""
    pages = logs.get_paginator("filter_log_events").paginate(logGroupName=group, **given)
    return [event["message"] for page in pages for event in page["events"]]


def test_a_run_from_its_first_line_to_its_last(service: RunningService, logs: Any) -> None:
    (group,) = logs.describe_log_groups(logGroupNamePrefix=GROUP)["logGroups"]
    assert group["logGroupArn"] == f"arn:aws:logs:us-east-1:000000000000:log-group:{GROUP}"
    (stream,) = logs.describe_log_streams(logGroupName=GROUP)["logStreams"]
    assert STREAM.fullmatch(stream["logStreamName"])
    found = logs.get_log_events(logGroupName=GROUP, logStreamName=stream["logStreamName"], startFromHead=True)
    texts = [event["message"] for event in found["events"]][:8]
    assert texts[0].startswith("INIT_START Runtime Version: python:3.11")
    assert texts[1] == "at import\n"
    assert re.fullmatch(r"START RequestId: [0-9a-f-]{36} Version: \$LATEST\n", texts[2])
    assert texts[3:5] == ["one {'n': 1}\n", "two\rlines\n"]
    assert re.fullmatch(r"\[WARNING\]\t\S+Z\t[0-9a-f-]{36}\ta warning\nof two lines\n", texts[5])
    assert texts[6].startswith("END RequestId: ")
    assert re.fullmatch(r"REPORT RequestId: .+\tDuration: .+ MB\tInit Duration: .+ ms\t\n", texts[7])


def test_a_failure_is_one_event(service: RunningService, logs: Any) -> None:
    request_id = invoke(service.client(), {"fail": True})
    (error,) = messages(logs, filterPattern='"[ERROR]"')
    assert error.startswith("[ERROR] ValueError: on purpose\nTraceback (most recent call last):\n\u00a0\u00a0File ")
    found = messages(logs, filterPattern=f'"{request_id}"')
    assert found[0].startswith("START ")
    assert len(found) == 4, "START, the warning, END and REPORT name it"


def test_a_version_has_streams_of_its_own(service: RunningService, logs: Any) -> None:
    client = service.client()
    version = client.publish_version(FunctionName="prints")["Version"]
    invoke(client, {"n": "later"}, f"prints:{version}")
    assert messages(logs, filterPattern="later") == ["one {'n': 'later'}\n"]
    streams = logs.describe_log_streams(logGroupName=GROUP, orderBy="LastEventTime", descending=True)["logStreams"]
    assert f"[{version}]" in streams[0]["logStreamName"]


def test_regions_and_groups_of_their_own(service: RunningService) -> None:
    client = service.client(region="eu-west-1", access_key="111122223333")
    create(client, "apart", PRINTS, LoggingConfig={"LogGroup": "/shop/all", "LogFormat": "JSON"})
    invoke(client, {}, "apart")
    logs = service.client("logs", region="eu-west-1", access_key="111122223333")
    assert [group["logGroupName"] for group in logs.describe_log_groups()["logGroups"]] == ["/shop/all"]
    (start,) = messages(logs, "/shop/all", filterPattern='{ $.type = "platform.start" }')
    assert json.loads(start)["record"]["version"] == "$LATEST"
    (warning,) = messages(logs, "/shop/all", filterPattern='{ $.level = "WARNING" && $.requestId = * }')
    assert json.loads(warning)["message"] == "a warning\nof two lines"


def test_a_live_tail_while_a_function_runs(service: RunningService, logs: Any) -> None:
    arn = f"arn:aws:logs:us-east-1:000000000000:log-group:{GROUP}"
    stream = logs.start_live_tail(logGroupIdentifiers=[arn], logEventFilterPattern="live")["responseStream"]
    try:
        events = iter(stream)
        assert "sessionStart" in next(events)
        invoke(service.client(), {"n": "live"})
        update = next(event["sessionUpdate"] for event in events if event["sessionUpdate"]["sessionResults"])
        assert [one["message"] for one in update["sessionResults"]] == ["one {'n': 'live'}\n"]
    finally:
        stream.close()


def test_the_cli(service: RunningService) -> None:
    words = ("--filter-pattern", '"at import"', "--interleaved", "--max-items", "1")
    found = service.aws("logs", "filter-log-events", "--log-group-name", GROUP, *words)
    assert [event["message"] for event in found["events"]] == ["at import\n"]
    groups = service.aws("logs", "describe-log-groups", "--query", "logGroups[].logGroupName")
    assert GROUP in groups
    said = service.aws.fails("logs", "describe-log-streams", "--log-group-name", "/aws/lambda/none")
    assert "The specified log group does not exist." in said


def test_logs_outlive_the_service(service: RunningService) -> None:
    before = messages(service.client("logs"))
    service.stop()
    service.start()
    again = service.client("logs")
    assert messages(again) == before
    assert messages(again, filterPattern="nothing") == []
