"""The way of the keyboard to a notice, and back to where it came from."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import isValid

from workbench.gui.editor.notice_bar import NoticeBar
from workbench.gui.notices import NoticeCard, Toasts


class NoticeFocus(QObject):
    """Leads to the notice above the code, else to the newest toast; Escape leads back from there."""

    def __init__(
        self, page: Callable[[], QWidget | None], toasts: Toasts, show_all: Callable[[], None], window: QWidget
    ) -> None:
        super().__init__(window)
        self._page = page
        self._toasts = toasts
        self._show_all = show_all
        self._before: QWidget | None = None
        toasts.left.connect(self._go_back)

    def go(self) -> None:
        """Move the keyboard to the first choice of a notice, or show the notices that there were."""
        page = self._page()
        bars = page.findChildren(NoticeBar) if page is not None else []
        if any(bar.take_keyboard() for bar in bars):
            return
        if not self._toasts.cards:
            self._show_all()
            return
        card = self._toasts.cards[-1]
        if not card.has_keyboard():
            self._before = QApplication.focusWidget()
            card.installEventFilter(self)
            _first(card).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Escape in a toast leads back; the toast stays as long as others do."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return True
        return False

    def _go_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)


def _first(card: NoticeCard) -> QAbstractButton:
    """What the notice offers, else what takes it away."""
    buttons = card.findChildren(QAbstractButton)
    last = ("toast.copy", "toast.dismiss")
    return next((button for button in buttons if button.objectName() not in last), buttons[-1])
