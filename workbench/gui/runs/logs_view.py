"""The Logs tab: a filter, the lines of one run as they come, and how many were left out."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QStackedLayout, QVBoxLayout, QWidget

from workbench.engine.loglines import tail_lines
from workbench.gui.look import Look
from workbench.gui.models.log_lines import LogLines, matches
from workbench.gui.runs.empty_state import EmptyState
from workbench.gui.runs.log_text import LogText
from workbench.gui.translation import tr, tr_n
from workbench.gui.widgets import clearable, hairline, icon_button, label, name, push_button, set_role
from workbench.model.invoke import LogLine

BATCH_MS = 33
BATCH_LINES = 1_500
"""At most so many lines a batch: about 10 ms of work."""


class LogsView(QWidget):
    """Shows the log of one run at a time; `max_lines` is asked for with each."""

    def __init__(
        self, look: Look, invoke: QAction, max_lines: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._max_lines = max_lines
        self._lines = LogLines(max_lines())
        self._earlier = 0
        self._tail_grew = False
        self._waiting: deque[LogLine] = deque(maxlen=max_lines())
        self.text = LogText(look, self)
        self.filter = QLineEdit(self)
        name(self.filter, "runs.logs.filter", tr("Filter log lines"))
        self.filter.setPlaceholderText(tr("Filter lines"))
        clearable(self.filter)
        self.filter.setMaximumWidth(280)
        self.filter.textChanged.connect(lambda _text: self._show_again())
        self.count = label("", "muted", self)
        name(self.count, "runs.logs.count", tr("Number of log lines"))
        self.newest = push_button(tr("Newest"), "link", self)
        name(self.newest, "runs.logs.newest", tr("Go to the newest line"), tr("Go to the newest line and stay there"))
        self.newest.clicked.connect(self.text.follow_end)
        self.newest.hide()
        self.text.following_changed.connect(lambda following: self.newest.setVisible(not following))
        self.tail = QCheckBox(tr("Tail"), self)
        name(
            self.tail,
            "runs.logs.tail",
            tr("Tail of the log"),
            tr("The last 4 KB, as Lambda returns them with LogType=Tail"),
        )
        self.tail.toggled.connect(lambda _on: self._show_again())
        self.copy = icon_button(look, "copy", self)
        name(self.copy, "runs.logs.copy", tr("Copy the log"), tr("Copy the lines that are shown"))
        self.copy.clicked.connect(self._copy)
        self.empty = EmptyState(look, "runs.logs.empty", invoke, self)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._page())
        self._timer = QTimer(self)
        self._timer.setInterval(BATCH_MS)
        self._timer.timeout.connect(self._batch)
        look.changed.connect(self._show_again)

    def _page(self) -> QWidget:
        page = QWidget(self)
        set_role(page, "panel")
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 4)
        bar.setSpacing(8)
        bar.addWidget(self.filter, 1)
        bar.addWidget(self.count)
        bar.addStretch(1)
        bar.addWidget(self.newest)
        bar.addWidget(self.tail)
        bar.addWidget(self.copy)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(hairline(page))
        layout.addWidget(self.text, 1)
        return page

    @property
    def shown_lines(self) -> int:
        """How many lines there are, whether they match the filter or not."""
        return len(self._lines)

    def show_nothing(self, title: str, detail: str) -> None:
        """Show why there is no log."""
        self.show_lines(())
        self.empty.say(title, detail)
        self._stack.setCurrentIndex(0)

    def show_lines(self, lines: Iterable[LogLine], dropped: int = 0, *, tail: bool = False) -> None:
        """Show another run's lines; `dropped` were written before them and not kept. `tail` is where the switch is."""
        self._switch(tail)
        self._lines = LogLines(self._max_lines())
        self._earlier = dropped
        self._lines.extend(lines)
        self._show_again()
        self._stack.setCurrentIndex(1)

    def append(self, line: LogLine) -> None:
        """One more line of the run that is shown; it is painted with the next batch."""
        self._lines.extend((line,))
        if self.tail.isChecked():
            self._tail_grew = True
        elif matches(line, self.filter.text()):
            self._waiting.append(line)
        if not self._timer.isActive():
            self._timer.start()

    def flush(self) -> None:
        """Paint what has come since the last batch."""
        self._batch()

    def show_tail(self) -> None:
        """Turn the switch on, for a run that has ended and asked for it."""
        self.tail.setChecked(True)

    def _switch(self, tail: bool) -> None:
        blocked = self.tail.blockSignals(True)
        self.tail.setChecked(tail)
        self.tail.blockSignals(blocked)

    def _wanted(self) -> list[LogLine]:
        words = self.filter.text()
        if self.tail.isChecked():
            return [line for line in tail_lines(self._lines) if matches(line, words)]
        return self._lines.matching(words)

    def _show_again(self) -> None:
        self._tail_grew = False
        self.text.start_over(self._max_lines())
        self._waiting = deque(self._wanted(), maxlen=self._max_lines())
        self._batch()
        if self._waiting:
            self._timer.start()

    def _batch(self) -> None:
        if self._tail_grew:
            self._show_again()
            return
        batch = [self._waiting.popleft() for _ in range(min(BATCH_LINES, len(self._waiting)))]
        self.text.add(batch)
        self._say_count()
        if not self._waiting:
            self._timer.stop()

    def _say_count(self) -> None:
        text = tr_n("{n:,} line", "{n:,} lines", self._lines.total)
        if self.tail.isChecked():
            text += f" · {tr('last 4 KB')}"
        elif missing := self._earlier + self._lines.dropped:
            text += f" · {tr('{n:,} earlier not kept', n=missing)}"
        self.count.setText(text)

    def _copy(self) -> None:
        lines = self._wanted()
        QGuiApplication.clipboard().setText("\n".join(line.text for line in lines))
