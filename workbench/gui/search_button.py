"""The top bar's way to everything: it gives way where the bar is narrow, its key first."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from workbench.gui.actions import Actions
from workbench.gui.look import ICON, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, follow_action, label, name

COMMAND = "file.quick_open"
WIDE, NARROW = 260, 134
_WITH_KEYS = 200


class SearchButton(QPushButton):
    """Looks like a field; its tooltip and the keys in it are the command's."""

    def __init__(self, look: Look, actions: Actions, parent: QWidget) -> None:
        super().__init__(f"  {tr('Go to anything')}", parent)
        self._actions = actions
        name(self, "toolbar.search", tr("Go to anything"))
        self.setAutoDefault(False)
        self.setIconSize(QSize(ICON, ICON))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        follow(look, self, lambda: self.setIcon(look.icon("search", "faint")))
        self.keys = label("", "key", self)
        self.keys.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        follow_action(actions.action(COMMAND), self, self._show_keys)

    def sizeHint(self) -> QSize:
        """Qt: as wide as it likes to be."""
        return QSize(WIDE, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Qt: its icon and its text."""
        return QSize(NARROW, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the keys have no room in a narrow one."""
        super().resizeEvent(event)
        self._show_keys()

    def _show_keys(self) -> None:
        keys = self._actions.shortcut_text(COMMAND)
        self.keys.setText(keys.replace("+", " "))
        self.keys.setVisible(bool(keys) and self.width() >= _WITH_KEYS)
        self.setToolTip(self._actions.action(COMMAND).toolTip())
