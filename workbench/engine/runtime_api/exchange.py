"""The exchange: one environment's invocations on one side, its runtime on the other.

The engine submits an invocation and awaits its answer; the runtime asks for the next one and posts what came of it.
Every invocation gets exactly one answer: the runtime's, or the reason why there will be none.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.answers import Answer, End, Exited, Failed, InitEnd, TimedOut
from workbench.engine.runtime_api.flight import Flight, Invocation, StreamSink
from workbench.engine.runtime_api.states import RuntimeState, allowed


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a call of the runtime was refused: the HTTP status and the error document's members (LAMBDA_FACTS §1.2)."""

    status: int
    error_type: str
    message: str


INVALID_REQUEST_ID = Refusal(400, "InvalidRequestID", "Invalid request ID")
INVALID_INVOCATION_ID = Refusal(400, "InvalidInvocationId", "Invalid invocation ID")

Deliver = Callable[[Invocation], None]
Restored = Callable[[], None]


class Exchange:
    """Hands invocations to one runtime, one at a time, or `slots` at a time where the function allows several.

    All calls are made on one event loop. With `snap_start` Init ends when the runtime waits for its restore.
    """

    def __init__(self, *, slots: int = 1, snap_start: bool = False) -> None:
        loop = asyncio.get_running_loop()
        self._state = RuntimeState.STARTED
        self._slots = slots
        self._parked: deque[Deliver] = deque()
        self._waiting: deque[Flight] = deque()
        self._running: dict[str, Flight] = {}
        self._overtaken: dict[str, Flight] = {}  # by the attempt's id: a retry has the same request id
        self._restored: Restored | None = None
        self._ready: asyncio.Future[None] | None = None
        self.snap_start = snap_start
        self.init_end: asyncio.Future[InitEnd] = loop.create_future()
        self.restore_end: asyncio.Future[InitEnd] = loop.create_future()
        self.ended: asyncio.Future[End] = loop.create_future()

    @property
    def state(self) -> RuntimeState:
        """Where the runtime is."""
        return self._state

    @property
    def parked(self) -> bool:
        """Whether the runtime waits for an event and is at none."""
        return bool(self._parked) and self._state is RuntimeState.READY

    @property
    def free_slots(self) -> int:
        """How many more events it can take now."""
        busy = sum(not flight.answer.done() for flight in self._at_runtime())
        return self._slots - busy - len(self._waiting)

    # -- the engine's side

    def submit(self, invocation: Invocation, sink: StreamSink | None = None) -> Flight:
        """Give `invocation` to the runtime as soon as it asks; the flight's Future gets the one answer."""
        if self.free_slots <= 0:
            raise RuntimeError("the environment never runs more events than it has slots")
        flight = Flight(invocation, sink)
        if self.ended.done():
            flight.settle(self.ended.result())
        elif self._parked:
            self._hand_out(self._parked.popleft(), flight)
        else:
            self._waiting.append(flight)
        return flight

    def expire(self, flight: Flight) -> None:
        """The flight's time is over: alone in its runtime it takes the runtime with it (LAMBDA_FACTS §7.15)."""
        if self._slots == 1:
            self.end(TimedOut())
            return
        flight.settle(TimedOut())
        if flight in self._waiting:
            self._waiting.remove(flight)

    def end(self, why: End) -> None:
        """No more is to be expected of the runtime: whoever waits is told `why`."""
        if self.ended.done():
            return
        self.ended.set_result(why)
        for end in (self.init_end, self.restore_end):
            if not end.done():
                end.set_result(why)
        self._move(RuntimeState.EXITED)
        self._parked.clear()
        self._restored = None
        for flight in (*self._at_runtime(), *self._waiting):
            flight.settle(why)
        self._waiting.clear()
        self._tell_ready()

    def restore(self) -> bool:
        """Let a runtime go on that waits for its restore; False when it waits for none."""
        restored, self._restored = self._restored, None
        if restored is None:
            return False
        self._move(RuntimeState.RESTORING)
        restored()
        return True

    def ready(self) -> asyncio.Future[None]:
        """Done when the runtime waits for its next event, or has ended."""
        if self._ready is None or self._ready.done():
            self._ready = asyncio.get_running_loop().create_future()
        if self.parked or self.ended.done():
            self._ready.set_result(None)
        return self._ready

    # -- the runtime's side

    def park(self, deliver: Deliver) -> Refusal | None:
        """`GET /next`: `deliver` is called with the next invocation, perhaps at once."""
        refusal = self._become_ready()
        if refusal is not None:
            return refusal
        for end in (self.init_end, self.restore_end):
            if not end.done():
                end.set_result(None)
        if self._waiting:
            self._hand_out(deliver, self._waiting.popleft())
        else:
            self._parked.append(deliver)
            self._tell_ready()
        return None

    def unpark(self, deliver: Deliver) -> None:
        """The connection that waited with `deliver` is gone."""
        if deliver in self._parked:  # a bound method is another object each time, and equal
            self._parked.remove(deliver)

    def park_restore(self, restored: Restored) -> Refusal | None:
        """`GET /restore/next`: `restored` is called when the runtime may go on. Ends Init."""
        refusal = self._move(RuntimeState.RESTORE_READY)
        if refusal is None:
            self._restored = restored
            if not self.init_end.done():
                self.init_end.set_result(None)
        return refusal

    def begin_answer(self, request_id: str, *, error: bool, invocation_id: str = "") -> Flight | Refusal:
        """A response or error for `request_id` begins to arrive; without an attempt's id it is the newest one's."""
        flight = self._find(request_id, invocation_id)
        if isinstance(flight, Refusal):
            return flight
        new = RuntimeState.ERROR_RESPONSE if error else RuntimeState.RESPONSE
        refusal = self._move(new) if self._slots == 1 else self._move_flight(flight, new)
        return flight if refusal is None else refusal

    def finish_answer(self, flight: Flight, answer: Answer) -> None:
        """The response or error that began has arrived whole, or will never."""
        if self._slots == 1:
            self._move(RuntimeState.RESPONSE_SENT)
        elif self._running.get(flight.invocation.request_id) is flight:
            del self._running[flight.invocation.request_id]
        else:
            self._overtaken.pop(flight.invocation.id, None)
        flight.settle(answer)

    def init_error(self, error: Failed) -> Refusal | None:
        """`POST /init/error`."""
        refusal = self._move(RuntimeState.INIT_ERROR)
        if refusal is None and not self.init_end.done():
            self.init_end.set_result(error)
        return refusal

    def restore_error(self, error: Failed) -> Refusal | None:
        """`POST /restore/error`."""
        refusal = self._move(RuntimeState.RESTORE_ERROR)
        if refusal is None and not self.restore_end.done():
            self.restore_end.set_result(error)
        return refusal

    # -- within

    def _at_runtime(self) -> Iterator[Flight]:
        yield from self._running.values()
        yield from self._overtaken.values()

    def _find(self, request_id: str, invocation_id: str) -> Flight | Refusal:
        flight = self._overtaken.get(invocation_id) if invocation_id else None
        if flight is None or flight.invocation.request_id != request_id:
            flight = self._running.get(request_id)
        if flight is None:
            return INVALID_REQUEST_ID
        if invocation_id and flight.invocation.id and invocation_id != flight.invocation.id:
            return INVALID_INVOCATION_ID
        return flight

    def _become_ready(self) -> Refusal | None:
        if self._slots > 1 and self._state in (RuntimeState.READY, RuntimeState.RUNNING):
            return None
        refusal = self._move(RuntimeState.READY)
        if refusal is None:
            self._running.clear()
            self._parked.clear()
        return refusal

    def _hand_out(self, deliver: Deliver, flight: Flight) -> None:
        if self._slots == 1:
            self._move(RuntimeState.RUNNING)
        flight.state = RuntimeState.RUNNING
        older = self._running.get(flight.invocation.request_id)
        if older is not None:
            self._overtaken[older.invocation.id] = older
        self._running[flight.invocation.request_id] = flight
        deliver(flight.invocation)

    def _tell_ready(self) -> None:
        if self._ready is not None and not self._ready.done():
            self._ready.set_result(None)

    def _move(self, new: RuntimeState) -> Refusal | None:
        if not allowed(self._state, new):
            return _not_allowed(self._state, new)
        self._state = new
        return None

    def _move_flight(self, flight: Flight, new: RuntimeState) -> Refusal | None:
        if not allowed(flight.state, new):
            return _not_allowed(flight.state, new)
        flight.state = new
        return None


def _not_allowed(old: RuntimeState, new: RuntimeState) -> Refusal:
    text = f"State transition from {old} to {new} failed for runtime. "
    return Refusal(403, "InvalidStateTransition", text + "Error: State transition is not allowed")


LOST = Exited(SandboxExit(lost=True))
"""The end of a runtime that its environment gives up."""
