"""The Result tab: how a run ended in one line, what its checks found, what went wrong, and the payload."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.base.clock import wall_ns
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.models import run_text
from workbench.gui.models.figures import clock_text, duration_text
from workbench.gui.runs.diff_source import OtherKind
from workbench.gui.runs.diff_view import DiffView
from workbench.gui.runs.empty_state import EmptyState
from workbench.gui.runs.expectation_row import ExpectationRow
from workbench.gui.runs.failure_card import FailureCard
from workbench.gui.runs.live_responses import LiveResponse
from workbench.gui.runs.payload_view import PayloadView
from workbench.gui.runs.response_check import ResponseCheck
from workbench.gui.runs.result_checks import ResultChecks
from workbench.gui.runs.stack_trace import read_failure
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import later, tr
from workbench.gui.widgets import hairline, label, name, set_role
from workbench.model.run import Run, RunOutcome

CodePath = Callable[[Run], Path | None]
"""Where a function's code is, by the function's name."""

_WORDS = {
    RunOutcome.QUEUED: later("Queued"),
    RunOutcome.RUNNING: later("Running"),
    RunOutcome.OK: later("Succeeded"),
    RunOutcome.FUNCTION_ERROR: later("Function error"),
    RunOutcome.ERROR: later("Could not run"),
    RunOutcome.CANCELLED: later("Cancelled"),
}
_ANSWERED = later("The function has answered; its extensions are still at work.")
_NOTES = {
    RunOutcome.RUNNING: later("The answer shows here. What the function writes until then is in Logs."),
    RunOutcome.CANCELLED: later(
        "The run was stopped before the function answered. What it wrote until then is in Logs."
    ),
}


class ResultView(QWidget):
    """Shows one run. `file_requested` carries the place of a stack frame that was clicked."""

    file_requested = Signal(Path, int)

    def __init__(
        self,
        app: Application,
        look: Look,
        tasks: GuiTasks,
        actions: Actions,
        parent: QWidget | None = None,
        *,
        code_path: CodePath,
    ) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self._code_path = code_path
        name(self, "runs.result", tr("Result of the run"))
        self.status = label("", parent=self)
        name(self.status, "runs.result.status", tr("How the run ended"))
        self.status.setFont(look.text_font(weight=600))
        self.figures = label("", "muted", self)
        self.figures.setFont(look.number_font())
        self.note = label("", "muted", self)
        name(self.note, "runs.result.note", tr("Why there is no answer"))
        self.note.setWordWrap(True)
        self.failure = FailureCard(look, self)
        self.failure.file_requested.connect(self.file_requested)
        self.expectation = ExpectationRow(look, actions.action("run.save_expectation"), self)
        self.response = ResponseCheck(look, self)
        self.diff = DiffView(app, look, tasks, self)
        self.payload = PayloadView(look, tasks, self, diff=self.diff)
        self.checks = ResultChecks(app, tasks, self.response, self.expectation)
        self.empty = EmptyState(look, "runs.result.empty", actions.action("run.invoke"), self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._page())
        self.expectation.diff_wanted.connect(self._show_expected)
        self.response.place_requested.connect(self.payload.go_to)
        self.payload.diff_chosen.connect(self._show_diff)
        self.destroyed.connect(self.checks.stop)
        self.show_run(None)

    def _page(self) -> QWidget:
        page = QWidget(self)
        set_role(page, "panel")
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 4)
        head.setSpacing(12)
        head.addWidget(self.status)
        head.addWidget(self.figures, 1)
        below = QVBoxLayout()  # margins of a label are the style sheet's
        below.setContentsMargins(12, 0, 12, 8)
        below.addWidget(self.note)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(below)
        layout.addWidget(self.expectation)
        layout.addWidget(self.response)
        layout.addWidget(self.failure)
        self._line = hairline(page)
        layout.addWidget(self._line)
        layout.addWidget(self.payload, 1)
        layout.addStretch(0)
        return page

    def show_run(self, run: Run | None) -> None:
        """Show a run, or that there is none."""
        self._run = run
        self.checks.show_run(run)
        if run is None:
            self.empty.say(
                tr("No run yet"), tr("Choose a function and an event, and invoke it. The result shows here.")
            )
            self._stack.setCurrentIndex(0)
            return
        self._stack.setCurrentIndex(1)
        self.status.setText(tr(_WORDS[run.outcome]))
        set_role(self.status, run_text.outcome(run).token)
        self.figures.setText(figures(run))
        self._say(run_text.queue_note(run) or tr(_NOTES.get(run.outcome, "")))
        self._show_failure(run)
        self._show_payload(run)

    def show_answer(self, answer: LiveResponse) -> None:
        """Show what the running run that is shown has answered so far."""
        for part in (self.payload, self._line):
            part.show()
        if answer.whole:
            self._say(tr(_ANSWERED))
        self.payload.grow(bytes(answer.data), answer.total_bytes, whole=answer.whole)

    def _say(self, note: str) -> None:
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def tick(self, run: Run) -> None:
        """Say how long a running run has taken so far."""
        if run.outcome is RunOutcome.RUNNING:
            self.figures.setText(figures(run))

    def _show_failure(self, run: Run) -> None:
        if run.error is not None:
            self.failure.show_error(run.error)
        elif run.result is not None and run.result.function_error:
            failure = read_failure(run.result.payload, run.result.error_type)
            self.failure.show_failure(failure, self._code_path(run))
        failed = run.result is not None and bool(run.result.function_error)
        self.failure.setVisible(run.error is not None or failed)

    def _show_payload(self, run: Run) -> None:
        result = run.result
        self.payload.allow_diff(allowed=result is not None and run.ended)
        for part in (self.payload, self._line):
            part.setVisible(result is not None)
        if result is None:
            self.payload.show_payload(b"")
        else:
            self.payload.show_payload(result.payload, result.streamed_bytes, failed=bool(result.function_error))
            if self.payload.diff.isChecked():
                self._show_diff()

    def _show_diff(self) -> None:
        if self._run is not None:
            self.diff.show_run(self._run)

    def _show_expected(self) -> None:
        self.payload.diff.setChecked(True)
        self.diff.compare_with(OtherKind.EXPECTATION)


def figures(run: Run) -> str:
    """The run in a line: function, event, time, and what the report says."""
    parts = [run.function, run_text.event_name(run), clock_text(run.started_ns)]
    if run.result is not None:
        report = run.result.report
        parts += [
            run_text.start(run),
            duration_text(report.duration_ms),
            tr("billed {billed_ms:,} ms", billed_ms=report.billed_ms),
        ]
    elif run.outcome is RunOutcome.RUNNING:
        parts.append(duration_text(run_text.duration_ms(run, wall_ns()) or 0.0))
    return " · ".join(parts)
