"""The parameters of the call that the cursor is in, above the line; the one that is given now stands out."""

from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from workbench.gui.editor.language_asking import Asking
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import name
from workbench.model.code import CallHint

_REST_MS = 60
_WIDEST = 560
_SIDE = 8
_LONGEST = 160
"""Characters of the documentation: a line and a half says whether it is the right function."""


class HintFrame(QFrame):
    """Shows one call; the keyboard stays where it is."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.ToolTip)
        self._look = look
        name(self, "editor.hint", tr("Parameters"))
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.call = QLabel(self)
        self.about = QLabel(self)
        self.call.setTextFormat(Qt.TextFormat.RichText)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setProperty("role", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDE, 4, _SIDE, 4)
        self._column.setSpacing(4)
        for part in (self.call, self.about):
            part.setWordWrap(True)
            self._column.addWidget(part)

    def show_hint(self, hint: CallHint, caret: QRect) -> None:
        """Show `hint` above a caret in global coordinates, or below where there is no room."""
        self.call.setFont(self._look.code_font(12))
        self.call.setText(self._written(hint))
        text = hint.documentation.replace("``", "")
        self.about.setText(text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…")
        self.about.setVisible(bool(text))
        self.setAccessibleDescription(f"{hint.name}({', '.join(hint.parameters)})")
        self._fit(hint, caret)
        self.show()

    def _written(self, hint: CallHint) -> str:
        accent, text, muted = (self._look.color(token).name() for token in ("accent", "text", "muted"))
        parts = [
            f'<b style="color: {accent}">{escape(one)}</b>' if index == hint.current else escape(one)
            for index, one in enumerate(hint.parameters)
        ]
        inside = ", ".join(parts)
        return f'<span style="color: {muted}"><span style="color: {text}">{escape(hint.name)}</span>({inside})</span>'

    def _fit(self, hint: CallHint, caret: QRect) -> None:
        plain = f"{hint.name}({', '.join(hint.parameters)})"
        # Bold letters of this font are as wide as others.
        width = self.call.fontMetrics().horizontalAdvance(plain) + 4
        if self.about.isVisibleTo(self):
            width = max(width, self.about.fontMetrics().horizontalAdvance(self.about.text()) + 4)
        width = min(width, _WIDEST)
        for part in (self.call, self.about):
            part.setFixedSize(width, max(part.heightForWidth(width), 0))
        self.setFixedSize(self._column.totalSizeHint())
        screen = self.screen().availableGeometry()
        top = caret.top() - 4 - self.height()
        if top < screen.top():
            top = caret.bottom() + 4
        self.move(QPoint(max(screen.left(), min(caret.left(), screen.right() - self.width())), top))


class ParameterHint(QObject):
    """Shows the call at one editor's cursor: after `(` and `,`, and as long as the cursor stays in it."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking.edit)
        self._asking = asking
        self._edit = asking.edit
        self._wanted = False
        self.frame = HintFrame(self._edit.look, self._edit)
        self.frame.hide()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.open)
        self._edit.installEventFilter(self)
        self._edit.cursorPositionChanged.connect(self._moved)
        self._edit.verticalScrollBar().valueChanged.connect(lambda _value: self.close())
        self._edit.look.changed.connect(self.close)

    def open(self) -> None:
        """Ask for the call at the cursor and show it, or take away what shows when there is none."""
        self._wanted = True
        self._asking.ask(lambda known, at, texts: known.hint(at, texts), self._show, lambda _error: self.close())

    def close(self) -> None:
        """Take it away."""
        self._wanted = False
        self._rest.stop()
        self.frame.hide()

    def _show(self, hint: CallHint | None) -> None:
        if hint is None:
            self.close()
        elif self._wanted:
            box = self._edit.cursorRect()
            self.frame.show_hint(hint, QRect(self._edit.viewport().mapToGlobal(box.topLeft()), box.size()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: brackets and commas open it, Escape and leaving close it."""
        if event.type() is QEvent.Type.FocusOut:
            self.close()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.text() in ("(", ","):
                self._wanted = True
                self._rest.start()
            elif event.key() == Qt.Key.Key_Escape and self.frame.isVisible():
                self.close()
                return True
        return False

    def _moved(self) -> None:
        if self.frame.isVisible() or self._wanted:
            self._rest.start()
