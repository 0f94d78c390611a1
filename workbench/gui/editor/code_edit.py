"""The code editor's text: gutter, current line, brackets, colours, and keys that know about code."""

from pygments.lexer import Lexer
from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from workbench.gui.editor import editing, keys
from workbench.gui.editor.carets import Carets
from workbench.gui.editor.code_keys import CodeKeys, is_windows_own
from workbench.gui.editor.code_text import CodeText
from workbench.gui.editor.column_drag import ColumnDrag
from workbench.gui.editor.fold_notes import paint_folds
from workbench.gui.editor.folding import Folding
from workbench.gui.editor.gutter import Gutter
from workbench.gui.editor.laid_text import LaidText
from workbench.gui.editor.languages import Language
from workbench.gui.editor.line_changes import LineChange
from workbench.gui.editor.marks import Marks
from workbench.gui.editor.overview import Overview
from workbench.gui.editor.selections import Selections
from workbench.gui.editor.utf16 import to_characters, to_units
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr

_ABOVE = 4
"""Pixels between the breadcrumb and the first line."""


class CodeEdit(LaidText):
    """A view of one file's text, which other views may show too. Lines and columns count from 0, in characters."""

    run_requested = Signal(str)
    zoom_requested = Signal(int)

    def __init__(
        self, look: Look, tasks: GuiTasks, parent: QWidget | None = None, body: CodeText | None = None
    ) -> None:
        super().__init__(parent)
        self.look = look
        self.body = body if body is not None else CodeText(look, tasks, self)
        self.setDocument(self.body.whole())
        self.body.shown_in(self)
        self.mirror = self.body.mirror
        self.highlighter = self.body.highlighter
        self.marks_current_line = True
        self.gutter = Gutter(self)
        self.selections = Selections(self)
        self.carets = Carets(self)
        ColumnDrag(self)
        self.folding = Folding(self)
        self.changes: tuple[LineChange, ...] = ()
        self.overview = Overview(self)
        self._keys = CodeKeys(self)
        self._formatting = False
        self._set_up()
        self._connect()

    def _set_up(self) -> None:
        self.setObjectName("editor.text")
        self.setAccessibleName(tr("Code"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(False)
        self.setCursorWidth(2)
        self.set_font_size(13)

    def _connect(self) -> None:
        # Queued: it comes from the middle of a change, where new margins would lay half-changed text out and crash.
        self.blockCountChanged.connect(self._fit_gutter, Qt.ConnectionType.QueuedConnection)
        self.updateRequest.connect(self._scrolled)
        self.cursorPositionChanged.connect(self._refresh_marks)
        # Tells that a selection came or went, also where the cursor stayed.
        self.copyAvailable.connect(self._refresh_marks)
        self.highlighter.changed.connect(self._format_visible)
        self.highlighter.lexed.connect(self._format_lexed)
        self.folding.changed.connect(self._format_visible)
        self.folding.changed.connect(self.gutter.update)
        self.body.loaded.connect(self._text_loaded)
        self.body.marks_changed.connect(self._marks_changed)
        self.verticalScrollBar().valueChanged.connect(self._format_visible)
        self.verticalScrollBar().valueChanged.connect(self.selections.scrolled)
        self.look.changed.connect(self._refresh_marks)

    # -- text ------------------------------------------------------------------------------------

    def load(self, text: str, language: Language, lexer: Lexer | None) -> None:
        """Show `text` as a file's saved text; the undo history begins here."""
        self.body.load(text, language, lexer)

    def _text_loaded(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._set_tab_width()
        self.folding.forget()
        self._fit_gutter()

    @property
    def language(self) -> Language:
        """What the text is written in."""
        return self.body.language

    @property
    def unit(self) -> str:
        """One step of indentation."""
        return self.body.unit

    @property
    def marks(self) -> Marks:
        """What is marked beside lines."""
        return self.body.marks

    def _set_tab_width(self) -> None:
        blanks = 4 if self.unit == "\t" else len(self.unit)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance(" ") * blanks)

    def replace_text(self, text: str) -> None:
        """Make the whole text `text` as one edit that can be undone; cursor and scroll position stay."""
        line, column = self.position()
        top = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.go_to(line, column)
        self.verticalScrollBar().setValue(top)

    @property
    def text(self) -> str:
        """The whole text."""
        return self.mirror.text

    def position(self) -> tuple[int, int]:
        """Line and column of the cursor."""
        cursor = self.textCursor()
        line = min(cursor.blockNumber(), len(self.mirror.lines) - 1)  # a text is being loaded that Qt splits further
        return line, to_characters(self.mirror.lines[line], cursor.positionInBlock())

    def go_to(self, line: int, column: int = 0) -> None:
        """Put the cursor there (or as near as the text allows), in the middle when it was out of sight."""
        line = min(max(line, 0), len(self.mirror.lines) - 1)
        self.show_cursor(self.cursor_at(line, min(max(column, 0), len(self.mirror.lines[line]))))

    def show_cursor(self, cursor: QTextCursor) -> None:
        """Make `cursor` the text cursor, unfolded, in the middle when its line was out of sight."""
        self.folding.reveal(cursor.blockNumber())
        seen = self.viewport().rect().contains(self.cursorRect(cursor))
        self.setTextCursor(cursor)
        if not seen:
            self.centerCursor()

    def document(self) -> QTextDocument:
        """Qt: the document, with all lines in it. Painting asks `body` for it, which waits for none."""
        self.body.whole()
        return super().document()

    def cursor_at(self, line: int, column: int) -> QTextCursor:
        """A cursor at a place of the text, or at its line's end when that is before."""
        self.body.filling.reach(line)
        block = self.body.document().findBlockByNumber(line)
        cursor = QTextCursor(block)
        cursor.setPosition(
            block.position() + min(to_units(self.mirror.lines[line], column), max(block.length() - 1, 0))
        )
        return cursor

    def select_line(self, line: int) -> None:
        """Select a whole line with its end."""
        cursor = self.cursor_at(line, 0)
        cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
        if cursor.blockNumber() == line:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def toggle_comment(self) -> None:
        """Comment the selected lines out, or in again."""
        if not self.isReadOnly():
            editing.change_lines(self, lambda lines: keys.comment_toggled(lines, self.language.comment))

    def set_marks(self, marks: Marks) -> None:
        """Show other marks, in all views of the text."""
        self.body.set_marks(marks)

    def _marks_changed(self) -> None:
        self.selections.refresh()
        self.gutter.update()
        self.overview.refresh()

    def show_changes(self, changes: tuple[LineChange, ...]) -> None:
        """Show which lines have changed."""
        if changes != self.changes:
            self.changes = changes
            self.gutter.update()
            self.overview.refresh()

    def set_font_size(self, size_px: int) -> None:
        """Use the code font at this size."""
        self.setFont(self.look.code_font(size_px))
        self._set_tab_width()
        self._fit_gutter()

    # -- what shows ------------------------------------------------------------------------------

    def _format_visible(self, *_ignored: object) -> None:
        # Laying formats out emits scroll-bar changes, which would come back here.
        if self._formatting:
            return
        self._formatting = True
        for block in list(self.blocks_from_top()):
            self.highlighter.format_blocks(block, block.__eq__)
        self._formatting = False

    def _format_lexed(self, first: int, last: int) -> None:
        """Lines out of sight are formatted when they come into it."""
        bottom = self.cursorForPosition(self.viewport().rect().bottomLeft()).blockNumber()
        if self.firstVisibleBlock().blockNumber() <= last and first <= bottom + 1:
            self._format_visible()

    def _fit_gutter(self, _count: int = 0) -> None:
        width = self.gutter.width_needed()
        if self.viewportMargins().left() != width:
            self.setViewportMargins(width, _ABOVE, 0, 0)
        self._place_gutter()

    def _place_gutter(self) -> None:
        area = self.contentsRect()
        height = area.height() - _ABOVE
        self.gutter.setGeometry(QRect(area.left(), area.top() + _ABOVE, self.gutter.width_needed(), height))

    def _scrolled(self, area: QRect, dy: int) -> None:
        if dy:
            self.gutter.scroll(0, dy)
        else:
            self.gutter.update(0, area.y(), self.gutter.width(), area.height())

    def _refresh_marks(self, _selected: bool = False) -> None:
        self.selections.refresh()
        self.gutter.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the gutter is as high as the text, and more lines may show."""
        super().resizeEvent(event)
        self._place_gutter()
        self._format_visible()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: matches and problems are marked on the lines that show only."""
        super().paintEvent(event)
        self.selections.paint_over(self.viewport(), event.rect())
        paint_folds(self)

    # -- keys ------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Qt: Tab edits and does not leave the text; the window's commands keep their keys."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_windows_own(event):
            event.ignore()
            return False
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Tab:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: keys at several carets, then keys that know about code; all others are Qt's, which sees no folds."""
        place = self.textCursor().position()
        if self.carets.handled(event):
            event.accept()
        elif self.isReadOnly() or not self._keys.handled(event):
            super().keyPressEvent(event)
            self.folding.step_out(forward=self.textCursor().position() > place)
        else:
            event.accept()
            self.ensureCursorVisible()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: with Alt a click adds a caret or takes it away, without it there is one again."""
        alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alone and event.button() is Qt.MouseButton.LeftButton:
            self.carets.toggle(event.position().toPoint())
            return
        self.carets.clear()
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: with Ctrl the wheel changes the size of the text."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
