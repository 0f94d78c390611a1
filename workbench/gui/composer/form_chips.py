"""A value as it is painted in its box: text with its variables as chips, and what they come to."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from workbench.gui.composer.exact_font import exact_font
from workbench.gui.look import GRID, Look
from workbench.gui.theme import blend

Resolve = Callable[[str], str]
"""What an expression (`env.BUCKET`) comes to; empty when that is not known."""

FONT_PX = 12
_MOST = 500
"""Characters that are painted; no box shows more."""
_CHIP_HEIGHT = 20
_TINT = 0.14
_VARIABLE = re.compile(r"(?<!\$)\$\{=?((?:env\.|now\b|uuid\b|counter\b|file:|base64:)[^{}]*)\}")
_RIGHT = Qt.TextElideMode.ElideRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a value: plain text, or a variable with the expression in its braces."""

    text: str
    expression: str = ""


def nothing(_expression: str) -> str:
    """Resolves no expression."""
    return ""


def pieces(text: str) -> tuple[Piece, ...]:
    """Text and variables in order; joined they are `text`."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for found in _VARIABLE.finditer(text):
        if found.start() > end:
            yield Piece(text[end : found.start()])
        yield Piece(found[0], found[1])
        end = found.end()
    if end < len(text):
        yield Piece(text[end:])


def outcome(parts: tuple[Piece, ...], resolve: Resolve) -> str:
    """What the value will be, as far as `resolve` knows: one variable alone, or texts among environment values."""
    variables = [part for part in parts if part.expression]
    if not variables or (len(parts) > 1 and not all(part.expression.startswith("env.") for part in variables)):
        return ""
    values = {part.expression: resolve(part.expression) for part in variables}
    if not all(values.values()):
        return ""
    return "".join(values[part.expression] if part.expression else part.text for part in parts)


def tint(look: Look) -> QColor:
    """The ground of a chip."""
    return QColor(blend(look.theme.tokens["accent"], look.theme.tokens["editor"], _TINT))


class ValuePainter:
    """Paints values into boxes, in the look's colours."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self.resolve: Resolve = nothing

    def paint(self, painter: QPainter, area: QRect, text: str) -> None:
        """Paint `text` within `area`, cut off with an ellipsis where it does not fit."""
        painter.setFont(exact_font(self._look, FONT_PX))
        parts = pieces(text[:_MOST].replace("\n", " ↵ "))
        left = area.left()
        for part in parts:
            room = area.right() - left
            if room < 2 * GRID:
                return
            left += self._piece(painter, QRect(left, area.top(), room, area.height()), part)
        result = outcome(parts, self.resolve)
        if result:
            self._result(painter, QRect(left, area.top(), area.right() - left, area.height()), result)

    def _piece(self, painter: QPainter, area: QRect, part: Piece) -> int:
        """Paint one piece; how far it reaches."""
        metrics = painter.fontMetrics()
        if not part.expression:
            painter.setPen(self._look.color("text"))
            cut = metrics.elidedText(part.text, _RIGHT, area.width())
            painter.drawText(area, _MIDDLE, cut)
            return metrics.horizontalAdvance(cut)
        cut = metrics.elidedText(part.text, _RIGHT, area.width() - 3 * GRID)
        width = metrics.horizontalAdvance(cut) + 2 * GRID
        self._tint(painter, QRect(area.left(), area.center().y() - _CHIP_HEIGHT // 2 + 1, width, _CHIP_HEIGHT))
        painter.setPen(self._look.color("accent"))
        painter.drawText(area.adjusted(GRID, 0, 0, 0), _MIDDLE, cut)
        return width + GRID

    def _tint(self, painter: QPainter, chip: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(self._look))
        painter.drawRoundedRect(QRectF(chip), GRID, GRID)

    def _result(self, painter: QPainter, area: QRect, result: str) -> None:
        painter.setPen(self._look.color("muted"))
        painter.setFont(self._look.text_font(FONT_PX))
        shown = " ".join(result[:_MOST].split("\n"))
        painter.drawText(area, _MIDDLE, painter.fontMetrics().elidedText(f"= {shown}", _RIGHT, area.width()))
