"""The panel's main button: Invoke with its shortcut, and while a run goes on Stop with the time so far."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from workbench.base.clock import monotonic_ns, ms_between
from workbench.gui.actions import Actions
from workbench.gui.look import ICON, Look
from workbench.gui.models.figures import duration_text
from workbench.gui.translation import tr

_TICK_MS = 100
_GAP = 8
_HINT_OPACITY = 0.72


class InvokeButton(QPushButton):
    """Triggers `run.invoke`, or `run.cancel` while something runs."""

    def __init__(
        self, look: Look, actions: Actions, parent: QWidget | None = None, clock: Callable[[], int] = monotonic_ns
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._clock = clock
        self._invoke = actions.action("run.invoke")
        self._cancel = actions.action("run.cancel")
        self._actions = actions
        self._keys = ""
        self._since_ns = 0
        self._running = False
        self._focus_went: QWidget | None = None
        self._hint = ""
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.setObjectName("composer.invoke")
        self.clicked.connect(self._clicked)
        for action in (self._invoke, self._cancel):
            action.changed.connect(self._follow)
        look.changed.connect(self.update)
        self._show()

    def set_running(self, running: bool) -> None:
        """Change between the two faces."""
        if running == self._running:
            return
        self._running = running
        self._since_ns = self._clock()
        if running:
            self._timer.start()
        else:
            self._timer.stop()
        self._show()

    def _action(self) -> QAction:
        return self._cancel if self._running else self._invoke

    def _clicked(self) -> None:
        self._action().trigger()

    def _show(self) -> None:
        self.setText(tr("Stop") if self._running else tr("Invoke"))
        self.setProperty("role", "" if self._running else "primary")
        self.style().unpolish(self)
        self.style().polish(self)
        self._tick()
        self._follow()

    def _tick(self) -> None:
        elapsed = duration_text(max(0.0, ms_between(self._since_ns, self._clock()) // 100 * 100))
        self._hint = elapsed if self._running else self._keys
        self.updateGeometry()
        self.update()

    def _follow(self) -> None:
        action = self._action()
        self._show_keys()
        self._enable(action.isEnabled())
        self.setToolTip(action.toolTip())
        self.setAccessibleName(tr("Stop the run") if self._running else tr("Invoke the function"))

    def _show_keys(self) -> None:
        keys = self._actions.shortcut_text("run.invoke").replace("Return", "↵").replace("+", " ")
        if keys != self._keys:
            self._keys = keys
            self._tick()

    def _enable(self, enabled: bool) -> None:
        """Between the two faces the button is off for a moment; the focus, which Qt moves on then, comes back."""
        focused = self.hasFocus()
        self.setEnabled(enabled)
        if focused and not enabled:
            self._focus_went = QApplication.focusWidget()
        elif enabled and self._focus_went is not None:
            if QApplication.focusWidget() is self._focus_went:
                self.setFocus()
            self._focus_went = None

    def sizeHint(self) -> QSize:
        """Wide enough for icon, text and hint; it does not shrink while the seconds run."""
        widest = max(self._width_of(self._keys), self._width_of("59.9 s"))
        return QSize(widest + 28, super().sizeHint().height())

    def _width_of(self, hint: str) -> int:
        metrics = self.fontMetrics()
        words = metrics.horizontalAdvance(tr("Invoke")) + metrics.horizontalAdvance(hint)
        return ICON + words + (_GAP * 2 if hint else _GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style's button, with icon, text and a quieter hint on it."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        self._paint_face(painter)

    def _token(self) -> str:
        if not self.isEnabled():
            return "faint"
        return "text" if self._running else "onaccent"

    def _paint_face(self, painter: QPainter) -> None:
        metrics = self.fontMetrics()
        token = self._token()
        left = (self.width() - self._face_width()) // 2
        icon = self._look.icon("square" if self._running else "play", token)
        icon.paint(painter, QRect(left, (self.height() - ICON) // 2, ICON, ICON))
        painter.setPen(self._look.color(token))
        left += ICON + _GAP
        area = QRect(left, 0, self.width() - left, self.height())
        aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, aligned, self.text())
        painter.setFont(self._look.number_font(weight=400))
        painter.setOpacity(_HINT_OPACITY)
        area.setLeft(left + metrics.horizontalAdvance(self.text()) + _GAP)
        painter.drawText(area, aligned, self._hint)

    def _face_width(self) -> int:
        metrics = self.fontMetrics()
        width = ICON + _GAP + metrics.horizontalAdvance(self.text())
        return width + (_GAP + metrics.horizontalAdvance(self._hint) if self._hint else 0)
