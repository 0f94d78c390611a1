"""The exchange: one environment's invocations on one side, its runtime on the other.

The engine submits an invocation and awaits its answer; the runtime asks for the next one and posts what came of it.
Every invocation gets exactly one answer: the runtime's, or the reason why there will be none.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.states import RuntimeState, allowed


@dataclass(frozen=True, slots=True)
class Invocation:
    """What `GET /next` hands out: the payload unchanged, and the headers of LAMBDA_FACTS §1.3."""

    request_id: str
    payload: bytes
    headers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Responded:
    """The runtime posted a response; `content_type` as sent."""

    body: bytes
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Failed:
    """The runtime posted an error document, for the invocation or for its Init."""

    body: bytes
    error_type: str


@dataclass(frozen=True, slots=True)
class TooLarge:
    """The response was over the limit and was not kept."""


@dataclass(frozen=True, slots=True)
class Exited:
    """The sandbox ended before it answered."""

    exit: SandboxExit


@dataclass(frozen=True, slots=True)
class TimedOut:
    """The deadline passed before there was an answer."""


Answer = Responded | Failed | TooLarge | Exited | TimedOut

InitEnd = None | Failed | Exited | TimedOut
"""How Init ended; None when the runtime asked for its first event."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a call of the runtime was refused: the HTTP status and the error document's members (LAMBDA_FACTS §1.2)."""

    status: int
    error_type: str
    message: str


INVALID_REQUEST_ID = Refusal(400, "InvalidRequestID", "Invalid request ID")

Deliver = Callable[[Invocation], None]


class Exchange:
    """Hands one invocation at a time to one runtime. All calls are made on one event loop."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self._state = RuntimeState.STARTED
        self._parked: Deliver | None = None
        self._current: Invocation | None = None
        self._running: Invocation | None = None
        self._answer: asyncio.Future[Answer] | None = None
        self.init_end: asyncio.Future[InitEnd] = loop.create_future()

    @property
    def state(self) -> RuntimeState:
        """Where the runtime is."""
        return self._state

    # -- the engine's side

    def submit(self, invocation: Invocation) -> asyncio.Future[Answer]:
        """Give `invocation` to the runtime as soon as it asks; the Future gets the one answer."""
        if self._answer is not None and not self._answer.done():
            raise RuntimeError("one environment never runs two events")
        self._answer = asyncio.get_running_loop().create_future()
        self._current = invocation
        if self._state is RuntimeState.EXITED:
            self._settle(Exited(SandboxExit()))
        elif self._parked is not None:
            self._hand_out()
        return self._answer

    def handed_out(self) -> bool:
        """Whether the runtime has got the current invocation; if not, another environment may run it."""
        return self._running is self._current and self._current is not None

    def end(self, why: Exited | TimedOut) -> None:
        """No more is to be expected of the runtime: whoever waits is told `why`."""
        if self._state is RuntimeState.STARTED and not self.init_end.done():
            self.init_end.set_result(why)
        if self._state is not RuntimeState.EXITED:
            self._move(RuntimeState.EXITED)
        self._parked = None
        self._settle(why)

    # -- the runtime's side

    def park(self, deliver: Deliver) -> Refusal | None:
        """`GET /next`: `deliver` is called with the next invocation, perhaps at once."""
        refusal = self._move(RuntimeState.READY)
        if refusal is not None:
            return refusal
        self._parked = deliver
        if not self.init_end.done():
            self.init_end.set_result(None)
        if self._answer is not None and not self._answer.done():
            self._hand_out()
        return None

    def unpark(self, deliver: Deliver) -> None:
        """The connection that waited with `deliver` is gone."""
        if self._parked == deliver:  # a bound method is another object each time, and equal
            self._parked = None

    def begin_answer(self, request_id: str, *, error: bool) -> Refusal | None:
        """A response or error for `request_id` begins to arrive."""
        new = RuntimeState.ERROR_RESPONSE if error else RuntimeState.RESPONSE
        if self._running is None or request_id != self._running.request_id:
            return INVALID_REQUEST_ID
        return self._move(new)

    def finish_answer(self, answer: Responded | Failed | TooLarge) -> None:
        """The response or error that began has arrived whole."""
        self._move(RuntimeState.RESPONSE_SENT)
        self._settle(answer)

    def init_error(self, error: Failed) -> Refusal | None:
        """`POST /init/error`."""
        refusal = self._move(RuntimeState.INIT_ERROR)
        if refusal is None and not self.init_end.done():
            self.init_end.set_result(error)
        return refusal

    # -- within

    def _hand_out(self) -> None:
        deliver, self._parked = self._parked, None
        if deliver is None or self._current is None:
            return
        self._move(RuntimeState.RUNNING)
        self._running = self._current
        deliver(self._current)

    def _settle(self, answer: Answer) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)

    def _move(self, new: RuntimeState) -> Refusal | None:
        if not allowed(self._state, new):
            text = f"State transition from {self._state} to {new} failed for runtime. "
            return Refusal(403, "InvalidStateTransition", text + "Error: State transition is not allowed")
        self._state = new
        return None
