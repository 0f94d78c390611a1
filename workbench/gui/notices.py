"""Notices in the window: toasts in the lower right corner, and their history behind the bell."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QToolButton, QToolTip, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.app.notices import Notice, NoticeSeverity
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.translation import later, tr
from workbench.gui.widgets import follow, icon_button, label, name, push_button, shadow

WIDTH = 380
MARGIN = 16
BELOW = 24 + 12
"""Room under the lowest toast: the status bar and a gap."""
INFO_MS = 6_000
WARNING_MS = 12_000
SHOWN = 4

ICONS = {
    NoticeSeverity.INFO: ("info", "run"),
    NoticeSeverity.WARNING: ("triangle-alert", "warn"),
    NoticeSeverity.ERROR: ("circle-alert", "err"),
}

SEVERITIES = {
    NoticeSeverity.INFO: later("info"),
    NoticeSeverity.WARNING: later("warning"),
    NoticeSeverity.ERROR: later("error"),
}


class NoticeCard(QFrame):
    """One notice: what happened, why and what next, and a button for each command that helps."""

    dismissed = Signal()

    def __init__(self, notice: Notice, look: Look, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self._look = look
        self._actions = actions
        name(self, "toast", f"{tr(SEVERITIES[notice.severity])}: {notice.text}")
        self.setAccessibleDescription(notice.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 6, 10)
        row.setSpacing(10)
        row.addWidget(self._icon(), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._text(), 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self._copy())
        buttons.addWidget(self._close())
        row.addLayout(buttons)
        row.setAlignment(buttons, Qt.AlignmentFlag.AlignTop)

    def _icon(self) -> QLabel:
        icon, token = ICONS[self.notice.severity]
        made = label("", parent=self)
        made.setFixedSize(16, 20)
        follow(self._look, made, lambda: made.setPixmap(self._look.icon(icon, token).pixmap(16, 16)))
        return made

    def _text(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        head = label(self.notice.text, parent=self)
        head.setFont(self._look.text_font(13, 500))
        column.addWidget(_wrapped(head))
        if self.notice.detail:
            column.addWidget(_wrapped(label(self.notice.detail, "muted", self)))
        if self.notice.actions:
            column.addLayout(self._buttons())
        return column

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        for command_id in self.notice.actions:
            if not self._actions.knows(command_id):
                continue
            button = push_button(tr(self._actions.command(command_id).title), parent=self)
            name(button, f"toast.{command_id}", button.text())
            button.clicked.connect(self._actions.action(command_id).trigger)
            button.clicked.connect(self.dismissed)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _copy(self) -> QWidget:
        button = self._small_button("copy")
        name(button, "toast.copy", tr("Copy notice"), tr("Copy"))
        button.clicked.connect(self._to_clipboard)
        return button

    def _to_clipboard(self) -> None:
        QGuiApplication.clipboard().setText(self.notice.whole_text)
        button = self.sender()
        if isinstance(button, QToolButton):
            QToolTip.showText(button.mapToGlobal(QPoint(0, button.height())), tr("Copied"), button)

    def _close(self) -> QWidget:
        button = self._small_button("x")
        name(button, "toast.dismiss", tr("Dismiss notice"), tr("Dismiss"))
        button.clicked.connect(self.dismissed)
        return button

    def has_keyboard(self) -> bool:
        """Whether one of its buttons has the keyboard."""
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _small_button(self, icon: str) -> QToolButton:
        button = icon_button(self._look, icon, self)
        button.setFixedSize(22, 22)
        button.setIconSize(QSize(14, 14))
        return button


class Toasts(QObject):
    """Shows each posted notice over the window for a while; errors stay until they are dismissed.

    None goes by itself while it has the keyboard; `left` says that one went that had it.
    """

    left = Signal()

    def __init__(self, app: Application, look: Look, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._look = look
        self._actions = actions
        self._window = window
        self._cards: list[NoticeCard] = []
        stop = app.notices.posted.connect(self._show)
        window.destroyed.connect(stop)
        window.installEventFilter(self)

    @property
    def cards(self) -> tuple[NoticeCard, ...]:
        """The toasts shown now, the newest last."""
        return tuple(self._cards)

    def clear(self) -> None:
        """Take every toast away; the history keeps the notices."""
        for card in tuple(self._cards):
            self._remove(card)

    def place(self) -> None:
        """Stack the toasts upwards from the lower right corner of the window."""
        bottom = self._window.height() - BELOW
        for card in reversed(self._cards):
            width = min(WIDTH, self._window.width() - 2 * MARGIN)
            height = max(card.heightForWidth(width), card.minimumSizeHint().height())
            card.setGeometry(self._window.width() - width - MARGIN, bottom - height, width, height)
            bottom -= height + 8

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the toasts in their corner when the window changes size."""
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False

    def _show(self, notice: Notice) -> None:
        card = NoticeCard(notice, self._look, self._actions, self._window)
        shadow(self._look, card)
        card.dismissed.connect(lambda: self._remove(card))
        self._cards.append(card)
        for old in self._cards[:-SHOWN]:
            self._remove(old)
        card.show()
        card.raise_()
        self.place()
        self._leave_later(card)

    def _leave_later(self, card: NoticeCard) -> None:
        if card.notice.severity is NoticeSeverity.ERROR:
            return
        timer = QTimer(card)
        timer.setSingleShot(True)
        timer.timeout.connect(lambda: timer.start() if card.has_keyboard() else self._remove(card))
        timer.start(INFO_MS if card.notice.severity is NoticeSeverity.INFO else WARNING_MS)

    def _remove(self, card: NoticeCard) -> None:
        if card in self._cards:
            self._cards.remove(card)
            had_keyboard = card.has_keyboard()
            card.hide()
            if had_keyboard:
                self.left.emit()
            card.deleteLater()
            self.place()


class NoticeHistory(QFrame):
    """The notices of this session, newest first, under the bell."""

    def __init__(self, app: Application, look: Look, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        name(self, "notices.history", tr("Notices"))
        self.setFixedWidth(WIDTH + 20)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 8)
        column.setSpacing(4)
        head = label(tr("NOTICES"), "head", self)
        head.setContentsMargins(4, 0, 0, 4)
        column.addWidget(head)
        for notice in list(reversed(app.notices.items))[:8]:
            column.addWidget(self._row(NoticeCard(notice, look, actions, self), app))
        if not app.notices.items:
            empty = label(tr("Nothing to tell. Problems and hints will be listed here."), "muted", self)
            empty.setContentsMargins(4, 4, 4, 8)
            column.addWidget(_wrapped(empty))
        column.addStretch(1)
        self.resize(self.width(), column.totalHeightForWidth(self.width()))

    def _row(self, card: NoticeCard, app: Application) -> NoticeCard:
        card.dismissed.connect(lambda: app.notices.dismiss(card.notice))
        card.dismissed.connect(self.close)
        return card


def _wrapped(made: QLabel) -> QLabel:
    made.setWordWrap(True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
