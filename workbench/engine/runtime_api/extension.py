"""One extension: its stage, its subscriptions, and the event it waits for or has yet to fetch."""

import uuid
from collections import deque
from collections.abc import Iterable

from workbench.engine.runtime_api.extension_calls import OVERTAKEN, bad_state
from workbench.engine.runtime_api.extension_events import EventType, event_reply
from workbench.engine.runtime_api.extension_states import ExtensionState, Stage, allowed
from workbench.engine.runtime_api.reply import Answer, Reply


class Extension:
    """An extension of one sandbox; an external one has a process of its own, an internal one is in the runtime's."""

    def __init__(self, name: str, *, external: bool) -> None:
        self.name = name
        self.id = str(uuid.uuid4())
        self.external = external
        self.ended = False
        self._stage = Stage.STARTED
        self._events: frozenset[str] = frozenset()
        self._error_type = ""
        self._parked: Answer | None = None
        self._bodies: deque[bytes] = deque()

    @property
    def stage(self) -> Stage:
        """Where it is."""
        return self._stage

    @property
    def parked(self) -> bool:
        """Whether it waits in NEXT: it has done its part of Init or of the invoke."""
        return self._parked is not None and not self.ended

    @property
    def pending(self) -> bool:
        """Whether its process was started and has neither registered nor failed."""
        return self._stage is Stage.STARTED and not self.ended

    @property
    def subscribable(self) -> bool:
        """Whether it may still subscribe to telemetry: it has not called NEXT yet (LAMBDA_FACTS §2.4)."""
        return self._stage is Stage.REGISTERED

    @property
    def state(self) -> ExtensionState:
        """What a `platform.extension` record says of it."""
        events = tuple(event.value for event in EventType if event in self._events)
        return ExtensionState(self.name, self._stage, events, self._error_type)

    def heeds(self, event: EventType) -> bool:
        """Whether it has subscribed to `event`."""
        return event in self._events

    # -- what it asks for

    def register(self, events: Iterable[str]) -> Reply | None:
        """Subscribe to `events`, or the refusal."""
        if not self._move(Stage.REGISTERED):
            return bad_state(self._stage, Stage.REGISTERED, self.name)
        self._events = frozenset(events)
        return None

    def park(self, answer: Answer) -> None:
        """NEXT: `answer` gets the next event, perhaps at once, or the refusal."""
        if self._parked is not None or not self._move(Stage.READY):
            answer(bad_state(self._stage, Stage.READY, self.id))
            return
        self._parked = answer
        self._hand_out()

    def unpark(self, answer: Answer) -> None:
        """The peer that waited with `answer` is gone; what comes now waits until it asks again."""
        if self._parked == answer:
            self._parked = None

    def report(self, stage: Stage, error_type: str) -> Reply | None:
        """Move to INIT_ERROR or EXIT_ERROR, or the refusal; of several reports the first counts."""
        repeated = self._stage is stage
        if not self._move(stage):
            # AWS names the state that follows, not the one it refuses.
            named = Stage.EXITED if stage is Stage.EXIT_ERROR else stage
            return bad_state(self._stage, named, self.id)
        if not repeated:
            self._error_type = error_type
            self._release()
        return None

    # -- what befalls it

    def offer(self, body: bytes) -> None:
        """Hand the event `body` to it now, or when it asks."""
        self._bodies.append(body)
        self._hand_out()

    def withdraw(self) -> None:
        """Forget the events that it has not fetched."""
        self._bodies.clear()

    def fail_to_launch(self, error_type: str) -> None:
        """Its program could not be started."""
        if self._move(Stage.LAUNCH_ERROR):
            self._error_type = error_type

    def end(self, *, well: bool) -> None:
        """Its process ended in a shutdown, of itself (`well`) or not; of note only if it was to be told of it."""
        if self.heeds(EventType.SHUTDOWN):
            self._move(Stage.EXITED if well else Stage.SHUTDOWN_FAILED)

    # -- within

    def _hand_out(self) -> None:
        if self._parked is None or not self._bodies:
            return
        answer, self._parked = self._parked, None
        self._move(Stage.RUNNING)
        answer(event_reply(self._bodies.popleft()))

    def _release(self) -> None:
        answer, self._parked = self._parked, None
        if answer is not None:
            answer(bad_state(self._stage, Stage.READY, self.id, OVERTAKEN))

    def _move(self, new: Stage) -> bool:
        if not allowed(self._stage, new):
            return False
        self._stage = new
        return True
