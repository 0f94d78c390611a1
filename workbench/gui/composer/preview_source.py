"""Works out what an event will be sent as, a moment after it changed, off the UI thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.app.application import Application
from workbench.app.use_cases.send_event import previewed
from workbench.gui.composer.fault_check import DELAY_MS, LONG_CHARACTERS, LONG_DELAY_MS
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import WorkbenchError
from workbench.model.event_draft import EventDraft


class PreviewSource(QObject):
    """`found` carries the EventPreview of what `read` gave last, `failed` the WorkbenchError that keeps it from being.

    Ids that are new each time stay the same from one look to the next, so that only what was changed moves.
    """

    found = Signal(object)
    failed = Signal(object)

    def __init__(
        self, app: Application, tasks: GuiTasks, read: Callable[[], EventDraft], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._read = read
        self._generation = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look_now)

    def changed(self, length: int = 0) -> None:
        """Look again soon, later for a text of great `length`; what is being worked out is out of date."""
        self._generation += 1
        self._timer.start(DELAY_MS if length <= LONG_CHARACTERS else LONG_DELAY_MS)

    def look_now(self) -> None:
        """Look at once."""
        self._timer.stop()
        self._generation += 1
        self._tasks.start(self._look(self._read(), self._generation), "event-preview")

    async def _look(self, draft: EventDraft, generation: int) -> None:
        try:
            preview = await previewed(self._app, draft)
        except WorkbenchError as error:
            if generation == self._generation:
                self.failed.emit(error)
        else:
            if generation == self._generation:
                self.found.emit(preview)
