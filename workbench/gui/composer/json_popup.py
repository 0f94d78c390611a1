"""The list of completions below the cursor: names, types, and the help of the one selected."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from workbench.gui.composer.json_offer_list import OfferDelegate, OfferModel
from workbench.gui.composer.json_offers import Offer
from workbench.gui.look import ROW, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, label, name

_WIDTH = 360
_MOST_ROWS = 8
_SIDE = 8


class OfferPopup(QFrame):
    """Shows offers; the keyboard stays where it is. `picked` carries the Offer that was clicked."""

    picked = Signal(object)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        name(self, "composer.completion", tr("Completions"))
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = OfferModel(self)
        self.list = QListView(self)
        name(self.list, "composer.completion.list", tr("Completions"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(OfferDelegate(look, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("background: transparent")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.clicked.connect(lambda index: self.picked.emit(self.model.offer(index.row())))
        self.list.selectionModel().currentChanged.connect(self._selected)
        self.help: QLabel = label("", "muted", self)
        self.help.setWordWrap(True)
        self.help.setContentsMargins(_SIDE, 4, _SIDE, 4)
        self._line = hairline(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 4, 1, 4)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._line)
        layout.addWidget(self.help)

    @property
    def current(self) -> Offer | None:
        """The offer that is selected."""
        return self.model.offer(self.list.currentIndex().row())

    def open_at(self, offers: Sequence[Offer], caret: QRect) -> None:
        """Show `offers` below a caret in global coordinates, or above it; the first is selected."""
        self.model.show_offers(offers)
        self.list.setCurrentIndex(self.model.index(0))
        rows = min(len(offers), _MOST_ROWS)
        self.list.setFixedHeight(rows * ROW)
        self._fit(caret, has_help=any(offer.help for offer in offers))
        self.show()

    def step(self, by: int) -> None:
        """Select another row, `by` further down, round the ends by single steps."""
        count = self.model.rowCount()
        row = self.list.currentIndex().row() + by
        row = row % count if abs(by) == 1 else max(0, min(row, count - 1))
        self.list.setCurrentIndex(self.model.index(row))

    def _selected(self, current: QModelIndex, _previous: QModelIndex) -> None:
        offer = self.model.offer(current.row())
        self.help.setText("" if offer is None else offer.help)

    def _fit(self, caret: QRect, *, has_help: bool) -> None:
        self.help.setVisible(has_help)
        self._line.setVisible(has_help)
        height = self.list.height() + 10 + (2 * self.help.fontMetrics().lineSpacing() + 9 if has_help else 0)
        self.setFixedSize(_WIDTH, height)
        screen = self.screen().availableGeometry()
        top = caret.bottom() + 4
        if top + height > screen.bottom():
            top = caret.top() - 4 - height
        left = max(screen.left(), min(caret.left(), screen.right() - _WIDTH))
        self.move(QPoint(left, top))
