"""The rows of the palette: what can be chosen, filtered and ordered by what was typed, and how a row is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.fuzzy import Match
from workbench.gui.look import Look
from workbench.gui.palette_entry import Entry
from workbench.gui.palette_search import MANY, SearchText, rank, search_text

ROW_PX = 32
INDENT_PX = 16
SHOWN = 200
"""Rows that are offered at most; typing narrows them."""

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
ENTRY = Qt.ItemDataRole.UserRole
MATCH = Qt.ItemDataRole.UserRole + 1


class EntryModel(QAbstractListModel):
    """The entries that match, best first; entries that match equally keep their order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: Sequence[Entry] = ()
        self._search: SearchText | None = None
        self._more: SearchText | None = None
        self._shown: list[tuple[Entry, Match]] = []

    def fill(self, entries: Sequence[Entry], text: str, more: SearchText | None = None) -> None:
        """Take new entries, and `more` that come after them, and show those that match `text`."""
        self._entries = entries
        self._search = search_text(entries) if len(entries) > MANY else None
        self._more = more
        self.narrow(text)

    def narrow(self, text: str) -> None:
        """Show the entries that match `text`."""
        self.beginResetModel()
        entries = self._entries if self._search is None else self._search.candidates(text)
        if self._more is not None:
            known = {(one.title, one.detail) for one in entries}
            entries = [*entries, *(one for one in self._more.candidates(text) if (one.title, one.detail) not in known)]
        self._shown = rank(entries, text)[:SHOWN]
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        """How many entries are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def entry(self, row: int) -> Entry:
        """The entry shown in a row."""
        return self._shown[row][0]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title for display and screen readers; the entry and its match for the delegate."""
        entry, match = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.title, entry.detail, entry.keys) if part)
        if role == ENTRY:
            return entry
        return match if role == MATCH else None


class EntryDelegate(QStyledItemDelegate):
    """Draws a row: icon, title with the matched letters in the accent, detail in muted text, keys at the right."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Every row is as high."""
        return QSize(200, ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row of `index`."""
        entry, match = index.data(ENTRY), index.data(MATCH)
        area: QRect = option.rect.adjusted(4, 0, -4, 0)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, area, state)
        left = self._icon(painter, area.adjusted(entry.depth * INDENT_PX, 0, 0, 0), entry)
        right = self._keys(painter, area, entry)
        left = self._title(painter, QRect(left, area.top(), right - left, area.height()), entry, match)
        self._detail(painter, QRect(left + 8, area.top(), right - left - 8, area.height()), entry)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.color("selection" if chosen else "hover"))
            painter.drawRoundedRect(area, 4, 4)

    def _icon(self, painter: QPainter, area: QRect, entry: Entry) -> int:
        if entry.icon:
            place = QRect(area.left() + 8, area.center().y() - 7, 16, 16)
            self._look.icon(entry.icon).paint(painter, place)
        return area.left() + 32

    def _keys(self, painter: QPainter, area: QRect, entry: Entry) -> int:
        right = area.right() - 8
        if not entry.keys:
            return right
        font = self._look.text_font(11)
        width = QFontMetrics(font).horizontalAdvance(entry.keys) + 10
        cap = QRect(right - width, area.center().y() - 8, width, 18)
        painter.setFont(font)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._look.color("line")))
        painter.drawRoundedRect(cap, 3, 3)
        painter.setPen(self._look.color("muted"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, entry.keys)
        return cap.left() - 8

    def _title(self, painter: QPainter, area: QRect, entry: Entry, match: Match) -> int:
        font = self._look.text_font()
        metrics = QFontMetrics(font)
        text = metrics.elidedText(entry.title, Qt.TextElideMode.ElideMiddle, area.width())
        painter.setFont(font)
        whole = text == entry.title
        left = area.left()
        for run, matched in _stretches(text, match.positions if whole else ()):
            painter.setPen(self._look.color("accent" if matched else "text"))
            painter.drawText(left, area.top(), area.right() - left + 4, area.height(), _LEFT, run)
            left += metrics.horizontalAdvance(run)
        return left

    def _detail(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        if not entry.detail or area.width() < 24:
            return
        font = self._look.text_font(12)
        text = QFontMetrics(font).elidedText(entry.detail, Qt.TextElideMode.ElideMiddle, area.width())
        painter.setFont(font)
        painter.setPen(self._look.color("muted"))
        painter.drawText(area, _LEFT, text)


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def _stretches(text: str, positions: tuple[int, ...]) -> list[tuple[str, bool]]:
    """`text` cut where matched and other letters meet."""
    marked = frozenset(positions)
    parts: list[tuple[str, bool]] = []
    for at, letter in enumerate(text):
        matched = at in marked
        if parts and parts[-1][1] == matched:
            parts[-1] = (parts[-1][0] + letter, matched)
        else:
            parts.append((letter, matched))
    return parts
