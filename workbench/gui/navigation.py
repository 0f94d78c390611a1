"""Ways to get anywhere: the palette with commands, quick open, and the lists under the top bar's buttons."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from workbench.app.application import Application
from workbench.app.use_cases.compose import event_types
from workbench.gui import entries
from workbench.gui.actions import Actions
from workbench.gui.palette import Palette
from workbench.gui.palette_entry import Entry
from workbench.gui.palette_search import SearchText
from workbench.gui.quick_text import QuickText, name_in, read_quick
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.project.outline import outline
from workbench.project.source_files import list_files


class Destinations(Protocol):
    """What choosing something does; the window offers it."""

    def choose_function(self, function_name: str) -> None:
        """Make it the function that is composed for and invoked, and show its handler."""

    def choose_served(self, scope: str, function_name: str) -> None:
        """The same for a function of the Lambda service."""

    def choose_event(self, path: Path) -> None:
        """Put a saved event into the composer."""

    def choose_sample(self, event_id: str) -> None:
        """Put a sample event into the composer."""

    def choose_workspace(self, path: Path) -> None:
        """Open a folder."""

    def open_file(self, path: Path, line: int = 0, column: int = 0) -> None:
        """Show a file in the editor, at a place (from 1)."""

    def recent_files(self) -> Sequence[Path]:
        """The files that were in front lately, the latest first."""

    def current_text(self) -> tuple[Path, str] | None:
        """The file in front and its text, or None."""


class Navigation:
    """Fills the palette and says where choices lead."""

    def __init__(
        self, app: Application, actions: Actions, tasks: GuiTasks, palette: Palette, destinations: Destinations
    ) -> None:
        self._app = app
        self._actions = actions
        self._tasks = tasks
        self._palette = palette
        self._to = destinations
        self._quick = False
        self._offers_line = False
        self._files: tuple[Path, Sequence[str], SearchText] | None = None
        palette.on_text(self._typed)
        palette.closed.connect(self._closed)
        actions.bind("edit.go_to_symbol", self.symbols)

    def commands(self, text: str = "") -> None:
        """Open the palette with every command that can be used now."""
        self._quick = False
        self._palette.open(entries.command_entries(self._actions), tr("Run a command"), text)

    def shortcuts(self) -> None:
        """Open the palette with the commands that have keys."""
        self._quick = False
        self._palette.open(entries.shortcut_entries(self._actions), tr("Keyboard shortcuts: type to find one"))

    def quick_open(self) -> None:
        """Open the palette with functions and events; files follow as soon as they are listed."""
        workspace = self._app.workspace.current
        if workspace is None:
            self.commands()
            return
        self._quick, self._offers_line = True, False
        self._palette.open(
            (), tr("Go to a function, event or file; > for commands, @ for symbols, : for a line"), "", name_in
        )
        self._offer(workspace.root)
        self._tasks.start(self._list_files(workspace.root), "list-files")

    def symbols(self, text: str = "") -> None:
        """Open the palette with what the file in front defines."""
        self._quick = False
        current = self._to.current_text()
        if current is None:
            self._palette.open((), tr("No file is open"), text)
            return
        path, source = current
        self._palette.open((), tr("Go to a symbol of {name}", name=path.name), text)
        self._tasks.start(self._list_symbols(path, source), "list-symbols")

    def functions(self, button: QWidget) -> None:
        """Open the list of functions under the top bar's button."""
        workspace = self._app.workspace.current
        found = entries.function_entries(workspace.functions if workspace else (), self._to.choose_function)
        self._under(button, [*found, *self._served()], tr("Find a function"))

    def events(self, button: QWidget) -> None:
        """Open the list of saved events, then samples, under the top bar's button."""
        workspace = self._app.workspace.current
        saved = entries.event_entries(workspace.events if workspace else (), self._to.choose_event)
        self._under(button, [*saved, *self._samples()], tr("Find an event or a sample"), 420)

    def workspaces(self, button: QWidget, open_folder: Callable[[], None]) -> None:
        """Open the list of recent workspaces under the top bar's button; its first entry opens a folder."""
        workspace = self._app.workspace.current
        current = workspace.root if workspace else None
        recent = self._app.session.recent_workspaces
        first = Entry(tr("Open a folder…"), open_folder, icon="folder-open")
        found = entries.workspace_entries(recent, current, self._to.choose_workspace)
        self._under(button, [first, *found], tr("Find a workspace"), 420)

    def _under(self, button: QWidget, found: Sequence[Entry], placeholder: str, width: int = 360) -> None:
        self._quick = False
        place = button.mapTo(button.window(), QPoint(0, button.height() + 4))
        self._palette.open_at(place, found, placeholder, width)

    def _known(self) -> list[Entry]:
        workspace = self._app.workspace.current
        if workspace is None:
            return []
        functions = entries.function_entries(workspace.functions, self._to.choose_function)
        return [*functions, *self._served(), *entries.event_entries(workspace.events, self._to.choose_event)]

    def _served(self) -> list[Entry]:
        return entries.served_entries(self._app.service.functions, self._to.choose_served)

    def _samples(self) -> list[Entry]:
        return entries.sample_entries(event_types(self._app), self._to.choose_sample)

    async def _list_symbols(self, path: Path, source: str) -> None:
        found = await asyncio.to_thread(outline, path, source)
        if self._palette.isVisible() and not self._quick:
            self._palette.refill(
                entries.symbol_entries(found, lambda line, column: self._to.open_file(path, line, column))
            )

    async def _list_files(self, root: Path) -> None:
        """List the files anew; what was listed before is offered meanwhile."""
        files = await asyncio.to_thread(list_files, root)
        if self._files is None or self._files[:2] != (root, files):
            search = await asyncio.to_thread(entries.file_search, root, files, self._open)
            self._files = (root, files, search)
            if self._quick and self._palette.isVisible():
                self._offer(root)

    def _offer(self, root: Path) -> None:
        recent = entries.recent_entries(root, self._to.recent_files(), self._open)
        files = self._files[2] if self._files is not None and self._files[0] == root else None
        self._palette.refill([*recent, *self._known()], files)

    def _open(self, path: Path) -> None:
        place = read_quick(self._palette.text)
        self._to.open_file(path, place.line, place.column)

    def _typed(self, text: str) -> None:
        if not self._quick:
            return
        if text.startswith(">"):
            self.commands(text[1:])
        elif text.startswith("@"):
            self.symbols(text[1:])
        elif text.startswith(":"):
            self._offers_line = True
            self._palette.refill(self._line(read_quick(text)))
        elif self._offers_line and (workspace := self._app.workspace.current) is not None:
            self._offers_line = False
            self._offer(workspace.root)

    def _line(self, place: QuickText) -> list[Entry]:
        """A line of the file in front."""
        current = self._to.current_text()
        if current is None or not place.line:
            return []
        path = current[0]

        def go() -> None:
            self._to.open_file(path, place.line, place.column)

        return [Entry(tr("Line {line:,}", line=place.line), go, path.name, icon="hash")]

    def _closed(self) -> None:
        self._quick = False
