"""What can be done with the explorer's saved events: rename in the row, duplicate, delete, import, export, move."""

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.app.application import Application
from workbench.app.use_cases import event_files
from workbench.app.use_cases.event_files import composed_event
from workbench.gui import dialogs
from workbench.gui.actions import Actions
from workbench.gui.explorer.tree import ExplorerTree
from workbench.gui.models.function_tree import Row, RowKind
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.errors import UsageError
from workbench.model.event import SavedEvent


class EventRows(QObject):
    """Binds the commands: they act on the tree's row while it has the keyboard, else on the composer's event."""

    def __init__(
        self, app: Application, tasks: GuiTasks, actions: Actions, tree: ExplorerTree, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actions = actions
        self._tree = tree
        self._window = parent
        tree.renamed.connect(self.rename)
        tree.drops.moved.connect(self.move)
        tree.drops.dropped.connect(self.take)
        tree.deletion_wanted.connect(self.delete)
        actions.bind("event.rename", lambda: self._start(self._edit_name()))
        actions.bind("event.duplicate", lambda: self._on_target(self.duplicate))
        actions.bind("event.delete", lambda: self._on_target(self.delete))
        actions.bind("event.import", self.ask_files)
        actions.bind("event.import_folder", self.ask_folder)
        actions.bind("event.export", lambda: self._on_target(self.ask_target))

    # -- one row -----------------------------------------------------------------------------------

    def rename(self, row: Row, name: str) -> None:
        """Give the row's event, or its folder, another name."""
        self._start(self._rename(row, name))

    def move(self, row: Row, folder: str) -> None:
        """Put the row's event, or its folder, into another folder; an empty one is the events folder itself."""
        name = row.event.name if row.event is not None else row.folder
        self.rename(row, "/".join(part for part in (folder, name.rpartition("/")[2]) if part))

    def duplicate(self, row: Row) -> None:
        """Copy the row's event."""
        if row.event is not None:
            self._start(self._duplicate(row.event.path))

    def delete(self, row: Row) -> None:
        """Delete the row's event, or those of its folder."""
        if row.event is not None:
            self._start(event_files.delete_event(self._app, row.event.path))
        elif row.folder:
            self._start(event_files.delete_folder(self._app, row.folder))

    def ask_target(self, row: Row) -> None:
        """Ask where the events of the row, or below it, shall go as shareable test events of the function."""
        function = self._app.context.value.function
        if function is None:
            self._app.notices.warn(tr("No function is chosen."), tr("Test events are shared for one. Choose it first."))
            return
        events = events_of(row)
        start = self._start_folder() / f"_{function}-schema.json"

        def chosen(target: Path) -> None:
            self._start(event_files.export_events(self._app, function, events, target))

        dialogs.choose_target(self._window, tr("Export shareable test events"), start, chosen)

    # -- files from elsewhere ----------------------------------------------------------------------

    def ask_files(self) -> None:
        """Ask for files to import."""
        dialogs.choose_files(self._window, tr("Import events"), self._start_folder(), self.take)

    def ask_folder(self) -> None:
        """Ask for a folder to import."""
        title = tr("Import a folder of events")
        dialogs.choose_folder(self._window, self._start_folder(), lambda path: self.take((path,)), title)

    def take(self, paths: tuple[Path, ...], folder: str = "") -> None:
        """Import files and folders."""
        self._start(self._import(paths, folder))

    # -- work --------------------------------------------------------------------------------------

    def target(self) -> Row:
        """The row that a command acts on. Raises UsageError when there is none."""
        row = self._tree.row()
        if self._tree.hasFocus() and row is not None and events_of(row):
            return row
        event = composed_event(self._app)
        index = self._tree.rows.event_index(event.name)
        return self._tree.rows.row_at(index) or Row(event.name, RowKind.EVENT, event.name, event=event)

    def _on_target(self, act: Callable[[Row], None]) -> None:
        try:
            act(self.target())
        except UsageError as error:
            self._app.notices.error(error)

    async def _edit_name(self) -> None:
        row = self.target()
        if not self._tree.hasFocus():
            self._actions.action("view.focus_explorer").trigger()
        self._tree.edit_name(row)

    async def _rename(self, row: Row, name: str) -> None:
        if row.event is None:
            await event_files.rename_folder(self._app, row.folder, name)
            return
        saved = await event_files.rename_event(self._app, row.event.path, name)
        self._tree.select_event(saved.name)

    async def _duplicate(self, path: Path) -> None:
        saved = await event_files.duplicate_event(self._app, path)
        self._tree.select_event(saved.name)

    async def _import(self, paths: tuple[Path, ...], folder: str) -> None:
        imported = await event_files.import_events(self._app, paths, folder)
        if imported.events:
            self._tree.select_event(imported.events[0].name)

    def _start(self, work: Coroutine[Any, Any, Any]) -> None:
        self._tasks.start(work, "event-files")

    def _start_folder(self) -> Path:
        return self._app.context.value.workspace or Path.home()


def events_of(row: Row) -> tuple[SavedEvent, ...]:
    """The row's event, or those below it."""
    if row.event is not None:
        return (row.event,)
    return tuple(event for child in row.children for event in events_of(child))
