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


def event_menu(parent: QWidget, use: Act, open_file: Act) -> QMenu:
    """Use the event, or open its file."""
    menu = QMenu(parent)
    menu.addAction("Use as Event", use)
    menu.addAction("Open File", open_file)
    return menu
