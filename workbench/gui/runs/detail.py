"""What is shown of the selected run: its result, log and timeline, and beside them profile, debugger, problems."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.app.application import Application
from workbench.app.use_cases.function_choice import function_of
from workbench.gui.actions import Actions
from workbench.gui.debugger.view import DebugView
from workbench.gui.look import Look
from workbench.gui.runs.live_logs import LiveLogs
from workbench.gui.runs.live_responses import LiveResponses
from workbench.gui.runs.logs_view import BATCH_MS, LogsView
from workbench.gui.runs.problems_view import ProblemsView
from workbench.gui.runs.profile_view import ProfileView
from workbench.gui.runs.result_view import ResultView
from workbench.gui.runs.timeline_view import TimelineView
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.function import OriginKind
from workbench.model.invoke import LogLine
from workbench.model.run import Run, RunOutcome


class RunDetail(QStackedWidget):
    """One page a view. `file_requested` carries a path and a line (from 1)."""

    file_requested = Signal(Path, int)

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._wanted_id = ""
        self.shown: Run | None = None
        invoke = actions.action("run.invoke")
        self.result = ResultView(app, look, tasks, actions, self, code_path=self._code_path)
        self.logs = LogsView(look, invoke, lambda: app.settings.number("log.max_lines"), self)
        self.timeline = TimelineView(look, invoke, self)
        self.profile = ProfileView(app, look, actions, self)
        self.debug = DebugView(app, look, tasks, actions, self)
        self.problems = ProblemsView(look, self)
        for view in (self.result, self.logs, self.timeline, self.profile, self.debug, self.problems):
            self.addWidget(view)
        self.live = LiveLogs(app)
        self.answers = LiveResponses(app)
        self._growing = QTimer(self)
        self._growing.setInterval(BATCH_MS)
        self._growing.setSingleShot(True)
        self._growing.timeout.connect(self._show_answer)
        self.result.file_requested.connect(self.file_requested)
        self.debug.file_requested.connect(self.file_requested)
        self.problems.file_requested.connect(self.file_requested)
        stops = (
            self.live.written.connect(self._line_written),
            self.live.stop,
            self.answers.grown.connect(self._answer_grown),
            self.answers.stop,
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])

    def show_run(self, run: Run | None) -> None:
        """Show a run; of one that is held in brief the rest is read from disk first."""
        self._wanted_id = "" if run is None else run.id
        if run is not None and self._app.runs.is_brief(run.id):
            self._tasks.start(self._show_whole(run.id), "runs-whole")
        else:
            self._show(run)

    def tick(self) -> None:
        """Say how long a running run has taken."""
        if self.shown is not None:
            self.result.tick(self.shown)

    async def _show_whole(self, run_id: str) -> None:
        run = await self._app.runs.full(run_id)
        if run_id == self._wanted_id:
            self._show(run)

    def _show(self, run: Run | None) -> None:
        before, self.shown = self.shown, run
        self.result.show_run(run)
        self.timeline.show_run(run)
        self._show_log(run, before)
        self._show_answer()

    def _show_log(self, run: Run | None, before: Run | None) -> None:
        if run is None:
            self.logs.show_nothing(
                tr("No run yet"), tr("Invoke a function to see its log lines here, as they are written.")
            )
            return
        live = self.live.lines(run.id)
        if run.result is None:
            if live is None and run.outcome is RunOutcome.QUEUED:
                self.logs.show_nothing(tr("Queued"), tr("What the function writes shows here after each attempt."))
            elif live is None and run.ended:
                self.logs.show_nothing(tr("No log"), tr("The run ended before its function wrote anything."))
            elif before is None or before.id != run.id:
                self.logs.show_lines(live or (), 0 if live is None else live.dropped)
        elif before is None or before.id != run.id or _has_other_log(before, run, self.logs.shown_lines):
            self.logs.show_lines(run.result.log, run.result.log_lines_dropped, tail=run.options.log_tail)
        else:
            self.logs.flush()
            if before.result is None and run.options.log_tail:
                self.logs.show_tail()

    def _line_written(self, told: tuple[str, LogLine]) -> None:
        run_id, line = told
        if self.shown is not None and self.shown.id == run_id:
            self.logs.append(line)

    def _answer_grown(self, run_id: str) -> None:
        if self.shown is not None and self.shown.id == run_id and not self._growing.isActive():
            self._growing.start()

    def _show_answer(self) -> None:
        """What has come of the answer since the last batch."""
        answer = None if self.shown is None or self.shown.result is not None else self.answers.get(self.shown.id)
        if answer is not None:
            self.result.show_answer(answer)

    def _code_path(self, run: Run) -> Path | None:
        """The folder of the run's function, None for a package that is kept elsewhere."""
        function = function_of(self._app, run)
        return None if function is None or function.origin.kind is OriginKind.SERVICE else function.config.code_path


def _has_other_log(before: Run, run: Run, shown_lines: int) -> bool:
    """Whether the run's log is not the one that was shown as it came: that of a later attempt, for instance."""
    if run.result is None:
        return False
    later = before.result is not None and before.result is not run.result
    return later or shown_lines != len(run.result.log)
