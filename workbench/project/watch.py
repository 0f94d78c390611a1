"""Changes below a workspace, told as they happen, without those in folders that tools generate."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import watchfiles

from workbench.model.errors import WorkspaceError
from workbench.project.tree import is_below_ignored

_DEBOUNCE_MS = 200
_STEP_MS = 40
_LOOK_MS = 2000
"""How often to look whether the folder is still there when nothing happens."""

OnChange = Callable[[frozenset[Path]], None]


async def watch(root: Path, on_change: OnChange) -> None:
    """Call `on_change` with the paths that changed below `root` until cancelled.

    When `root` itself vanishes it is called once more with `root`, and the watch ends. Raises WorkspaceError when the
    system cannot watch (its limit of watches is reached, for instance).
    """
    folder = await asyncio.to_thread(root.absolute)
    async with contextlib.aclosing(_changes(folder)) as changes:
        async for paths in changes:
            if not await asyncio.to_thread(folder.is_dir):
                break
            if paths:
                on_change(paths)
    on_change(frozenset({folder}))


async def _changes(folder: Path) -> AsyncGenerator[frozenset[Path], None]:
    """The sets of changed paths, an empty one every now and then; none when the folder is not there."""

    def is_wanted(_change: watchfiles.Change, path: str) -> bool:
        return not is_below_ignored(Path(path), folder)

    if not await asyncio.to_thread(folder.is_dir):
        return
    try:
        async for changes in watchfiles.awatch(
            folder,
            watch_filter=is_wanted,
            debounce=_DEBOUNCE_MS,
            step=_STEP_MS,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            yield frozenset(Path(path) for _, path in changes)
    except FileNotFoundError:
        return
    except (OSError, RuntimeError) as error:
        raise WorkspaceError(
            f"Changes in {folder.name} will not be noticed.",
            f"The system says: {error}.",
            "Reload the workspace after a change on disk.",
        ) from error
