"""Menus derived from the command table and the settings table: one menu that holds all, or the bar of macOS."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from workbench.app.application import Application
from workbench.app.commands import Menu
from workbench.app.settings_table import BY_KEY
from workbench.gui.actions import Actions
from workbench.gui.translation import tr


def menu_titles(actions: Actions) -> list[str]:
    """The titles of the menus that have something in them, in their order."""
    filled = {command.menu for command in actions if actions.usable(command.id)}
    return [menu.value for menu in Menu if menu in filled and menu is not Menu.NONE]


def fill_menu(menu: QMenu, title: str, actions: Actions) -> None:
    """Put the commands of one menu into `menu`; commands that do nothing yet are left out."""
    for command in actions:
        if command.menu == title and actions.usable(command.id):
            menu.addAction(actions.action(command.id))


def whole_menu(actions: Actions, parent: QWidget) -> QMenu:
    """One menu with a sub-menu for each title of the table."""
    menu = QMenu(parent)
    menu.setObjectName("menu")
    menu.setAccessibleName(tr("Menu"))
    for title in menu_titles(actions):
        fill_menu(menu.addMenu(tr(title)), title, actions)
    return menu


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> None:
    """The same menus side by side."""
    for title in menu_titles(actions):
        fill_menu(bar.addMenu(tr(title)), title, actions)


def settings_menu(app: Application, actions: Actions, parent: QWidget) -> QMenu:
    """What the gear opens: theme and executor to choose, preferences, keys and about."""
    menu = QMenu(parent)
    menu.setObjectName("menu.settings")
    menu.setAccessibleName(tr("Settings"))
    for key in ("look.theme", "run.executor"):
        _choices(menu.addMenu(tr(BY_KEY[key].title)), app, key)
    menu.addSeparator()
    for command_id in ("view.preferences", "view.keymap", "settings.open_file", "help.shortcuts", "help.about"):
        menu.addAction(actions.action(command_id))
    return menu


def drop_menu(menu: QMenu, button: QWidget, *, leftwards: bool = False) -> None:
    """Open `menu` under a button, flush with its left or right edge; it goes when it closes."""
    menu.aboutToHide.connect(menu.deleteLater)
    left = button.width() - menu.sizeHint().width() if leftwards else 0
    menu.popup(button.mapToGlobal(QPoint(left, button.height() + 4)))


def _choices(menu: QMenu, app: Application, key: str) -> None:
    group = QActionGroup(menu)
    for choice in BY_KEY[key].choices:
        action = menu.addAction(tr(BY_KEY[key].label(choice)))
        action.setCheckable(True)
        action.setChecked(app.settings.get(key) == choice)
        action.triggered.connect(_setter(app, key, choice))
        group.addAction(action)


def _setter(app: Application, key: str, value: str) -> Callable[[], None]:
    return lambda: app.settings.set(key, value)
