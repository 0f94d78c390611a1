"""The Debug tab: where a function stands, its calls, variables and watch expressions, and a console."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.app.stores.debug import DebugState
from workbench.app.use_cases.debug_reading import choose_frame, evaluate, read_variables
from workbench.gui.actions import Actions
from workbench.gui.debugger.columns import Columns, Section
from workbench.gui.debugger.console import Console
from workbench.gui.debugger.nothing import what_is_said
from workbench.gui.debugger.stack_list import StackList
from workbench.gui.debugger.stand_still import StandStill
from workbench.gui.debugger.toolbar import DebugToolbar
from workbench.gui.debugger.value_tree import ValueTree
from workbench.gui.debugger.watches import Watches
from workbench.gui.look import Look
from workbench.gui.models.values import scope_row
from workbench.gui.runs.empty_state import EmptyState
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, name, set_role
from workbench.model.debug import StackFrame

COMMAND = "debug.start"


class DebugView(QWidget):
    """Shows the store. `file_requested` carries a path and a line (from 1)."""

    file_requested = Signal(Path, int)

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        name(self, "runs.debug", tr("Debugger"))
        set_role(self, "panel")
        self.toolbar = DebugToolbar(app.debug, look, actions, self)
        self.stack = StackList(look, self)
        self.variables = ValueTree(look, "debug.variables", tr("Variables"), self)
        self.watches = Watches(app, look, tasks, self)
        self.console = Console(app.debug, look, self)
        self.columns = self._make_columns(look)
        self.empty = EmptyState(look, "runs.debug.empty", actions.action(COMMAND), self, icon="bug")
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._page())
        self.still = StandStill(app.debug, self)
        self._connect()
        self._show()

    def state(self) -> dict[str, list[int]]:
        """The sizes of the columns, for the session."""
        return self.columns.state()

    def restore(self, state: object) -> None:
        """Bring back what `state` gave."""
        self.columns.restore(state)

    def _make_columns(self, look: Look) -> Columns:
        parts = (
            (tr("CALL STACK"), self.stack),
            (tr("VARIABLES"), self.variables),
            (tr("WATCH"), self.watches),
            (tr("CONSOLE"), self.console),
        )
        return Columns([Section(title, part, look, self) for title, part in parts], self)

    def _page(self) -> QWidget:
        page = QWidget(self)
        set_role(page, "panel")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.toolbar)
        layout.addWidget(hairline(page))
        layout.addWidget(self.columns, 1)
        return page

    def _connect(self) -> None:
        app, start = self._app, self._tasks.start
        self.stack.chosen.connect(lambda frame: start(choose_frame(app, frame), "debug-frame"))
        self.stack.opened.connect(self._open)
        self.variables.values.wanted.connect(self._read)
        self.watches.tree.values.wanted.connect(self._read)
        self.console.asked.connect(lambda text: start(evaluate(app, text), "debug-evaluate"))
        self.still.changed.connect(self._show)
        stops = (
            app.debug.changed.connect(lambda _told: self._show()),
            app.debug.scopes_read.connect(lambda _told: self._show_scopes()),
            app.debug.variables_read.connect(self._fill),
            app.context.changed.connect(lambda _context: self._say_empty()),
            app.workspace.changed.connect(lambda _workspace: self._say_empty()),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])

    # -- what shows ------------------------------------------------------------------------------

    def _show(self) -> None:
        """What the store has now, or in words why it has nothing."""
        on = self._app.debug.state in (DebugState.RUNNING, DebugState.STOPPED)
        held = self.isAncestorOf(focus) if (focus := self.window().focusWidget()) is not None else False
        turned = self._pages.currentIndex() != int(on)
        self._pages.setCurrentIndex(int(on))
        self._say_empty()
        self._show_stop()
        if on:
            self.setFocusProxy(self.variables)
        if held and turned:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_stop(self) -> None:
        stop, frame = self.still.stop, self.still.frame
        self.toolbar.show_stop(stop, frame)
        self.stack.show_stop(stop, frame)
        self.console.show_frame(frame)
        if frame is None:
            self.variables.show_rows(())

    def _show_scopes(self) -> None:
        """A moment after the stop: what was there of the one before stays until then."""
        self.variables.show_rows(map(scope_row, self._app.debug.scopes), first_open=True)

    def _fill(self, reference: int) -> None:
        found = self._app.debug.variables.get(reference, ())
        self.variables.values.fill(reference, found)
        self.watches.tree.values.fill(reference, found)

    def _read(self, reference: int) -> None:
        self._tasks.start(read_variables(self._app, reference), "debug-variables")

    def _open(self, frame: StackFrame) -> None:
        if frame.path is not None:
            self.file_requested.emit(frame.path, frame.line)

    def _say_empty(self) -> None:
        if self._pages.currentIndex():
            return  # the context changes with every key in the composer
        title, detail, offers = what_is_said(self._app)
        self.empty.say(title, detail)
        self.setFocusProxy(self.empty.button if offers else self.empty)
        if not offers and self.empty.button.hasFocus():
            self.empty.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would leave the panel with the button
        self.empty.button.setVisible(offers)
