"""What an engine tells of asynchronous events, and what it sends for them: kept, and waited for."""

import asyncio
from collections.abc import Callable

from workbench.model.async_event import (
    AsyncObservation,
    AsyncOutcome,
    AttemptEnded,
    Delivered,
    DeliveryFailed,
    Finished,
    Ran,
    SystemFailed,
)
from workbench.model.delivery import Delivery
from workbench.model.invoke import InvokeResult


class Told:
    """Observations and deliveries, in order; made on the engine's loop."""

    def __init__(self) -> None:
        self.all: list[AsyncObservation] = []
        self.sent: list[Delivery] = []
        self._changed = asyncio.Event()

    def observe(self, observation: AsyncObservation) -> None:
        """The engine tells something."""
        self.all.append(observation)
        self._changed.set()

    async def deliver(self, delivery: Delivery) -> None:
        """The engine sends something: it always arrives."""
        self.sent.append(delivery)

    async def until(self, true: Callable[[], object]) -> None:
        """Return when `true` holds; it is asked after each observation. Fails when an event cannot be run at all."""
        while not true():
            faults = [one.attempt for one in self.all if isinstance(one, AttemptEnded)]
            assert not any(isinstance(one, SystemFailed) for one in faults), faults
            self._changed.clear()
            await self._changed.wait()

    def delivered(self, event_id: str) -> list[Delivered | DeliveryFailed]:
        """The deliveries that are over."""
        ours = [one for one in self.all if isinstance(one, Delivered | DeliveryFailed) and one.event_id == event_id]
        return [one for one in ours if isinstance(one, Delivered) or one.dropped]

    def runs(self, event_id: str) -> tuple[InvokeResult, ...]:
        """The results of its attempts."""
        return tuple(one.result for one in self.all if isinstance(one, Ran) and one.event_id == event_id)

    def end(self, event_id: str) -> AsyncOutcome | None:
        """How an event ended, if it has."""
        return next((one for one in self.ends() if one.event_id == event_id), None)

    def ends(self) -> list[AsyncOutcome]:
        """Every end."""
        return [one.outcome for one in self.all if isinstance(one, Finished)]
