"""The context menus of the explorer's rows."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.actions import Actions
from workbench.model.function import Function, OriginKind

Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class FunctionChoices:
    """What a function's menu does."""

    invoke: Act
    open_handler: Act
    open_template: Act


def function_menu(parent: QWidget, function: Function, actions: Actions, choices: FunctionChoices) -> QMenu:
    """Invoke, open the handler, open the file that names the function."""
    menu = QMenu(parent)
    invoke = actions.action("run.invoke")
    item = QAction(invoke.icon(), invoke.text(), menu)
    item.setShortcut(invoke.shortcut())
    item.triggered.connect(choices.invoke)
    menu.addAction(item)
    menu.addSeparator()
    served = function.origin.kind is OriginKind.SERVICE
    menu.addAction("Open Handler", choices.open_handler).setEnabled(served or function.handler_file is not None)
    menu.addAction("Open Template", choices.open_template).setEnabled(bool(function.origin.path.suffix))
    return menu


@dataclass(frozen=True, slots=True)
class EventChoices:
    """What the menu of a saved event, of a folder of them, or of them all does; None is left out."""

    use: Act | None = None
    open_file: Act | None = None
    rename: Act | None = None
    duplicate: Act | None = None
    delete: Act | None = None
    export: Act | None = None
    more: tuple[QAction, ...] = ()


def event_menu(parent: QWidget, actions: Actions, choices: EventChoices) -> QMenu:
    """Use the event or open its file; change the file; share it."""
    menu = QMenu(parent)
    _add(menu, "Use as Event", choices.use)
    _add(menu, "Open File", choices.open_file)
    menu.addSeparator()
    _add(menu, "Rename\tF2", choices.rename, actions.action("event.rename"))
    _add(menu, "Duplicate", choices.duplicate, actions.action("event.duplicate"))
    _add(menu, "Delete\tDel", choices.delete, actions.action("event.delete"))
    menu.addSeparator()
    for action in choices.more:
        menu.addAction(action)
    _add(menu, "Export…", choices.export, actions.action("event.export"))
    return menu


def _add(menu: QMenu, text: str, act: Act | None, like: QAction | None = None) -> None:
    """An entry with the icon and the tip of the command that does the same."""
    if act is None:
        return
    item = QAction(text, menu)
    if like is not None:
        item.setIcon(like.icon())
        item.setToolTip(like.toolTip())
    item.triggered.connect(act)
    menu.addAction(item)
