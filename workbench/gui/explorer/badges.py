"""The signs at the right end of a function's row: problems, sync with AWS, warm environments, and whether it runs."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from workbench.gui.look import Look
from workbench.gui.models.function_state import FunctionState
from workbench.gui.models.function_tree import Mark, Row
from workbench.gui.models.sync_marks import SIGNS

DOT = 6
GAP = 6
SIGN = 14
_NEAR = 3
_SIGNS = {Mark.ERROR: ("circle-alert", "err"), Mark.WARNING: ("triangle-alert", "warn")}


class Badges:
    """Paints them from the right, each taking its room off the box that is left for the texts."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def paint(self, painter: QPainter, box: QRect, row: Row, state: FunctionState) -> None:
        """Draw what there is to tell and shorten `box` by it."""
        if state.running or state.warm:
            self._dot(painter, box, "run" if state.running else "ok")
            self._count(painter, box, state.warm, "muted", _NEAR)
        elif row.mark is Mark.UNRESOLVED:
            self._ring(painter, box)
        if state.sync.state in SIGNS:
            self._icon(painter, box, *SIGNS[state.sync.state])
        if row.mark in _SIGNS:
            sign, token = _SIGNS[row.mark]
            self._count(painter, box, row.problems, token, 0)
            self._icon(painter, box, sign, token)

    def star(self, painter: QPainter, box: QRect, left: int) -> int:
        """Draw a favourite's star beside its name, at `left`; how much room it has taken."""
        place = QRect(left + GAP, box.top(), SIGN, box.height())
        self._look.icon("star", "muted", 12).paint(painter, place)
        return GAP + SIGN

    def _dot(self, painter: QPainter, box: QRect, token: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(token))
        painter.drawEllipse(_centre(box), DOT / 2, DOT / 2)
        box.setRight(box.right() - DOT - GAP)

    def _ring(self, painter: QPainter, box: QRect) -> None:
        painter.setPen(self._look.color("muted"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(_centre(box), DOT / 2 - 0.5, DOT / 2 - 0.5)
        box.setRight(box.right() - DOT - GAP)

    def _count(self, painter: QPainter, box: QRect, count: int, token: str, nearer: int) -> None:
        """One is what the sign says already. `nearer` moves it towards the sign at its right."""
        if count < 2:
            return
        font = self._look.number_font(11)
        text = f"{count:,}"
        painter.setFont(font)
        painter.setPen(self._look.color(token))
        place = QRectF(box)
        place.setRight(place.right() + nearer)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        box.setRight(box.right() - QFontMetrics(font).horizontalAdvance(text) - _NEAR + nearer)

    def _icon(self, painter: QPainter, box: QRect, sign: str, token: str) -> None:
        place = QRect(box.right() - SIGN + 1, box.top(), SIGN, box.height())
        self._look.icon(sign, token, SIGN).paint(painter, place)
        box.setRight(box.right() - SIGN - GAP)


def _centre(box: QRect) -> QPointF:
    return QPointF(box.right() - DOT / 2 + 1, box.center().y() + 0.5)
