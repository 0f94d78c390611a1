"""The dialog of a deployment: where to, what changes there, and the steps while it is done."""

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from workbench.app.use_cases.deploy import steps_of
from workbench.gui.deploy.code_view import ChangedFile, CodeView
from workbench.gui.deploy.settings_table import SettingsTable
from workbench.gui.deploy.steps_view import StepsView
from workbench.gui.deploy.target_fields import Names, TargetFields
from workbench.gui.deploy.texts import plan_text
from workbench.gui.look import Look
from workbench.gui.models.account_rows import place_name
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, label, name, push_button, set_role
from workbench.model.deploy import DeployPlan, DeployStep
from workbench.model.errors import WorkbenchError
from workbench.model.remote import RemotePlace

_SIZE = QSize(1180, 740)
_SMALLEST = QSize(820, 480)
_STEPS_PX = 300


class Phase(Enum):
    """What the dialog is at."""

    CHOOSING = "choosing"
    COMPARING = "comparing"
    PLANNED = "planned"
    DEPLOYING = "deploying"
    OVER = "over"


class DeployDialog(QDialog):
    """`compare_asked` when the chosen target is to be compared, `deploy_asked` when the plan in sight is to be done.

    `stop_asked` when what is under way is to stop; the dialog stays until that has ended.
    """

    compare_asked = Signal()
    deploy_asked = Signal()
    stop_asked = Signal()

    def __init__(
        self, look: Look, function: str, places: Sequence[RemotePlace], names: Names, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.plan: DeployPlan | None = None
        """The plan in sight."""
        self.phase = Phase.CHOOSING
        title = tr("Deploy {function}", function=function)
        name(self, "deploy", title)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(_SMALLEST)
        room = _SIZE if parent is None else parent.window().size() - QSize(80, 80)
        self.resize(_SIZE.boundedTo(room).expandedTo(_SMALLEST))
        self.target = TargetFields(places, names, self)
        self.compare = push_button(tr("Compare"), "", self)
        self.code = CodeView(look, self)
        self.settings = SettingsTable(look, self)
        self.steps = StepsView(look, self)
        self.told = label("", "muted", self)
        self.publish = QCheckBox(tr("Publish a version"), self)
        self.cancel = push_button(tr("Cancel"), "", self)
        self.deploy = push_button(tr("Deploy"), "primary", self)
        self._name_parts()
        self._lay_out(title)
        self._connect()
        self.forget()

    def _name_parts(self) -> None:
        name(
            self.compare, "deploy.compare", tr("Compare"), tr("See how the function here differs from the deployed one")
        )
        name(self.told, "deploy.told", tr("What the deployment comes to"))
        name(
            self.publish, "deploy.publish", tr("Publish a version"), tr("A version keeps this code and these settings.")
        )
        name(self.cancel, "deploy.cancel", tr("Cancel"))
        name(self.deploy, "deploy.deploy", tr("Deploy"))
        self.publish.setChecked(True)
        self.told.setWordWrap(True)

    def _lay_out(self, title: str) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head(title))
        whole.addWidget(hairline(self))
        whole.addWidget(self._middle(), 1)
        whole.addWidget(hairline(self))
        whole.addLayout(self._foot())
        order = (
            self.target.place,
            self.target.function,
            self.target.role,
            self.compare,
            self.code.files,
            self.code.texts.left,
            self.code.texts.right,
            self.settings,
            self.publish,
            self.cancel,
            self.deploy,
        )
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _head(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        head = label(title, "head", self)
        head.setFixedHeight(self.compare.sizeHint().height())
        row.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.target, 1)
        row.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _middle(self) -> QSplitter:
        changes = QSplitter(Qt.Orientation.Vertical)
        changes.addWidget(self.code)
        changes.addWidget(self.settings)
        changes.setSizes([3, 2])
        changes.setStretchFactor(0, 3)
        changes.setStretchFactor(1, 2)
        middle = QSplitter(Qt.Orientation.Horizontal, self)
        middle.addWidget(changes)
        middle.addWidget(self.steps)
        middle.setStretchFactor(0, 1)
        middle.setSizes([_SIZE.width() - _STEPS_PX, _STEPS_PX])
        for splitter in (changes, middle):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        return middle

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        row.addWidget(self.publish)
        row.addSpacing(8)
        row.addWidget(self.cancel)
        row.addWidget(self.deploy)
        return row

    def _connect(self) -> None:
        self.target.changed.connect(self.forget)
        self.target.role_changed.connect(self._refresh)
        self.target.entered.connect(self._enter)
        self.publish.toggled.connect(lambda _on: self._show_planned_steps())
        self.compare.clicked.connect(self.compare_asked)
        self.deploy.clicked.connect(self.deploy_asked)
        self.cancel.clicked.connect(self.reject)

    # -- what it shows ---------------------------------------------------------------------------

    def forget(self) -> None:
        """Another target: nothing is known of it."""
        self._clear(tr("Choose where the function is deployed to, then compare. AWS is not asked before that."))
        self.target.show_role(shown=False)
        self._enter_phase(Phase.CHOOSING)

    def show_comparing(self) -> None:
        """The target is being compared."""
        self._clear(tr("Comparing…"))
        self._enter_phase(Phase.COMPARING)

    def _clear(self, told: str) -> None:
        self.plan = None
        self.code.tell(told)
        self.settings.show_rows(())
        self.steps.clear()

    def show_plan(self, plan: DeployPlan, files: tuple[ChangedFile, ...]) -> None:
        """What will be done; nothing is done before the user agrees to just this."""
        self.plan = plan
        if files:
            self.code.show_files(files)
        else:
            self.code.tell(_no_files(plan))
        self.settings.show_rows(plan.settings)
        self._show_planned_steps()
        self.steps.tell("\n\n".join(plan.notes))
        self.target.show_role(shown=plan.base is None)
        if plan.base is None and not self.target.role.text():
            self.target.role.setText(plan.role)
        self._enter_phase(Phase.PLANNED, plan_text(plan))
        # Not the button: what will be done is to be looked at first.
        (self.target.role if self._lacks_role else self.code.files if files else self.settings).setFocus()

    def _show_planned_steps(self) -> None:
        if self.plan is not None and self.phase is not Phase.OVER:
            self.steps.show_steps(steps_of(self.plan, publish=self.publish.isChecked()), self.plan)

    def show_steps(self, steps: Sequence[DeployStep]) -> None:
        """The deployment is under way."""
        if self.plan is not None:
            self.steps.show_steps(steps, self.plan)
        self._enter_phase(Phase.DEPLOYING, tr("Deploying…"))

    def show_error(self, error: WorkbenchError) -> None:
        """It could not be compared, or not be deployed."""
        comparing = self.phase is Phase.COMPARING
        if comparing:
            self.code.tell(error.what)
        self.steps.show_error(error)
        self._enter_phase(Phase.CHOOSING if comparing else Phase.OVER)
        self.compare.setFocus()

    def show_end(self, text: str) -> None:
        """It was deployed, or stopped."""
        self._enter_phase(Phase.OVER, text)
        self.cancel.setFocus()

    def _enter_phase(self, phase: Phase, told: str = "") -> None:
        self.phase = phase
        self.told.setText(told)
        set_role(self.told, "muted")
        self._refresh()

    def _refresh(self) -> None:
        phase, target = self.phase, self.target.target
        busy = phase in (Phase.COMPARING, Phase.DEPLOYING)
        self.target.setEnabled(not busy)
        self.compare.setEnabled(not busy and target is not None)
        self.publish.setEnabled(not busy)
        ready = phase is Phase.PLANNED and self.plan is not None and not self.plan.is_empty
        self.deploy.setEnabled(ready and not self._lacks_role)
        if target is not None:
            self.deploy.setText(tr("Deploy to {profile}", profile=place_name(target.place)))
            self.deploy.setAccessibleName(self.deploy.text())
        self.cancel.setText(tr("Stop") if busy else tr("Close") if phase is Phase.OVER else tr("Cancel"))
        self.cancel.setEnabled(True)
        self.compare.setDefault(not ready)
        self.deploy.setDefault(ready)

    @property
    def _lacks_role(self) -> bool:
        return self.plan is not None and self.plan.base is None and not self.target.role.text().strip()

    # -- keys and closing ------------------------------------------------------------------------

    def _enter(self) -> None:
        """Enter in a field: compare what was typed, or deploy what was compared."""
        if self.deploy.isEnabled():
            self.deploy.setFocus()
        elif self.compare.isEnabled():
            self.compare_asked.emit()

    def reject(self) -> None:
        """Qt: Escape and Cancel; what is under way is stopped first."""
        if self.phase is Phase.DEPLOYING:
            self.cancel.setEnabled(False)
            self.told.setText(tr("Stopping after this step…"))
            self.stop_asked.emit()
            return
        if self.phase is Phase.COMPARING:
            self.stop_asked.emit()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the window's cross is Cancel."""
        if self.phase is Phase.DEPLOYING:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)


def _no_files(plan: DeployPlan) -> str:
    """Why no file is shown."""
    if not plan.code_differs:
        return tr("The code is what is deployed.")
    why = plan.code_unknown
    return tr("The package differs from the deployed one, whose files could not be looked at: {why}", why=why)
