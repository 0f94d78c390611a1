"""The explorer's title row: its name, and buttons for what concerns all of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from workbench.gui.actions import Actions
from workbench.gui.explorer.tree import ExplorerTree
from workbench.gui.look import HEAD, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow


class ExplorerHead(QWidget):
    """Makes functions, reloads, and has a menu of the rest; a dock takes it as its title bar."""

    def __init__(self, look: Look, actions: Actions, tree: ExplorerTree, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions = actions
        self._tree = tree
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEAD)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 8, 0)
        self._row.setSpacing(0)
        title = QLabel(tr("EXPLORER"), self)
        title.setProperty("role", "head")
        self._row.addWidget(title, 1)
        self._add_command("function.new", "explorer.new", tr("New function"))
        self._add_command("workspace.reload", "explorer.reload", tr("Reload workspace"))
        more = QToolButton(self)
        more.setObjectName("explorer.more")
        more.setAccessibleName(tr("More"))
        more.setToolTip(tr("Open a folder, fold or unfold all"))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(self._more_menu())
        follow(look, more, lambda: more.setIcon(look.icon("ellipsis")))
        self._row.addWidget(more)

    def _add_command(self, command: str, object_name: str, accessible: str) -> None:
        """A button that does what a command does, with its icon."""
        button = QToolButton(self)
        button.setDefaultAction(self._actions.action(command))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setObjectName(object_name)
        button.setAccessibleName(accessible)
        self._row.addWidget(button)

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(self._actions.action("workspace.open"))
        menu.addAction(self._actions.action("workspace.open_sample"))
        menu.addSeparator()
        menu.addAction(self._actions.action("event.import"))
        menu.addAction(self._actions.action("event.import_folder"))
        menu.addSeparator()
        menu.addAction(tr("Unfold All"), self._tree.expandAll)
        menu.addAction(tr("Fold All"), self._tree.collapseAll)
        return menu
