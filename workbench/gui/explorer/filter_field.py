"""The explorer's filter field, which completes what can be asked for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.gui.composer.json_offers import Offer
from workbench.gui.composer.json_popup import OfferPopup
from workbench.gui.explorer.filter_offers import FilterValues, Offered, offers_at
from workbench.gui.look import Look
from workbench.gui.translation import later, tr
from workbench.gui.widgets import clearable, follow, name
from workbench.model.function import Function

_TIP = later(
    "Words, /a pattern/, tag:, runtime: and state: (running, warm, problem, favourite, deprecated). "
    "All must hold. Ctrl+Space completes."
)
Functions = Callable[[], Sequence[Function]]


class FilterField(QLineEdit):
    """`left` comes when Down, Enter or a second Escape leave it for the tree; Escape empties it first.

    Completions show below while a prefix or what follows it is typed: Up and Down go through them, Tab takes one.
    """

    left = Signal()

    def __init__(self, look: Look, functions: Functions, parent: QWidget) -> None:
        super().__init__(parent)
        self._functions = functions
        self._values = FilterValues()
        self._offered = Offered(0)
        name(self, "explorer.filter", tr("Filter functions and events"), tr(_TIP))
        self.setPlaceholderText(tr("Filter functions, tags, runtimes"))
        icon = QAction(self)
        follow(look, self, lambda: icon.setIcon(look.icon("list-filter")))
        clearable(self, icon)
        self.popup = OfferPopup(look, self)
        self.popup.hide()
        self.popup.picked.connect(self._take)
        self.textEdited.connect(lambda _text: self.offer())

    def offer(self, *, asked: bool = False) -> None:
        """Show what can be completed at the cursor, if anything; none is chosen before it is gone to."""
        functions = self._functions()
        if functions is not self._values.functions:
            self._values = FilterValues(functions)
        self._offered = offers_at(self.text(), self.cursorPosition(), self._values, asked=asked)
        if not self._offered.offers:
            self.popup.hide()
            return
        caret = self.cursorRect()
        place = QRect(self.mapToGlobal(QPoint(caret.center().x(), 0)), caret.size())
        place.setHeight(self.height())
        self.popup.open_at(self._offered.offers, place)
        self.popup.list.setCurrentIndex(QModelIndex())

    def event(self, event: QEvent) -> bool:
        """Qt: Tab takes a completion while there are some; Escape is not the window's then."""
        if isinstance(event, QKeyEvent) and self.popup.isVisible():
            if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Tab:
                self._take(self.popup.current or self._offered.offers[0])
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys that are not typing."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Space if control:
                self.offer(asked=True)
            case Qt.Key.Key_Down | Qt.Key.Key_Up if self.popup.isVisible():
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Escape if self.popup.isVisible():
                self.popup.hide()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.popup.isVisible() and self.popup.current is not None:
                self._take(self.popup.current)
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._leave()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case Qt.Key.Key_Escape:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: completions go with the keyboard."""
        self.popup.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: completions go with the field."""
        self.popup.hide()
        super().hideEvent(event)

    def _step(self, by: int) -> None:
        if self.popup.current is None and by < 0:
            self.popup.step(0)  # the first, so that the next step goes round to the last
        self.popup.step(by)

    def _leave(self) -> None:
        self.popup.hide()
        self.left.emit()

    def _take(self, offer: Offer) -> None:
        """Write the completion; what follows a prefix is offered at once."""
        text, cursor = self.text(), self.cursorPosition()
        written = offer.text if offer.text.endswith((":", "/")) else f"{offer.text} "
        self.setText(text[: self._offered.start] + written + text[cursor:].lstrip())
        self.setCursorPosition(self._offered.start + len(written))
        self.popup.hide()
        if offer.text.endswith(":"):
            self.offer()
