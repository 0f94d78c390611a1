"""The context menu of the event's text: Qt's own, and below it what folds and finds."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from workbench.gui.translation import tr

if TYPE_CHECKING:
    from workbench.gui.composer.json_editor import JsonEditor

LEVELS = (1, 2, 3)


def context_menu(editor: "JsonEditor") -> QMenu:
    """A menu that is deleted when it closes."""
    menu = editor.createStandardContextMenu()
    menu.setParent(editor, menu.windowFlags())
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.setAccessibleName(tr("Event JSON"))
    folding, find = editor.folding, editor.find_bar
    menu.addSeparator()
    _add(menu, tr("Fold"), folding.fold_here, "Ctrl+Shift+[")
    _add(menu, tr("Unfold"), folding.unfold_here, "Ctrl+Shift+]")
    levels = menu.addMenu(tr("Fold Level"))
    for level in LEVELS:
        _add(levels, tr("Level {level}", level=level), _fold_level(editor, level))
    _add(menu, tr("Unfold All"), folding.unfold_all)
    menu.addSeparator()
    _add(menu, tr("Find…"), find.open, "Ctrl+F")
    _add(menu, tr("Replace…"), lambda: find.open(replacing=True), "Ctrl+H").setEnabled(not editor.isReadOnly())
    return menu


def _fold_level(editor: "JsonEditor", level: int) -> Callable[[], None]:
    return lambda: editor.folding.fold_depth(level)


def _add(menu: QMenu, text: str, work: Callable[[], None], keys: str = "") -> QAction:
    """An action that shows its keys; the editor deals with them itself."""
    action = menu.addAction(text)
    action.triggered.connect(lambda _checked: work())
    if keys:
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
    return action
