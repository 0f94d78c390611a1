"""The Timeline tab: the headline of a run, its waterfall, and how the numbers were got."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from workbench.gui.look import Look
from workbench.gui.models.run_text import queue_note
from workbench.gui.runs.empty_state import EmptyState
from workbench.gui.runs.waterfall import Waterfall
from workbench.gui.runs.waterfall_rows import headline, waterfall_rows
from workbench.gui.translation import tr
from workbench.gui.widgets import label, name, set_role
from workbench.model.run import Run, RunOutcome


class TimelineView(QWidget):
    """Shows one run's phases."""

    def __init__(self, look: Look, invoke: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name(self, "runs.timeline", tr("Timeline of the run"))
        set_role(self, "panel")
        self.title = label("", parent=self)
        self.title.setFont(look.text_font(weight=600))
        self.figures = label("", "muted", self)
        self.figures.setFont(look.number_font())
        self.figures.setObjectName("runs.timeline.figures")
        self.waterfall = Waterfall(look, self)
        self.notes = label("", "muted", self)
        self.notes.setFont(look.text_font(12))
        self.notes.setObjectName("runs.timeline.notes")
        self.notes.setWordWrap(True)
        self.empty = EmptyState(look, "runs.timeline.empty", invoke, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._page())
        self.show_run(None)

    def _page(self) -> QWidget:
        page = QWidget(self)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 4)
        head.setSpacing(16)
        head.addWidget(self.title)
        head.addWidget(self.figures, 1)
        notes = QHBoxLayout()
        notes.setContentsMargins(16, 8, 16, 12)
        notes.addWidget(self.notes)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.waterfall)
        layout.addLayout(notes)
        layout.addStretch(1)
        scroll = QScrollArea(self)
        name(scroll, "runs.timeline.page", tr("Timeline of the run"))
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setWidget(page)
        set_role(page, "panel")
        return scroll

    def show_run(self, run: Run | None) -> None:
        """Show a run's phases, or why there are none."""
        rows = () if run is None or run.result is None else waterfall_rows(run.result.phases)
        self._stack.setCurrentIndex(1 if rows else 0)
        if run is None:
            self.empty.say(tr("No run yet"), tr("Invoke a function to see how long each phase took."))
        elif not rows:
            self.empty.say(*_why_empty(run))
        else:
            self._show_rows(run)

    def _show_rows(self, run: Run) -> None:
        result = run.result
        if result is None:
            return
        told = headline(run)
        self.title.setText(told.title)
        self.figures.setText(told.figures)
        self.figures.setToolTip(tr("From the beginning of the run to its end, measured on this machine"))
        self.notes.setText("\n".join(told.notes))
        self.waterfall.show_rows(waterfall_rows(result.phases))


def _why_empty(run: Run) -> tuple[str, str]:
    match run.outcome:
        case RunOutcome.QUEUED:
            return tr("Queued"), queue_note(run)
        case RunOutcome.RUNNING:
            return tr("Running"), tr("The phases show when the run has ended.")
        case RunOutcome.CANCELLED:
            return tr("Cancelled"), tr("The run was stopped before its phases were known.")
        case RunOutcome.ERROR:
            return tr("Not run"), run.error.what if run.error else ""
        case _:
            return tr("No phases"), tr("This run was recorded without its phases.")
