"""The main window: top bar, docks around the editor, status bar, palette and toasts, laid out and bound."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from workbench.app.application import Application
from workbench.app.context import Context
from workbench.gui import dialogs
from workbench.gui.actions import Actions
from workbench.gui.capture import Capture
from workbench.gui.composer.panel import ComposerPanel
from workbench.gui.configuration.opening import Configurations
from workbench.gui.debugger.following import Following
from workbench.gui.deploy.opening import Deployments
from workbench.gui.docks import PanelDock, focuser, toggler
from workbench.gui.editor.encoding_menus import EncodingMenus
from workbench.gui.editor.handler_offers import HandlerOffers
from workbench.gui.editor.panel import EditorPanel
from workbench.gui.explorer.function_changes import FunctionChanges
from workbench.gui.explorer.panel import ExplorerPanel
from workbench.gui.guides import Guides
from workbench.gui.layout_menu import LayoutMenu
from workbench.gui.layouts import Layouts
from workbench.gui.look import Look
from workbench.gui.menu_key import MenuKey
from workbench.gui.menus import drop_menu, fill_menu_bar, settings_menu, whole_menu
from workbench.gui.navigation import Navigation
from workbench.gui.new_function.opening import NewFunctions
from workbench.gui.notice_focus import NoticeFocus
from workbench.gui.notices import NoticeHistory, Toasts
from workbench.gui.palette import Palette
from workbench.gui.preferences.opening import Preferences
from workbench.gui.progress import ProgressLine
from workbench.gui.runs.panel import RunsPanel
from workbench.gui.statusbar import StatusBar
from workbench.gui.tab_order import OrderedWindow
from workbench.gui.tasks import GuiTasks
from workbench.gui.topbar import TopBar
from workbench.gui.translation import tr
from workbench.gui.welcome import WelcomePage
from workbench.gui.widgets import name
from workbench.gui.wiring import Wiring
from workbench.model.workspace import Workspace

SIZE = QSize(1440, 900)
SMALLEST = QSize(880, 560)


class MainWindow(OrderedWindow):
    """One window on one workspace. `closed` tells that it was closed for good."""

    closed = Signal()

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, *, mac: bool = False) -> None:
        super().__init__()
        self._app = app
        self._look = look
        self._tasks = tasks
        self.actions_table = actions
        name(self, "window", "Lambda Workbench")
        self.setWindowTitle("Lambda Workbench")
        self.setMinimumSize(SMALLEST)
        self.resize(SIZE)
        self.setDockNestingEnabled(True)
        self._make_panels()
        self._make_bars(mac=mac)
        self.palette_box = Palette(look, self)
        self.toasts = Toasts(app, look, actions, self)
        self.wiring = Wiring(app, tasks, self.editor, self.composer, self.show_editor)
        self.following = Following(app.debug, self.wiring.follow_place, self)
        self.preferences = Preferences(app, look, tasks, self, self.wiring.open_file)
        self.new_functions = NewFunctions(app, look, tasks, actions, self, to=self.wiring)
        self.function_changes = FunctionChanges(
            app, look, tasks, actions, unsaved=self.editor.texts.unsaved, window=self
        )
        self.configurations = Configurations(app, look, tasks, actions, changes=self.function_changes, window=self)
        self.deployments = Deployments(app, look, tasks, actions, self)
        self.handler_offers = HandlerOffers(app, look, tasks, actions, panel=self.editor, changes=self.function_changes)
        self.encodings = EncodingMenus(
            self.editor, self.actions_table, self.statusbar.encoding, self.statusbar.line_ends
        )
        self.capture = Capture(app, tasks, self.composer.show_draft)
        self.guides = Guides(app, look, tasks, actions, self)
        self.navigation = Navigation(app, actions, tasks, self.palette_box, self.wiring)
        self.layout_menu = LayoutMenu(self.layouts, actions, self.topbar.layout_button, self)
        self._may_close = False
        self._connect()
        self._bind()
        actions.add_to(self)
        self._workspace_changed(app.workspace.current)

    # -- parts -----------------------------------------------------------------------------------

    def _make_panels(self) -> None:
        parts = (self._app, self._look, self._tasks, self.actions_table)
        self.explorer = ExplorerPanel(*parts)
        self.composer = ComposerPanel(*parts)
        self.runs = RunsPanel(*parts)
        self.editor = EditorPanel(*parts)
        self.welcome = WelcomePage(self._app, self._look)
        self.center = QStackedWidget(self)
        self.center.addWidget(self.welcome)
        self.center.addWidget(self.editor)
        self.setCentralWidget(self.center)
        self.explorer_dock = PanelDock("dock.explorer", tr("Explorer"), self.explorer, self)
        self.composer_dock = PanelDock("dock.composer", tr("Event composer"), self.composer, self, QSize(320, 240))
        self.runs_dock = PanelDock("dock.runs", tr("Runs"), self.runs, self)
        self.docks = (self.explorer_dock, self.composer_dock, self.runs_dock)
        self.layouts = Layouts(self, self.docks, self.runs, self._app.session)

    def _make_bars(self, *, mac: bool) -> None:
        self.topbar = TopBar(self._app, self._look, self.actions_table)
        self.topbar.show_menu_button(not mac)
        if mac:
            fill_menu_bar(self.menuBar(), self.actions_table)
            self.topbar.setParent(self)
        else:
            self.setMenuWidget(self.topbar)
            MenuKey(self._app, self, self._show_menu)
        self.statusbar = StatusBar(self._app, self._look, self)
        self.setStatusBar(self.statusbar)
        self.statusbar.add(ProgressLine(self._app, self._look, self.actions_table, self.statusbar))

    def _connect(self) -> None:
        stops = (
            self._app.workspace.changed.connect(self._workspace_changed),
            self._app.settings.changed.connect(self._setting_changed),
            self._app.context.changed.connect(self._show_title),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])
        self.explorer.function_chosen.connect(self.wiring.preview_function)
        self.explorer.served_chosen.connect(self.wiring.choose_served)
        self.explorer.file_requested.connect(self.wiring.open_file)
        self.explorer.event_requested.connect(self.wiring.choose_event)
        self.explorer.event_previewed.connect(self.wiring.preview_event)
        self.explorer.sample_requested.connect(self.wiring.choose_sample)
        self.explorer.accounts.target_wanted.connect(self.deployments.open_at)
        self.editor.cursor_moved.connect(self.statusbar.show_cursor)
        self.editor.encoding_changed.connect(self.statusbar.show_encoding)
        self.composer.file_wanted.connect(self.wiring.open_file)
        self.composer.fault_changed.connect(self.runs.show_event_fault)
        self.runs.file_requested.connect(self.wiring.open_file)
        self.runs.search.use(self.editor.texts, self.wiring.open_file)
        self.runs.event_text_found.connect(self.capture.from_text)
        self.runs.event_place_requested.connect(self._show_event_place)
        self.topbar.workspace_asked.connect(self._show_workspaces)
        self.topbar.function_asked.connect(lambda: self.navigation.functions(self.topbar.function_button))
        self.topbar.event_asked.connect(lambda: self.navigation.events(self.topbar.event_button))
        self.topbar.menu_asked.connect(self._show_menu)
        self.topbar.settings_asked.connect(self._show_settings_menu)
        self.topbar.search_asked.connect(self.navigation.quick_open)
        self.topbar.notices_asked.connect(self._show_notices)
        self.welcome.folder_asked.connect(self.open_folder)
        self.welcome.blueprint_asked.connect(self.new_functions.open_elsewhere)
        self.welcome.sample_asked.connect(self.actions_table.action("workspace.open_sample").trigger)
        self.welcome.workspace_chosen.connect(self.wiring.choose_workspace)

    def _bind(self) -> None:
        bind = self.actions_table.bind
        bind("workspace.open", self.open_folder)
        bind("window.close", self.close_window)
        self.preferences.bind(self.actions_table)
        bind("event.from_clipboard", self.capture.from_clipboard)
        bind("event.from_run", self.capture.from_run)
        bind("file.quick_open", self.navigation.quick_open)
        bind("view.palette", self.navigation.commands)
        bind("help.shortcuts", self.navigation.shortcuts)
        bind("help.about", self._about)
        for theme in ("system", "dark", "light", "high-contrast"):
            bind(f"view.theme_{theme.replace('-', '_')}", _setter(self._app, "look.theme", theme))
        bind("view.notices", self._show_notices)
        for part, dock in zip(("explorer", "composer", "runs"), self.docks, strict=True):
            bind(f"view.toggle_{part}", toggler(dock, self.editor))
            bind(f"view.focus_{part}", focuser(dock))
            bind(f"view.float_{part}", dock.float_or_dock)
        bind("view.focus_editor", self.editor.setFocus)
        notice = NoticeFocus(self.editor.current_page, self.toasts, self._show_notices, self)
        bind("view.focus_notice", notice.go)

    # -- what happens ----------------------------------------------------------------------------

    def open_folder(self) -> None:
        """Ask for a folder and open it."""
        workspace = self._app.workspace.current
        start = workspace.root.parent if workspace else Path.home()
        dialogs.choose_folder(self, start, self.wiring.choose_workspace)

    def layout_state(self) -> dict[str, Any]:
        """The layout in force and the docks' places, for the session."""
        return self.layouts.state()

    def restore_layout(self, state: object) -> None:
        """Bring the docks' places back, at once or when the welcome page leaves."""
        self.layouts.restore(state)

    def show_editor(self) -> None:
        """Show the editor in the middle."""
        self.center.setCurrentWidget(self.editor)

    def show_welcome(self) -> None:
        """Show the welcome page in the middle."""
        self.welcome.refresh()
        self.center.setCurrentWidget(self.welcome)

    def close_window(self) -> None:
        """Close, after asking where the settings want that."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: close, unless runs are under way and the settings ask to confirm."""
        if not self._may_close and self._app.settings.flag("window.confirm_close") and self._app.in_flight.ids:
            event.ignore()
            self._confirm_close()
            return
        event.accept()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the palette keeps its place."""
        super().resizeEvent(event)
        self.palette_box.place()

    def _confirm_close(self) -> None:
        def agreed() -> None:
            self._may_close = True
            self.close()

        dialogs.confirm(
            self, tr("A function is running."), tr("Closing the window stops it."), tr("Stop and close"), agreed
        )

    def _workspace_changed(self, workspace: Workspace | None) -> None:
        self._show_title()
        if workspace is None:
            self.layouts.hide_docks()
            self.show_welcome()
        elif not self.layouts.docks_shown:
            self.layouts.show_docks()
            self.show_editor()

    def _show_title(self, _context: Context | None = None) -> None:
        """The file in front, a mark when it is not saved, the workspace and the program."""
        context, workspace = self._app.context.value, self._app.workspace.current
        file = f"{context.document.name}{' •' if context.document_dirty else ''}" if context.document else ""
        parts = (file, workspace.name if workspace else "", "Lambda Workbench")
        title = " · ".join(part for part in parts if part)
        if title != self.windowTitle():
            self.setWindowTitle(title)

    def _setting_changed(self, key: str) -> None:
        if key == "look.theme":
            self._look.choose(self._app.settings.text(key))
        elif key == "run.executor" and self._app.engine_status.current is not None:
            self.statusbar.show_engine(self._app.engine_status.current)

    def _show_workspaces(self) -> None:
        self.navigation.workspaces(self.topbar.workspace_button, self.open_folder)

    def _show_menu(self) -> None:
        drop_menu(whole_menu(self.actions_table, self), self.topbar.menu_button)

    def _show_settings_menu(self) -> None:
        drop_menu(settings_menu(self._app, self.actions_table, self), self.topbar.settings_button, leftwards=True)

    def _show_notices(self) -> None:
        history = NoticeHistory(self._app, self._look, self.actions_table, self)
        self.toasts.clear()
        self.topbar.notices_read()
        bell = self.topbar.bell_button
        history.move(bell.mapToGlobal(QPoint(bell.width() - history.width(), bell.height() + 6)))
        history.show()

    def _show_event_place(self, line: int, column: int) -> None:
        self.composer_dock.show()
        self.composer.jump(line, column)

    def _about(self) -> None:
        dialogs.about(self, self._look, self._app.paths)


def _setter(app: Application, key: str, value: str) -> Callable[[], None]:
    return lambda: app.settings.set(key, value)
