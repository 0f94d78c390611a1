"""The process of a language server: messages go in and come out in threads, so that nobody waits for it."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from workbench.model.errors import CodeReaderError
from workbench.project.language_server.framing import Frames, Json, encode

_PIECE = 65_536
_END_S = 5.0
_LAST_WORDS_S = 0.5
_LINES_KEPT = 20
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


class ServerProcess:
    """One child with its children. `heard` gets each message and `ended`, once, why there will be no more, both in
    a thread of this process. `send` and `kill` never wait; `close` does: call it in a thread."""

    def __init__(
        self,
        command: Sequence[str],
        folder: Path,
        environment: Mapping[str, str],
        heard: Callable[[Json], None],
        ended: Callable[[str], None],
    ) -> None:
        """Start `command` in `folder`, made where it lacks, with `environment` besides ours. Raises CodeReaderError."""
        self._heard, self._told_end = heard, ended
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._child = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, **environment},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                start_new_session=os.name == "posix",
                creationflags=_NO_WINDOW,
            )
        except (OSError, ValueError) as error:
            raise CodeReaderError(f"{Path(command[0]).name} could not be started.", f"{error}.") from error
        self._outbox: SimpleQueue[Json | None] = SimpleQueue()
        self._said: deque[str] = deque(maxlen=_LINES_KEPT)
        self._silent = threading.Event()
        self._listening = self._thread(self._listen)
        self._threads = [self._listening, self._thread(self._read), self._thread(self._write)]

    @property
    def process_id(self) -> int:
        """The child's number."""
        return self._child.pid

    @property
    def last_words(self) -> str:
        """The last line of what it wrote as errors, or an empty text."""
        return next((line for line in reversed(self._said) if line), "")

    def send(self, message: Json) -> None:
        """Send a message as soon as the child takes it; when it has ended nothing happens."""
        self._outbox.put(message)

    def kill(self) -> None:
        """End the child and its children at once."""
        if sys.platform == "win32":
            self._kill_tree()
        else:
            # It has not been waited for yet, so that its number is nobody else's.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                if self._child.returncode is None:
                    os.killpg(self._child.pid, signal.SIGKILL)

    def close(self, grace_s: float = 0.0) -> None:
        """Take everything away; the child has `grace_s` to end by itself."""
        if grace_s:
            self._silent.wait(grace_s)
        self.kill()
        self._outbox.put(None)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._child.wait(_END_S)
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(_END_S)
        for pipe in (self._child.stdin, self._child.stdout, self._child.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError, ValueError):
                    pipe.close()

    def _thread(self, work: Callable[[], None]) -> threading.Thread:
        made = threading.Thread(target=work, name=f"language-server-{work.__name__.strip('_')}", daemon=True)
        made.start()
        return made

    def _read(self) -> None:
        """Until its output ends, or holds something that is no message."""
        why = ""
        try:
            frames = Frames()
            while piece := _some(self._child.stdout):
                for message in frames.feed(piece):
                    self._heard(message)
        except CodeReaderError as error:
            why = f"{error.what} {error.why}"
        self._silent.set()
        self._listening.join(_LAST_WORDS_S)
        self._told_end(why)

    def _write(self) -> None:
        assert self._child.stdin is not None
        # A pipe that nobody reads any more is told by the end of the output.
        with contextlib.suppress(OSError, ValueError):
            while (message := self._outbox.get()) is not None:
                self._child.stdin.write(encode(message))
                self._child.stdin.flush()

    def _listen(self) -> None:
        while piece := _some(self._child.stderr):
            self._said.extend(line.strip()[:400] for line in piece.decode("utf-8", "replace").splitlines())

    def _kill_tree(self) -> None:
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(self._child.pid)],
                capture_output=True,
                timeout=_END_S,
                check=False,
                creationflags=_NO_WINDOW,
            )


def _some(pipe: IO[bytes] | None) -> bytes:
    """What is there, at least a byte; nothing at the end."""
    assert pipe is not None
    try:
        return os.read(pipe.fileno(), _PIECE)
    except (OSError, ValueError):
        return b""
