"""Small controls that the whole window shares: named buttons, labels with a role, hairlines."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from shiboken6 import isValid

from workbench.gui.look import ICON, Look
from workbench.gui.translation import tr


def name(widget: QWidget, object_name: str, accessible: str, tip: str = "") -> None:
    """Give a control its name for tests, for screen readers, and its tooltip."""
    widget.setObjectName(object_name)
    widget.setAccessibleName(accessible)
    if tip:
        widget.setToolTip(tip)


def label(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label in a role of the style sheet; its text is never read as HTML."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Change a widget's role and have it styled anew."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def push_button(text: str, role: str = "", parent: QWidget | None = None) -> QPushButton:
    """A button with a text; `role` is `primary`, `link` or nothing."""
    made = QPushButton(text, parent)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    return made


def icon_button(look: Look, icon: str, parent: QWidget | None = None, token: str = "muted") -> QToolButton:
    """A flat button with an icon that follows the theme; reached by Tab, not by the mouse's focus."""
    made = QToolButton(parent)
    made.setIconSize(QSize(ICON, ICON))
    made.setFixedSize(28, 28)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    follow(look, made, lambda: made.setIcon(look.icon(icon, token)))
    return made


def clearable(field: QLineEdit, leading: QAction | None = None) -> None:
    """Give a field a button that empties it, and an icon before its text; both named, for screen readers."""
    field.setClearButtonEnabled(True)
    # The button, not its action: Qt shows the button whenever the action changes, also in an empty field.
    for button in field.findChildren(QToolButton):
        name(button, "", tr("Clear"), tr("Clear"))
    if leading is not None:
        leading.setText(tr("Search"))
        field.addAction(leading, QLineEdit.ActionPosition.LeadingPosition)


def follow(look: Look, widget: QWidget, draw: Callable[[], None]) -> None:
    """Call `draw` now and whenever the theme changes, for as long as `widget` lives."""
    draw()

    def redraw() -> None:
        if isValid(widget):
            draw()

    def leave() -> None:
        if isValid(look):
            look.changed.disconnect(redraw)

    look.changed.connect(redraw)
    widget.destroyed.connect(leave)


def follow_action(action: QAction, widget: QWidget, draw: Callable[[], None]) -> None:
    """Call `draw` now and whenever the action changes, its keys too, for as long as `widget` lives."""
    draw()

    def redraw() -> None:
        if isValid(widget):
            draw()

    def leave() -> None:
        if isValid(action):
            action.changed.disconnect(redraw)

    action.changed.connect(redraw)
    widget.destroyed.connect(leave)


def shadow(look: Look, widget: QWidget) -> None:
    """Lift a popup off the window by a soft shadow, fainter in a light theme."""
    effect = QGraphicsDropShadowEffect(widget)
    effect.setBlurRadius(28)
    effect.setOffset(0, 6)
    follow(look, widget, lambda: effect.setColor(QColor(0, 0, 0, 150 if look.theme.dark else 60)))
    widget.setGraphicsEffect(effect)


def hairline(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """A line of one pixel; `upright` stands between controls of a bar."""
    made = QFrame(parent)
    made.setProperty("role", "hairline")
    if upright:
        made.setFixedSize(1, 16)
    else:
        made.setFixedHeight(1)
    return made
