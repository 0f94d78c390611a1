"""This program's ends of the FIFOs through which the script of `boot` and the extensions talk (POSIX only)."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from workbench.engine.executors.base import OnLog
from workbench.engine.executors.status_lines import StatusLine, StatusLines

if sys.platform == "win32":
    from workbench.engine.executors.log_pipe_windows import LogPipe
else:
    from workbench.engine.executors.log_pipe import LogPipe

STATUS, GATE, EXTENSION_LOG = "status", "gate", "extension-log"
"""The names of the FIFOs in their folder."""


class BootPipes:
    """The three FIFOs in `folder`. Each is open both ways here, so that nobody waits for the other side to open it."""

    def __init__(self, folder: Path) -> None:
        self._files: dict[str, int] = {}
        self._readers: list[LogPipe] = []
        for name, mode in ((STATUS, 0o622), (GATE, 0o644), (EXTENSION_LOG, 0o622)):
            os.mkfifo(folder / name)
            # After the umask: the sandbox's user may be another one.
            (folder / name).chmod(mode)
            self._files[name] = os.open(folder / name, os.O_RDWR | os.O_NONBLOCK)

    def listen(self, on_status: Callable[[StatusLine], None], on_extension_log: OnLog) -> None:
        """Tell from now on what is written; call once, on the loop."""
        lines = StatusLines()

        def on_data(data: bytes) -> None:
            for line in lines.feed(data):
                on_status(line)

        # What an extension said comes before the news of its end.
        self._readers = [
            LogPipe(self._files.pop(EXTENSION_LOG), on_extension_log),
            LogPipe(self._files.pop(STATUS), on_data),
        ]

    def open_gate(self) -> None:
        """Let the script start the runtime."""
        if GATE in self._files:
            os.write(self._files[GATE], b"\n")

    def drain(self) -> None:
        """Tell what was written before this call."""
        for reader in self._readers:
            reader.drain()

    def close(self) -> None:
        """Tell what is left and let go; may be called twice."""
        for reader in self._readers:
            reader.close()
        for file in self._files.values():
            os.close(file)
        self._files.clear()
