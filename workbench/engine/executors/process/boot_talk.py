"""What a sandbox with extensions tells and is told: whose process was started, and whose has ended."""

import asyncio
import dataclasses
from collections.abc import Callable

from workbench.engine.executors.base import (
    Ears,
    ExtensionExited,
    ExtensionLaunched,
    ExtensionsLaunched,
    SandboxExit,
)
from workbench.engine.executors.boot_pipes import BootPipes
from workbench.engine.executors.status_lines import RuntimeEnded, StatusLine

_SIGKILL = 9


class BootTalk:
    """The script's talk on `pipes`, told to `ears` in order.

    `drain_log` delivers what the runtime wrote, before its end is told; `out_of_memory` says whether the kernel has
    killed for memory.
    """

    def __init__(
        self, pipes: BootPipes, ears: Ears, drain_log: Callable[[], None], out_of_memory: Callable[[], bool]
    ) -> None:
        self._pipes = pipes
        self._ears = ears
        self._drain_log = drain_log
        self._out_of_memory = out_of_memory
        self._runtime_end: asyncio.Future[SandboxExit] = asyncio.get_running_loop().create_future()
        self._extensions_end = asyncio.Event()
        self._running = 0
        self._all_launched = False
        pipes.listen(self._on_status, ears.on_extension_log)

    def open_gate(self) -> None:
        """Let the script start the runtime."""
        self._pipes.open_gate()

    async def runtime_end(self) -> SandboxExit:
        """How the runtime ended, once it has."""
        return await asyncio.shield(self._runtime_end)

    async def end_of_extensions(self) -> None:
        """Return when all extensions have ended."""
        await self._extensions_end.wait()

    def drain(self) -> None:
        """Tell what was written before this call."""
        self._pipes.drain()

    def ended(self, how: SandboxExit) -> None:
        """The script's own process has ended: so has everything, and what was not told is told by `how`."""
        self.drain()
        self._end_runtime(how)
        self._extensions_end.set()

    def close(self, how: SandboxExit) -> None:
        """The sandbox has been killed; tell what is left and let go. May be called twice."""
        self._pipes.close()
        self._end_runtime(how)
        self._extensions_end.set()

    def _on_status(self, line: StatusLine) -> None:
        match line:
            case ExtensionLaunched():
                self._running += 1
                self._ears.on_event(line)
            case ExtensionExited():
                self._running -= 1
                self._ears.on_event(ExtensionExited(line.name, self._explained(line.exit)))
            case ExtensionsLaunched():
                self._all_launched = True
                self._ears.on_event(line)
            case RuntimeEnded():
                self._drain_log()
                self._end_runtime(self._explained(line.exit))
        if self._all_launched and self._running <= 0:
            self._extensions_end.set()

    def _explained(self, how: SandboxExit) -> SandboxExit:
        return dataclasses.replace(how, out_of_memory=how.signal == _SIGKILL and self._out_of_memory())

    def _end_runtime(self, how: SandboxExit) -> None:
        if not self._runtime_end.done():
            self._runtime_end.set_result(how)
