"""One window from its first showing to its close: what is opened first, what is polled, what is kept for next time."""

import asyncio
import contextlib
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from workbench.app.application import Application
from workbench.app.use_cases.browse_accounts import find_places
from workbench.app.use_cases.follow_own_files import follow_own_files
from workbench.app.use_cases.open_workspace import open_workspace
from workbench.app.use_cases.sample import sample_workspace
from workbench.base.paths import resolved
from workbench.gui.actions import Actions
from workbench.gui.keeping import Keeping
from workbench.gui.look import Look
from workbench.gui.motion import Motion
from workbench.gui.new_window import NewWindows
from workbench.gui.raising import Raising, raise_window
from workbench.gui.restore import (
    KeepsState,
    fit_on_screen,
    panel_states,
    remember_window,
    restore_panels,
    restore_window,
    stand_off,
    unsaved_of,
    window_state,
)
from workbench.gui.stop_signals import StopSignals
from workbench.gui.tasks import GuiTasks
from workbench.gui.ui_thread_garbage import UiThreadGarbage
from workbench.gui.window import MainWindow
from workbench.model.errors import EngineError, WorkspaceError, WorkStoppedError
from workbench.model.run import Run
from workbench.model.workspace import Workspace

POLL_S = 2.0
"""How often the engine is asked what it holds, while the window is visible."""


