"""The process that looks for a folder's functions beside the window, which is being made meanwhile.

A pickled folder and runtimes come in on stdin, the pickled workspace goes out on stdout. Of a folder that cannot be
opened nothing goes out: who asks finds out again, and why.
"""

import contextlib
import gc
import pickle
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from workbench.model.errors import WorkspaceError
from workbench.model.runtime import Runtime
from workbench.model.workspace import Workspace
from workbench.project.discovery import open_workspace


def request_bytes(root: Path, runtimes: Iterable[Runtime]) -> bytes:
    """What the process reads."""
    return pickle.dumps((root, tuple(runtimes)), pickle.HIGHEST_PROTOCOL)


def read_answer(answer: bytes) -> Workspace | None:
    """What the process wrote; None when it did not write all of it."""
    try:
        workspace = pickle.loads(answer)
    except (EOFError, pickle.UnpicklingError):
        return None
    return workspace if isinstance(workspace, Workspace) else None


def serve(asked: BinaryIO, told: BinaryIO) -> None:
    """Look once."""
    root, runtimes = pickle.loads(asked.read())
    with contextlib.suppress(WorkspaceError):
        told.write(pickle.dumps(open_workspace(root, runtimes), pickle.HIGHEST_PROTOCOL))


if __name__ == "__main__":
    # It ends soon: what it makes is nearly all handed out, and looking for garbage in it costs a fifth of the time.
    gc.disable()
    serve(sys.stdin.buffer, sys.stdout.buffer)
