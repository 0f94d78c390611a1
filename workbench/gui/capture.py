"""Events taken into the composer from the clipboard, from a line of a log, and from a run."""

from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtGui import QGuiApplication

from workbench.app.application import Application
from workbench.app.use_cases.capture import event_in, event_of_run
from workbench.gui.keyboard import Keyboard
from workbench.gui.tasks import GuiTasks
from workbench.model.event_draft import EventDraft


class Capture:
    """`show` puts a draft into the composer; what keeps one from being found becomes a notice.

    It is given where the keyboard was when somebody asked.
    """

    def __init__(self, app: Application, tasks: GuiTasks, show: Callable[[EventDraft, Keyboard], None]) -> None:
        self._app, self._tasks, self._show = app, tasks, show

    def from_clipboard(self) -> None:
        """Find the event in the clipboard's text."""
        self.from_text(QGuiApplication.clipboard().text())

    def from_text(self, text: str) -> None:
        """Find the event in a text."""
        self._start(event_in(self._app, text))

    def from_run(self) -> None:
        """Take the event of the selected run."""
        run_id = self._app.context.value.run_id
        if run_id is not None:
            self._start(event_of_run(self._app, run_id))

    def _start(self, work: Coroutine[Any, Any, EventDraft]) -> None:
        self._tasks.start(self._shown(work, Keyboard()), "capture-event")

    async def _shown(self, work: Coroutine[Any, Any, EventDraft], keyboard: Keyboard) -> None:
        self._show(await work, keyboard)
