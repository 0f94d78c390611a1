"""Learns how sandboxes end: one thread follows the engine's events for all of them."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from workbench.engine.executors.base import SandboxExit
from workbench.engine.executors.docker.daemon import ContainerState, Daemon, DeathWatch
from workbench.engine.executors.status_lines import exit_of_status
from workbench.model.errors import WorkbenchError

OnDeath = Callable[[SandboxExit], None]
"""Told once how a container ended; called in the thread that follows the events."""

LOST = SandboxExit(lost=True)

_KILLED = (9, 15)
_REOPEN_S = 0.1
_ENDED = ("exited", "dead", "removing")


class Deaths:
    """The containers of one owner that are expected to die, each with who wants to know."""

    def __init__(self, daemon: Daemon, label: str) -> None:
        self._daemon = daemon
        self._label = label
        self._waiting: dict[str, OnDeath] = {}
        self._opening = threading.Lock()
        self._lock = threading.Lock()  # the loop takes it too: never held while the engine is asked
        self._watch: DeathWatch | None = None
        self._closed = False

    def open(self) -> None:
        """Follow the events from now on, unless that is done already. Blocks; raises ExecutorUnavailableError."""
        with self._opening:
            with self._lock:
                if self._watch is not None or self._closed:
                    return
            watch = self._daemon.deaths(self._label)
            if self._adopt(watch) is not None:
                threading.Thread(target=self._follow, args=(watch,), name="docker-events", daemon=True).start()

    def expect(self, container_id: str, on_death: OnDeath) -> None:
        """Tell `on_death` when that container ends; call before it starts."""
        with self._lock:
            self._waiting[container_id] = on_death

    def forget(self, container_id: str) -> None:
        """Tell nobody about that container."""
        with self._lock:
            self._waiting.pop(container_id, None)

    def close(self) -> None:
        """Follow nothing any more; may be called twice."""
        with self._lock:
            self._closed = True
            watch, self._watch = self._watch, None
        if watch is not None:
            watch.close()

    def _follow(self, watch: DeathWatch | None) -> None:
        while watch is not None:
            for container_id in watch:
                if self._is_expected(container_id):
                    self._tell(container_id, how_ended(self._daemon, container_id))
            watch = self._reopened()

    def _reopened(self) -> DeathWatch | None:
        """New events after the connection ended; when the engine is gone, so are all sandboxes."""
        time.sleep(_REOPEN_S)
        watch: DeathWatch | None = None
        with suppress(WorkbenchError):
            self._daemon.ping()
            watch = self._daemon.deaths(self._label)
        waiting = self._adopt(watch)
        if waiting is None:
            return None
        for container_id in waiting:
            ended = how_ended(self._daemon, container_id) if watch else LOST
            if ended is not None:
                self._tell(container_id, ended)
        return watch

    def _adopt(self, watch: DeathWatch | None) -> list[str] | None:
        """Who is waited for from here on by `watch`; None when this was closed meanwhile, and `watch` with it."""
        with self._lock:
            if not self._closed:
                self._watch = watch
                return list(self._waiting)
        if watch is not None:
            watch.close()
        return None

    def _is_expected(self, container_id: str) -> bool:
        with self._lock:
            return container_id in self._waiting

    def _tell(self, container_id: str, ended: SandboxExit | None) -> None:
        with self._lock:
            on_death = self._waiting.pop(container_id, None)
        if on_death is not None:
            on_death(ended or LOST)


def how_ended(daemon: Daemon, container_id: str) -> SandboxExit | None:
    """How that container ended, or None while it runs; lost when the engine or the container is gone."""
    try:
        state = daemon.state(container_id)
        if state.status not in _ENDED:
            return None
        ended = decoded(state)
        if ended.signal in _KILLED and not ended.out_of_memory:
            # An engine that shuts down kills its containers first and answers on old connections until the end.
            daemon.ping()
    except WorkbenchError:
        return LOST
    return ended


def decoded(state: ContainerState) -> SandboxExit:
    """The exit that a stopped container's state tells; 128 and a signal's number stand for the signal."""
    if state.status in ("removing", "dead"):
        return LOST
    return replace(exit_of_status(state.exit_code), out_of_memory=state.out_of_memory)
