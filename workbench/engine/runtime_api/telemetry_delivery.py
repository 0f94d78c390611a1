"""Delivers records to one subscriber in batches, again and again until they are taken (LAMBDA_FACTS §2.4)."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from workbench.base import clock
from workbench.engine import platform_events
from workbench.engine.platform_events import PlatformEvent
from workbench.engine.runtime_api.telemetry_backlog import Backlog
from workbench.engine.runtime_api.telemetry_client import Address, DeliveryError, client_for
from workbench.engine.runtime_api.telemetry_records import Item, encode, source_of
from workbench.engine.runtime_api.telemetry_subscription import Subscription
from workbench.model.invoke import LogSource

TOO_SLOW = "Some logs were dropped because the downstream consumer is slower than the logs production rate"
UNREACHABLE = "The subscriber cannot be reached from outside the sandbox"

Resolve = Callable[[int], Address | None]
"""Where a port of the sandbox is reached from here, or None when it cannot be."""

OnEvent = Callable[[PlatformEvent], None]


@dataclass(frozen=True, slots=True)
class Retry:
    """How often a batch is sent at most, and the pauses between, which double up to `longest_s`."""

    attempts: int = 8
    first_s: float = 0.1
    longest_s: float = 2.0


RETRY = Retry()


class Subscriber:
    """One extension's subscription: what waits for it, and the sending of it.

    Records that it misses are counted; it is told of them by one `platform.logsDropped` when it can be told again.
    """

    def __init__(self, subscription: Subscription, resolve: Resolve, on_event: OnEvent, retry: Retry) -> None:
        self.subscription = subscription
        self.dropped = 0
        self._resolve = resolve
        self._on_event = on_event
        self._retry = retry
        self._backlog = Backlog(subscription.buffering)
        self._client = client_for(subscription.destination)
        self._wake = asyncio.Event()
        self._timer: asyncio.TimerHandle | None = None
        self._down = False
        self._missed_records = 0
        self._missed_bytes = 0
        self._reason = ""
        self._accepted = 0
        self._settled = 0
        self._waiters: list[asyncio.Future[None]] = []

    def resubscribe(self, subscription: Subscription) -> None:
        """Deliver to another destination from now on, also what waits already."""
        self.subscription = subscription
        self._backlog.buffering = subscription.buffering
        self._client.close()
        self._client = client_for(subscription.destination)

    def add(self, item: Item) -> None:
        """Take `item` if it was subscribed to."""
        if source_of(item) not in self.subscription.types:
            return
        record = encode(item, self.subscription.schema)
        if record is None:
            return
        self._tell_missed()
        self._put(record)

    def _put(self, record: bytes) -> None:
        if not self._backlog.add(record):
            self.miss(1, len(record), TOO_SLOW)
            return
        self._accepted += 1
        if self._backlog.full:
            self.hurry()
        elif self._timer is None:
            delay_s = self.subscription.buffering.timeout_ms / 1000
            self._timer = asyncio.get_running_loop().call_later(delay_s, self.hurry)

    def hurry(self) -> None:
        """Send what waits without waiting for more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._backlog.mark_due()
        self._wake.set()

    async def run(self) -> None:
        """Deliver until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while batch := self._backlog.take():
                await self._deliver(batch)
                self._settle(len(batch))

    async def _deliver(self, batch: Sequence[bytes]) -> None:
        pause_s, reason = self._retry.first_s, ""
        for left in reversed(range(self._retry.attempts)):
            address = self._resolve(self.subscription.destination.port)
            if address is None:
                reason = UNREACHABLE
                break
            try:
                await self._client.send(address, batch)
            except DeliveryError as error:
                reason = f"could not send events: {error}"
            else:
                self._down = False
                self._tell_missed()
                return
            if left:
                await asyncio.sleep(pause_s)
                pause_s = min(2 * pause_s, self._retry.longest_s)
        self._down = True
        self.miss(len(batch), sum(map(len, batch)), reason)

    def miss(self, records: int, size_bytes: int, reason: str) -> None:
        """Note that the subscriber will not get some records."""
        self.dropped += records
        self._missed_records += records
        self._missed_bytes += size_bytes
        self._reason = reason

    def _tell_missed(self) -> None:
        """Say what was missed, once it can be said."""
        if not self._missed_records or self._down or self._backlog.crowded:
            return
        event = self._missed_event()
        if LogSource.PLATFORM in self.subscription.types:
            record = encode(event, self.subscription.schema)
            assert record is not None
            self._put(record)

    def _missed_event(self) -> PlatformEvent:
        event = platform_events.logs_dropped(self._missed_bytes, self._missed_records, self._reason, clock.wall_ns())
        self._missed_records = self._missed_bytes = 0
        self._on_event(event)
        return event

    def _settle(self, records: int) -> None:
        self._settled += records
        self._wake_waiters()

    def _wake_waiters(self) -> None:
        waiters, self._waiters = self._waiters, []
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    async def settled(self) -> None:
        """Return when what has been added so far was delivered or dropped, or this is closed."""
        target = self._accepted
        while self._settled < target:
            waiter = asyncio.get_running_loop().create_future()
            self._waiters.append(waiter)
            await waiter

    def close(self) -> None:
        """Let go of the connection; what waits is dropped, and what was missed is told to the log."""
        if self._timer is not None:
            self._timer.cancel()
        self._client.close()
        if self._missed_records:
            self._missed_event()
        self._settled = self._accepted
        self._wake_waiters()
