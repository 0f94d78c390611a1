"""The switch of layouts in the top bar, and the commands that choose, keep and forget layouts."""

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from workbench.gui import dialogs
from workbench.gui.actions import Actions
from workbench.gui.arrangements import ARRANGEMENTS
from workbench.gui.layouts import OWN, Layouts
from workbench.gui.menus import drop_menu
from workbench.gui.name_dialog import ask_name
from workbench.gui.translation import tr


class LayoutMenu:
    """Opens under `button`, which says what is in force."""

    def __init__(self, layouts: Layouts, actions: Actions, button: QToolButton, window: QWidget) -> None:
        self._layouts = layouts
        self._actions = actions
        self._button = button
        self._window = window
        button.clicked.connect(self.open)
        bind = actions.bind
        for key in ARRANGEMENTS:
            bind(f"view.layout_{key}", self._chooser(key))
        bind("view.layouts", self.open)
        bind("view.save_layout", self.ask_save)
        bind("view.rename_layout", self.ask_rename)
        bind("view.delete_layout", self.ask_delete)
        bind("view.reset_layout", layouts.reset)
        layouts.changed.connect(self._show_current)
        self._show_current()

    def open(self) -> None:
        """Drop the menu."""
        drop_menu(self.make(), self._button, leftwards=True)

    def make(self) -> QMenu:
        """The layouts to choose from, and what can be done to the one in force."""
        menu = QMenu(self._window)
        menu.setObjectName("menu.layouts")
        menu.setAccessibleName(tr("Layouts"))
        group = QActionGroup(menu)
        for key in self._layouts.keys:
            if key.startswith(OWN) and not self._layouts.keys[self._layouts.keys.index(key) - 1].startswith(OWN):
                menu.addSeparator()
            action = menu.addAction(self._layouts.title(key).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == self._layouts.current)
            action.triggered.connect(self._chooser(key))
            group.addAction(action)
        menu.addSeparator()
        for command in ("save_layout", "rename_layout", "delete_layout", "reset_layout"):
            if self._layouts.is_own or command not in ("rename_layout", "delete_layout"):
                menu.addAction(self._actions.action(f"view.{command}"))
        return menu

    def ask_save(self) -> None:
        """Ask for a name, and keep the panels as they stand."""
        ask_name(self._window, tr("Save layout as"), "", tr("Save"), self._layouts.save_as)

    def ask_rename(self) -> None:
        """Ask for another name of the user's layout in force."""
        if self._may_change():
            now = self._layouts.title(self._layouts.current)
            ask_name(self._window, tr("Rename layout"), now, tr("Rename"), self._layouts.rename)

    def ask_delete(self) -> None:
        """Forget the user's layout in force, once that was agreed."""
        if self._may_change():
            what = tr("Delete the layout {name}?", name=self._layouts.title(self._layouts.current))
            why = tr("The panels go back to the layout Edit.")
            dialogs.confirm(self._window, what, why, tr("Delete"), self._layouts.delete)

    def _may_change(self) -> bool:
        if not self._layouts.is_own:
            self.open()  # the program's own can only be reset: this shows what there is
        return self._layouts.is_own

    def _chooser(self, key: str) -> Callable[[], None]:
        return lambda: self._layouts.choose(key)

    def _show_current(self) -> None:
        title = tr("Layout: {name}", name=self._layouts.title(self._layouts.current))
        self._button.setToolTip(title)
        self._button.setAccessibleName(title)
