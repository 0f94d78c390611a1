"""What can be done with the explorer's functions beside running them: open, reveal, copy, compose an event."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from workbench.app.application import Application
from workbench.app.use_cases.chosen_function import chosen_function, likely_event_of
from workbench.app.use_cases.profile import tells_imports
from workbench.gui.actions import Actions, Bound
from workbench.gui.explorer.row_menus import function_menu
from workbench.gui.models.function_tree import Row
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import UsageError
from workbench.model.function import Function, OriginKind

PYTHON_COMMANDS = ("debug.start", "run.profile_imports")
"""What can be done with Python functions only."""


class FunctionRows(QObject):
    """Binds the commands; they act on the function that is chosen.

    `sample_requested` carries the catalogue id of an event to compose, `served_requested` scope and name of a function
    of the Lambda service whose code is to be shown.
    """

    file_requested = Signal(Path, int)
    sample_requested = Signal(str)
    served_requested = Signal(str, str)

    def __init__(self, app: Application, tasks: GuiTasks, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actions = actions
        self._window = parent
        self._bind("function.open_handler", self.open_handler)
        self._bind("function.open_template", self.open_template)
        self._bind("function.reveal", reveal)
        self._bind("function.copy_name", lambda function: _copy(function.name))
        self._bind("function.copy_arn", lambda function: _copy(function.config.arn))
        self._bind("function.new_event", lambda function: tasks.start(self._compose(function), "likely-event"))

    def menu(self, row: Row, *, favourite: bool) -> QMenu | None:
        """The context menu of a function's row; None for other rows."""
        if row.function is None:
            return None

        def do(command: str) -> None:
            self.do(row, command)

        context = replace(self._app.context.value, function=row.function.name, scope=row.scope)
        without = () if tells_imports(self._app, row.function) else PYTHON_COMMANDS
        return function_menu(self._window, context, self._actions, do, favourite=favourite, without=without)

    def open_handler(self, function: Function) -> None:
        """Show the handler where it is known, else the place that names it."""
        if function.origin.kind is OriginKind.SERVICE:
            self.served_requested.emit(self._app.context.value.scope, function.name)
        elif function.handler_file is not None:
            self.file_requested.emit(function.handler_file, function.handler_line)
        else:
            self.open_template(function)

    def open_template(self, function: Function) -> None:
        """Show the place that names the function."""
        if function.origin.path.suffix:
            self.file_requested.emit(function.origin.path, function.origin.line)

    def do(self, row: Row, command: str) -> None:
        """Choose the row's function and do what the command does with it."""
        if row.function is not None:
            self._app.context.update(function=row.function.name, scope=row.scope)
            self._actions.action(command).trigger()

    def _bind(self, command: str, act: Callable[[Function], object]) -> None:
        self._actions.bind(command, self._on_chosen(act))

    def _on_chosen(self, act: Callable[[Function], object]) -> Bound:
        def run() -> None:
            try:
                act(chosen_function(self._app))
            except UsageError as error:
                self._app.notices.error(error)

        return run

    async def _compose(self, function: Function) -> None:
        """Put an event of the likely kind into the composer, or offer all kinds where none is likely."""
        event_id = await likely_event_of(function)
        if event_id:
            self.sample_requested.emit(event_id)
        else:
            self._actions.action("event.sample").trigger()


def reveal(function: Function) -> None:
    """Show where the function's code is in the file manager of the system."""
    path = function.config.code_path
    folder = path.parent if path.suffix == ".zip" else path
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _copy(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
