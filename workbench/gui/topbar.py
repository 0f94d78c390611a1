"""The top bar: workspace, function and event; what is done with them; the way to everything; notices and settings."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from workbench.app.application import Application
from workbench.app.context import Context
from workbench.app.notices import Notice, NoticeSeverity
from workbench.app.use_cases.debug import can_debug
from workbench.app.use_cases.function_choice import known_function
from workbench.app.use_cases.profile import tells_imports
from workbench.gui.actions import Actions
from workbench.gui.look import ICON, TOP_BAR, Look
from workbench.gui.pick_button import PickButton
from workbench.gui.search_button import NARROW, WIDE, SearchButton
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, follow_action, hairline, icon_button, label, name, push_button, set_role
from workbench.model.workspace import Workspace

STOP_AFTER_MS = 300
"""A run that lasts longer shows the Stop button; shorter ones would only make it flicker."""

WORDS_FROM = 1180
"""Pixels. In a narrower bar, buttons with a known picture leave their words to what is chosen."""
ALL_FROM = 980
"""In a narrower one, what menus and keys offer too is left to them."""
_SEVERITIES = tuple(NoticeSeverity)
_COUNTS = ("count", "count-warning", "count-error")
"""What the bell's count looks like, by the worst of what is unread."""


class TopBar(QWidget):
    """44 pixels at the head of the window; each signal asks the window to open the list of that control."""

    workspace_asked = Signal()
    function_asked = Signal()
    event_asked = Signal()
    menu_asked = Signal()
    settings_asked = Signal()
    notices_asked = Signal()
    search_asked = Signal()

    def __init__(self, app: Application, look: Look, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._actions = actions
        name(self, "topbar", tr("Top bar"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(TOP_BAR)
        self.workspace_button = self._picker("folder", "toolbar.workspace", tr("Workspace"), strong=True)
        self.function_button = self._picker("square-function", "toolbar.function", tr("Function"))
        self.event_button = self._picker("braces", "toolbar.event", tr("Event"))
        self.menu_button = icon_button(look, "menu", self)
        self.layout_button = icon_button(look, "layout-panel-left", self)
        self.bell_button = icon_button(look, "bell", self)
        self.settings_button = icon_button(look, "settings", self)
        self.unread = label("", "count", self.bell_button)
        self._words: dict[QPushButton, str] = {}
        self._divider = hairline(self, upright=True)
        self.invoke_button = self._invoke_button()
        self.debug_button = self._button("bug", "toolbar.debug", tr("Debug"))
        self.profile_button = self._button("gauge", "toolbar.profile", tr("Profile"))
        self.deploy_button = self._button("cloud-upload", "toolbar.deploy", tr("Deploy"))
        self.stop_button = self._button("square", "toolbar.stop", tr("Stop"), tr("Stop the run"))
        self._commands = {
            self.debug_button: "debug.start",
            self.profile_button: "run.profile_imports",
            self.deploy_button: "function.deploy",
            self.stop_button: "run.cancel",
        }
        self.search_button = SearchButton(look, actions, self)
        self._patience = QTimer(self, singleShot=True, interval=STOP_AFTER_MS)
        self._patience.timeout.connect(lambda: self.stop_button.setVisible(bool(self._app.context.value.running)))
        self._name_buttons()
        self._lay_out()
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: words come and go with the room that there is."""
        super().resizeEvent(event)
        wide = event.size().width() >= WORDS_FROM
        for button, words in self._words.items():
            button.setText(f" {words}" if wide else "")
        self.search_button.setMaximumWidth(WIDE if wide else NARROW)
        self._show_buttons()

    def show_menu_button(self, shown: bool) -> None:
        """Show the button that opens the program's menu; macOS has a menu bar of its own."""
        self.menu_button.setVisible(shown)

    def _picker(self, icon: str, object_name: str, accessible: str, *, strong: bool = False) -> PickButton:
        button = PickButton(self._look, icon, self, strong=strong)
        name(button, object_name, accessible)
        return button

    def _invoke_button(self) -> QPushButton:
        button = push_button(f" {tr('Invoke')}", "primary", self)
        name(button, "toolbar.invoke", tr("Invoke"))
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        follow(self._look, button, lambda: button.setIcon(self._look.icon("play", "onaccent")))
        action = self._tip(button, "run.invoke")
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        button.setEnabled(action.isEnabled())
        return button

    def _button(self, icon: str, object_name: str, words: str, accessible: str = "") -> QPushButton:
        button = push_button(f" {words}", "", self)
        name(button, object_name, accessible or words)
        button.setIconSize(QSize(ICON, ICON))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        follow(self._look, button, lambda: button.setIcon(self._look.icon(icon, "text")))
        button.hide()
        self._words[button] = words
        return button

    def _tip(self, button: QPushButton, command_id: str) -> QAction:
        """Let the button say under the pointer what its command does and by which keys; returns the action."""
        action = self._actions.action(command_id)
        follow_action(action, button, lambda: button.setToolTip(action.toolTip()))
        return action

    def _name_buttons(self) -> None:
        name(self.menu_button, "toolbar.menu", tr("Menu"), tr("Menu (F10)"))
        name(self.layout_button, "toolbar.layout", tr("Layout"), tr("Layout"))
        name(self.bell_button, "toolbar.notices", tr("Notices"), tr("Notices"))
        name(self.settings_button, "toolbar.settings", tr("Settings"), tr("Settings"))
        name(self.unread, "toolbar.unread", tr("Unread notices"))
        self.unread.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.unread.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.unread.setFixedSize(14, 14)
        self.unread.move(13, 1)
        self.unread.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        row.addWidget(self.menu_button)
        row.addWidget(self.workspace_button)
        row.addSpacing(4)
        row.addWidget(self._divider)
        row.addSpacing(4)
        row.addWidget(self.function_button)
        row.addWidget(self.event_button)
        row.addSpacing(8)
        row.addWidget(self.invoke_button)
        for button in self._words:
            row.addWidget(button)
        row.addWidget(_stretch(self), 1)
        row.addWidget(self.search_button)
        row.addSpacing(4)
        row.addWidget(self.layout_button)
        row.addWidget(self.bell_button)
        row.addWidget(self.settings_button)

    def _connect(self) -> None:
        self.workspace_button.clicked.connect(self.workspace_asked)
        self.function_button.clicked.connect(self.function_asked)
        self.event_button.clicked.connect(self.event_asked)
        self.menu_button.clicked.connect(self.menu_asked)
        self.settings_button.clicked.connect(self.settings_asked)
        self.bell_button.clicked.connect(self.notices_asked)
        self.search_button.clicked.connect(self.search_asked)
        for button, command_id in self._commands.items():
            action = self._tip(button, command_id)
            button.clicked.connect(action.trigger)
            follow_action(action, self, self._enable)
        stops = (
            self._app.workspace.changed.connect(self._show_workspace),
            self._app.context.changed.connect(self._show_context),
            self._app.notices.posted.connect(self._count_notice),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])
        self._show_workspace(self._app.workspace.current)
        self._show_context(self._app.context.value)

    def _show_workspace(self, workspace: Workspace | None) -> None:
        self.workspace_button.show_choice(workspace.name if workspace else tr("Open a folder"), quiet=workspace is None)
        self.workspace_button.setToolTip(str(workspace.root) if workspace else tr("Open a folder of functions"))

    def _show_context(self, context: Context) -> None:
        self.function_button.show_choice(context.function or tr("Choose a function"), quiet=not context.function)
        self.event_button.show_choice(context.event_name or tr("Event"), quiet=not context.event_name)
        there = self._app.workspace.current is not None
        self.function_button.setVisible(there)
        self.invoke_button.setVisible(there)
        self._show_buttons()
        self._enable()
        self._divider.setVisible(there)
        self.layout_button.setVisible(there)
        self.event_button.setVisible(there)
        if not context.running:
            self._patience.stop()
            self.stop_button.hide()
        elif not self._patience.isActive() and not self.stop_button.isVisible():
            self._patience.start()

    def _show_buttons(self) -> None:
        there = self._app.workspace.current is not None
        self.debug_button.setVisible(there)
        for button in (self.profile_button, self.deploy_button):
            button.setVisible(there and self.width() >= ALL_FROM)

    def _enable(self) -> None:
        """What can be done with the chosen function."""
        app, context = self._app, self._app.context.value
        function = known_function(app, context.function, context.scope) if context.function else None
        cannot = {
            self.debug_button: function is not None and not can_debug(app, function),
            self.profile_button: function is not None and not tells_imports(app, function),
        }
        for button, command_id in self._commands.items():
            button.setEnabled(self._actions.action(command_id).isEnabled() and not cannot.get(button, False))

    def _count_notice(self, notice: Notice) -> None:
        count = int(self.unread.text() or "0") + 1
        self.unread.setText(str(min(count, 9)))
        role = _COUNTS.index(str(self.unread.property("role")))
        set_role(self.unread, _COUNTS[max(role, _SEVERITIES.index(notice.severity))])
        self.unread.show()
        self.bell_button.setAccessibleName(tr("Notices, {count} unread", count=count))

    def notices_read(self) -> None:
        """Take the count from the bell."""
        self.unread.setText("")
        set_role(self.unread, _COUNTS[0])
        self.unread.hide()
        self.bell_button.setAccessibleName(tr("Notices"))


def _stretch(parent: QWidget) -> QLabel:
    made = label("", parent=parent)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return made
