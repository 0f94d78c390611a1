"""Follows asynchronous events: what the engine observes of them becomes runs of the history and notices."""

import asyncio
from collections import deque
from typing import TYPE_CHECKING

from workbench.app.use_cases.queue_progress import OfEvent, after, event_of, unknown_run
from workbench.base.clock import wall_ns
from workbench.model.async_event import AsyncObservation, Delivered, DeliveryFailed, Finished, QueueTrouble
from workbench.model.delivery import Purpose
from workbench.model.errors import StoreError
from workbench.model.service import is_served

if TYPE_CHECKING:
    from workbench.app.application import Application

_CALLED = {Purpose.DESTINATION: "record", Purpose.DEAD_LETTER: "dead letter"}


class QueueFollower:
    """Takes observations one after the other: a run may have to be read from disk before it can be changed."""

    def __init__(self, app: "Application") -> None:
        self._app = app
        self._waiting: deque[AsyncObservation] = deque()
        self._task: asyncio.Task[None] | None = None
        self._left_out: set[str] = set()

    def observe(self, observation: AsyncObservation) -> None:
        """Note what was observed (on the front end's loop); the stores follow in a moment."""
        self._waiting.append(observation)
        if self._task is None or self._task.done():
            self._task = self._app.tasks.start(self._work(), "follow-queue")

    async def settled(self) -> None:
        """Wait until the stores know what was observed so far."""
        while self._task is not None and not self._task.done():
            await asyncio.wait({self._task})

    async def _work(self) -> None:
        while self._waiting:
            observation = self._waiting.popleft()
            try:
                await self._follow(observation)
            except StoreError as error:
                self._app.notices.error(error)

    async def _follow(self, observation: AsyncObservation) -> None:
        match observation:
            case DeliveryFailed():
                self._tell_failure(observation)
            case QueueTrouble(reason=reason):
                self._app.notices.warn("There is trouble with the queue of asynchronous events.", reason)
            case Delivered():
                pass
            case _:
                await self._change(observation)

    async def _change(self, observation: OfEvent) -> None:
        event_id = event_of(observation)[0]
        if event_id in self._left_out:
            if isinstance(observation, Finished):
                self._left_out.discard(event_id)
            return
        known = await self._app.runs.full(event_id)
        if known is None and not self._is_recorded(observation, event_id):
            return
        changed = after(known or unknown_run(observation, wall_ns()), observation)
        if changed != known:
            self._app.runs.put(changed)

    def _is_recorded(self, observation: OfEvent, event_id: str) -> bool:
        """Whether an event that another one than the user has sent becomes a run: not so many that none can be read."""
        scope = event_of(observation)[1]
        if self._app.records and (not is_served(scope) or self._app.run_rate.admits()):
            return True
        if not isinstance(observation, Finished):
            self._left_out.add(event_id)
        return False

    def _tell_failure(self, failed: DeliveryFailed) -> None:
        what = f"The {_CALLED[failed.purpose]} of {failed.function} could not be sent to {failed.target}."
        again = "It is not tried again." if failed.dropped else "It is tried again."
        self._app.notices.warn(what, f"{failed.reason} {again}".strip(), ("settings.open_file",))
