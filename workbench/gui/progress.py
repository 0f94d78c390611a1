"""Running work in the status bar: what is done, a thin bar, a button that stops it, and a list of all behind it.

Nothing is shown of work that is over within half a second.
"""

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from workbench.app.application import Application
from workbench.app.progress import SHOWN_AFTER_MS, Work
from workbench.base.clock import monotonic_ns, ms_between
from workbench.gui.actions import Actions
from workbench.gui.look import STATUS_BAR, Look
from workbench.gui.progress_list import ProgressList, show_how_far
from workbench.gui.progress_text import percent_text, work_text
from workbench.gui.translation import tr
from workbench.gui.widgets import icon_button, label, name

BAR_PX = 72
TEXT_PX = 320
LINGER_MS = 250
"""How long the line stays when all is over, so that a row of short works does not flicker."""


class ProgressLine(QWidget):
    """Follows the board; hidden while nothing takes long."""

    def __init__(self, app: Application, look: Look, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._place = parent
        name(self, "status.progress", tr("Running work"))
        self.button = QPushButton(self)
        self.stop_button = icon_button(look, "x", self)
        self._text = label("", "muted", self)
        self.bar = QProgressBar(self)
        self._lay_out()
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self._look_again)
        self._leave = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._leave.timeout.connect(self.hide)
        self.button.clicked.connect(self.show_list)
        self.stop_button.clicked.connect(self.stop)
        actions.bind("progress.show", self.show_list)
        actions.bind("progress.stop", self.stop)
        self.destroyed.connect(app.progress.changed.connect(self._works_changed))
        self.hide()

    @property
    def long_works(self) -> tuple[Work, ...]:
        """The work that is under way for half a second or longer, oldest first."""
        now = monotonic_ns()
        return tuple(one for one in self._app.progress.works if ms_between(one.began_ns, now) >= SHOWN_AFTER_MS)

    def show_list(self) -> None:
        """Show all that runs, above the status bar."""
        shown = ProgressList(self._app.progress, self._look, self.window())
        anchor = self.button if self.isVisible() else self._place
        shown.show_above(anchor.mapToGlobal(QPoint(0, 0)))

    def stop(self) -> None:
        """Stop what runs; when there is more than one thing to stop, ask which."""
        can = [one for one in self._app.progress.works if one.can_stop]
        if len(can) == 1:
            self._app.progress.stop(can[0].id)
        else:
            self.show_list()

    def _lay_out(self) -> None:
        name(self.button, "status.progress.show", tr("Show running work"))
        self.button.setProperty("role", "status")
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setFixedHeight(STATUS_BAR - 2)
        name(self.stop_button, "status.progress.stop", tr("Stop running work"), tr("Stop"))
        self.stop_button.setFixedSize(20, 20)
        self.stop_button.setIconSize(QSize(12, 12))
        name(self.bar, "status.progress.bar", tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(BAR_PX, 4)
        self._text.setFont(self._look.number_font(12))
        inside = self._inside = QHBoxLayout(self.button)
        inside.setContentsMargins(4, 0, 4, 0)
        inside.setSpacing(8)
        for part in (self._text, self.bar):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.button)
        row.addWidget(self.stop_button)

    def _works_changed(self, works: tuple[Work, ...]) -> None:
        if not works:
            self._due.stop()
            if self.isVisible():
                self._leave.start()
        elif self.isVisible() or self.long_works:
            self._look_again()
        elif not self._due.isActive():
            self._wait_for(works)

    def _wait_for(self, works: tuple[Work, ...]) -> None:
        age = ms_between(works[0].began_ns, monotonic_ns())
        self._due.start(max(1, round(SHOWN_AFTER_MS - age) + 1))

    def _look_again(self) -> None:
        long, works = self.long_works, self._app.progress.works
        if not long:
            if works:
                self._wait_for(works)
            elif self.isVisible():
                self._leave.start()
            return
        self._leave.stop()
        self._show_works(long)
        self.show()
        if len(long) < len(works):
            self._wait_for(works[len(long) :])

    def _show_works(self, works: tuple[Work, ...]) -> None:
        first = works[0]
        text = work_text(first) if len(works) == 1 else tr("{n} things run", n=len(works)) + f" · {tr(first.title)}"
        self._text.setText(self._text.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, TEXT_PX))
        show_how_far(self.bar, first.fraction if len(works) == 1 else None)
        told = ", ".join(part for part in (text, percent_text(first)) if part)
        self.button.setAccessibleName(tr("Running: {text}", text=told))
        self.button.setToolTip("\n".join(work_text(one) for one in works))
        stoppable = any(one.can_stop and not one.stopping for one in works)
        self.stop_button.setEnabled(stoppable)
        self.button.setFixedWidth(self._inside.sizeHint().width())
