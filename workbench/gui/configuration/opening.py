"""Opens the configuration of the chosen function, and shows what becomes of its file before that is written."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from workbench.app.application import Application
from workbench.app.stores.file_edits import FileEdit
from workbench.app.use_cases.chosen_function import chosen_function
from workbench.app.use_cases.edit_function import configuration_of, plan_configuration
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.configuration import Content

if TYPE_CHECKING:
    from workbench.gui.configuration.dialog import ConfigurationDialog


class ShowsChanges(Protocol):
    """Shows what becomes of files and makes it so when the user agrees; `done` is called then."""

    def show(self, edit: FileEdit, done: Callable[[], None] | None = None, over: QWidget | None = None) -> None:
        """Raises UsageError where the files have unsaved text."""


class Configurations:
    """The configuration dialog of one window; `changes` shows and makes what it comes to."""

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, *, changes: ShowsChanges, window: QWidget
    ) -> None:
        self._app, self._look, self._tasks = app, look, tasks
        self._changes = changes
        self._window = window
        self.dialog: ConfigurationDialog | None = None
        """The one that is open."""
        actions.bind("function.configure", lambda: tasks.start(self.open(), "configuration"))

    async def open(self) -> None:
        """Show the form of the chosen function. Raises UsageError, DocumentError."""
        configuration = await configuration_of(self._app, chosen_function(self._app))
        # Imported late: most sessions never look at it.
        from workbench.gui.configuration.dialog import ConfigurationDialog  # noqa: PLC0415

        if self.dialog is not None:
            self.dialog.close()
        dialog = self.dialog = ConfigurationDialog(configuration, self._look, self._window)
        dialog.review_asked.connect(lambda changes: self._tasks.start(self._review(dialog, changes), "configuration"))
        dialog.finished.connect(lambda _result: self._closed(dialog))
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()
        dialog.search.setFocus()

    async def _review(self, dialog: "ConfigurationDialog", changes: Mapping[str, Content | None]) -> None:
        edit = await plan_configuration(dialog.configuration, changes)
        self._changes.show(edit, dialog.accept, dialog)

    def _closed(self, dialog: "ConfigurationDialog") -> None:
        if self.dialog is dialog:
            self.dialog = None
