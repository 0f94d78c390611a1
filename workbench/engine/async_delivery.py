"""Delivers records and dead letters, some times if need be; what is not delivered yet is on disk."""

import asyncio
import dataclasses
from functools import partial

from workbench.base import log
from workbench.engine.async_clock import Clock
from workbench.engine.async_dispatch import Dispatcher
from workbench.engine.async_lanes import Ticket
from workbench.engine.async_rules import AsyncSettings, delivery_due_ns
from workbench.engine.async_store import AsyncStore
from workbench.engine.async_thread import StoreThread
from workbench.model.async_event import Delivered, DeliveryFailed, Observe
from workbench.model.delivery import Deliver, Delivery, TargetKind
from workbench.model.errors import WorkbenchError

_LOG = log.logger("async")
_AT_ONCE = 10
"""How many go to one target at the same time."""


class Deliveries:
    """The deliveries that are under way or wait for another try."""

    def __init__(
        self,
        store: AsyncStore,
        thread: StoreThread,
        send: Deliver,
        tell: Observe,
        *,
        clock: Clock,
        settings: AsyncSettings,
    ) -> None:
        self._store = store
        self._thread = thread
        self._send = send
        self._clock = clock
        self._settings = settings
        self._tell = tell
        self.queue = Dispatcher(_AT_ONCE, clock, self._work)

    async def _work(self, ticket: Ticket) -> Ticket | None:
        found = await self._thread.insist(partial(self._store.delivery, ticket.event_id))
        if found is None:
            return None
        delivery, tries = found
        reason = await self._try(delivery)
        due_ns = None
        if reason is not None:
            due_ns = self._due_ns(delivery, tries + 1)
            self._tell(_failed(delivery, reason, dropped=due_ns is None))
        if due_ns is None:
            await self._thread.insist(partial(self._store.delivery_ended, delivery.id))
            return None
        await self._thread.insist(partial(self._store.delivery_failed, delivery.id, tries + 1, due_ns))
        return dataclasses.replace(ticket, due_ns=due_ns)

    def _due_ns(self, delivery: Delivery, tries: int) -> int | None:
        if delivery.kind is TargetKind.UNKNOWN:
            return None
        return delivery_due_ns(tries, self._settings, self._clock.now_ns())

    async def _try(self, delivery: Delivery) -> str | None:
        """Send it; why it could not be sent, or None when it was."""
        try:
            await self._send(delivery)
        except WorkbenchError as error:
            return str(error)
        except Exception as error:
            _LOG.exception("A delivery failed in a way that it should not.")
            return str(error) or type(error).__name__
        self._tell(Delivered(delivery.event_id, delivery.scope, delivery.function, delivery.purpose, delivery.target))
        return None

    async def close(self, grace_s: float) -> None:
        """Let what is under way end, so that nothing is delivered twice; what takes longer is cancelled."""
        self.queue.stop()
        try:
            async with asyncio.timeout(grace_s):
                await self.queue.drain()
        except TimeoutError:
            _LOG.warning("Deliveries take too long and are cancelled; they are made again at the next start.")
        await self.queue.close()


def _failed(delivery: Delivery, reason: str, *, dropped: bool) -> DeliveryFailed:
    return DeliveryFailed(
        delivery.event_id, delivery.scope, delivery.function, delivery.purpose, delivery.target, reason, dropped
    )
