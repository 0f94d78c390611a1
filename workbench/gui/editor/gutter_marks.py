"""The marks at the gutter's left: how run marks and breakpoints look, and what they say."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.model.breakpoint import SourceBreakpoint

MARKS_WIDTH = 20
_MIDDLE = 11.0
_RADIUS = 4.0
_BESIDE = 2.5
_NAMED = 3


def paint_run(painter: QPainter, box: QRect, look: Look, *, beside: bool) -> None:
    """A triangle in a line's first row; `beside` leaves room for a breakpoint."""
    y, left = box.center().y() + 0.5, 10.0 if beside else 8.0
    triangle = QPolygonF([QPointF(left, y - 4.5), QPointF(left + 8, y), QPointF(left, y + 4.5)])
    painter.setPen(look.color("ok"))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(triangle)


def paint_stop(painter: QPainter, box: QRect, look: Look) -> None:
    """An arrow at the line in which the code stands; a breakpoint has room at its left."""
    y = box.center().y() + 0.5
    steps = ((8, -2), (12, -2), (12, -5.5), (18, 0), (12, 5.5), (12, 2), (8, 2))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("warn"))
    painter.drawPolygon(QPolygonF([QPointF(x, y + dy) for x, dy in steps]))


def paint_breakpoint(
    painter: QPainter, box: QRect, look: Look, one: SourceBreakpoint | None, *, beside: bool, holds: bool = True
) -> None:
    """A dot; a ring without effect; a diamond that logs; with a bar where it is asked for more. None: faint."""
    centre = QPointF(4.5 if beside else _MIDDLE, box.center().y() + 0.5)
    radius = _BESIDE if beside else _RADIUS
    colour = QColor(look.color("err"))
    if one is None or not holds:
        colour.setAlphaF(0.4 if one is None else 0.7)
    hollow = one is not None and not (one.enabled and holds)
    painter.setPen(QPen(colour, 1.2) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
    if one is not None and one.log_message:
        reach = radius + 0.8
        steps = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
        painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in steps]))
    else:
        painter.drawEllipse(centre, radius, radius)
    if one is not None and (one.condition or one.hit_condition) and not beside:
        painter.setPen(QPen(colour if hollow else look.color("editor"), 1.4))
        painter.drawLine(centre - QPointF(2, 0), centre + QPointF(2, 0))


def run_text(names: tuple[str, ...], keys: str = "") -> str:
    """What a run mark does, with the keys that do it too."""
    shown = ", ".join(names[:_NAMED]) + ("…" if len(names) > _NAMED else "")
    text = tr("Invoke {name}", name=shown) if len(names) == 1 else tr("Invoke one of {names}", names=shown)
    return f"{text} ({keys})" if keys else text


def breakpoint_text(one: SourceBreakpoint, unheld: str | None = None) -> str:
    """What a breakpoint asks, and why it does not hold now."""
    lines = [tr("Breakpoint") if one.enabled else tr("Breakpoint, disabled")]
    if unheld is not None:
        lines.append(unheld or tr("It does not hold in what is debugged now."))
    if one.condition:
        lines.append(tr("If {condition}", condition=one.condition))
    if one.hit_condition:
        lines.append(tr("Hits: {count}", count=one.hit_condition))
    if one.log_message:
        lines.append(tr("Logs: {message}", message=one.log_message))
    return "\n".join(lines)
