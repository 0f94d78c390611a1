"""The context menus of the explorer's rows."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from workbench.app.context import Context
from workbench.gui.actions import Actions, native_text
from workbench.gui.translation import tr

Act = Callable[[], None]


FUNCTION_COMMANDS = (
    ("run.invoke", "debug.start", "run.profile_imports", "function.new_event"),
    ("function.open_handler", "function.open_template", "function.reveal"),
    ("function.deploy", "function.compare"),
    ("function.configure", "function.rename", "function.duplicate", "function.delete"),
    ("function.copy_name", "function.copy_arn", "function.favourite"),
)
"""What is done with a function, in groups."""
_ROW_KEYS = {"function.rename": "F2", "function.delete": "Del"}
"""What the tree itself has keys for."""


def function_menu(
    parent: QWidget,
    context: Context,
    actions: Actions,
    do: Callable[[str], None],
    *,
    favourite: bool = False,
    without: Collection[str] = (),
) -> QMenu:
    """The commands on the function of `context`, `without` some; `do` gets the id of the one that was chosen."""
    menu = QMenu(parent)
    for group in FUNCTION_COMMANDS:
        menu.addSeparator()
        for command in (one for one in group if one not in without):
            like = actions.action(command)
            text = tr("Remove from Favourites") if favourite and command == "function.favourite" else like.text()
            item = QAction(like.icon(), text, menu)
            item.setObjectName(command)
            item.setToolTip(like.toolTip())
            item.setShortcut(_ROW_KEYS.get(command, like.shortcut()))
            item.setEnabled(actions.usable(command) and actions.command(command).enabled(context))
            item.triggered.connect(_doer(do, command))
            menu.addAction(item)
    return menu


def _doer(do: Callable[[str], None], command: str) -> Act:
    return lambda: do(command)


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
    _add(menu, tr("Use as Event"), choices.use)
    _add(menu, tr("Open File"), choices.open_file)
    menu.addSeparator()
    _add(menu, f"{tr('Rename')}\t{native_text(('F2',))}", choices.rename, actions.action("event.rename"))
    _add(menu, tr("Duplicate"), choices.duplicate, actions.action("event.duplicate"))
    _add(menu, f"{tr('Delete')}\t{native_text(('Del',))}", choices.delete, actions.action("event.delete"))
    menu.addSeparator()
    for action in choices.more:
        menu.addAction(action)
    _add(menu, tr("Export…"), choices.export, actions.action("event.export"))
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
