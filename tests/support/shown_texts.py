"""Every text that a widget and what is in it show: on controls, in menus, in lists and tables, to screen readers."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

Role = Qt.ItemDataRole
_QTS = ("qt_", "ScrollLeft", "ScrollRight")
"""Parts of controls that Qt makes, whose names are in Qt's own translation."""
_ROLES = (Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole, Role.StatusTipRole)


def shown_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """Where a text is shown, and the text; what the user wrote in a field is none of the window's."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.objectName().startswith(_QTS):
            continue
        where = f"{type(widget).__name__} {widget.objectName()}"
        yield from ((where, text) for text in _of_widget(widget) if text)
        yield from ((f"{where} action", text) for action in widget.actions() for text in _of_action(action) if text)
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView) and widget.model() is not None:
            yield from ((f"{where} row", text) for text in _of_model(widget.model()))


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.statusTip())
    if widget.isWindow():
        yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(tab) for tab in range(widget.count()))
            yield from (widget.tabToolTip(tab) for tab in range(widget.count()))
        case QMenu():
            yield widget.title()


def _of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip())


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    for column in range(_columns(model, QModelIndex())):
        head = model.headerData(column, Qt.Orientation.Horizontal)
        # What is not a text is a number: the column's.
        if isinstance(head, str):
            yield head
    yield from _of_rows(model, QModelIndex())


def _of_rows(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            yield from (text for role in _ROLES if isinstance(text := index.data(role), str) and text)
            if column == 0:
                yield from _of_rows(model, index)


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    # A list has no such method: Qt hides it.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
