"""A child process that answers a line with a line. Its methods block: call them in a thread."""

import contextlib
import subprocess
from collections.abc import Sequence
from pathlib import Path

from workbench.model.errors import CodeReaderError

_END_S = 5.0
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class WorkerProcess:
    """One child. `kill` may be called from any thread, also while another one waits in `ask`."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        """Start the child with `folder`, made where it lacks, as its working directory. Raises CodeReaderError."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._child = subprocess.Popen(
                command,
                cwd=folder,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_NO_WINDOW,
            )
        except OSError as error:
            raise CodeReaderError("The reader of Python code could not be started.", f"{error}.") from error

    @property
    def process_id(self) -> int:
        """The child's number."""
        return self._child.pid

    def ask(self, line: bytes) -> bytes:
        """Send a line and wait for the one that answers it. Raises CodeReaderError when the child has ended."""
        assert self._child.stdin is not None
        assert self._child.stdout is not None
        try:
            self._child.stdin.write(line)
            self._child.stdin.flush()
            answer = self._child.stdout.readline()
        except (OSError, ValueError) as error:
            raise CodeReaderError("The reader of Python code has ended.", f"{error}.") from error
        if not answer.endswith(b"\n"):
            raise CodeReaderError("The reader of Python code has ended.")
        return answer

    def ended_well(self) -> bool:
        """Whether the child ended by itself and without an error; waits for its end."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self._child.wait(_END_S) == 0
        return False

    def kill(self) -> None:
        """End the child at once; whoever waits in `ask` gets its CodeReaderError."""
        self._child.kill()

    def close(self) -> None:
        """End the child and take its pipes away; nobody may be in `ask`."""
        self._child.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(_END_S)
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
