"""What does not fit in the event, as a list of warnings under the text; each leads to its place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from workbench.gui.look import ROW, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, name
from workbench.model.event import EventProblem

MOST_SHOWN = 4
"""So many rows show at once; more are reached by scrolling."""

_SIDE = 8
_ROLE = Qt.ItemDataRole.UserRole


class ProblemList(QListWidget):
    """`chosen` carries the EventProblem to go to; `left` says that Escape was pressed."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        name(self, "composer.problems", tr("Problems of the event"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(14, 14))
        self.setViewportMargins(_SIDE, 0, _SIDE, 4)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        self.installEventFilter(self)
        follow(look, self, self._draw_again)
        self.hide()

    def show_problems(self, problems: Sequence[EventProblem]) -> None:
        """Show these, in the order of the text; the row that was current stays so while it is there."""
        current = self.currentRow()
        self.clear()
        for problem in problems:
            item = QListWidgetItem(self._look.icon("triangle-alert", "warn"), f"{problem.line}  {problem.text}", self)
            line, column, text = problem.line, problem.column, problem.text
            place = tr("Line {line}, column {column}: {text}", line=line, column=column, text=text)
            item.setToolTip(f"{place}\n{problem.pointer}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("Line {line}: {text}", line=line, text=text))
            item.setData(_ROLE, problem)
            item.setSizeHint(QSize(0, ROW - 4))
        self.setFixedHeight(min(max(len(problems), 1), MOST_SHOWN) * (ROW - 4) + 8)
        if problems:
            self.setCurrentRow(min(max(current, 0), len(problems) - 1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape goes back to the text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(_ROLE))

    def _draw_again(self) -> None:
        self.setFont(self._look.text_font(12))
        icon = self._look.icon("triangle-alert", "warn")
        for row in range(self.count()):
            self.item(row).setIcon(icon)
