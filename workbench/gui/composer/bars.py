"""The composer's bars: head with its menu, source, and foot with the buttons."""

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from workbench.gui.actions import Actions
from workbench.gui.composer.request_rows import LABEL_WIDTH
from workbench.gui.look import HEAD, Look
from workbench.gui.widgets import follow, icon_button, label, name, push_button

MENU = ("event.sample", "event.save", "event.format", "event.minify")


def head_bar(look: Look, actions: Actions, parent: QWidget) -> QWidget:
    """The panel's head; the window makes it the dock's title bar, by which the dock is moved."""
    more = icon_button(look, "ellipsis", parent)
    name(more, "composer.more", "More on the event", "More")
    menu = QMenu(more)
    for command in MENU:
        menu.addAction(actions.action(command))
    more.setMenu(menu)
    more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    head = QWidget(parent)
    head.setFixedHeight(HEAD)
    row = QHBoxLayout(head)
    row.setContentsMargins(12, 2, 8, 2)
    row.addWidget(label("EVENT", "head", head))
    row.addStretch(1)
    row.addWidget(more)
    return head


def source_bar(source: QWidget, parent: QWidget) -> QHBoxLayout:
    """The source button with its caption."""
    caption = label("Source", "muted", parent)
    caption.setFixedWidth(LABEL_WIDTH)
    caption.setBuddy(source)
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 0)
    row.setSpacing(8)
    row.addWidget(caption)
    row.addWidget(source, 1)
    return row


def foot_bar(look: Look, actions: Actions, invoke: QWidget, parent: QWidget) -> QHBoxLayout:
    """Save at the left, Invoke at the right."""
    save = push_button(" Save", parent=parent)
    action = actions.action("event.save")
    name(save, "composer.save", "Save the event", action.toolTip())
    save.clicked.connect(action.trigger)
    action.changed.connect(lambda: save.setEnabled(action.isEnabled()))
    save.setEnabled(action.isEnabled())
    follow(look, save, lambda: save.setIcon(look.icon("save", "text")))
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 0)
    row.setSpacing(8)
    row.addWidget(save)
    row.addStretch(1)
    row.addWidget(invoke)
    return row
