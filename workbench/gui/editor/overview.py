"""Marks beside the scroll bar's handle: where in the whole file hits, problems and changed lines are."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.editor.line_changes import ChangeKind
from workbench.gui.translation import tr
from workbench.model.problem import Severity

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit

HEIGHT = 3
_WIDTH = 4
_TOKENS = {ChangeKind.ADDED: "ok", ChangeKind.CHANGED: "run", ChangeKind.REMOVED: "err"}


class Overview(QWidget):
    """Lies on the editor's scroll bar and lets the pointer through."""

    def __init__(self, edit: "CodeEdit") -> None:
        bar = edit.verticalScrollBar()
        super().__init__(bar)
        self._edit = edit
        self.setObjectName("editor.overview")
        self.setAccessibleName(tr("Overview of the file"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._places: list[tuple[str, int, int]] = []
        self.resize(bar.size())
        bar.installEventFilter(self)
        edit.blockCountChanged.connect(self.refresh)

    def refresh(self, _count: int = 0) -> None:
        """Other things are marked, or at other places. 20,000 hits fall on a few hundred pixels."""
        places = list(dict.fromkeys(self._drawn()))
        if places != self._places:
            self._places = places
            self.update()

    def _drawn(self) -> Iterator[tuple[str, int, int]]:
        """Token, top and height of each mark; hits, of which there may be so many, are brought together first."""
        room, total = self.height() - HEIGHT, len(self._edit.mirror.lines)
        for token, line, count in self._changes():
            yield token, *self.place_of(line, count)
        for top in dict.fromkeys([line * room // total for line in self._edit.selections.found.first_lines()]):
            yield "muted", top, HEIGHT
        for token, line, count in self._problems():
            yield token, *self.place_of(line, count)

    def marks(self) -> Iterator[tuple[str, int, int]]:
        """Token, first line and number of lines of what is marked; what matters most comes last."""
        yield from self._changes()
        for line in self._edit.selections.found.first_lines():
            yield "muted", line, 1
        yield from self._problems()

    def _changes(self) -> Iterator[tuple[str, int, int]]:
        for change in self._edit.changes:
            yield _TOKENS[change.kind], change.first, max(change.count, 1)

    def _problems(self) -> Iterator[tuple[str, int, int]]:
        for line, problem in self._edit.marks.problems.items():
            yield "err" if problem.severity is Severity.ERROR else "warn", line, 1

    def place_of(self, line: int, count: int) -> tuple[int, int]:
        """Top and height of lines, in pixels."""
        total = len(self._edit.mirror.lines)
        top = line * (self.height() - HEIGHT) // total
        return top, max(count * (self.height() - HEIGHT) // total, HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: as large as the scroll bar."""
        if event.type() is QEvent.Type.Resize:
            self.resize(self._edit.verticalScrollBar().size())
            self.refresh()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw each place once."""
        painter = QPainter(self)
        for token, top, height in self._places:
            left = 0 if token in ("ok", "run") else self.width() - _WIDTH
            painter.fillRect(QRect(left, top, _WIDTH, height), self._edit.look.color(token))
