"""The dialog of new functions: blueprints at the left; at the right what one is, its code, and what it is called."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.app.use_cases.new_function import Wanted, blueprints, free_name, new_function, runtime_choices
from workbench.app.use_cases.runtimes import RuntimeState
from workbench.gui.look import Look
from workbench.gui.new_function.blueprint_list import BlueprintList
from workbench.gui.new_function.code_preview import CodePreview, Shown
from workbench.gui.new_function.fields import FunctionFields
from workbench.gui.new_function.planning import Planning
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, label, name, push_button
from workbench.model.blueprint import Blueprint, NewFunction
from workbench.model.errors import UsageError, WorkbenchError

SIZE = QSize(1040, 720)
SMALLEST = QSize(880, 600)
SIDE_PX = 320
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NewFunctionDialog(QDialog):
    """Makes one function and closes; `made` carries the NewFunction, which is in the workspace by then.

    Whoever opens it awaits `end` once it has finished, and takes it away.
    """

    made = Signal(object)

    def __init__(self, app: Application, look: Look, folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._app = app
        # Its own: none may go on when the dialog is gone.
        self._tasks = GuiTasks(app)
        self._chosen: Blueprint | None = None
        self._named = False
        self._busy = False
        self._made_early = False
        self._runtimes: dict[str, Sequence[RuntimeState]] = {}
        self.setWindowTitle(tr("New function"))
        name(self, "new", tr("New function"))
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.list = BlueprintList(look, self)
        self.title = label("", parent=self)
        self.title.setFont(look.text_font(16, 600))
        self.help = label("", "muted", self)
        self.preview = CodePreview(look, self._tasks, self)
        self.fields = FunctionFields(look, self)
        self.fields.folder_edit.setText(str(folder))
        self.cancel = push_button(tr("Cancel"), "", self)
        self.create_button = push_button(tr("Create"), "primary", self)
        self._planning = Planning(app, self._tasks, self)
        self._set_up()
        self._lay_out()
        self._connect()
        self._tasks.start(self._load(), "load-blueprints")

    def _set_up(self) -> None:
        name(self.title, "new.title", tr("Blueprint"))
        name(self.help, "new.help", tr("What it is for"))
        self.help.setWordWrap(True)
        self.help.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.help.setFixedHeight(2 * self.help.fontMetrics().lineSpacing() + 2)
        name(self.cancel, "new.cancel", tr("Cancel"))
        name(self.create_button, "new.create", tr("Create"), tr("Make the function (Ctrl+Enter)"))
        self.create_button.setEnabled(False)

    def _lay_out(self) -> None:
        self.list.setFixedWidth(SIDE_PX)
        line = hairline(self)
        line.setFixedSize(1, 16_777_215)
        line.setMinimumHeight(0)
        right = QVBoxLayout()
        right.setContentsMargins(20, 16, 20, 16)
        right.setSpacing(8)
        right.addWidget(self.title)
        right.addWidget(self.help)
        right.addWidget(self.preview, 1)
        right.addSpacing(4)
        right.addWidget(self.fields)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.create_button)
        right.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(line)
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.list.chosen.connect(self._show)
        self.list.taken.connect(self._to_name)
        self.fields.name_edit.textEdited.connect(self._typed)
        self.fields.changed.connect(self._ask)
        self.fields.entered.connect(self.make)
        self._planning.planned.connect(self._planned)
        self._planning.refused.connect(self._refused)
        self.cancel.clicked.connect(self.reject)
        self.create_button.clicked.connect(self.make)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.make)

    async def _load(self) -> None:
        self.list.set_blueprints(await blueprints())
        if self._made_early:
            self.make()

    # -- what is shown -----------------------------------------------------------------------------

    def _show(self, blueprint: Blueprint) -> None:
        """Another blueprint was chosen."""
        self._chosen = blueprint
        self.create_button.setEnabled(False)
        self.title.setText(tr(blueprint.title))
        self.help.setText(tr(blueprint.help))
        self.help.setAccessibleDescription(tr(blueprint.help))
        if not self._named:
            self.fields.name_edit.setText(free_name(self._app, blueprint, self.fields.folder))
        if blueprint.runtime in self._runtimes:
            self._offer(blueprint)
        else:
            self._tasks.start(self._find_runtimes(blueprint), "blueprint-runtimes")
        self._ask()

    async def _find_runtimes(self, blueprint: Blueprint) -> None:
        self._runtimes[blueprint.runtime] = await runtime_choices(self._app, blueprint)
        if blueprint is self._chosen:
            self._offer(blueprint)
            self._ask()

    def _offer(self, blueprint: Blueprint) -> None:
        self.fields.set_runtimes(self._runtimes[blueprint.runtime], self.fields.chosen_runtime)

    def _typed(self, text: str) -> None:
        self._named = bool(text)

    def _wanted(self) -> Wanted | None:
        if self._chosen is None:
            return None
        known = self._runtimes.get(self._chosen.runtime, ())
        runtime = self.fields.chosen_runtime
        fits = any(state.runtime.id == runtime for state in known)
        return Wanted(self._chosen, self.fields.name_edit.text().strip(), self.fields.folder, runtime if fits else "")

    def _ask(self) -> None:
        wanted = self._wanted()
        if wanted is not None:
            self._planning.ask(wanted)

    def _planned(self, new: NewFunction) -> None:
        assert self._chosen is not None
        self.fields.show_plan(self._chosen, new)
        self.create_button.setEnabled(not self._busy)
        self._preview(new)

    def _refused(self, error: WorkbenchError, shown: NewFunction | None) -> None:
        self.create_button.setEnabled(False)
        self.fields.show_error(error, at_name=isinstance(error, UsageError))
        if shown is not None:
            self._preview(shown)

    def _preview(self, new: NewFunction) -> None:
        assert self._chosen is not None
        self.preview.show_files(shown_files(new, len(self._chosen.files)), of=self._chosen.id)

    # -- what is done ------------------------------------------------------------------------------

    def _to_name(self) -> None:
        self.fields.name_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.name_edit.selectAll()

    def make(self) -> None:
        """Make the function as it is asked for, once."""
        wanted = self._wanted()
        self._made_early = wanted is None
        if wanted is None or self._busy:
            return
        self._busy = True
        self.create_button.setEnabled(False)
        self._planning.stop()
        self._tasks.start(self._make(wanted), "new-function")

    async def _make(self, wanted: Wanted) -> None:
        try:
            new = await new_function(self._app, wanted)
        except WorkbenchError as error:
            self._refused(error, None)
            # A name stays wrong; a full disk may have room again.
            self.create_button.setEnabled(not isinstance(error, UsageError))
            return
        finally:
            self._busy = False
        self.made.emit(new)
        self.accept()

    def reject(self) -> None:
        """Qt: close; what is being written is written to its end first."""
        if not self._busy:
            super().reject()

    def done(self, result: int) -> None:
        """Qt: closed, either way."""
        self._planning.stop()
        super().done(result)

    async def end(self) -> None:
        """End what is still being worked out."""
        await self._tasks.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter presses nothing by itself: the fields say what it does."""
        if event.key() not in _ENTERS:
            super().keyPressEvent(event)


def shown_files(new: NewFunction, most: int) -> tuple[Shown, ...]:
    """The files to look at: the first `most` of the function's, what goes to the template, and the event."""
    files = [Shown(file.path.name, file.path, file.text, _place(new, file.path)) for file in new.files[:most]]
    added = Shown(
        new.template.path.name,
        new.template.path,
        new.resources,
        tr("Goes to {place}", place=_place(new, new.template.path)),
    )
    events = [file for file in new.files if file.path == new.event]
    return (*files, added, *(Shown(file.path.name, file.path, file.text, _place(new, file.path)) for file in events))


def _place(new: NewFunction, path: Path) -> str:
    return path.relative_to(new.root).as_posix()
