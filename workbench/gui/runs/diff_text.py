"""One side of a diff: its lines, tinted where they differ, with blank rows where only the other side has a line."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from workbench.gui.composer.exact_font import exact_font
from workbench.gui.composer.json_highlight import JsonHighlighter
from workbench.gui.composer.text_units import utf16_length
from workbench.gui.look import Look
from workbench.gui.runs.diff_rows import DiffRow, Marks, RowKind
from workbench.gui.translation import tr, tr_n
from workbench.gui.widgets import name

LINE_TINT = 0.09
MARK_TINT = 0.11
"""How strong the colour is behind a line that differs, and behind the words in it; text stays readable on both."""

QUIET_TINT = 0.10
_FOLD_TINT = 0.7
_FADED = 0.40
_MARGIN = 6
_BAR = 3
_LINE = 2
"""How thick the line is below words that differ: a stronger tint behind them would make them hard to read."""


class Side(StrEnum):
    """Which side of the diff."""

    LEFT = "left"
    RIGHT = "right"


class DiffText(QPlainTextEdit):
    """Read-only; `fold_opened` carries the left line (from 1) at which a folded stretch begins."""

    fold_opened = Signal(int)

    def __init__(self, look: Look, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._side = side
        self._rows: Sequence[DiffRow] = ()
        self._current: range = range(0)
        name(self, f"runs.diff.{side}", tr("The left text") if side is Side.LEFT else tr("The right text"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(exact_font(look, 12))
        self.document().setDocumentMargin(4)
        self.highlighter = JsonHighlighter(self, look)
        self._numbers = _Numbers(self)
        self.updateRequest.connect(lambda _area, _scrolled: self._numbers.update())
        look.changed.connect(self.viewport().update)

    def show_rows(self, rows: Sequence[DiffRow]) -> None:
        """Show this side of the rows."""
        self._rows, self._current = rows, range(0)
        self.setPlainText("\n".join(self._line(row) or "" for row in rows))
        self.setViewportMargins(self._numbers.wanted_width(), 0, 0, 0)
        self._place_numbers()

    def mark_current(self, rows: range) -> None:
        """Mark a difference as the one that was gone to, and bring it into sight."""
        self._current = rows
        cursor = QTextCursor(self.document().findBlockByNumber(rows.start))
        self.setTextCursor(cursor)
        self.centerCursor()
        self._numbers.update()
        self.viewport().update()

    def row_at(self, place: QPointF) -> DiffRow | None:
        """The row under a place of the viewport."""
        number = self.cursorForPosition(place.toPoint()).blockNumber()
        return self._rows[number] if number < len(self._rows) else None

    def number_of(self, row: DiffRow) -> int:
        """The number of the row's line on this side, 0 when it has none or is folded."""
        if row.kind is RowKind.FOLD:
            return 0
        return row.left_line if self._side is Side.LEFT else row.right_line

    def line_count(self) -> int:
        """The largest number of a line."""
        return max((self.number_of(row) for row in self._rows), default=0)

    def visible_rows(self) -> Iterator[tuple[int, DiffRow, QTextBlock, QRectF]]:
        """The rows in sight: number, row, block, and its area in the viewport."""
        block = self.firstVisibleBlock()
        bottom = self.viewport().height()
        while block.isValid() and block.blockNumber() < len(self._rows):
            area = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if area.top() > bottom:
                return
            area.setHeight(block.layout().boundingRect().height())  # without the margin below the last one
            yield block.blockNumber(), self._rows[block.blockNumber()], block, area
            block = block.next()

    def is_current(self, number: int) -> bool:
        """Whether the row belongs to the difference that was gone to."""
        return number in self._current

    def paint_number(self, painter: QPainter, number: int, row: DiffRow, area: QRect) -> None:
        """Draw what is left of the text: the line's number, and a bar beside the current difference."""
        if self.is_current(number):
            painter.fillRect(QRect(0, area.top(), _BAR, area.height()), self._look.color("accent"))
        if line := self.number_of(row):
            painter.setPen(self._look.color("faint"))
            area = area.adjusted(0, 0, -_MARGIN - 2, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(line))

    def ground(self) -> QColor:
        """The colour behind the text."""
        return self._look.color("editor")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tint the rows in sight, then draw the text, then fade what does not count."""
        rows = list(self.visible_rows())
        painter = QPainter(self.viewport())
        for _, row, block, area in rows:
            self._paint_ground(painter, row, block, area)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        fading = self.ground()
        fading.setAlphaF(_FADED)
        for _, row, _, area in rows:
            if row.quiet:
                painter.fillRect(self._across(area), fading)
        painter.end()

    def _paint_ground(self, painter: QPainter, row: DiffRow, block: QTextBlock, area: QRectF) -> None:
        match row.kind:
            case RowKind.EQUAL:
                return
            case RowKind.FOLD:
                painter.fillRect(self._across(area), self._tint("hover", _FOLD_TINT))
                painter.setPen(self._look.color("muted"))
                painter.setFont(self._look.text_font(12))
                place = area.adjusted(_MARGIN, 0, 0, 0)
                told = tr_n("… {n:,} equal line", "… {n:,} equal lines", row.size)
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, told)
            case _ if self._line(row) is None:
                painter.fillRect(self._across(area), QBrush(self._look.color("line"), Qt.BrushStyle.BDiagPattern))
            case _ if row.quiet:
                painter.fillRect(self._across(area), self._tint("muted", QUIET_TINT))
            case _:
                painter.fillRect(self._across(area), self._tint(self._token(), LINE_TINT))
                self._paint_marks(painter, block, area, self._marks(row))

    def _paint_marks(self, painter: QPainter, block: QTextBlock, area: QRectF, marks: Marks) -> None:
        line = block.layout().lineAt(0)
        text, colour, strong = block.text(), self._tint(self._token(), MARK_TINT), self._look.color(self._token())
        for start, end in marks:
            left, right = (_x(line.cursorToX(utf16_length(text[:place]))) for place in (start, end))
            painter.fillRect(QRectF(area.left() + left, area.top(), right - left, area.height()), colour)
            painter.fillRect(QRectF(area.left() + left, area.bottom() - _LINE, right - left, _LINE), strong)

    def _across(self, area: QRectF) -> QRectF:
        return QRectF(0, area.top(), self.viewport().width(), area.height())

    def _tint(self, token: str, share: float) -> QColor:
        colour = self._look.color(token)
        colour.setAlphaF(share)
        return colour

    def _token(self) -> str:
        return "err" if self._side is Side.LEFT else "ok"

    def _line(self, row: DiffRow) -> str | None:
        return row.left if self._side is Side.LEFT else row.right

    def _marks(self, row: DiffRow) -> Marks:
        return row.left_marks if self._side is Side.LEFT else row.right_marks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the numbers be as high as the text."""
        super().resizeEvent(event)
        self._place_numbers()

    def _place_numbers(self) -> None:
        area = self.contentsRect()
        self._numbers.setGeometry(area.left(), area.top(), self._numbers.wanted_width(), area.height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a folded stretch opens it."""
        super().mouseReleaseEvent(event)
        row = self.row_at(event.position())
        if row is not None and row.kind is RowKind.FOLD and not self.textCursor().hasSelection():
            self.fold_opened.emit(row.left_line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens the folded stretch that the cursor is on."""
        number = self.textCursor().blockNumber()
        row = self._rows[number] if number < len(self._rows) else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None and row.kind is RowKind.FOLD:
            self.fold_opened.emit(row.left_line)
            return
        super().keyPressEvent(event)


class _Numbers(QWidget):
    """The numbers of the lines beside one side's text."""

    def __init__(self, text: DiffText) -> None:
        super().__init__(text)
        self._text = text

    def wanted_width(self) -> int:
        """Enough for the last line's number."""
        digits = max(2, len(str(self._text.line_count())))
        return _BAR + 2 * _MARGIN + self.fontMetrics().horizontalAdvance("9") * digits

    def sizeHint(self) -> QSize:
        """As wide as the numbers."""
        return QSize(self.wanted_width(), 0)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another font or theme."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers of the rows in sight."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._text.ground())
        for number, row, _, area in self._text.visible_rows():
            place = QRect(0, round(area.top()), self.width(), round(area.height()))
            self._text.paint_number(painter, number, row, place)


def _x(found: object) -> float:
    """Where a cursor stands; PySide gives it with the position."""
    return float(found[0]) if isinstance(found, tuple) else float(str(found))
