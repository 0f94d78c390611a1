"""The console: what was asked of a function that stands still and what came of it, and the line to ask in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.app.stores.debug import MOST_LINES, ConsoleLine, DebugStore
from workbench.gui.look import Look
from workbench.gui.models.values import shortened
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, name, set_role
from workbench.model.debug import StackFrame

PROMPT = "> "
_MOST_CHARACTERS = 10_000
"""Of one answer; Qt lays a line out as a whole."""
_CODE_PX = 12


def field_row(field: QLineEdit) -> QHBoxLayout:
    """A field below a list, with a little air around."""
    row = QHBoxLayout()
    row.setContentsMargins(8, 6, 8, 6)
    row.addWidget(field)
    return row


class ConsoleField(QLineEdit):
    """One line; Up and Down go through what was asked before. `asked` carries the text."""

    asked = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: list[str] = []
        self._place = 0
        name(self, "debug.console.field", tr("Evaluate in the chosen call"))
        self.setFont(look.code_font(_CODE_PX))
        self.returnPressed.connect(self._ask)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Up and Down."""
        if event.key() == Qt.Key.Key_Up:
            self._go(-1)
        elif event.key() == Qt.Key.Key_Down:
            self._go(1)
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        self._place = min(max(self._place + step, 0), len(self._before))
        self.setText(self._before[self._place] if self._place < len(self._before) else "")

    def _ask(self) -> None:
        text = self.text().strip()
        if not text or self.isReadOnly():
            return
        self._before = [*(one for one in self._before if one != text), text]
        self._place = len(self._before)
        self.clear()
        self.asked.emit(text)


class Console(QWidget):
    """Follows the store's lines. `asked` carries what is to be evaluated."""

    asked = Signal(str)

    def __init__(self, store: DebugStore, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._look = look
        self._shown: tuple[ConsoleLine, ...] = ()
        self.text = QPlainTextEdit(self)
        name(self.text, "debug.console", tr("Console"))
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTabChangesFocus(True)
        self.text.setFont(look.code_font(_CODE_PX))
        self.text.document().setDocumentMargin(8)
        self.text.setWordWrapMode(self.text.wordWrapMode().WrapAnywhere)
        self.field = ConsoleField(look, self)
        self.field.asked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addLayout(field_row(self.field))
        self.setFocusProxy(self.field)
        set_role(self, "editor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.destroyed.connect(store.console_changed.connect(lambda _told: self._show()))
        follow(look, self, self._show_again)

    def show_frame(self, frame: StackFrame | None) -> None:
        """Say where the next expression is evaluated; none is taken while nothing stands still."""
        self.field.setReadOnly(frame is None)
        text = tr("Evaluate in {name}", name=frame.name) if frame is not None else tr("The code runs")
        self.field.setPlaceholderText(text)

    def _show(self) -> None:
        lines, known = self._store.console, len(self._shown)
        if lines[:known] != self._shown or len(lines) >= MOST_LINES:
            self._show_again()
            return
        for line in lines[known:]:
            self._add(line)
        self._shown = lines
        self._to_the_end()

    def _show_again(self) -> None:
        self.text.clear()
        for line in self._store.console:
            self._add(line)
        self._shown = self._store.console
        self._to_the_end()

    def _add(self, line: ConsoleLine) -> None:
        look = QTextCharFormat()
        look.setForeground(self._look.color("muted" if line.asked else "err" if line.failed else "text"))
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self.text.document().isEmpty():
            cursor.insertBlock()
        prompt = PROMPT if line.asked else ""
        cursor.insertText(f"{prompt}{shortened(line.text, _MOST_CHARACTERS)}", look)

    def _to_the_end(self) -> None:
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.maximum())
