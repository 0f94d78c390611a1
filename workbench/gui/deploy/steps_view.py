"""The steps of a deployment with their states, and what goes wrong or is to be known below them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.gui.deploy.texts import STATES, step_detail, step_text
from workbench.gui.look import ICON, ROW, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, label, name, set_role
from workbench.model.deploy import DeployPlan, DeployStep, StepState
from workbench.model.errors import WorkbenchError

_SIGNS = {
    StepState.WAITING: ("circle-dot", "muted"),
    StepState.RUNNING: ("circle-dot", "run"),
    StepState.DONE: ("circle-check", "ok"),
    StepState.FAILED: ("circle-x", "err"),
    StepState.STOPPED: ("circle-minus", "muted"),
}


class StepRow(QWidget):
    """One step."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._state = StepState.WAITING
        self.setFixedHeight(ROW)
        self._icon = QLabel(self)
        self._icon.setFixedSize(ICON, ICON)
        self.text = label("", "", self)
        self.detail = label("", "muted", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.detail)
        follow(look, self, self._draw)

    def show_step(self, step: DeployStep, plan: DeployPlan) -> None:
        """Show a step as it stands."""
        self._state = step.state
        self.text.setText(step_text(step))
        self.detail.setText(step_detail(step, plan))
        set_role(self.text, "muted" if step.state in (StepState.WAITING, StepState.STOPPED) else "")
        name(self, f"deploy.step.{step.name}", f"{step_text(step)}: {tr(STATES[step.state])}")
        self._draw()

    def _draw(self) -> None:
        icon = self._look.icon(*_SIGNS[self._state])
        self._icon.setPixmap(icon.pixmap(QSize(ICON, ICON), self.devicePixelRatio()))


class StepsView(QWidget):
    """The steps from top to bottom."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.rows: list[StepRow] = []
        self.notes = QFrame(self)
        self.notes.setProperty("role", "card")
        self.fault = label("", "err", self.notes)
        self.note = label("", "muted", self.notes)
        self._steps = QVBoxLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        name(self, "deploy.steps", tr("Steps"))
        name(self.note, "deploy.note", tr("What to know"))
        name(self.fault, "deploy.fault", tr("What went wrong"))
        inner = QVBoxLayout(self.notes)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.setSpacing(8)
        for text in (self.fault, self.note):
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inner.addWidget(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(label(tr("Steps"), "head", self))
        self._steps.setSpacing(0)
        column.addLayout(self._steps)
        column.addWidget(self.notes)
        column.addStretch(1)
        self.notes.hide()

    def show_steps(self, steps: Sequence[DeployStep], plan: DeployPlan) -> None:
        """Show these."""
        while len(self.rows) > len(steps):
            self.rows.pop().deleteLater()
        while len(self.rows) < len(steps):
            self.rows.append(StepRow(self._look, self))
            self._steps.addWidget(self.rows[-1])
        for row, step in zip(self.rows, steps, strict=True):
            row.show_step(step, plan)

    def clear(self) -> None:
        """Nothing is planned."""
        while self.rows:
            self.rows.pop().deleteLater()
        self.tell("")

    def tell(self, text: str) -> None:
        """Say something below the steps; an empty text takes it away."""
        self._say("", text)

    def show_error(self, error: WorkbenchError) -> None:
        """Say below the steps what went wrong."""
        self._say(error.what, "\n\n".join(part for part in (error.why, error.next_step) if part))

    def _say(self, fault: str, note: str) -> None:
        for shown, text in ((self.fault, fault), (self.note, note)):
            shown.setText(text)
            shown.setVisible(bool(text))
        self.notes.setVisible(bool(fault or note))
