"""What leads where: choices in one panel, the top bar or the palette show in the others."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import open_workspace
from workbench.app.use_cases.served_code import served_code
from workbench.gui.composer.source_model import SourceEntry
from workbench.gui.tasks import GuiTasks
from workbench.model.function import FunctionConfig

if TYPE_CHECKING:
    from workbench.gui.composer.panel import ComposerPanel
    from workbench.gui.editor.panel import EditorPanel


class Wiring:
    """The destinations of choices (`navigation.Destinations`)."""

    def __init__(
        self,
        app: Application,
        tasks: GuiTasks,
        editor: "EditorPanel",
        composer: "ComposerPanel",
        show_editor: Callable[[], None],
    ) -> None:
        self._app = app
        self._tasks = tasks
        self._editor = editor
        self._composer = composer
        self._show_editor = show_editor

    def choose_function(self, function_name: str) -> None:
        """Select the function and open its handler, or its template where there is no handler file."""
        self._choose(function_name, preview=False)

    def preview_function(self, function_name: str) -> None:
        """Select the function and show its handler for a look: the next one takes its place."""
        self._choose(function_name, preview=True)

    def _choose(self, function_name: str, *, preview: bool) -> None:
        workspace = self._app.workspace.current
        function = workspace.function(function_name) if workspace else None
        if function is None:
            return
        self._app.context.update(function=function.name, scope="")
        if function.handler_file is not None:
            self._open(function.handler_file, function.handler_line, preview=preview)
        elif function.origin.path.suffix:
            self._open(function.origin.path, function.origin.line, preview=preview)

    def choose_served(self, scope: str, function_name: str) -> None:
        """Select a function of the Lambda service and show what there is of its code."""
        function = self._app.service.function(scope, function_name)
        if function is not None:
            self._app.context.update(function=function_name, scope=scope)
            self._tasks.start(self._show_code(scope, function.config), "served-code")

    async def _show_code(self, scope: str, function: FunctionConfig) -> None:
        place = await served_code(self._app, function)
        context = self._app.context.value
        if place is not None and (context.function, context.scope) == (function.name, scope):
            self._open(place.file, place.line, preview=True)

    def choose_event(self, path: Path) -> None:
        """Put a saved event into the composer, with the keyboard."""
        self._tasks.start(self._composer.open_event(self._saved(path)), "read-event")

    def preview_event(self, path: Path) -> None:
        """Put a saved event into the composer for a look: the keyboard stays where it is, as does an edited text."""
        self._tasks.start(self._composer.preview_event(self._saved(path)), "read-event")

    def choose_sample(self, event_id: str) -> None:
        """Put a sample event into the composer."""
        entry = SourceEntry(event_id, "", type_id=event_id)
        self._tasks.start(self._composer.open_event(entry), "read-sample")

    def choose_workspace(self, path: Path) -> None:
        """Open a folder."""
        self._tasks.start(open_workspace(self._app, path), "open-workspace")

    def open_file(self, path: Path, line: int = 0, column: int = 0) -> None:
        """Show a file in the editor, at a place (from 1)."""
        self._open(path, line, column, preview=False)

    def follow_place(self, path: Path, line: int) -> None:
        """Show a place for a look: the keyboard stays where it is."""
        self._open(path, line, preview=True)

    def recent_files(self) -> Sequence[Path]:
        """The files that were in front lately, the latest first."""
        return self._editor.history.recent

    def current_text(self) -> tuple[Path, str] | None:
        """The file in front and its text, or None."""
        page = self._editor.current_page()
        return None if page is None or page.refused else (page.path, page.edit.text)

    def _open(self, path: Path, line: int, column: int = 0, *, preview: bool) -> None:
        self._show_editor()
        self._editor.open_file(path, line, column, preview=preview)

    def _saved(self, path: Path) -> SourceEntry:
        workspace = self._app.workspace.current
        saved = next((one for one in workspace.events if one.path == path), None) if workspace else None
        return SourceEntry(saved.name if saved else path.stem, "", path=path)
