"""Sends what functions write to CloudWatch Logs as well, at the AWS endpoint that the user names."""

import threading
from collections import defaultdict, deque
from collections.abc import Callable
from typing import Any

from workbench.cloud.account_sessions import AccountSessions
from workbench.cloud.log_batches import InputLogEvent, batches
from workbench.cloud.session import told_as_ours
from workbench.model.errors import CloudError, CloudRefusedError
from workbench.model.logs import LogAddress

SEND_EVERY_S = 1.0
TROUBLE_PAUSE_S = 30.0
CLOSE_S = 5.0
WAITING_EVENTS = 50_000
"""How many events wait at most; then the oldest are not sent."""

KNOWN_STREAMS = 10_000
_ALREADY = "ResourceAlreadyExistsException"
_MISSING = "ResourceNotFoundException"
_WHAT = "The log could not be sent to CloudWatch Logs."


class LogSender:
    """A LogSink with a thread of its own, which starts with the first event.

    Groups and streams are made on demand. What cannot be sent is dropped; `on_trouble` hears of it in the sender's
    thread, once until it works again.
    """

    def __init__(
        self, endpoint_url: str, on_trouble: Callable[[CloudError], None], every_s: float = SEND_EVERY_S
    ) -> None:
        self._sessions = AccountSessions(endpoint_url)
        self._on_trouble = on_trouble
        self._every_s = every_s
        self._waiting: deque[tuple[LogAddress, int, str]] = deque(maxlen=WAITING_EVENTS)
        self._some = threading.Event()
        self._ending = threading.Event()
        self._known: set[LogAddress] = set()
        self._in_trouble = False
        self._thread: threading.Thread | None = None

    def __call__(self, address: LogAddress, time_ns: int, text: str) -> None:
        """Take an event; it is sent within a second or so."""
        self._waiting.append((address, time_ns, text))
        if not self._some.is_set():
            self._begin()

    def close(self, wait_s: float = CLOSE_S) -> None:
        """Send what waits, for so many seconds at most, and close the connections."""
        self._ending.set()
        self._some.set()
        if self._thread is not None:
            self._thread.join(wait_s)
        self._sessions.close()

    # -- in the thread

    def _begin(self) -> None:
        self._some.set()
        if self._thread is None and not self._ending.is_set():
            self._thread = threading.Thread(target=self._run, name="log-sender", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        last = False
        while not last:
            self._some.wait()
            self._ending.wait(TROUBLE_PAUSE_S if self._in_trouble else self._every_s)
            self._some.clear()
            last = self._ending.is_set()  # after it is cleared: `close` sets them in the other order
            self._send_waiting()

    def _send_waiting(self) -> None:
        streams: defaultdict[LogAddress, list[tuple[int, str]]] = defaultdict(list)
        for _event in range(len(self._waiting)):
            address, time_ns, text = self._waiting.popleft()
            streams[address].append((time_ns, text))
        for address, events in streams.items():
            try:
                for batch in batches(events):
                    self._send(address, batch)
                self._in_trouble = False
            except CloudRefusedError as error:
                self._tell(error)
            except CloudError as error:
                self._tell(error)
                return

    def _tell(self, error: CloudError) -> None:
        if not self._in_trouble:
            self._in_trouble = True
            self._on_trouble(error)

    def _send(self, address: LogAddress, batch: list[InputLogEvent]) -> None:
        client = self._sessions.client("logs", address.account_id, address.region)
        stream = {"logGroupName": address.group, "logStreamName": address.stream}
        if address not in self._known:
            _make(client, stream)
            self._remember(address)
        try:
            _put(client, stream, batch)
        except CloudRefusedError as error:
            if error.code != _MISSING:
                raise
            _make(client, stream)  # somebody has removed it since
            _put(client, stream, batch)

    def _remember(self, address: LogAddress) -> None:
        """Streams are made once; those of environments that are long gone need not be known."""
        if len(self._known) == KNOWN_STREAMS:
            self._known.clear()
        self._known.add(address)


def _put(client: Any, stream: dict[str, str], batch: list[InputLogEvent]) -> None:
    with told_as_ours(_WHAT):
        client.put_log_events(**stream, logEvents=batch)


def _make(client: Any, stream: dict[str, str]) -> None:
    """Make a stream, and its group if need be, as Lambda does."""
    try:
        _make_one(client.create_log_stream, **stream)
    except CloudRefusedError as error:
        if error.code != _MISSING:
            raise
        _make_one(client.create_log_group, logGroupName=stream["logGroupName"])
        _make_one(client.create_log_stream, **stream)


def _make_one(create: Callable[..., object], **names: str) -> None:
    try:
        with told_as_ours(_WHAT):
            create(**names)
    except CloudRefusedError as error:
        if error.code != _ALREADY:
            raise
