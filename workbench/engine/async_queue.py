"""The queue of asynchronous invokes: accepts durably, runs, retries, and sends records (LAMBDA_FACTS §4)."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from workbench.base import log
from workbench.base.aio import TaskOwner
from workbench.engine.async_attempt import Run, check_size, run_once
from workbench.engine.async_clock import Clock, WallClock
from workbench.engine.async_delivery import Deliveries
from workbench.engine.async_dispatch import Dispatcher, log_failure
from workbench.engine.async_file import AsyncStoreError
from workbench.engine.async_lanes import Ticket
from workbench.engine.async_outcomes import Outcomes
from workbench.engine.async_rules import Again, AsyncSettings, End, Next, Park, S, after_attempt, before_attempt
from workbench.engine.async_store import AsyncStore
from workbench.engine.async_thread import StoreThread
from workbench.engine.destinations import deliveries_for, target_event
from workbench.model.async_event import (
    Accepted,
    AsyncEvent,
    AsyncEventInfo,
    AsyncObservation,
    AsyncOutcome,
    AttemptBegan,
    AttemptEnded,
    Finished,
    Observe,
    QueueTrouble,
    Refused,
    Throttled,
)
from workbench.model.delivery import Deliver, Delivery, TargetKind
from workbench.model.errors import EngineError, UsageError
from workbench.model.function_settings import DEFAULT_SETTINGS, FunctionSettings

_LOG = log.logger("async")
_DELIVERY_GRACE_S = 5.0
_GONE = "The event was removed from the queue."

SettingsOf = Callable[[str, str, str], FunctionSettings | None]
"""What holds now for the function of a scope, name and qualifier; None when this program does not know it."""

TargetScope = Callable[[str, str], str]
"""The scope of the function that a function of a scope sends to, by that scope and its ARN."""


def same_scope(scope: str, _arn: str) -> str:
    """The TargetScope of a queue that knows no other."""
    return scope


class AsyncQueue:
    """The events that this program is in charge of, and those that it takes over from programs that are gone.

    An accepted event is never lost, and never runs more often than the retry rule says, unless the program died while
    it ran. All methods are called on one event loop.
    """

    def __init__(
        self,
        store: AsyncStore,
        run: Run,
        deliver: Deliver,
        settings_of: SettingsOf,
        observe: Observe,
        *,
        target_scope: TargetScope = same_scope,
        clock: Clock | None = None,
        settings: AsyncSettings = AsyncSettings(),  # noqa: B008 - frozen
    ) -> None:
        self._store = store
        self._run = run
        self._deliver = deliver
        self._settings_of = settings_of
        self._observe = observe
        self._target_scope = target_scope
        self._clock = clock or WallClock()
        self._settings = settings
        self._tasks = TaskOwner(log_failure)
        self._thread = StoreThread(self._clock, self._trouble)
        self._events = Dispatcher(settings.per_function, self._clock, self._work)
        self._deliveries = Deliveries(store, self._thread, self._send, self._tell, clock=self._clock, settings=settings)
        self._outcomes = Outcomes()
        self._cancel_tick: Callable[[], None] | None = None
        self._told_of_damage = False
        self._closed = False

    async def start(self) -> None:
        """Take over what waits for this program's functions, and go on looking for it."""
        await self._adopt()
        self._tick(adopt=False)

    async def accept(self, event: AsyncEvent) -> None:
        """Queue an event; it is on disk when this returns (LAMBDA_FACTS §4.1).

        Raises RequestTooLargeError, AsyncStoreError (nothing is queued then), and InvokeCancelledError when the queue
        is closed. A caller that is cancelled meanwhile may have queued it.
        """
        check_size(event)
        known = self._settings_for(event) is not None
        future = self._thread.begin(partial(self._store.put, event, mine=known))
        try:
            await asyncio.shield(future)
        except asyncio.CancelledError:
            future.add_done_callback(lambda done: self._accepted(event, known) if _ended_well(done) else None)
            raise
        self._accepted(event, known)

    def _accepted(self, event: AsyncEvent, known: bool) -> None:
        self._tell(Accepted(event.id, event.scope, event.function, event.payload))
        if known:
            self._events.add([_ticket(event)])

    def functions_changed(self) -> None:
        """Look again at the events whose functions were not known."""
        if not self._closed:
            self._tasks.start(self._adopt(), "async-adopt")

    async def pending(self) -> tuple[AsyncEventInfo, ...]:
        """Every event of the file, other programs' too, oldest first. Raises AsyncStoreError."""
        return await self._thread.whole(partial(self._store.listing, self._events.lanes.running()))

    async def purge(self, scope: str, function: str = "") -> int:
        """Remove the events that wait for a function, or for all of a scope; how many there were."""
        running = self._events.lanes.running()
        gone = await self._thread.whole(partial(self._store.purge, scope, function, running))
        self._events.lanes.remove(gone)
        for event_id in gone:
            self._outcomes.forsake(event_id, _GONE)
        return len(gone)

    async def wait_for(self, event_id: str) -> AsyncOutcome:
        """How an event of this program ends.

        Raises UsageError when it is not here, InvokeCancelledError when it leaves without an end (it was purged, or the
        queue is closed).
        """
        if not self._events.lanes.holds(event_id) and not self._outcomes.knows(event_id):
            raise UsageError("That event is not in this program's queue.")
        return await self._outcomes.wait_for(event_id)

    async def idle(self) -> None:
        """Return when nothing runs, is looked for or is being delivered; what waits for its time stays."""
        while True:
            await self._tasks.drain()
            await self._events.drain()
            await self._deliveries.queue.drain()
            if not self._events.busy and not self._deliveries.queue.busy:
                return

    async def close(self) -> None:
        """Stop; what runs is cancelled and, like all that waits, left to the next start. Raises nothing."""
        self._closed = True
        if self._cancel_tick is not None:
            self._cancel_tick()
        await self._tasks.close()
        await self._events.close()
        await self._deliveries.close(_DELIVERY_GRACE_S)
        await self._thread.close(self._leave)
        self._outcomes.close()

    def _leave(self) -> None:
        try:
            self._store.release()
        finally:
            self._store.close()

    async def _work(self, ticket: Ticket) -> Ticket | None:
        event = await self._thread.insist(partial(self._store.get, ticket.event_id))
        if event is None:
            self._outcomes.forsake(ticket.event_id, _GONE)
            return None
        settings = self._settings_for(event)
        if settings is None:
            await self._without_function(event)
            return None
        then = before_attempt(event, settings, self._clock.now_ns())
        return await self._conclude(event, then or await self._attempt(event, settings), settings)

    def _settings_for(self, event: AsyncEvent) -> FunctionSettings | None:
        return self._settings_of(event.scope, event.function, event.qualifier)

    async def _without_function(self, event: AsyncEvent) -> None:
        """The event waits for its function; one whose version or alias has gone can never run."""
        if event.qualifier and self._settings_of(event.scope, event.function, "") is not None:
            gone = Refused(404, f"Function not found: {event.qualified_arn}")
            then = after_attempt(event, gone, DEFAULT_SETTINGS.event_invoke, self._settings, self._clock.now_ns())
            await self._conclude(event, then, DEFAULT_SETTINGS)
        else:
            await self._park(event)

    async def _attempt(self, event: AsyncEvent, settings: FunctionSettings) -> Next:
        self._tell(AttemptBegan(event.id, event.scope, event.function, event.attempts + 1))
        attempt = await run_once(self._run, event)
        key = (event.scope, event.function)
        if isinstance(attempt, Throttled):
            self._events.lanes.throttled(key)
        else:
            self._events.lanes.went_well(key)
        config = (self._settings_for(event) or settings).event_invoke
        then = after_attempt(event, attempt, config, self._settings, self._clock.now_ns())
        next_ns = then.event.due_ns if isinstance(then, Again) else 0
        self._tell(AttemptEnded(event.id, event.scope, event.function, attempt, next_ns))
        return then

    async def _conclude(self, event: AsyncEvent, then: Next, settings: FunctionSettings) -> Ticket | None:
        match then:
            case End(outcome=outcome):
                await self._finish(event, outcome, self._settings_for(event) or settings)
            case Again(event=changed):
                if await self._thread.insist(partial(self._store.update, changed)):
                    return _ticket(changed)
                self._outcomes.forsake(event.id, _GONE)
            case Park():
                await self._park(event)
        return None

    async def _finish(self, event: AsyncEvent, outcome: AsyncOutcome, settings: FunctionSettings) -> None:
        now_ns = self._clock.now_ns()

        def finish() -> list[Ticket] | None:
            # A record of megabytes is made here, in the thread.
            deliveries = deliveries_for(event, outcome, settings, now_ns)
            done = self._store.finish(event.id, deliveries, now_ns)
            return [Ticket(now_ns, now_ns, each.id, (each.scope, each.target)) for each in deliveries] if done else None

        tickets = await self._thread.insist(finish)
        if tickets is None:
            self._outcomes.forsake(event.id, _GONE)
            return
        self._tell(Finished(outcome))
        self._outcomes.settle(outcome)
        self._deliveries.queue.add(tickets)

    async def _park(self, event: AsyncEvent) -> None:
        """Nobody is in charge of an event whose function is not known; whoever comes to know it takes it over."""
        await self._thread.insist(partial(self._store.disown, event.id))

    async def _send(self, delivery: Delivery) -> None:
        match delivery.kind:
            case TargetKind.LAMBDA:
                scope = self._target_scope(delivery.scope, delivery.target)
                event = replace(target_event(delivery, self._clock.now_ns()), scope=scope)
                if self._settings_for(event) is None:
                    raise EngineError(f"The function {delivery.target} is not known here.")
                await self.accept(event)
            case TargetKind.UNKNOWN:
                raise EngineError(f"Lambda sends no {delivery.purpose.value} to {delivery.target}.")
            case _:
                await self._deliver(delivery)

    def _tick(self, *, adopt: bool = True) -> None:
        due_ns = self._clock.now_ns() + round(self._settings.adopt_every_s * S)
        self._cancel_tick = self._clock.call_at(due_ns, self._tick)
        if adopt:
            self.functions_changed()

    async def _adopt(self) -> None:
        try:
            found = await self._thread.whole(self._store.orphans)
            known = [key for key in found if self._settings_of(*key, "") is not None]
            if known:
                events, deliveries = await self._thread.whole(partial(self._store.adopt, known))
                self._events.add(events)
                self._deliveries.queue.add(deliveries)
        except AsyncStoreError as error:
            self._trouble(error)
        if self._store.moved_to is not None and not self._told_of_damage:
            self._told_of_damage = True
            self._tell(QueueTrouble(f"The queue's file was damaged; it is kept as {self._store.moved_to}."))

    def _trouble(self, error: AsyncStoreError) -> None:
        _LOG.warning("%s", error)
        self._tell(QueueTrouble(str(error)))

    def _tell(self, observation: AsyncObservation) -> None:
        try:
            self._observe(observation)
        except Exception:
            _LOG.exception("Who observes the asynchronous queue failed.")


def _ended_well(done: asyncio.Future[None]) -> bool:
    return not done.cancelled() and done.exception() is None


def _ticket(event: AsyncEvent) -> Ticket:
    return Ticket(event.due_ns, event.accepted_ns, event.id, (event.scope, event.function))
