"""A result beside another one: what to compare with, both texts, and the way from difference to difference."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.gui.look import Look
from workbench.gui.runs.diff_rows import DiffRow, folded
from workbench.gui.runs.diff_source import Comparison, Other, OtherKind, compared, others
from workbench.gui.runs.diff_text import DiffText, Side
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr, tr_n
from workbench.gui.widgets import hairline, icon_button, label, name, set_role
from workbench.model.errors import WorkbenchError
from workbench.model.run import Run


class DiffView(QWidget):
    """Shows one run's result at the right. F7 goes to the next difference, Shift+F7 to the one before."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app, self._look, self._tasks = app, look, tasks
        self._run: Run | None = None
        self._others: tuple[Other, ...] = ()
        self._rows: tuple[DiffRow, ...] = ()
        self._opened: frozenset[int] = frozenset()
        self._groups: list[range] = []
        self._at = -1
        self._generation = 0
        name(self, "runs.diff", tr("Result beside another one"))
        self.choice = QComboBox(self)
        name(self.choice, "runs.diff.with", tr("Compare with"), tr("What the result is compared with"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(20)
        self.choice.activated.connect(lambda _index: self._compare())
        self.count = label("", "muted", self)
        name(self.count, "runs.diff.count", tr("Number of changes"))
        self.before = icon_button(look, "arrow-up", self)
        name(self.before, "runs.diff.before", tr("Previous change"), tr("Previous change (Shift+F7)"))
        self.next = icon_button(look, "arrow-down", self)
        name(self.next, "runs.diff.next", tr("Next change"), tr("Next change (F7)"))
        self.before.clicked.connect(lambda: self.go(-1))
        self.next.clicked.connect(lambda: self.go(1))
        self.left, self.right = DiffText(look, Side.LEFT, self), DiffText(look, Side.RIGHT, self)
        self.left_title, self.right_title = label("", "muted", self), label("", "muted", self)
        self.note = label("", "muted", self)
        name(self.note, "runs.diff.note", tr("Why there is nothing to compare"))
        self._pages = QStackedLayout()
        self._lay_out()
        self._join_bars()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 4)
        bar.setSpacing(8)
        caption = label(tr("Compare with"), "muted", self)
        caption.setBuddy(self.choice)
        bar.addWidget(caption)
        bar.addWidget(self.choice)
        bar.addStretch(1)
        for part in (self.count, self.before, self.next):
            bar.addWidget(part)
        self.note.setWordWrap(True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note.setMargin(24)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        for title, text in ((self.left_title, self.left), (self.right_title, self.right)):
            splitter.addWidget(self._side(title, text))
        self._pages.addWidget(splitter)
        self._pages.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(hairline(self))
        layout.addLayout(self._pages, 1)

    def _side(self, title: QWidget, text: DiffText) -> QWidget:
        side = QWidget(self)
        set_role(side, "panel")
        head = QHBoxLayout()
        head.setContentsMargins(12, 4, 8, 4)
        head.addWidget(title, 1)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(hairline(side))
        layout.addWidget(text, 1)
        return side

    def _join_bars(self) -> None:
        """Both sides scroll together, by the bar at the right."""
        self.left.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for one, other in ((self.left, self.right), (self.right, self.left)):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)
            one.horizontalScrollBar().valueChanged.connect(other.horizontalScrollBar().setValue)
            one.fold_opened.connect(self._open_fold)

    def show_run(self, run: Run) -> None:
        """Compare the result of a run with what was chosen last, where there is that."""
        kind = self._chosen().kind if self._others else OtherKind.PREVIOUS
        if self._run is None or self._run.id != run.id:
            self._run = run
            self._list(others(self._app, run), kind)
        self._compare()

    def compare_with(self, kind: OtherKind) -> None:
        """Choose what to compare with."""
        if self._run is not None:
            self._list(others(self._app, self._run), kind)
            self._compare()

    def _list(self, found: tuple[Other, ...], kind: OtherKind) -> None:
        self._others = found
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItems([other.title for other in found])
            kinds = [other.kind for other in found]
            self.choice.setCurrentIndex(kinds.index(kind) if kind in kinds and kind is not OtherKind.RUN else 0)

    def _chosen(self) -> Other:
        return self._others[max(0, self.choice.currentIndex())]

    def _compare(self) -> None:
        if self._run is not None:
            self._generation += 1
            self._tasks.start(self._show(self._run, self._chosen(), self._generation), "diff")

    async def _show(self, run: Run, other: Other, generation: int) -> None:
        try:
            found = await compared(self._app, run, other)
        except WorkbenchError as error:
            found = Comparison(note=f"{error}")
        if generation == self._generation:
            self.show_comparison(found)

    def show_comparison(self, found: Comparison) -> None:
        """Show both texts, or why there are none."""
        self.left_title.setText(found.left_title)
        self.right_title.setText(found.right_title)
        self.note.setText(found.note)
        self._pages.setCurrentIndex(1 if found.note else 0)
        self._rows, self._opened, self._at = found.rows, frozenset(), -1
        self._fill()
        if self._groups:
            self.go(1)

    def _fill(self) -> None:
        shown = folded(self._rows, self._opened)
        self._groups = groups(shown)
        for text in (self.left, self.right):
            text.show_rows(shown)
        self._say_count()

    def _open_fold(self, left_line: int) -> None:
        place = self.left.verticalScrollBar().value()
        self._opened |= {left_line}
        self._fill()
        self.left.verticalScrollBar().setValue(place)

    def go(self, step: int) -> None:
        """Go to the next difference, or with -1 to the one before; after the last comes the first."""
        if self._groups:
            self._at = (self._at + step) % len(self._groups)
            for text in (self.left, self.right):
                text.mark_current(self._groups[self._at])
        self._say_count()

    def _say_count(self) -> None:
        count = len(self._groups)
        told = tr_n("{n:,} change", "{n:,} changes", count) if count else tr("No differences")
        if self._rows and self._at >= 0 and count:
            told = tr("{number} of {changes}", number=self._at + 1, changes=told)
        self.count.setText(told if self._rows else "")
        for button in (self.before, self.next):
            button.setEnabled(count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 and Shift+F7."""
        if event.key() == Qt.Key.Key_F7:
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)


def groups(rows: Sequence[DiffRow]) -> list[range]:
    """The stretches of rows that differ, one after the other."""
    found: list[range] = []
    for number, row in enumerate(rows):
        if row.differs:
            if found and found[-1].stop == number:
                found[-1] = range(found[-1].start, number + 1)
            else:
                found.append(range(number, number + 1))
    return found
