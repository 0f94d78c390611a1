"""The calls of a function that stands still: arrows look at another one, Enter shows its code."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.gui.debugger.value_delegate import SIDE, paint_background
from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.models.frames import FrameRole, FramesModel, place_text
from workbench.gui.translation import tr
from workbench.gui.widgets import name
from workbench.model.debug import DebugStop, StackFrame

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_GAP = 12


class FrameDelegate(QStyledItemDelegate):
    """A call's name at the left and its place at the right; fainter where it is not the user's code."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Qt: every row is as high."""
        return QSize(80, TABLE_ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw a row."""
        frame = index.data(FrameRole.FRAME)
        if not isinstance(frame, StackFrame):
            return
        area: QRect = option.rect.adjusted(SIDE + 4, 0, -SIDE, 0)
        painter.save()
        paint_background(painter, option, self._look)
        wanted = QFontMetrics(self._look.code_font(12)).horizontalAdvance(frame.name)
        painter.setFont(self._look.number_font(12))
        place, metrics = place_text(frame), painter.fontMetrics()
        if wanted + _GAP + metrics.horizontalAdvance(place) > area.width():
            place = place[place.rfind(":") :] if place else ""  # the call's name comes first
        room = metrics.horizontalAdvance(place) + _GAP if place else 0
        painter.setPen(self._look.color("muted"))
        painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignRight, place)
        painter.setFont(self._look.code_font(12))
        painter.setPen(self._look.color("faint" if frame.subtle else "text"))
        shown = painter.fontMetrics().elidedText(frame.name, Qt.TextElideMode.ElideRight, max(area.width() - room, 0))
        painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


class StackList(QListView):
    """`chosen` carries the call that is looked at, `opened` the one whose code is asked for."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.frames = FramesModel(self)
        self._showing = False
        name(self, "debug.stack", tr("Call stack"))
        self.setModel(self.frames)
        self.setItemDelegate(FrameDelegate(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.activated.connect(lambda index: self.opened.emit(self.frames.frame(index)))
        look.changed.connect(self.viewport().update)

    def show_stop(self, stop: DebugStop | None, frame: StackFrame | None) -> None:
        """Show the calls of a stop, and which of them is looked at."""
        self._showing = True
        self.frames.show_frames(() if stop is None else stop.frames)
        self.setCurrentIndex(self.frames.place(frame))
        self._showing = False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt: another call is looked at."""
        super().currentChanged(current, previous)
        frame = self.frames.frame(current)
        if frame is not None and not self._showing:
            self.chosen.emit(frame)
