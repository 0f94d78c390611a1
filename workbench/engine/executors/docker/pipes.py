"""The FIFOs by which a sandbox and this program talk, in a folder that is bound into the sandbox."""

from pathlib import Path

from workbench.engine.executors.base import Ears
from workbench.engine.executors.boot_pipes import BootPipes
from workbench.engine.executors.docker.progress import Progress
from workbench.engine.executors.docker.scripts import LOG


class Pipes:
    """The FIFO of the function's output and, with a `progress` to tell, those that the boot script needs besides.

    POSIX only; raises OSError when a FIFO cannot be made. Everything is delivered on the running loop.
    """

    def __init__(self, folder: Path, ears: Ears, progress: Progress | None = None) -> None:
        # Needs modules that only POSIX systems have.
        from workbench.engine.executors.docker.logpipe import LogPipe  # noqa: PLC0415

        folder.mkdir()
        # After the umask: the sandbox's user is another one. Nobody else writes here, so that opening a FIFO is safe.
        folder.chmod(0o755)
        self._log = LogPipe(folder / LOG, ears.on_log)
        self._log.listen()
        self._boot: BootPipes | None = None
        if progress is not None:
            self._boot = BootPipes(folder)
            self._boot.listen(progress.take, ears.on_extension_log)

    def open_gate(self) -> None:
        """Let the runtime start that waits for its extensions."""
        if self._boot is not None:
            self._boot.open_gate()

    def drain_boot(self) -> None:
        """Deliver what the script and the extensions wrote before this call."""
        if self._boot is not None:
            self._boot.drain()

    async def drain(self) -> None:
        """Deliver all that was written before this call; ends also when the writers never do."""
        await self._log.drain()
        self.drain_boot()

    def close(self) -> None:
        """Deliver what is left and let go; may be called twice."""
        self._log.close()
        if self._boot is not None:
            self._boot.close()
