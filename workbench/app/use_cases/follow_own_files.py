"""Settings and keys that change on disk come into force: from another window, or from an editor."""

import asyncio
import importlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.log import logger
from workbench.model.errors import WorkspaceError

if TYPE_CHECKING:
    from workbench.app.application import Application

_LOG = logger("settings")


async def follow_own_files(app: "Application") -> None:
    """Take in what others write into the files of settings and keys, until cancelled."""
    folder = app.settings.path.parent
    names = {app.settings.path.name, app.keymap.path.name}
    # Imported late and in a thread: it takes 60 ms and more.
    watching = await asyncio.to_thread(importlib.import_module, "workbench.project.watch")
    await asyncio.to_thread(lambda: folder.mkdir(parents=True, exist_ok=True))
    changed = asyncio.Event()

    def note(paths: Iterable[Path]) -> None:
        if any(path.name in names for path in paths):
            changed.set()

    taking = app.tasks.start(_take_in(app, changed), name="take-in-own-files")
    try:
        await watching.watch(folder, note)
    except (WorkspaceError, OSError) as error:
        _LOG.warning("changes of settings on disk are not noticed: %s", error)
    finally:
        taking.cancel()


async def _take_in(app: "Application", changed: asyncio.Event) -> None:
    while True:
        await changed.wait()
        changed.clear()
        await app.settings.take_in()
        await app.keymap.take_in()
