"""What is asked of a new function: name, folder and runtime, and a line that says what comes of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from workbench.app.use_cases.runtimes import RuntimeState
from workbench.gui import dialogs
from workbench.gui.look import GRID, Look
from workbench.gui.translation import tr, tr_n
from workbench.gui.widgets import follow, icon_button, label, name, set_role
from workbench.model.blueprint import Blueprint, NewFunction
from workbench.model.errors import WorkbenchError

_LABEL_PX = 48
_RUNTIME_PX = 168


class FunctionFields(QWidget):
    """`changed` when anything was typed or chosen; `entered` when Enter was pressed in a field."""

    changed = Signal()
    entered = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name_edit = QLineEdit(self)
        self.folder_edit = QLineEdit(self)
        self.folder_button = icon_button(look, "folder-open", self)
        self.runtime = QComboBox(self)
        self.verdict = label("", "muted", self)
        self._icon = QLabel(self)
        self._look = look
        self._faulty = False
        self._set_up()
        self._lay_out()
        follow(look, self._icon, self._draw)

    def _set_up(self) -> None:
        name(self.name_edit, "new.name", tr("Name of the function"))
        name(self.folder_edit, "new.folder", tr("Folder of the application"))
        name(self.folder_button, "new.choose_folder", tr("Choose the folder"), tr("Choose the folder"))
        name(self.runtime, "new.runtime", tr("Runtime"))
        name(self.verdict, "new.verdict", tr("What is made"))
        self.name_edit.setMaxLength(100)
        self.runtime.setMinimumWidth(_RUNTIME_PX)
        self.verdict.setWordWrap(True)
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        # Room for two lines, so that nothing jumps while a name is typed.
        self.verdict.setFixedHeight(2 * self.verdict.fontMetrics().lineSpacing() + GRID)
        self.verdict.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._icon.setFixedSize(16, 16)
        for edit in (self.name_edit, self.folder_edit):
            edit.textChanged.connect(lambda _text: self.changed.emit())
            edit.returnPressed.connect(self.entered)
        self.runtime.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.folder_button.clicked.connect(self._choose_folder)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, _LABEL_PX)
        grid.setColumnStretch(1, 1)
        folder = QHBoxLayout()
        folder.setSpacing(4)
        folder.addWidget(self.folder_edit, 1)
        folder.addWidget(self.folder_button)
        grid.addWidget(_buddy(tr("Name"), self.name_edit, self), 0, 0)
        grid.addWidget(self.name_edit, 0, 1)
        grid.addWidget(_buddy(tr("Runtime"), self.runtime, self), 0, 2)
        grid.addWidget(self.runtime, 0, 3)
        grid.addWidget(_buddy(tr("Folder"), self.folder_edit, self), 1, 0)
        grid.addLayout(folder, 1, 1, 1, 3)
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.verdict, 1)
        grid.addLayout(said, 2, 1, 1, 3)
        for first, second in zip(self._order(), self._order()[1:], strict=False):
            QWidget.setTabOrder(first, second)

    def _order(self) -> tuple[QWidget, ...]:
        return self.name_edit, self.runtime, self.folder_edit, self.folder_button

    @property
    def folder(self) -> Path:
        """The folder as typed; `~` is the user's home."""
        return Path(self.folder_edit.text().strip() or ".").expanduser()

    def set_runtimes(self, states: Sequence[RuntimeState], chosen: str) -> None:
        """Offer these, the best at the front; `chosen` stays where it is among them."""
        self.runtime.blockSignals(True)
        self.runtime.clear()
        for state in states:
            here = "" if state.interpreter is not None else f" · {tr('not here')}"
            self.runtime.addItem(f"{state.runtime.id}{here}", state.runtime.id)
        self.runtime.setCurrentIndex(max(0, self.runtime.findData(chosen)))
        self.runtime.setEnabled(len(states) > 1)
        self.runtime.blockSignals(False)

    @property
    def chosen_runtime(self) -> str:
        """The runtime's id; empty while none is offered."""
        return str(self.runtime.currentData() or "")

    def show_plan(self, blueprint: Blueprint, new: NewFunction) -> None:
        """Say what will be made."""
        self._say(_made(blueprint, new), faulty=False, at_name=False)

    def show_error(self, error: WorkbenchError, *, at_name: bool) -> None:
        """Say why nothing can be made; the field of the name shows it when it is the name's."""
        self._say(str(error), faulty=True, at_name=at_name)

    def _say(self, text: str, *, faulty: bool, at_name: bool) -> None:
        self._faulty = faulty
        self.verdict.setText(text)
        self.verdict.setToolTip(text)
        self.verdict.setAccessibleDescription(text)
        set_role(self.verdict, "err" if faulty else "muted")
        state = "error" if at_name else ""
        if self.name_edit.property("state") != state:
            self.name_edit.setProperty("state", state)
            self.name_edit.style().unpolish(self.name_edit)
            self.name_edit.style().polish(self.name_edit)
        self._draw()

    def _draw(self) -> None:
        icon = self._look.icon("circle-alert", "err") if self._faulty else self._look.icon("info", "muted")
        self._icon.setPixmap(icon.pixmap(QSize(16, 16), self.devicePixelRatio()))

    def _choose_folder(self) -> None:
        start = self.folder
        while not start.is_dir() and start != start.parent:
            start = start.parent
        title = tr("Choose the folder of the application")
        dialogs.choose_folder(self, start, lambda path: self.folder_edit.setText(str(path)), title)


def _buddy(text: str, field: QWidget, parent: QWidget) -> QLabel:
    made = label(text, "muted", parent)
    made.setBuddy(field)
    return made


def _made(blueprint: Blueprint, new: NewFunction) -> str:
    folder = new.folder.relative_to(new.root).as_posix()
    template = new.template.path.relative_to(new.root).as_posix()
    events = tr_n("an event", "{n} events", len(blueprint.events))
    place = new.event.parent.relative_to(new.root).as_posix()
    told = {"folder": folder, "template": template, "events": events, "place": place}
    if new.template_before is None:
        return tr("Makes {folder}/ with code and tests, makes {template}, and saves {events} in {place}/.", **told)
    return tr(
        "Makes {folder}/ with code and tests, adds its resources to {template}, and saves {events} in {place}/.", **told
    )
