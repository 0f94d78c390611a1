"""The JSON editor of the composer: line numbers, colours, closed pairs, and the place of a syntax error."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QResizeEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit, QTextEdit, QWidget

from workbench.base.jsontext import JsonFault
from workbench.gui.composer import json_typing
from workbench.gui.composer.exact_font import exact_font
from workbench.gui.composer.json_gutter import JsonGutter
from workbench.gui.composer.json_highlight import JsonHighlighter
from workbench.gui.composer.text_fill import TextFill
from workbench.gui.composer.text_units import exact_text, insertable, position_of
from workbench.gui.look import Look

Key = Qt.Key


class JsonEditor(QPlainTextEdit):
    """A text editor that knows JSON. `edited` comes after every change of the text, however it was made."""

    edited = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._fault: JsonFault | None = None
        self.setObjectName("composer.json")
        self.setAccessibleName("Event JSON")
        self.setAccessibleDescription("Tab indents; Escape and Tab leave the editor.")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setCursorWidth(2)
        self.setPlaceholderText("Pick a source above, or write the event as JSON.")
        self._leaving = False
        self._shown: QTextDocument | None = None
        self._fill = TextFill(self)
        self._fill.done.connect(self._filled)
        self.highlighter = JsonHighlighter(self, look)
        self.gutter = JsonGutter(self, look)
        self.blockCountChanged.connect(lambda _count: self._fit_gutter())
        self.updateRequest.connect(self._scroll_gutter)
        self.cursorPositionChanged.connect(self._cursor_moved)
        look.changed.connect(self._draw_again)
        self.show_document(self.new_document("{}\n"))
        self._draw_again()

    def new_document(self, text: str) -> QTextDocument:
        """A document of its own, with its own undo history, that this editor can show."""
        document = QTextDocument(self)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDefaultFont(exact_font(self._look))
        document.setDocumentMargin(8)
        document.setPlainText(insertable(text))
        return document

    def show_document(self, document: QTextDocument) -> None:
        """Edit `document` from now on."""
        self._fill.finish()
        if self._shown is not None:
            self._shown.contentsChanged.disconnect(self._contents_changed)
        self._shown = document
        self.setDocument(document)
        document.contentsChanged.connect(self._contents_changed)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance(" ") * len(json_typing.INDENT))
        self._fit_gutter()
        self.show_fault(None)

    def text(self) -> str:
        """The text exactly as typed; of a long one that is still being put in, the whole."""
        return exact_text(self.document()) if self._fill.busy is None else self._fill.text

    @property
    def filling(self) -> bool:
        """Whether a long text is still being put in; nothing can be typed so long."""
        return self._fill.busy is not None

    def replace_text(self, text: str) -> None:
        """Put `text` in place of all there is, as one edit that undo takes back; long texts come in slices."""
        cursor = self.textCursor()
        cursor.setPosition(0)
        self.setTextCursor(cursor)
        self._fill.replace(self.document(), insertable(text))
        self.setReadOnly(self.filling)
        if not self.filling:
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def finish(self) -> None:
        """Put in at once what is left of a long text."""
        self._fill.finish()

    def _filled(self) -> None:
        self.setReadOnly(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.edited.emit()

    def show_fault(self, fault: JsonFault | None) -> None:
        """Underline the place where the text stops being JSON; None takes the mark away."""
        self._fault = fault
        self.gutter.mark(0 if fault is None else fault.line)
        self.setExtraSelections(self._selections())

    def jump(self, line: int, column: int) -> None:
        """Move the cursor to a place, both from 1, and the focus into the text."""
        cursor = self.textCursor()
        cursor.setPosition(position_of(self.document(), line, column))
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def visible_lines(self, area: QRect) -> Iterator[tuple[int, int, int]]:
        """Number (from 1), top and height in pixels of each line that shows in `area`."""
        # The last block's own height has the document's margin in it.
        height = self.fontMetrics().lineSpacing()
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > area.bottom():
                return
            yield block.blockNumber() + 1, round(box.top()), height
            block = block.next()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pairs, indentation, and Escape-Tab to leave; everything else as usual."""
        leaving, self._leaving = self._leaving, False
        if event.key() == Key.Key_Escape:
            self._leaving = True
            event.ignore()
        elif leaving and event.key() in (Key.Key_Tab, Key.Key_Backtab):
            self.setTabChangesFocus(True)
            self.focusNextPrevChild(event.key() == Key.Key_Tab)
            self.setTabChangesFocus(False)
        elif not self._typed(event):
            super().keyPressEvent(event)

    def _typed(self, event: QKeyEvent) -> bool:
        """Whether the key meant more than itself, and was dealt with."""
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if modifiers or self.isReadOnly():
            return False
        cursor = self.textCursor()
        match event.key():
            case Key.Key_Return | Key.Key_Enter:
                json_typing.new_line(cursor)
            case Key.Key_Tab | Key.Key_Backtab:
                self._tab(cursor, out=event.key() == Key.Key_Backtab)
                return True
            case Key.Key_Backspace:
                if not json_typing.backspace(cursor):
                    return False
            case _:
                if not event.text() or not json_typing.type_character(cursor, event.text()):
                    return False
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _tab(self, cursor: QTextCursor, *, out: bool) -> None:
        if out or cursor.selection().toPlainText().count("\n"):
            json_typing.shift_lines(cursor, out=out)
        else:
            cursor.insertText(json_typing.INDENT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the gutter as high as the text."""
        super().resizeEvent(event)
        self._place_gutter()

    def _contents_changed(self) -> None:
        if self._fault is not None:
            self.show_fault(None)
        self.edited.emit()

    def _cursor_moved(self) -> None:
        self.setExtraSelections(self._selections())
        self.gutter.update()

    def _fit_gutter(self) -> None:
        self.setViewportMargins(self.gutter.wanted_width(), 0, 0, 0)
        self._place_gutter()

    def _place_gutter(self) -> None:
        area = self.contentsRect()
        self.gutter.setGeometry(area.left(), area.top(), self.gutter.wanted_width(), area.height())

    def _scroll_gutter(self, area: QRect, dy: int) -> None:
        if dy:
            self.gutter.scroll(0, dy)
        else:
            self.gutter.update(0, area.y(), self.gutter.width(), area.height())

    def _draw_again(self) -> None:
        self.setFont(exact_font(self._look))
        self.gutter.setFont(exact_font(self._look, 12))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._look.color("editor"))
        palette.setColor(QPalette.ColorRole.Text, self._look.color("text"))
        self.setPalette(palette)
        QTimer.singleShot(0, self, self._fit_gutter)
        self.setExtraSelections(self._selections())

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        current = QTextEdit.ExtraSelection()
        line = QTextCharFormat()
        line.setBackground(self._look.color("hover"))
        line.setProperty(QTextCharFormat.Property.FullWidthSelection, True)
        cursor = self.textCursor()
        cursor.clearSelection()
        current.format, current.cursor = line, cursor
        return [current] if self._fault is None else [current, self._underline(self._fault)]

    def _underline(self, fault: JsonFault) -> QTextEdit.ExtraSelection:
        start = position_of(self.document(), fault.line, fault.column)
        block: QTextBlock = self.document().findBlock(start)
        cursor = QTextCursor(block)
        cursor.setPosition(start)
        if start == block.position() + block.length() - 1 and start > block.position():
            cursor.movePosition(QTextCursor.MoveOperation.Left)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
        squiggle = QTextCharFormat()
        squiggle.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        squiggle.setUnderlineColor(self._look.color("err"))
        selection = QTextEdit.ExtraSelection()
        selection.format, selection.cursor = squiggle, cursor
        return selection
