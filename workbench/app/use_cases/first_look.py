"""Look for the functions of a large folder while the window is still being made, in a process of its own.

Imports and the making of the window keep Python busy for a second: 2,000 functions would come half a second after it.
"""

import asyncio
import subprocess
import sys
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.calls import start
from workbench.base.log import logger
from workbench.base.paths import resolved
from workbench.model.runtime import Runtime
from workbench.model.workspace import Workspace
from workbench.project.look_worker import read_answer, request_bytes

if TYPE_CHECKING:
    from workbench.app.application import Application

LARGE = 500
"""From how many functions on a process is worth its start."""
_KEY = "large_workspaces"
_PLACES = 50
_COMMAND = (sys.executable, "-P", "-X", "utf8", "-m", "workbench.project.look_worker")
_PIPE = subprocess.PIPE
_LOG = logger("first-look")


class FirstLook:
    """A look at the folder `root`, which has begun."""

    def __init__(self, root: Path, runtimes: Iterable[Runtime]) -> None:
        self.root = root
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._answer = start(partial(self._look, request_bytes(root, runtimes)), "first-look")

    async def workspace(self) -> Workspace | None:
        """What it found; None when it failed or was stopped: a look of one's own tells why."""
        return await self._answer

    def stop(self) -> None:
        """Nobody wants to know any more."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()

    def _look(self, request: bytes) -> Workspace | None:
        try:
            with subprocess.Popen(_COMMAND, stdin=_PIPE, stdout=_PIPE, stderr=_PIPE) as process:
                self._process = process
                if self._stopped:
                    process.kill()
                answer, said = process.communicate(request)
        except OSError as error:
            _LOG.warning("The process of the first look did not start: %s", error)
            return None
        if said:
            _LOG.warning("The first look failed: %s", said.decode("utf-8", "replace").strip())
        return read_answer(answer)


async def begin_first_look(app: "Application", path: Path | None) -> None:
    """Begin to look at the folder that will be opened, `path` or the last one, where it was large the last time."""
    recent = app.session.recent_workspaces if app.settings.flag("window.restore_session") else ()
    folder, large = path or next(iter(recent), None), _large(app)
    if folder is None or not large:
        return
    root = await asyncio.to_thread(resolved, folder)
    if str(root) in large:
        app.first_look = FirstLook(root, app.runtimes)


async def first_look(app: "Application", path: Path) -> Workspace | None:
    """What the look that was begun for `path` found, once; None where there is none."""
    look, app.first_look = app.first_look, None
    if look is None:
        return None
    if look.root == path:
        return await look.workspace()
    look.stop()
    return None


def remember_size(app: "Application", workspace: Workspace) -> None:
    """Keep in mind whether the folder is a large one."""
    root, large = str(workspace.root), _large(app)
    if (root in large) != (len(workspace.functions) >= LARGE):
        others = [each for each in large if each != root]
        app.session.set(_KEY, others if root in large else [root, *others][:_PLACES])


def _large(app: "Application") -> list[str]:
    kept = app.session.get(_KEY)
    return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []
