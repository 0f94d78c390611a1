"""Starts what is due, lane by lane, and lets it wait again or go; a timer wakes it for the next."""

import dataclasses
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from workbench.base import log
from workbench.base.aio import TaskOwner
from workbench.engine.async_clock import Clock
from workbench.engine.async_lanes import Lanes, Ticket

_LOG = log.logger("async")
_AFTER_A_BUG_NS = 60_000_000_000

Work = Callable[[Ticket], Coroutine[Any, Any, Ticket | None]]
"""Does what a ticket stands for; returns its next ticket, or None when it is gone."""


class Dispatcher:
    """Tickets that wait for their time, the work of those that are due, and a timer for the next."""

    def __init__(self, per_lane: int, clock: Clock, work: Work) -> None:
        self.lanes = Lanes(per_lane)
        self._clock = clock
        self._work = work
        self._tasks = TaskOwner(log_failure)
        self._cancel_timer: Callable[[], None] | None = None
        self._open = True

    def add(self, tickets: Iterable[Ticket]) -> None:
        """Take tickets in; those that are due start at once."""
        for ticket in tickets:
            self.lanes.add(ticket)
        self.poke()

    def poke(self) -> None:
        """Start everything that is due and has room, and wake up for the next."""
        if not self._open:
            return
        for ticket in self.lanes.take_due(self._clock.now_ns()):
            self._tasks.start(self._do(ticket), f"async {ticket.event_id}")
        self._stop_timer()
        due_ns = self.lanes.next_due_ns()
        if due_ns is not None:
            self._cancel_timer = self._clock.call_at(due_ns, self.poke)

    async def _do(self, ticket: Ticket) -> None:
        # Where the work fails in a way that it should not, the ticket waits a while instead of being lost.
        after: Ticket | None = dataclasses.replace(ticket, due_ns=self._clock.now_ns() + _AFTER_A_BUG_NS)
        try:
            after = await self._work(ticket)
        finally:
            if after is None:
                self.lanes.leave(ticket.event_id)
            else:
                self.lanes.put_back(after)
            self.poke()

    @property
    def busy(self) -> bool:
        """Whether anything runs."""
        return bool(self.lanes.running())

    async def drain(self) -> None:
        """Wait until nothing runs; what waits for its time stays."""
        await self._tasks.drain()

    def stop(self) -> None:
        """Start nothing any more."""
        self._open = False
        self._stop_timer()

    async def close(self) -> None:
        """Start nothing any more, and cancel what runs."""
        self.stop()
        await self._tasks.close()

    def _stop_timer(self) -> None:
        if self._cancel_timer is not None:
            self._cancel_timer()
            self._cancel_timer = None


def log_failure(error: BaseException) -> None:
    """Tell the program's log of a task that failed."""
    _LOG.warning("A background task of the asynchronous queue failed.", exc_info=error)
