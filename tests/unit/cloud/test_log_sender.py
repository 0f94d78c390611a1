import threading
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError, EndpointConnectionError

from workbench.cloud import log_sender
from workbench.cloud.log_sender import LogSender
from workbench.model.errors import CloudError, CloudRefusedError, CloudUnreachableError
from workbench.model.logs import LogAddress

ONE = LogAddress("111122223333", "eu-west-1", "/aws/lambda/f", "one")
TWO = LogAddress("444455556666", "us-east-1", "/aws/lambda/f", "two")


def refusal(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code, "Message": "No."}}, "op")


class Logs:
    """Stands for the sessions and their CloudWatch Logs: groups, streams and events by account and region."""

    def __init__(self) -> None:
        self.groups: set[tuple[str, ...]] = set()
        self.streams: dict[tuple[str, ...], list[str]] = {}
        self.calls: list[str] = []
        self.errors: list[Exception] = []
        self.closed = False

    def client(self, service: str, account_id: str, region: str) -> "Client":
        assert service == "logs"
        return Client(self, (account_id, region))

    def close(self) -> None:
        self.closed = True


class Client:
    """Of one account in a region."""

    def __init__(self, logs: Logs, place: tuple[str, str]) -> None:
        self.logs = logs
        self.place = place

    def _begin(self, name: str) -> None:
        self.logs.calls.append(name)
        if self.logs.errors:
            raise self.logs.errors.pop(0)

    def create_log_group(self, logGroupName: str) -> None:  # noqa: N803 - boto3's name
        self._begin("group")
        if (*self.place, logGroupName) in self.logs.groups:
            raise refusal("ResourceAlreadyExistsException")
        self.logs.groups.add((*self.place, logGroupName))

    def create_log_stream(self, logGroupName: str, logStreamName: str) -> None:  # noqa: N803
        self._begin("stream")
        if (*self.place, logGroupName) not in self.logs.groups:
            raise refusal("ResourceNotFoundException")
        if (*self.place, logGroupName, logStreamName) in self.logs.streams:
            raise refusal("ResourceAlreadyExistsException")
        self.logs.streams[*self.place, logGroupName, logStreamName] = []

    def put_log_events(self, logGroupName: str, logStreamName: str, logEvents: list[Any]) -> None:  # noqa: N803
        self._begin("put")
        stream = self.logs.streams.get((*self.place, logGroupName, logStreamName))
        if stream is None:
            raise refusal("ResourceNotFoundException")
        stream += [event["message"] for event in logEvents]


@pytest.fixture
def logs() -> Logs:
    return Logs()


@pytest.fixture
def told() -> list[CloudError]:
    return []


@pytest.fixture
def sender(logs: Logs, told: list[CloudError], monkeypatch: pytest.MonkeyPatch) -> Iterator[LogSender]:
    monkeypatch.setattr(log_sender, "AccountSessions", lambda _url: logs)
    made = LogSender("http://127.0.0.1:1", told.append, every_s=3600.0)
    yield made
    made.close()
    assert logs.closed


def sent(sender: LogSender, *events: tuple[LogAddress, str]) -> None:
    """Send these now, as the thread does."""
    for number, (address, text) in enumerate(events):
        sender._waiting.append((address, number, text))
    sender._send_waiting()


def test_groups_and_streams_are_made_on_demand(sender: LogSender, logs: Logs, told: list[CloudError]) -> None:
    sent(sender, (ONE, "a"), (TWO, "b"), (ONE, "c"))
    sent(sender, (ONE, "d"))
    assert logs.streams == {
        ("111122223333", "eu-west-1", "/aws/lambda/f", "one"): ["a", "c", "d"],
        ("444455556666", "us-east-1", "/aws/lambda/f", "two"): ["b"],
    }
    assert logs.calls == ["stream", "group", "stream", "put"] * 2 + ["put"]
    assert told == []


def test_groups_and_streams_that_are_there_already(sender: LogSender, logs: Logs) -> None:
    logs.groups.add(("111122223333", "eu-west-1", "/aws/lambda/f"))
    logs.streams["111122223333", "eu-west-1", "/aws/lambda/f", "one"] = ["before"]
    sent(sender, (ONE, "a"))
    assert list(logs.streams.values()) == [["before", "a"]]
    assert logs.calls == ["stream", "put"]


