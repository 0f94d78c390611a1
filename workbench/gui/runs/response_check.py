"""What the trigger cannot read of an answer: a quiet row, and below it the problems; a click goes to the place."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.look import ICON, TABLE_ROW, Look
from workbench.gui.translation import tr, tr_n
from workbench.gui.widgets import follow, icon_button, label, name
from workbench.model.event import EventProblem

_POINTER = Qt.ItemDataRole.UserRole
_MOST_ROWS = 5


class ResponseCheck(QWidget):
    """Hidden while there are no problems. `place_requested` carries the JSON Pointer of one that was chosen."""

    place_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = ""
        name(self, "runs.check", tr("Check of the answer"))
        self.icon = QLabel(self)
        follow(look, self.icon, lambda: self.icon.setPixmap(look.icon("triangle-alert", "warn").pixmap(ICON, ICON)))
        self.title = label("", "warn", self)
        name(self.title, "runs.check.title", tr("What the trigger cannot read"))
        self.first = ElidedLabel(self)
        self.more = icon_button(look, "chevron-down", self)
        name(self.more, "runs.check.more", tr("Show all problems of the answer"), tr("Show or hide all problems"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._arrange)
        self.list = QListWidget(self)
        name(self.list, "runs.check.list", tr("Problems of the answer"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        for part in (self.icon, self.title):
            row.addWidget(part)
        row.addWidget(self.first, 1)
        row.addWidget(self.more)
        below = QVBoxLayout()
        below.setContentsMargins(32, 0, 8, 4)
        below.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addLayout(below)
        self.show_problems("", ())

    def show_problems(self, trigger: str, problems: Sequence[EventProblem]) -> None:
        """Show the problems of an answer for a trigger (`SQS`), none at all with an empty list."""
        self.list.clear()
        for problem in problems:
            self.list.addItem(self._item(problem))
        count = tr_n("{n:,} problem", "{n:,} problems", len(problems))
        self.title.setText(tr("{problems} for {trigger}", problems=count, trigger=trigger))
        self._first = problems[0].text if problems else ""
        self.more.setChecked(False)
        self.setVisible(bool(problems))
        self._arrange()

    def _item(self, problem: EventProblem) -> QListWidgetItem:
        where = problem.pointer or tr("the whole answer")
        item = QListWidgetItem(f"{problem.text}  {where}")
        item.setToolTip(tr("Go to {where}", where=where))
        item.setData(_POINTER, problem.pointer)
        item.setSizeHint(QSize(0, TABLE_ROW))
        return item

    def _arrange(self) -> None:
        opened = self.more.isChecked()
        self.list.setVisible(opened)
        self.first.show_text("" if opened else self._first)
        self.list.setFixedHeight(TABLE_ROW * min(self.list.count(), _MOST_ROWS) + 2)

    def _chosen(self, item: QListWidgetItem) -> None:
        self.place_requested.emit(item.data(_POINTER))


class ElidedLabel(QLabel):
    """A line of muted text that ends in `…` where there is no room for it; the tooltip has all of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setToolTip(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out how much of the text there is room for."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = QFontMetrics(self.font())
        self.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width()))
