"""Dragging a tab out of its strip: to the other group, or to an edge of the only one, where a group is made."""

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.editor.group import EditorGroup
from workbench.gui.editor.groups import EditorGroups
from workbench.gui.editor.splitting import Splitting
from workbench.gui.look import Look

_EDGE = 0.3
"""The part of a group's width or height in which a drop makes a new group."""


class DropHint(QWidget):
    """Covers where a tab would go."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("editor.drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self, place: QRect) -> None:
        """Show that a tab would go there."""
        self.setGeometry(place)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: a tint with an edge."""
        painter = QPainter(self)
        tint = self._look.color("accent")
        painter.setPen(tint)
        tint.setAlphaF(0.16)
        painter.setBrush(tint)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class TabDrag(QObject):
    """Follows the tabs of all groups."""

    def __init__(self, look: Look, groups: EditorGroups, splitting: Splitting) -> None:
        super().__init__(groups)
        self._groups = groups
        self._splitting = splitting
        self.hint = DropHint(look, groups.parentWidget() or groups)
        groups.made.connect(self._attach)
        for group in groups:
            self._attach(group)

    def _attach(self, group: EditorGroup) -> None:
        group.tabs.dragged.connect(lambda at: self._dragged(group, at))
        group.tabs.dropped.connect(lambda index, at: self._dropped(group, index, at))

    def _dragged(self, group: EditorGroup, at: QPoint) -> None:
        found = self._target(group, at)
        if found is None:
            self.hint.hide()
        else:
            self.hint.cover(found[1])

    def _dropped(self, group: EditorGroup, index: int, at: QPoint) -> None:
        self.hint.hide()
        page, found = group.files.at(index), self._target(group, at)
        if page is not None and found is not None:
            self._splitting.move(page, found[0])

    def _target(self, source: EditorGroup, at: QPoint) -> tuple[str, QRect] | None:
        """The side to split to (empty for the other group as it is), and where in the groups that is."""
        place = self._groups.mapFromGlobal(at)
        other = self._groups.other(source)
        if other is not None:
            return ("", other.geometry()) if other.geometry().contains(place) else None
        box = source.geometry()
        if not box.contains(place) or source.tabs.count() < 2:
            return None
        right, down = int(box.width() * _EDGE), int(box.height() * _EDGE)
        if place.x() > box.right() - right:
            return "right", box.adjusted(box.width() // 2, 0, 0, 0)
        if place.y() > box.bottom() - down:
            return "down", box.adjusted(0, box.height() // 2, 0, 0)
        return None
