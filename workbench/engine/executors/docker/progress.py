"""What is known of a sandbox with extensions: which of them run, and how the runtime ended."""

import asyncio
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from workbench.engine.executors.base import (
    ExtensionExited,
    ExtensionLaunched,
    ExtensionsLaunched,
    SandboxEvent,
    SandboxExit,
)
from workbench.engine.executors.status_lines import RuntimeEnded, StatusLine

T = TypeVar("T")

_SIGKILL = 9

WasOutOfMemory = Callable[[], bool | None]
"""Whether the kernel killed a process for memory that was not asked for yet; None when that cannot be told."""


class Progress:
    """One sandbox, followed by what its boot script says (`executors.boot`) and by its end.

    `on_event` hears of the extensions. `runtime` is settled with the runtime's end; `begun` with None once the script
    has started anything, or with the sandbox's end when it never did.
    """

    def __init__(self, on_event: Callable[[SandboxEvent], None], was_out_of_memory: WasOutOfMemory) -> None:
        loop = asyncio.get_running_loop()
        self.runtime: asyncio.Future[SandboxExit] = loop.create_future()
        self.begun: asyncio.Future[SandboxExit | None] = loop.create_future()
        self._on_event = on_event
        self._was_out_of_memory = was_out_of_memory
        self._running: Counter[str] = Counter()
        self._none_left = asyncio.Event()

    def take(self, line: StatusLine) -> None:
        """The script's next word."""
        _settle(self.begun, None)
        match line:
            case ExtensionLaunched(name):
                self._running[name] += 1
                self._on_event(line)
            case ExtensionExited(name, how) if self._running[name] > 0:
                self._running[name] -= 1
                self._on_event(ExtensionExited(name, self._explained(how) or how))
            case ExtensionsLaunched():
                self._on_event(line)
            case RuntimeEnded(how):
                self._runtime_ended(how)
        if isinstance(line, ExtensionExited | ExtensionsLaunched) and self._running.total() == 0:
            self._none_left.set()

    def over(self, how: SandboxExit) -> None:
        """The sandbox itself ended, and with it the runtime and all extensions."""
        _settle(self.begun, how)
        _settle(self.runtime, how)
        self._running.clear()
        self._none_left.set()

    async def end_of_extensions(self) -> None:
        """Return when no extension's process is left."""
        await self._none_left.wait()

    def _runtime_ended(self, how: SandboxExit) -> None:
        explained = self._explained(how)
        if explained is None and self._running.total() > 0:
            explained = how
        # Else the sandbox is ending too, and its end will tell whether it was for memory.
        if explained is not None:
            _settle(self.runtime, explained)

    def _explained(self, how: SandboxExit) -> SandboxExit | None:
        """`how`, with whether it was for memory; None for a kill whose reason cannot be told."""
        if how.signal != _SIGKILL:
            return how
        reason = self._was_out_of_memory()
        return None if reason is None else replace(how, out_of_memory=reason)


def _settle(future: asyncio.Future[T], result: T) -> None:
    if not future.done():
        future.set_result(result)
