"""The explorer: the workspace's functions by application, and its events."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.app.context import Context
from workbench.gui.actions import Actions
from workbench.gui.explorer.account_places import AccountPlaces
from workbench.gui.explorer.empty import EmptyState
from workbench.gui.explorer.event_rows import EventRows, events_of
from workbench.gui.explorer.filter_field import FilterField
from workbench.gui.explorer.function_rows import FunctionRows
from workbench.gui.explorer.head import ExplorerHead
from workbench.gui.explorer.row_menus import EventChoices, event_menu
from workbench.gui.explorer.states import FunctionStates
from workbench.gui.explorer.tree import ExplorerTree
from workbench.gui.look import Look
from workbench.gui.models.account_rows import account_rows
from workbench.gui.models.function_tree import Row, build_rows
from workbench.gui.models.service_rows import service_rows
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.function import Function
from workbench.model.workspace import Workspace


class ExplorerPanel(QWidget):
    """The panel at the left. It shows `app.workspace` and `app.service`, and follows the function selected elsewhere.

    `served_chosen` carries scope and name of a function of the Lambda service, `sample_requested` the catalogue id of
    an event to compose.
    """

    function_chosen = Signal(str)
    served_chosen = Signal(str, str)
    file_requested = Signal(Path, int)
    event_requested = Signal(Path)
    event_previewed = Signal(Path)
    sample_requested = Signal(str)

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._actions = actions
        self._followed: tuple[str | None, str] = (None, "")
        self._local: tuple[Row, ...] = ()
        self.setObjectName("explorer")
        self.setAccessibleName(tr("Explorer"))
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filter = FilterField(look, self._functions, self)
        self.states = FunctionStates(app, self)
        self.tree = ExplorerTree(look, self, self.states.of)
        self.event_rows = EventRows(app, tasks, actions, self.tree, self)
        self.function_rows = FunctionRows(app, tasks, actions, self)
        self.accounts = AccountPlaces(app, look, tasks, self)
        self._count = QLabel(self)
        self._lay_out()
        self._connect()
        self._workspace_changed(app.workspace.current)

    def focus_filter(self, text: str = "") -> None:
        """Move the keyboard to the filter; `text` is added to it."""
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()
        if text:
            self.filter.insert(text)

    def state(self) -> dict[str, str]:
        """What the session keeps: the filter."""
        return {"filter": self.filter.text()}

    def restore(self, state: dict[str, str]) -> None:
        """Bring back what `state` gave."""
        self.filter.setText(str(state.get("filter", "")))

    # -- parts -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._no_workspace = EmptyState(
            tr("No folder is open"),
            tr(
                "Open a folder with Lambda functions: a SAM or CloudFormation template, a CDK output, "
                "or plain handlers."
            ),
            (self._actions.action("workspace.open"), self._actions.action("workspace.open_sample")),
        )
        self._no_functions = EmptyState(
            tr("No functions here"),
            tr("A function is found by its template (template.yaml, cdk.out) or by a file with a handler."),
            (self._actions.action("function.new"), self._actions.action("workspace.open")),
        )
        self._stack = QStackedWidget(self)
        for page in (self.tree, self._no_workspace, self._no_functions):
            self._stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = ExplorerHead(self._look, self._actions, self.tree, self)
        layout.addWidget(self.head)
        field = QHBoxLayout()
        field.setContentsMargins(12, 0, 12, 8)
        field.addWidget(self.filter)
        layout.addLayout(field)
        self._count.setProperty("role", "muted")
        self._count.setContentsMargins(14, 0, 12, 4)
        self._count.setWordWrap(True)
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self._count)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter_changed)
        self.filter.left.connect(self._enter_tree)
        self.tree.filter_wanted.connect(self.focus_filter)
        self.states.changed.connect(self.tree.show_states)
        self.function_rows.file_requested.connect(self.file_requested)
        self.function_rows.sample_requested.connect(self.sample_requested)
        self.function_rows.served_requested.connect(self.served_chosen)
        self.tree.command_wanted.connect(self.function_rows.do)
        self.tree.chosen.connect(self._chosen)
        self.tree.opened.connect(self._opened)
        self.tree.customContextMenuRequested.connect(self._show_menu)
        stop = (
            self._app.workspace.changed.connect(self._workspace_changed),
            self._app.context.changed.connect(self._context_changed),
            self._app.service.changed.connect(lambda _none: self._workspace_changed(self._app.workspace.current)),
            self._app.accounts.changed.connect(lambda _none: self._show_all()),
            self._app.favourites.changed.connect(lambda _none: self._show_rows(self._app.workspace.current)),
        )
        self.destroyed.connect(lambda: [end() for end in stop])

    # -- what happens ----------------------------------------------------------------------------

    def _workspace_changed(self, workspace: Workspace | None) -> None:
        self._show_rows(workspace)
        self._context_changed(self._app.context.value)
        if workspace is None:
            self._stack.setCurrentWidget(self._no_workspace)
        elif not workspace.functions and not workspace.events and not self._app.service.functions:
            self._stack.setCurrentWidget(self._no_functions)
        else:
            self._stack.setCurrentWidget(self.tree)
        page = self._stack.currentWidget()
        self.filter.setVisible(page is self.tree)
        self.setFocusProxy(page.findChild(QPushButton) or page)
        self._filter_changed(self.filter.text())

    def _functions(self) -> tuple[Function, ...]:
        workspace = self._app.workspace.current
        return () if workspace is None else workspace.functions

    def _show_rows(self, workspace: Workspace | None) -> None:
        app, today = self._app, datetime.now(tz=UTC).date()
        starred = {} if workspace is None else {str(workspace.root): app.favourites.of(workspace.root)}
        starred |= {one.scope: app.favourites.of(one.scope) for one in app.service.functions}
        self.states.star(starred)
        own = () if workspace is None else starred[str(workspace.root)]
        rows = build_rows(workspace, app.runtimes, today, own)
        self._local = (*rows, *service_rows(app.service, app.runtimes, today))
        self._show_all()

    def _show_all(self) -> None:
        """The local functions as they were listed last, and what is known of the accounts now."""
        app = self._app
        accounts = account_rows(app.accounts, app.runtimes, datetime.now(tz=UTC).date())
        self.tree.show_rows((*self._local, *accounts))
        self.tree.show_states()

    def _context_changed(self, context: Context) -> None:
        row, wanted = self.tree.row(), (context.function, context.scope)
        shown = None if row is None or row.function is None else (row.function.name, row.scope)
        stays = row is not None and (row.event or row.folder or row.place) and wanted == self._followed
        self._followed = wanted
        if shown != wanted and not stays:
            self.tree.select_function(*wanted)

    def _filter_changed(self, text: str) -> None:
        filtered = self.tree.set_filter(text)
        nothing = bool(text.strip()) and filtered.count == 0
        told = filtered.fault or (tr("Nothing matches “{text}”.", text=text.strip()) if nothing else "")
        self._count.setText(told)
        self._count.setVisible(bool(told))

    def _enter_tree(self) -> None:
        """From the filter down to the first function or event that is shown."""
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.tree.indexAt(QPoint(4, 4))
        while index.isValid():
            row = self.tree.row(index)
            if row is not None and (row.function is not None or row.event is not None):
                self.tree.setCurrentIndex(index)
                return
            index = self.tree.indexBelow(index)

    def _chosen(self, row: Row) -> None:
        had_keyboard = self.tree.hasFocus()
        if row.event is not None:
            self.event_previewed.emit(row.event.path)
        else:
            self._tell(row)
        # Whoever listens may show a file; going through the rows with the arrow keys must not end there.
        if had_keyboard and not self.tree.hasFocus():
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, row: Row) -> None:
        if row.function is not None and row.scope:
            self.served_chosen.emit(row.scope, row.function.name)
        elif row.function is not None:
            self.function_chosen.emit(row.function.name)
        elif row.event is not None:
            self.event_requested.emit(row.event.path)

    def _opened(self, row: Row) -> None:
        self._tell(row)
        self.accounts.opened(row)
        if row.function is not None and not row.scope:
            self.function_rows.open_handler(row.function)

    def _show_menu(self, at: QPoint) -> None:
        row = self.tree.row(self.tree.indexAt(at))
        if row is None:
            return
        menu = self.menu_for(row)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.tree.viewport().mapToGlobal(at))

    def menu_for(self, row: Row) -> QMenu | None:
        """The context menu of a row, or None."""
        if row.function is not None:
            return self.function_rows.menu(row, favourite=self.states.of(row).favourite)
        if events_of(row):
            return event_menu(self, self._actions, self._event_choices(row))
        return self.accounts.menu(row)

    def _event_choices(self, row: Row) -> EventChoices:
        """What can be done with a saved event, with a folder of them, or with all."""
        rows, event = self.event_rows, row.event
        named = event is not None or bool(row.folder)
        imports = () if named else (self._actions.action("event.import"), self._actions.action("event.import_folder"))
        return EventChoices(
            use=None if event is None else lambda: self.event_requested.emit(event.path),
            open_file=None if event is None else lambda: self.file_requested.emit(event.path, 0),
            rename=(lambda: self.tree.edit_name(row)) if named else None,
            duplicate=None if event is None else lambda: rows.duplicate(row),
            delete=(lambda: rows.delete(row)) if named else None,
            export=lambda: rows.ask_target(row),
            more=imports,
        )