class SessionWindow:
    """A window with its look, tasks and actions. An `empty` one opens no folder."""

    def __init__(self, app: Application, path: Path | None, *, empty: bool = False) -> None:
        self.app = app
        self._path = path
        self._empty = empty
        self._done = asyncio.Event()
        self._root: Path | None = None
        self.look = Look(app.settings.text("look.theme"))
        self.look.apply()
        self.tasks = GuiTasks(app)
        self.actions = Actions(app, self.look, self.tasks)
        self.window = MainWindow(app, self.look, self.tasks, self.actions)
        self.window.closed.connect(self._done.set)
        self.motion = Motion(app.settings, self.window)
        self.new_windows = NewWindows(app, self.actions, self.window)
        self._garbage = UiThreadGarbage()
        self._signals = StopSignals(self._done.set)
        self._news = asyncio.Event()
        self._keeping = Keeping(self._keep)
        self._raising = Raising()
        self._raising.asked.connect(self.come_forward)
        app.places.raise_other = raise_window
        self._stops = (
            app.workspace.changed.connect(self._workspace_changed),
            app.runs.changed.connect(self._run_changed),
        )

    async def run(self, started: asyncio.Event | None = None) -> None:
        """Show the window, open what is to be opened, and return when the window was closed."""
        await self.show()
        await self.open_first()
        if self.app.settings.flag("service.start_with_window"):
            self.actions.action("service.start").trigger()
        self._garbage.settle()
        if started is not None:
            started.set()
        await self._done.wait()

    async def show(self) -> None:
        """Show the window as it was left, with the user's keys."""
        await self.app.keymap.load()
        if self._restores:
            await self._restore_window()
        fit_on_screen(self.window, self.window.screen().availableGeometry())
        self.window.show()

    async def close(self) -> None:
        """Keep the session, end what runs for the window, and take it away."""
        self._keeping.stop()
        self._raising.close()
        await self._keep_last()
        for stop in self._stops:
            stop()
        self.window.hide()
        await self.tasks.close()
        self._signals.close()
        self._garbage.close()
        self.window.deleteLater()

    def come_forward(self) -> None:
        """Show the window in front of all others, also where it is minimised."""
        window = self.window
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
        window.show()
        window.raise_()
        window.activateWindow()

    async def _restore_window(self) -> None:
        """Take the place and layout that belong to the folder that comes first, else those of the window closed last.

        A window with another's place would hide it, so it stands a little off.
        """
        recent = () if self._empty else self.app.session.recent_workspaces
        first = self._path or (recent[0] if recent else None)
        own = {} if first is None else await self.app.places.glance(await asyncio.to_thread(resolved, first))
        restore_window(own.get("window") or self.app.session.get("window"), self.window)
        if not own.get("window") and await self.app.places.any_elsewhere():
            stand_off(self.window, self.window.screen().availableGeometry())

    @property
    def _restores(self) -> bool:
        return self.app.settings.flag("window.restore_session")

    @property
    def _panels(self) -> dict[str, KeepsState]:
        window = self.window
        named = {"explorer": window.explorer, "editor": window.editor, "composer": window.composer, "runs": window.runs}
        return {key: panel for key, panel in named.items() if hasattr(panel, "state") and hasattr(panel, "restore")}

    async def open_first(self) -> None:
        """Open what the command line names, the last workspace, or the sample; from then on keep an eye on the engine.

        Not before: what talks to Docker takes 0.3 s to import, which the functions would show later by.
        """
        await self._open_first()
        self.tasks.start(self._poll(), "poll-engine")
        self.tasks.start(follow_own_files(self.app), "follow-own-files")
        self.tasks.start(find_places(self.app), "find-accounts")

    async def _open_first(self) -> None:
        """The sample is opened with the welcome page over it."""
        first = not self.app.session.recent_workspaces
        path = None if self._empty else self._path or await self._last()
        if path is None:
            return
        try:
            await open_workspace(self.app, await asyncio.to_thread(resolved, path))
        except (WorkspaceError, WorkStoppedError) as error:
            self.app.notices.error(error, ("workspace.open",))
        else:
            if first and self._path is None:
                self.window.guides.show_welcome()

    async def _last(self) -> Path | None:
        """The workspace that was open last, else the sample; None when there is neither."""
        recent = self.app.session.recent_workspaces
        if recent and self._restores and await asyncio.to_thread(recent[0].is_dir):
            return recent[0]
        try:
            return await sample_workspace(self.app)
        except WorkspaceError as error:
            self.app.notices.error(error, ("workspace.open",))
            return None

    def _workspace_changed(self, workspace: Workspace) -> None:
        """Another folder was opened: put the state of the one before away and bring back this one's."""
        if workspace.root == self._root:
            return
        place = self.app.places.of(workspace.root)
        self._keep(left_open=self.window.editor.dirty_paths() if place is not None else ())
        if place is not None:
            self._raising.listen(place.name)
        else:
            self._raising.close()
        if place is not None:
            kept = place.state.get("panels")
            restore_panels(kept if self._restores else unsaved_of(kept), self._panels)
        if place is not None and self._restores:
            self._restore_function(workspace, place.state.get("function"))
        # Only now: what could not be brought back is not written over.
        self._root = workspace.root
        self._keep()
        self._keeping.start()

    def _restore_function(self, workspace: Workspace, function: object) -> None:
        """Choose the function that was chosen here last, while it is there still."""
        if isinstance(function, str) and workspace.function(function) is not None:
            self.app.context.update(workspace=workspace.root, function=function, scope="")

    def _run_changed(self, run: Run) -> None:
        """A run or an attempt that ended has left its environment warm, or none: ask at once."""
        if run.ended or run.result is not None:
            self._news.set()

    def _keep(self, left_open: tuple[Path, ...] = ()) -> None:
        """Have everything on disk soon."""
        place = self.app.places.of(self._root)
        if place is not None and not self.window.composer.editor.filling:
            place.journal.put(self._state(left_open))

    def _state(self, left_open: tuple[Path, ...] = ()) -> dict[str, Any]:
        context = self.app.context.value
        return {
            "window": window_state(self.window),
            "panels": panel_states(self._panels, left_open),
            "function": None if context.scope else context.function,
        }

    async def _keep_last(self) -> None:
        self.window.layouts.remember()
        remember_window(self.app.session, self.window)
        place = self.app.places.of(self._root)
        if place is not None:
            await place.journal.close(self._state())

    async def _poll(self) -> None:
        while True:
            if self.window.isVisible() and not self.window.isMinimized():
                try:
                    await self.app.engine_status.refresh()
                except EngineError as error:
                    self.app.notices.error(error)
                    return
            self._news.clear()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(POLL_S):
                    await self._news.wait()
