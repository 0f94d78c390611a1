"""The log lines of runs in flight, as they arrive; an ended run's lines are in its result."""

from collections.abc import Callable

from workbench.app.application import Application
from workbench.base.signal import Signal
from workbench.gui.models.log_lines import LogLines
from workbench.model.invoke import LogLine
from workbench.model.run import LogWritten, Run, RunEvent


class LiveLogs:
    """Listens to all runs; `written` tells of each line as (run id, line)."""

    def __init__(self, app: Application) -> None:
        self._app = app
        self._lines: dict[str, LogLines] = {}
        self.written: Signal[tuple[str, LogLine]] = Signal()
        self._stops: list[Callable[[], None]] = [
            app.run_events.connect(self._event),
            app.runs.changed.connect(self._run_changed),
        ]

    def lines(self, run_id: str) -> LogLines | None:
        """What a run in flight has written so far, or None."""
        return self._lines.get(run_id)

    def stop(self) -> None:
        """Listen no more."""
        for stop in self._stops:
            stop()

    def _event(self, told: tuple[str, RunEvent]) -> None:
        run_id, event = told
        if isinstance(event, LogWritten):
            if run_id not in self._lines:
                self._lines[run_id] = LogLines(self._app.settings.number("log.max_lines"))
            self._lines[run_id].extend((event.line,))
            self.written.emit((run_id, event.line))

    def _run_changed(self, run: Run) -> None:
        """A run that ended with a result has its log there; one that failed or was stopped has only what came."""
        if run.ended and run.result is not None:
            self._lines.pop(run.id, None)