def test_a_stream_that_was_removed_is_made_again(sender: LogSender, logs: Logs, told: list[CloudError]) -> None:
    sent(sender, (ONE, "a"))
    logs.groups.clear()
    logs.streams.clear()
    sent(sender, (ONE, "b"))
    assert list(logs.streams.values()) == [["b"]]
    assert told == []


def test_trouble_is_told_once_until_it_is_over(sender: LogSender, logs: Logs, told: list[CloudError]) -> None:
    for _time in range(2):
        logs.errors = [EndpointConnectionError(endpoint_url="http://127.0.0.1:1")]
        sent(sender, (ONE, "lost"), (TWO, "lost too"))
        assert logs.calls == ["stream"], "nobody answers: the others are not tried"
        logs.calls.clear()
    assert [type(error) for error in told] == [CloudUnreachableError]
    sent(sender, (ONE, "a"))
    logs.errors = [refusal("ThrottlingException")]
    sent(sender, (ONE, "lost"), (TWO, "b"))
    assert [type(error) for error in told] == [CloudUnreachableError, CloudRefusedError]
    assert str(told[1]) == "The log could not be sent to CloudWatch Logs. ThrottlingException: No."
    assert list(logs.streams.values()) == [["a"], ["b"]], "one that is refused does not keep the others"


def test_a_refused_group_is_told(sender: LogSender, logs: Logs, told: list[CloudError]) -> None:
    logs.errors = [refusal("ResourceNotFoundException"), refusal("LimitExceededException")]
    sent(sender, (ONE, "a"))
    assert [error.code for error in told if isinstance(error, CloudRefusedError)] == ["LimitExceededException"]


def test_known_streams_are_bounded(sender: LogSender, logs: Logs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_sender, "KNOWN_STREAMS", 1)
    sent(sender, (ONE, "a"), (TWO, "b"))
    assert sender._known == {TWO}
    sent(sender, (ONE, "c"))
    assert next(iter(logs.streams.values())) == ["a", "c"]


def test_what_was_taken_is_sent_by_a_thread_and_at_the_end(
    logs: Logs, told: list[CloudError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_sender, "AccountSessions", lambda _url: logs)
    arrived = threading.Event()
    put = Client.put_log_events

    def tells(self: Client, **values: Any) -> None:
        put(self, **values)
        arrived.set()

    monkeypatch.setattr(Client, "put_log_events", tells)
    sender = LogSender("http://127.0.0.1:1", told.append, every_s=0.01)
    assert sender._thread is None, "no thread before there is something to send"
    sender(ONE, 1, "a")
    assert arrived.wait(10)
    sender._every_s = 3600.0
    for text in "bcd":
        sender(ONE, 2, text)
    sender.close()
    assert list(logs.streams.values()) == [["a", "b", "c", "d"]]
    assert "log-sender" not in [thread.name for thread in threading.enumerate()]
    sender(ONE, 3, "too late")
    assert told == []


def test_what_came_while_the_last_was_sent_is_sent_too(
    logs: Logs, told: list[CloudError], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_sender, "AccountSessions", lambda _url: logs)
    begun, go_on = threading.Event(), threading.Event()
    put = Client.put_log_events

    def waits(self: Client, **values: Any) -> None:
        begun.set()
        assert go_on.wait(10)
        put(self, **values)

    monkeypatch.setattr(Client, "put_log_events", waits)
    sender = LogSender("http://127.0.0.1:1", told.append, every_s=0.0)
    sender(ONE, 1, "a")
    assert begun.wait(10)
    sender(ONE, 2, "b")
    closing = threading.Thread(target=sender.close)
    closing.start()
    assert sender._ending.wait(10)
    go_on.set()
    closing.join()
    assert list(logs.streams.values()) == [["a", "b"]]


def test_a_sender_that_never_sent(logs: Logs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_sender, "AccountSessions", lambda _url: logs)
    LogSender("http://127.0.0.1:1", lambda error: pytest.fail(str(error))).close()
    assert logs.closed


def test_too_much_at_once_loses_the_oldest(sender: LogSender, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sender._waiting.maxlen == log_sender.WAITING_EVENTS
