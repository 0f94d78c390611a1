"""Draws the rows of found files and hits: the hit marked in its line, and what would take its place beside it."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.entries import FILE_ICONS
from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.search.results_model import FoundFile, ResultRole
from workbench.gui.translation import later, tr, tr_n
from workbench.model.file_search import Hit

Index = QModelIndex | QPersistentModelIndex
TICK = 14
TICK_SPACE = 22
_NUMBERS = 44
_SIDE = 12
_CODE_PX = 12
_UNDO = later("Undo")
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class _Ink(NamedTuple):
    """Colours of a stretch of text, by tokens; `ground` empty for none."""

    token: str
    ground: str = ""
    struck: bool = False


class ResultsDelegate(QStyledItemDelegate):
    """One column: a file's row, or a hit's."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.root = Path()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Qt: every row is as high."""
        return QSize(200, TABLE_ROW)

    def tick_box(self, row: QRect, index: Index) -> QRect:
        """Where the tick of a row is; empty when it has none."""
        if index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return QRect()
        return QRect(row.left() + 4, row.center().y() - TICK // 2, TICK, TICK)

    def undo_box(self, row: QRect, index: Index) -> QRect:
        """Where "Undo" stands in a file's row; empty when there is nothing to undo."""
        file = index.data(ResultRole.FILE)
        if index.data(ResultRole.HIT) is not None or not isinstance(file, FoundFile) or not file.can_undo:
            return QRect()
        width = QFontMetrics(self._look.text_font(12)).horizontalAdvance(tr(_UNDO))
        return QRect(row.right() - _SIDE - width, row.top(), width, row.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: draw a row."""
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, self._look.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, self._look.color("hover"))
        tick = self.tick_box(row, index)
        if not tick.isEmpty():
            self._tick(painter, tick, index.data(Qt.ItemDataRole.CheckStateRole))
        inner = row.adjusted(TICK_SPACE if not tick.isEmpty() else 4, 0, -_SIDE, 0)
        file, hit = index.data(ResultRole.FILE), index.data(ResultRole.HIT)
        if isinstance(hit, Hit) and isinstance(file, FoundFile):
            self._hit(painter, inner, hit if index.row() not in file.unticked else replace(hit, new=None), file)
        elif isinstance(file, FoundFile):
            self._file(painter, inner, file, self.undo_box(row, index))
        painter.restore()

    # -- a file ----------------------------------------------------------------------------------

    def _file(self, painter: QPainter, area: QRect, file: FoundFile, undo: QRect) -> None:
        path = file.found.path
        icon = self._look.icon(FILE_ICONS.get(path.suffix, "file-text"))
        icon.paint(painter, QRect(area.left(), area.center().y() - 7, 16, 16))
        right = self._count(painter, area, file, undo)
        left = self._text(
            painter, QRect(area.left() + 22, area.top(), right - area.left() - 22, area.height()), path.name
        )
        folder = path.parent.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path.parent)
        place = QRect(left + 8, area.top(), right - left - 16, area.height())
        if folder != "." and place.width() > 24:
            self._plain(painter, place, folder, "muted", Qt.TextElideMode.ElideMiddle)

    def _count(self, painter: QPainter, area: QRect, file: FoundFile, undo: QRect) -> int:
        """What stands at the right; where it begins."""
        right = area.right()
        if not undo.isEmpty():
            self._plain(painter, undo, tr(_UNDO), "accent")
            right = undo.left() - 8
        text = file.done or tr_n("{n:,} hit", "{n:,} hits", len(file.found.hits))
        painter.setFont(self._look.number_font(12))
        painter.setPen(self._look.color("ok" if file.can_undo else "muted"))
        painter.drawText(QRect(area.left(), area.top(), right - area.left(), area.height()), _RIGHT, text)
        return right - painter.fontMetrics().horizontalAdvance(text)

    def _text(self, painter: QPainter, area: QRect, text: str) -> int:
        painter.setFont(self._look.text_font(weight=500))
        painter.setPen(self._look.color("text"))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, _LEFT, shown)
        return area.left() + painter.fontMetrics().horizontalAdvance(shown)

    def _plain(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        token: str,
        mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        painter.setFont(self._look.text_font(12))
        painter.setPen(self._look.color(token))
        painter.drawText(area, _LEFT, painter.fontMetrics().elidedText(text, mode, area.width()))

    # -- a hit -----------------------------------------------------------------------------------

    def _hit(self, painter: QPainter, area: QRect, hit: Hit, file: FoundFile) -> None:
        painter.setFont(self._look.code_font(_CODE_PX))
        painter.setPen(self._look.color("faint"))
        painter.drawText(QRect(area.left(), area.top(), _NUMBERS, area.height()), _RIGHT, f"{hit.line + 1}")
        painter.setClipRect(area)
        left = area.left() + _NUMBERS + 12
        before, old, after = _parts(hit)
        left = self._run(painter, area, left, before, _Ink("muted"))
        if hit.new is None:
            left = self._run(painter, area, left, old, _Ink("muted") if file.done else _Ink("text", "warn"))
        else:
            if not file.done:
                left = self._run(painter, area, left, old, _Ink("err", "err", struck=True))
            left = self._run(painter, area, left, _one_line(hit.new), _Ink("ok", "ok"))
        self._run(painter, area, left, after, _Ink("muted"))
        painter.setClipping(False)

    def _run(self, painter: QPainter, area: QRect, left: int, text: str, ink: _Ink) -> int:
        """Draw a stretch of the line; where it ends."""
        if not text or left > area.right():
            return left
        font = QFont(self._look.code_font(_CODE_PX))
        font.setStrikeOut(ink.struck)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(text)
        if ink.ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._tint(ink.ground))
            painter.drawRoundedRect(QRectF(left - 1, area.top() + 4, width + 2, area.height() - 8), 2, 2)
        painter.setPen(self._look.color(ink.token))
        painter.drawText(QRect(left, area.top(), width + 4, area.height()), _LEFT, text)
        return left + width

    def _tint(self, token: str) -> QColor:
        colour = self._look.color(token)
        colour.setAlpha(64 if token == "warn" else 36)
        return colour

    # -- ticks -----------------------------------------------------------------------------------

    def _tick(self, painter: QPainter, box: QRect, state: object) -> None:
        ticked = state != Qt.CheckState.Unchecked
        painter.setPen(QPen(self._look.color("accent" if ticked else "faint")))
        painter.setBrush(self._look.color("accent" if ticked else "editor"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            name = "check" if state == Qt.CheckState.Checked else "minus"
            self._look.icon(name, "onaccent", 12).paint(painter, box.adjusted(1, 1, -1, -1))


def _parts(hit: Hit) -> tuple[str, str, str]:
    """The line before the hit, the hit, and what follows in the line; without the indent."""
    before = hit.preview[: hit.at].lstrip()
    old = _one_line(hit.text)
    rest = hit.preview[hit.at :]
    after = rest[len(hit.text) :] if "\n" not in hit.text else ""
    return before.replace("\t", " "), old, after.replace("\t", " ")


def _one_line(text: str) -> str:
    return text.replace("\n", "⏎").replace("\t", " ")
