"""Open a folder as the workspace, and keep up with changes to its files."""

import asyncio
import importlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.use_cases.debug import stop_debugging
from workbench.app.use_cases.debug_watches import show_watches
from workbench.app.use_cases.first_look import first_look, remember_size
from workbench.app.use_cases.function_choice import first_function, known_function
from workbench.app.use_cases.queue_upkeep import register_functions
from workbench.app.use_cases.sync import follow_code
from workbench.model.errors import WorkspaceError, WorkStoppedError
from workbench.model.workspace import Workspace
from workbench.project.discovery import open_workspace as discover

if TYPE_CHECKING:
    from workbench.app.application import Application

DEBOUNCE_S = 0.05
"""How long the files must be quiet before functions are looked for again."""


async def load_workspace(app: "Application", path: Path) -> Workspace:
    """Find the functions below `path` and make it the workspace, once. Raises WorkspaceError, WorkStoppedError.

    Its queued events do not run because of that: a terminal verb that ends soon leaves them where they are.
    """
    async with app.progress.work("Opening folder", path.name):
        workspace = await _discover(app, path)
    _show(app, workspace)
    return workspace


async def open_workspace(app: "Application", path: Path) -> Workspace:
    """Make `path` the workspace, remember it, and follow its changes until another is opened. Raises WorkspaceError.

    OpenElsewhereError, one of these, tells that another window has it.
    """
    early = await first_look(app, path)
    workspace = early or await _discover(app, path)
    await app.places.take(workspace.root)
    _show(app, workspace)
    register_functions(app)
    app.session.remember_workspace(workspace.root)
    remember_size(app, workspace)
    if app.watching is not None:
        app.watching.cancel()
    app.watching = app.tasks.start(_follow(app, workspace.root, again=early is not None), name="watch-workspace")
    await app.places.leave_all_but(workspace.root)
    return workspace


async def reload_workspace(app: "Application") -> Workspace | None:
    """Look again; tells observers only of what changed. None when no workspace is open. Raises WorkspaceError."""
    current = app.workspace.current
    if current is None:
        return None
    look = app.workspace.begin()
    async with app.progress.work("Looking for functions", current.name):
        workspace = await _discover(app, current.root)
    opened = app.workspace.current
    # A look that began before another one, and ends after it, saw what is no more.
    if opened is not None and opened.root == current.root and app.workspace.is_newest(look):
        _show(app, workspace)
        register_functions(app)
    return workspace


async def _discover(app: "Application", path: Path) -> Workspace:
    return await asyncio.to_thread(discover, path, tuple(app.runtimes))


def _show(app: "Application", workspace: Workspace) -> None:
    app.workspace.set(workspace)
    context = app.context.value
    same = context.workspace == workspace.root
    if same and context.function is not None and known_function(app, context.function, context.scope) is not None:
        return
    if not same:
        app.import_profile.forget()
        stop_debugging(app)
        app.debug.forget()
        show_watches(app)
    app.context.update(workspace=workspace.root, function=first_function(workspace), scope="")


async def _follow(app: "Application", root: Path, *, again: bool) -> None:
    """With `again` something may have changed since the folder was looked at."""
    # Imported late and in a thread: it takes 60 ms and more, and a terminal verb watches nothing.
    watching = await asyncio.to_thread(importlib.import_module, "workbench.project.watch")
    changed = asyncio.Event()

    def note(_paths: Iterable[Path]) -> None:
        changed.set()

    if again:
        changed.set()
    reloading = app.tasks.start(_reload_when(app, changed), name="reload-workspace")
    try:
        await watching.watch(root, note)
        # The watch ends by itself when the folder is gone.
        await _reload_or_tell(app)
    except WorkspaceError as error:
        app.notices.warn(
            "Changes on disk are not noticed.", f"{error} Reload the workspace by hand.", ("workspace.reload",)
        )
    finally:
        reloading.cancel()


async def _reload_when(app: "Application", changed: asyncio.Event) -> None:
    while True:
        await changed.wait()
        changed.clear()
        await asyncio.sleep(DEBOUNCE_S)
        if not changed.is_set():
            await _reload_or_tell(app)
            await follow_code(app)


async def _reload_or_tell(app: "Application") -> None:
    try:
        await reload_workspace(app)
    except (WorkspaceError, WorkStoppedError) as error:
        app.notices.error(error, ("workspace.open",))
