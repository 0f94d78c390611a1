"""The rows of the list of completions: names in the code font at the left, types muted at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.gui.composer.exact_font import exact_font
from workbench.gui.composer.json_offers import Offer
from workbench.gui.look import ROW, Look
from workbench.gui.translation import tr

Index = QModelIndex | QPersistentModelIndex
_SIDE = 8
_OFFER = Qt.ItemDataRole.UserRole


class OfferModel(QAbstractListModel):
    """The offers, one a row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._offers: Sequence[Offer] = ()

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Have other rows."""
        self.beginResetModel()
        self._offers = offers
        self.endResetModel()

    def offer(self, row: int) -> Offer | None:
        """The offer of a row."""
        return self._offers[row] if 0 <= row < len(self._offers) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: the number of offers."""
        return 0 if parent is not None and parent.isValid() else len(self._offers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt: the offer itself, and what a screen reader says of it."""
        offer = self.offer(index.row())
        if offer is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return offer.name
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return f"{detail(offer)}. {offer.help}"
            case _:
                return offer if role == _OFFER else None


def detail(offer: Offer) -> str:
    """What stands at the right of an offer."""
    return " · ".join(part for part in (offer.kind, tr("required") if offer.required else "") if part)


class OfferDelegate(QStyledItemDelegate):
    """Names in the code font at the left, types muted at the right."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Qt: rows of the usual height."""
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: paint one row."""
        offer = index.data(_OFFER)
        if not isinstance(offer, Offer):
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, self._look.color("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, self._look.color("hover"))
        self._paint_texts(painter, area.adjusted(_SIDE, 0, -_SIDE, 0), offer)
        painter.restore()

    def _paint_texts(self, painter: QPainter, area: QRect, offer: Offer) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._look.text_font(12))
        right = painter.fontMetrics().elidedText(detail(offer), Qt.TextElideMode.ElideRight, area.width() // 2)
        room = area.width() - painter.fontMetrics().horizontalAdvance(right) - 2 * _SIDE
        painter.setPen(self._look.color("muted"))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, right)
        painter.setFont(exact_font(self._look))
        painter.setPen(self._look.color("text"))
        shown = painter.fontMetrics().elidedText(offer.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, shown)
