"""Carries what the engine tells from its thread to the front end's loop, in order and at most 30 times a second."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, TypeVar

from workbench.base.clock import monotonic_ns
from workbench.base.log import logger

E = TypeVar("E")

INTERVAL_S = 0.033
"""The shortest time between two deliveries, except that the end of an invoke delivers at once."""

_LOG = logger("emit")


class Listener(Generic[E]):
    """The receiver of one invoke's events, or of all observations; `put` is for the engine's thread."""

    def __init__(self, batches: "EmitBatches", emit: Callable[[E], None]) -> None:
        self._batches = batches
        self._emit: Callable[[E], None] | None = emit

    def put(self, event: E) -> None:
        """Hand over an event; returns at once."""
        self._batches.put(self, event)

    def deliver(self, event: E) -> None:
        """Give an event to the front end (on its loop); its mistakes do not stop the others."""
        if self._emit is None:
            return
        try:
            self._emit(event)
        except Exception:
            _LOG.exception("a listener failed on %s", type(event).__name__)  # not on what a function printed

    def end(self) -> None:
        """Give no more events to the front end."""
        self._emit = None


class EmitBatches:
    """One queue for all invokes. `home` is the front end's loop; deliveries happen there."""

    def __init__(self, home: asyncio.AbstractEventLoop) -> None:
        self._home = home
        self._queue: deque[tuple[Listener[Any], Any]] = deque()
        self._lock = threading.Lock()
        self._scheduled = False
        self._delivered_ns = 0

    @contextmanager
    def listener(self, emit: Callable[[E], None]) -> Iterator[Listener[E]]:
        """A listener for one invoke; what it was given is delivered before the block is left."""
        listener = Listener(self, emit)
        try:
            yield listener
        finally:
            self.deliver_all()
            listener.end()

    def put(self, listener: Listener[E], event: E) -> None:
        """Queue an event (any thread) and have it delivered soon."""
        self._queue.append((listener, event))
        with self._lock:
            if self._scheduled:
                return
            self._scheduled = True
        rest_s = INTERVAL_S - (monotonic_ns() - self._delivered_ns) / 1e9
        if rest_s <= 0:
            self._wake()
            return
        try:
            # Waiting on this side spares the front end's loop a timer for every delivery.
            asyncio.get_running_loop().call_later(rest_s, self._wake)
        except RuntimeError:
            self._wake()

    def _wake(self) -> None:
        try:
            self._home.call_soon_threadsafe(self._deliver_scheduled)
        except RuntimeError:
            _LOG.debug("the front end's loop is closed; events are dropped")

    def _deliver_scheduled(self) -> None:
        with self._lock:
            self._scheduled = False
        self.deliver_all()

    def deliver_all(self) -> None:
        """Deliver what is queued now (on the front end's loop)."""
        self._delivered_ns = monotonic_ns()
        # Only what is there now: an engine that writes faster than we read must not hold the loop.
        for _ in range(len(self._queue)):
            listener, event = self._queue.popleft()
            listener.deliver(event)
