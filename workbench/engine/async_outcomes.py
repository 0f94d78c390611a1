"""Who waits for the end of an asynchronous event, and the ends of late that somebody may still ask for."""

import asyncio
from collections import OrderedDict

from workbench.model.async_event import AsyncOutcome
from workbench.model.errors import InvokeCancelledError

_REMEMBERED = 16
_CLOSED = "The queue was closed before the event ended."


class Outcomes:
    """A Future for each event that is waited for, and the last 16 outcomes, which may be megabytes each."""

    def __init__(self) -> None:
        self._waiters: dict[str, asyncio.Future[AsyncOutcome]] = {}
        self._last: OrderedDict[str, AsyncOutcome] = OrderedDict()
        self._open = True

    def knows(self, event_id: str) -> bool:
        """Whether the event has ended, or somebody waits for it."""
        return event_id in self._last or event_id in self._waiters

    async def wait_for(self, event_id: str) -> AsyncOutcome:
        """The outcome, once it is there. Raises InvokeCancelledError when it is `forsake`n, or this is closed."""
        if event_id in self._last:
            return self._last[event_id]
        if not self._open:
            raise InvokeCancelledError(_CLOSED)
        future = self._waiters.setdefault(event_id, asyncio.get_running_loop().create_future())
        return await asyncio.shield(future)

    def settle(self, outcome: AsyncOutcome) -> None:
        """An event has ended."""
        self._last[outcome.event_id] = outcome
        while len(self._last) > _REMEMBERED:
            self._last.popitem(last=False)
        if waiter := self._waiters.pop(outcome.event_id, None):
            waiter.set_result(outcome)

    def forsake(self, event_id: str, why: str) -> None:
        """An event has left without an end."""
        if waiter := self._waiters.pop(event_id, None):
            waiter.set_exception(InvokeCancelledError(why))
            waiter.exception()  # nobody may be waiting any more

    def close(self) -> None:
        """No event ends here any more."""
        self._open = False
        for event_id in list(self._waiters):
            self.forsake(event_id, _CLOSED)
