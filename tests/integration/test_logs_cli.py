"""The AWS CLI reads what functions of the running service print: events, streams, groups, and live."""

import signal
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from tests.support.aws_user import User
from tests.support.lambda_service import RunningService, running_service
from tests.support.service_functions import create, package
from tests.support.waiting import until

GROUP = "/aws/lambda/told"
TELLING = """
def handler(event, context):
    for word in event["words"]:
        print("told", word, "END" if word == "last" else "")
"""
WITHIN_S = 30.0


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("logs")) as found:
        create(found.client(), "told", TELLING)
        yield found


@pytest.fixture
def user(service: RunningService) -> User:
    return User(service.aws)


def tell(user: User, *words: str, name: str = "told") -> None:
    quoted = ", ".join(f'"{word}"' for word in words)
    user.invoke(name, f'{{"words": [{quoted}]}}')


def told(events: list[dict[str, Any]]) -> list[str]:
    """The words of the function's own lines."""
    return [each["message"].split()[1] for each in events if each["message"].startswith("told ")]


def test_groups_streams_and_events(user: User) -> None:
    before = int(time.time() * 1000) - 1000
    tell(user, "a", "b")
    (group,) = user.aws("logs", "describe-log-groups", "--log-group-name-prefix", GROUP)["logGroups"]
    assert group["arn"].startswith(f"arn:aws:logs:us-east-1:000000000000:log-group:{GROUP}")
    streams = user.aws("logs", "describe-log-streams", "--log-group-name", GROUP, "--order-by", "LastEventTime")
    stream = streams["logStreams"][-1]
    assert "[$LATEST]" in stream["logStreamName"]
    assert stream["firstEventTimestamp"] >= before
    place = ("--log-group-name", GROUP, "--log-stream-name", stream["logStreamName"])
    got = user.aws("logs", "get-log-events", *place, "--start-from-head")
    assert told(got["events"])[:2] == ["a", "b"]
    kinds = [each["message"].split()[0] for each in got["events"]]
    assert kinds[:6] == ["INIT_START", "START", "told", "told", "END", "REPORT"]
    end = user.aws("logs", "get-log-events", *place, "--next-token", got["nextForwardToken"])
    assert (end["events"], end["nextForwardToken"]) == ([], got["nextForwardToken"]), "at its end, as on AWS"


def test_events_are_filtered(user: User) -> None:
    tell(user, "red", "green", "blue", "red")
    name = ("--log-group-name", GROUP)

    def found(*words: str) -> list[str]:
        return told(user.aws("logs", "filter-log-events", *name, *words)["events"])

    assert found("--filter-pattern", "red") == ["red", "red"]
    assert found("--filter-pattern", "?green ?blue") == ["green", "blue"]
    assert found("--filter-pattern", "told -red -green")[-1:] == ["blue"]
    assert found("--filter-pattern", '"told green"') == ["green"]
    everything = found()
    assert everything[-4:] == ["red", "green", "blue", "red"]
    first = user.aws("logs", "filter-log-events", *name, "--max-items", "3")
    second = user.aws("logs", "filter-log-events", *name, "--starting-token", first["NextToken"])
    assert told(first["events"] + second["events"]) == everything
    later = str(int(time.time() * 1000) + 60_000)
    assert found("--start-time", later) == []
    assert "ResourceNotFoundException" in user.aws.fails(
        "logs", "filter-log-events", "--log-group-name", "/aws/lambda/nobody"
    )


def test_a_live_tail_as_a_process(service: RunningService, user: User) -> None:
    """Clients put `streaming-` before the host, which is no name of a local one; this turns it off."""
    create(service.client(), "live", TELLING)
    tell(user, "before", name="live")
    arn = "arn:aws:logs:us-east-1:000000000000:log-group:/aws/lambda/live"
    command = user.aws.command("logs", "start-live-tail", "--log-group-identifiers", arn)
    environment = {**user.aws.environment(), "AWS_DISABLE_HOST_PREFIX_INJECTION": "true", "PYTHONUNBUFFERED": "1"}
    printed = user.folder / "tail"
    with (
        printed.open("w") as output,
        subprocess.Popen(
            [*command, "--log-event-filter-pattern", "END"],
            env=environment,
            cwd=user.folder,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as tail,
    ):
        try:

            def told() -> bool:
                assert tail.poll() is None, printed.read_text()
                tell(user, "other", "last", name="live")  # until the session has begun
                return "told last END" in printed.read_text()

            until(told, "the session to tell it", WITHIN_S)
            tail.send_signal(signal.SIGINT)
            assert tail.wait(WITHIN_S) == 0
        finally:
            tail.kill()
    assert "other" not in printed.read_text()


def test_what_the_newer_cli_asks_to_follow_a_group(service: RunningService, user: User) -> None:
    """`aws logs tail --follow` (not in the first CLI) asks again from the newest event that it knows."""
    user.create("followed", package(TELLING))
    tell(user, "a", name="followed")
    logs = service.client("logs")
    given: dict[str, Any] = {"logGroupName": "/aws/lambda/followed", "interleaved": True, "startTime": 0, "limit": 4}
    known: dict[int, set[str]] = defaultdict(set)
    seen: list[dict[str, Any]] = []
    for words in ((), ("b",), (), ("c", "d", "e", "f", "g")):
        tell(user, *words, name="followed")
        while True:
            answer = logs.filter_log_events(**given)
            for event in answer["events"]:
                if event["eventId"] not in known[event["timestamp"]]:
                    known[event["timestamp"]].add(event["eventId"])
                    seen.append(event)
            if "nextToken" not in answer:
                break
            given["nextToken"] = answer["nextToken"]
        given.pop("nextToken", None)
        given["startTime"] = max(known)
    assert told(seen) == ["a", "b", "c", "d", "e", "f", "g"]
    assert len({each["eventId"] for each in seen}) == len(seen)
    assert [each["timestamp"] for each in seen] == sorted(each["timestamp"] for each in seen)


def test_groups_are_made_and_removed(user: User) -> None:
    name = ("--log-group-name", "/own/group")
    user.aws("logs", "create-log-group", *name)
    user.aws("logs", "create-log-stream", *name, "--log-stream-name", "one")
    event = f"timestamp={int(time.time() * 1000)},message=written"
    user.aws("logs", "put-log-events", *name, "--log-stream-name", "one", "--log-events", event)
    user.aws("logs", "put-retention-policy", *name, "--retention-in-days", "7")
    (group,) = user.aws("logs", "describe-log-groups", "--log-group-name-prefix", "/own")["logGroups"]
    assert group["retentionInDays"] == 7
    events = user.aws("logs", "filter-log-events", *name)["events"]
    assert [each["message"] for each in events] == ["written"]
    user.aws("logs", "delete-log-stream", *name, "--log-stream-name", "one")
    user.aws("logs", "delete-log-group", *name)
    assert user.aws("logs", "describe-log-groups", "--log-group-name-prefix", "/own")["logGroups"] == []
    assert "ResourceNotFoundException" in user.aws.fails("logs", "delete-log-group", *name)
