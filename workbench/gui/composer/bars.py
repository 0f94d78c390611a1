"""The composer's bars: head with the modes and the menu, and foot with the buttons."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from workbench.gui.actions import Actions
from workbench.gui.look import HEAD, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, follow_action, icon_button, label, name, push_button

MENU = (
    ("event.sample", "event.from_clipboard", "event.history"),
    ("event.save", "event.rename", "event.duplicate", "event.delete"),
    ("event.wrap", "event.records", "event.renew"),
    ("event.format", "event.minify", "event.preview", "event.edit_environments"),
)
"""The commands of the head's menu, a group a line."""


def head_bar(look: Look, actions: Actions, modes: QWidget, parent: QWidget) -> QWidget:
    """The panel's head; the window makes it the dock's title bar, by which the dock is moved."""
    more = icon_button(look, "ellipsis", parent)
    name(more, "composer.more", tr("More on the event"), tr("More"))
    menu = QMenu(more)
    for group in MENU:
        for command in group:
            menu.addAction(actions.action(command))
        menu.addSeparator()
    more.setMenu(menu)
    more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    head = QWidget(parent)
    head.setFixedHeight(HEAD)
    row = QHBoxLayout(head)
    row.setContentsMargins(12, 2, 8, 2)
    row.addWidget(label(tr("EVENT"), "head", head))
    row.addStretch(1)
    row.addWidget(modes)
    row.addWidget(more)
    return head


def foot_bar(look: Look, actions: Actions, invoke: QWidget, parent: QWidget) -> QWidget:
    """Save and History at the left, Invoke at the right."""
    foot = QWidget(parent)
    row = QHBoxLayout(foot)
    row.setContentsMargins(12, 0, 12, 0)
    row.setSpacing(8)
    row.addWidget(_button(look, actions.action("event.save"), (tr("Save"), "save", "composer.save"), foot))
    row.addWidget(_button(look, actions.action("event.history"), (tr("History"), "history", "composer.history"), foot))
    row.addStretch(1)
    row.addWidget(invoke)
    return foot


def _button(look: Look, action: QAction, shown: tuple[str, str, str], parent: QWidget) -> QPushButton:
    text, icon, object_name = shown
    button = push_button(f" {text}", parent=parent)
    name(button, object_name, action.text().replace("…", ""), action.toolTip())
    button.clicked.connect(action.trigger)
    follow_action(action, button, lambda: button.setEnabled(action.isEnabled()))
    follow(look, button, lambda: button.setIcon(look.icon(icon, "text")))
    return button
