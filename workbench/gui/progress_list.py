"""The list of running work: a row for each with how far it is and a button that stops it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from workbench.app.progress import ProgressBoard, Work
from workbench.gui.look import Look
from workbench.gui.progress_text import percent_text
from workbench.gui.translation import tr
from workbench.gui.widgets import label, name, push_button, set_role

WIDTH = 400
STEPS = 1000


def show_how_far(bar: QProgressBar, fraction: float | None) -> None:
    """Let a bar show a fraction of 0 to 1, or that nobody knows."""
    bar.setRange(0, 0 if fraction is None else STEPS)
    if fraction is not None:
        bar.setValue(round(fraction * STEPS))


class WorkRow(QWidget):
    """One piece of work."""

    def __init__(self, work: Work, board: ProgressBoard, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.work_id = work.id
        self._board = board
        self._title = label("", parent=self)
        self._title.setFont(look.text_font(13, 500))
        self._detail = label("", "muted", self)
        self._percent = label("", "muted", self)
        self._percent.setFont(look.number_font(12))
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.stop_button: QPushButton = push_button(tr("Stop"), parent=self)
        self.stop_button.clicked.connect(self._stop)
        self._lay_out()
        self.show_work(work)

    def show_work(self, work: Work) -> None:
        """Show it as it is now."""
        title = tr(work.title)
        self._title.setText(title)
        self._detail.setText(tr("Stopping…") if work.stopping else work.detail)
        self._percent.setText(percent_text(work))
        show_how_far(self.bar, work.fraction)
        self.stop_button.setEnabled(work.can_stop and not work.stopping)
        self.stop_button.setToolTip("" if work.can_stop else tr("It is not stopped half-way."))
        called = " ".join(part for part in (title, work.detail) if part)
        name(self.stop_button, "progress.stop", tr("Stop {work}", work=called))
        name(self.bar, "progress.bar", called)

    def _stop(self) -> None:
        self._board.stop(self.work_id)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._detail, 1)
        head.addWidget(self._percent)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self.stop_button, 0, Qt.AlignmentFlag.AlignVCenter)


class ProgressList(QFrame):
    """A popup over the window that follows the board; it says so when nothing runs."""

    def __init__(self, board: ProgressBoard, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_role(self, "popup")
        name(self, "progress.list", tr("Running work"))
        self.setFixedWidth(WIDTH)
        self._board = board
        self._look = look
        self._foot = QPoint()
        self._rows: dict[int, WorkRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 8)
        self._column.setSpacing(0)
        head = label(tr("RUNNING WORK"), "head", self)
        head.setContentsMargins(12, 0, 12, 4)
        self._column.addWidget(head)
        self._empty = label(tr("Nothing runs that takes long. What does is listed here."), "muted", self)
        self._empty.setContentsMargins(12, 4, 12, 8)
        self._empty.setWordWrap(True)
        self._column.addWidget(self._empty)
        self.destroyed.connect(board.changed.connect(self._show))
        self._show(board.works)

    def show_above(self, foot: QPoint) -> None:
        """Open with the lower left corner a little above `foot` (global), the keyboard on the first button."""
        self._foot = foot
        self._place()
        self.show()
        self._place()
        first = next((row.stop_button for row in self._rows.values() if row.stop_button.isEnabled()), None)
        (first or self).setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Up and Down go from button to button, as Tab does."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)

    def _show(self, works: tuple[Work, ...]) -> None:
        for gone in self._rows.keys() - {work.id for work in works}:
            row = self._rows.pop(gone)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for work in works:
            if work.id in self._rows:
                self._rows[work.id].show_work(work)
            else:
                self._add(work)
        self._empty.setVisible(not works)
        self._place()

    def _add(self, work: Work) -> None:
        row = self._rows[work.id] = WorkRow(work, self._board, self._look, self)
        self._column.addWidget(row)
        row.show()  # a layout would do it later, after the size was asked for

    def _place(self) -> None:
        self._column.activate()
        self.resize(WIDTH, self._column.totalHeightForWidth(WIDTH))
        if not self._foot.isNull():
            self.move(self._foot - QPoint(0, self.height() + 6))
