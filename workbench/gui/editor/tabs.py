"""The editor's tabs: file icon, name, and a mark at the right that is a dot while there is unsaved text."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QEnterEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QTabBar, QWidget

from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow_action

HEIGHT = 32
_MARK_WIDTH = 22
_OUT = 12
"""How far beside the strip a dragged tab leaves it, in pixels."""


def titles(paths: Sequence[Path]) -> list[str]:
    """A name for each tab: the file's, with its folder where two files bear one name."""
    names = [path.name for path in paths]
    return [path.name if names.count(path.name) == 1 else f"{path.parent.name}/{path.name}" for path in paths]


class EditorTabs(QTabBar):
    """`close_asked(index)` comes from the mark and from a middle click.

    A tab that is dragged out of the strip tells by `dragged` and `dropped` where it is on the screen. `close` is the
    action whose key the marks name.
    """

    close_asked = Signal(int)
    dragged = Signal(QPoint)
    dropped = Signal(int, QPoint)

    def __init__(self, look: Look, parent: QWidget | None = None, close: QAction | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._close = close
        self._pressed = False
        self._outside = False
        self.setObjectName("editor.tabs")
        self.setAccessibleName(tr("Open files"))
        self.setProperty("kind", "editor")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setIconSize(QSize(16, 16))
        self.setFixedHeight(HEIGHT)
        self.setMouseTracking(True)
        self.currentChanged.connect(self._redraw)

    def add(self, key: int) -> int:
        """A new tab at the end, known as `key`; its index."""
        index = self.addTab("")
        self.setTabData(index, key)
        mark = TabMark(self._look, self)
        if self._close is not None:
            follow_action(self._close, mark, partial(_name_key, mark, self._close))
        mark.clicked.connect(lambda: self.close_asked.emit(self.index_of(key)))
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, mark)
        self._redraw()
        return index

    def index_of(self, key: int) -> int:
        """Where the tab known as `key` is, or -1."""
        return next((index for index in range(self.count()) if self.tabData(index) == key), -1)

    def set_active(self, active: bool) -> None:
        """Show that the keyboard's commands act on these tabs, or on others."""
        if self.property("active") is not active:
            self.setProperty("active", active)
            self.style().unpolish(self)
            self.style().polish(self)

    def mark(self, index: int) -> "TabMark | None":
        """The mark of a tab."""
        button = self.tabButton(index, QTabBar.ButtonPosition.RightSide)
        return button if isinstance(button, TabMark) else None

    def _redraw(self, _index: int = 0) -> None:
        for index in range(self.count()):
            mark = self.mark(index)
            if mark is not None:
                mark.set_shown(index == self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the tabs, and a hairline below all but the current one."""
        super().paintEvent(event)
        painter = QPainter(self)
        current, y = self.tabRect(self.currentIndex()), self.height() - 1
        colour = self._look.color("line")
        painter.fillRect(0, y, current.left(), 1, colour)
        painter.fillRect(current.right(), y, self.width() - current.right(), 1, colour)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a tab may be dragged from here on."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        self._pressed = event.button() is Qt.MouseButton.LeftButton and self.tabAt(at) >= 0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the tab under the pointer shows its close mark; one that is dragged tells where it is."""
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        self._hover(self.tabAt(at))
        if self._pressed and (self._outside or not self.rect().adjusted(0, -_OUT, 0, _OUT).contains(at)):
            self._outside = True
            self.dragged.emit(event.globalPosition().toPoint())

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: no tab is under the pointer."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, hovered: int) -> None:
        for index in range(self.count()):
            mark = self.mark(index)
            if mark is not None:
                mark.set_shown(index in (hovered, self.currentIndex()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a middle click closes; a tab that was dragged out is dropped."""
        index = self.tabAt(event.position().toPoint())
        was_outside, self._pressed, self._outside = self._outside, False, False
        if was_outside:
            super().mouseReleaseEvent(event)
            self.dropped.emit(self.currentIndex(), event.globalPosition().toPoint())
            return
        if event.button() is Qt.MouseButton.MiddleButton and index >= 0:
            self.close_asked.emit(index)
        else:
            super().mouseReleaseEvent(event)


class TabMark(QAbstractButton):
    """A dot for unsaved text, a cross to close; the cross shows on the current and the hovered tab."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._dirty = False
        self._shown = False
        self._hovered = False
        self.setFixedSize(_MARK_WIDTH, 16)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("editor.tab.close")
        self.setAccessibleName(tr("Close file"))
        self.setToolTip(tr("Close"))

    @property
    def dirty(self) -> bool:
        """Whether the dot is shown."""
        return self._dirty

    def set_dirty(self, dirty: bool) -> None:
        """Show the dot, or not."""
        self._dirty = dirty
        self.update()

    def set_shown(self, shown: bool) -> None:
        """Show the cross, or not."""
        self._shown = shown
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: 16 px and a margin to the tab's edge."""
        return QSize(_MARK_WIDTH, 16)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: the cross comes in place of the dot."""
        super().enterEvent(event)
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the dot comes back."""
        super().leaveEvent(event)
        self._hovered = False
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: dot, cross or nothing."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._dirty and not self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color("accent"))
            painter.drawEllipse(QPointF(8, 8), 4.5, 4.5)
        elif self._shown or self._hovered:
            self._paint_cross(painter)

    def _paint_cross(self, painter: QPainter) -> None:
        if self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color("hover"))
            painter.drawRoundedRect(QRectF(0, 0, 16, 16), 3, 3)
        painter.setPen(QPen(self._look.color("text" if self._hovered else "muted"), 1.3))
        painter.drawLine(QPointF(5, 5), QPointF(11, 11))
        painter.drawLine(QPointF(11, 5), QPointF(5, 11))


def _name_key(mark: TabMark, close: QAction) -> None:
    """Let a mark's tooltip say the key that closes."""
    keys = close.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    mark.setToolTip(tr("Close ({keys})", keys=keys) if keys else tr("Close"))
