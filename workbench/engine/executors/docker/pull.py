"""Fetches a missing image, once, and gives up soon when no registry answers."""

import asyncio
from dataclasses import dataclass
from functools import partial

from workbench.base import calls
from workbench.base.clock import monotonic_ns
from workbench.base.log import logger
from workbench.engine.executors.docker.daemon import Daemon
from workbench.model.errors import RuntimeUnavailableError, WorkbenchError

_FIRST_WORD_S = 10.0
_SILENCE_S = 60.0
_AGAIN_NS = 60 * 1_000_000_000

_log = logger("docker")


class Pulls:
    """Pulls images; one that could not be had is not asked for again for a minute."""

    def __init__(self, *, allowed: bool) -> None:
        self._allowed = allowed
        self._failures: dict[str, tuple[int, str]] = {}
        self._running: dict[str, asyncio.Lock] = {}

    async def pull(self, daemon: Daemon, image: str) -> None:
        """Have `image` on this machine; waits 10 s for the first word of a registry. Raises RuntimeUnavailableError."""
        if not self._allowed:
            raise RuntimeUnavailableError("", "Pulling images is turned off.")
        async with self._running.setdefault(image, asyncio.Lock()):
            failed_ns, why = self._failures.get(image, (-_AGAIN_NS, ""))
            if monotonic_ns() - failed_ns < _AGAIN_NS:
                raise RuntimeUnavailableError("", why)
            try:
                await self._follow(daemon, image)
            except WorkbenchError as error:
                self._failures[image] = (monotonic_ns(), error.why)
                raise RuntimeUnavailableError("", error.why) from error

    async def _follow(self, daemon: Daemon, image: str) -> None:
        heard = _Heard()
        done = calls.start(partial(_pull, daemon, image, heard), "docker-pull")
        patience_s, before = _FIRST_WORD_S, 0
        while not done.done():
            await asyncio.wait((done,), timeout=patience_s)
            if not done.done() and heard.lines == before:
                raise RuntimeUnavailableError("", "The registry gave no answer in time.")
            patience_s, before = _SILENCE_S, heard.lines
        done.result()


@dataclass(slots=True)
class _Heard:
    """How many lines of progress came so far; written by the pulling thread."""

    lines: int = 0


def _pull(daemon: Daemon, image: str, heard: _Heard) -> None:
    for line in daemon.pull(image):
        heard.lines += 1
        _log.info("%s: %s", image, line)
