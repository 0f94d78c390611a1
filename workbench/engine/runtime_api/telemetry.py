"""The Telemetry API and the older Logs API of one sandbox: who listens, and what is told to them.

Sources: LAMBDA_FACTS §2.4-2.6, WIRE_FACTS §6.
"""

import asyncio
import contextlib
from dataclasses import dataclass

from workbench.base import clock
from workbench.base.aio import TaskOwner
from workbench.engine import loglines, platform_events
from workbench.engine.platform_events import EventType, PlatformEvent
from workbench.engine.runtime_api.reply import Reply, refusal
from workbench.engine.runtime_api.telemetry_delivery import (
    RETRY,
    OnEvent,
    Resolve,
    Retry,
    Subscriber,
)
from workbench.engine.runtime_api.telemetry_records import Item, Line
from workbench.engine.runtime_api.telemetry_subscription import (
    Subscription,
    TelemetryApi,
    invalid,
    parse_subscription,
)
from workbench.model.invoke import LogSource

__all__ = ["Telemetry", "TelemetryApi"]

EARLY_ITEMS = 10_000
EARLY_BYTES = 1024 * 1024
TOO_EARLY = "Some logs were dropped because too many were produced before the subscription"
_EVENT_BYTES = 256
"""About what an event weighs; lines are weighed."""

SUBSCRIBED = Reply(200, b'"OK"')

_EVENT_OF = {
    TelemetryApi.TELEMETRY: EventType.TELEMETRY_SUBSCRIPTION,
    TelemetryApi.LOGS: EventType.LOGS_SUBSCRIPTION,
}


def _ignore(_event: PlatformEvent) -> None:
    pass


@dataclass(slots=True)
class _Delivery:
    """A subscriber and the task that serves it."""

    subscriber: Subscriber
    task: asyncio.Task[None]


class Telemetry:
    """The subscriptions of one sandbox's life.

    While subscriptions are open, what is published is kept for those that will come; with `early` False they are
    closed from the start, for sandboxes without extensions. `on_event` is told the events that are made here, which
    belong into the log: subscriptions and drops.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        resolve: Resolve,
        on_event: OnEvent = _ignore,
        *,
        early: bool = True,
        retry: Retry = RETRY,
    ) -> None:
        self._tasks = tasks
        self._resolve = resolve
        self._on_event = on_event
        self._retry = retry
        self._deliveries: dict[str, _Delivery] = {}
        self._early: list[Item] | None = [] if early else None
        self._early_bytes = 0
        self._missed_early = 0
        self._missed_early_bytes = 0
        self._dropped = 0
        self.listening = early
        """Whether publishing is of use: nothing need be built for it otherwise."""

    @property
    def dropped(self) -> int:
        """How many records subscribers have missed."""
        return self._dropped + sum(one.subscriber.dropped for one in self._deliveries.values())

    def subscribe(self, extension_name: str, may_subscribe: bool, api: TelemetryApi, body: bytes) -> Reply:
        """The answer to a subscription of an extension; `may_subscribe` while it is in its Init.

        200 `"OK"`, 400 for a body that is not as AWS wants it, 403 when subscriptions are closed.
        """
        if not may_subscribe or self._early is None:
            return refusal(403, f"{api}.SubscriptionClosed", f"{api} API subscription is closed")
        asked = parse_subscription(api, body)
        if isinstance(asked, Reply):
            return asked
        known = self._deliveries.get(extension_name)
        if known is not None and known.subscriber.subscription.api is not api:
            return invalid(
                api, f"{extension_name} is subscribed to the {known.subscriber.subscription.api} API already"
            )
        if known is not None:
            known.subscriber.resubscribe(asked)
        else:
            self._deliveries[extension_name] = self._delivery(extension_name, asked, self._early)
        self._tell_subscription(extension_name, asked, "Subscribed" if known is None else "Already subscribed")
        return SUBSCRIBED

    def _delivery(self, extension_name: str, asked: Subscription, early: list[Item]) -> _Delivery:
        subscriber = Subscriber(asked, self._resolve, self._on_event, self._retry)
        for item in early:
            subscriber.add(item)
        if self._missed_early:
            subscriber.miss(self._missed_early, self._missed_early_bytes, TOO_EARLY)
        return _Delivery(subscriber, self._tasks.start(subscriber.run(), f"telemetry of {extension_name}"))

    def _tell_subscription(self, extension_name: str, asked: Subscription, state: str) -> None:
        types = [kind.value for kind in asked.types]
        event = platform_events.subscription(_EVENT_OF[asked.api], extension_name, state, types, clock.wall_ns())
        self.publish(event)
        self._on_event(event)

    def publish(self, event: PlatformEvent) -> None:
        """Tell an event of the platform to those who want it."""
        if self.listening:
            self._tell(event, _EVENT_BYTES)

    def publish_line(self, text: str, source: LogSource, time_ns: int, *, json_record: bool = False) -> None:
        """Tell a line of the function or of an extension, without its line feed.

        `json_record` for functions with JSON logs: subscribers of newer schemas get such a line as an object.
        """
        if self.listening:
            self._tell(Line(text, source, time_ns, json_record), loglines.size_bytes(text))

    def _tell(self, item: Item, size_bytes: int) -> None:
        for delivery in self._deliveries.values():
            delivery.subscriber.add(item)
        if self._early is None:
            return
        if len(self._early) < EARLY_ITEMS and self._early_bytes + size_bytes <= EARLY_BYTES:
            self._early.append(item)
            self._early_bytes += size_bytes
        else:
            self._missed_early += 1
            self._missed_early_bytes += size_bytes

    def close_subscriptions(self) -> None:
        """Init is over: nobody can subscribe any more, and nothing need be kept for those who might."""
        self._early = None
        self.listening = bool(self._deliveries)

    def hurry(self) -> None:
        """Deliver what waits now, while other things happen: an extension that shuts down still reads it."""
        for one in self._deliveries.values():
            one.subscriber.hurry()

    async def flush(self, within_s: float) -> bool:
        """Deliver what waits now; whether that was done within `within_s` seconds."""
        subscribers = [one.subscriber for one in self._deliveries.values()]
        self.hurry()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                for subscriber in subscribers:
                    await subscriber.settled()
                return True
        return False

    async def close(self) -> None:
        """End all deliveries; what still waits is dropped. May be called twice."""
        self.close_subscriptions()
        deliveries, self._deliveries = self._deliveries, {}
        self.listening = False
        for one in deliveries.values():
            one.task.cancel()
        for one in deliveries.values():
            await asyncio.wait({one.task})
            one.subscriber.close()
            self._dropped += one.subscriber.dropped
