"""The JSON editor of the composer: line numbers, colours, closed pairs, folds, and what is wrong at its place."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from workbench.base.json_edit import TextEdit
from workbench.base.jsontext import JsonFault
from workbench.gui.composer import json_typing
from workbench.gui.composer.exact_font import exact_font
from workbench.gui.composer.held_keys import HeldKeys
from workbench.gui.composer.json_completion import Completion
from workbench.gui.composer.json_edits import put_edits
from workbench.gui.composer.json_find import JsonFind
from workbench.gui.composer.json_fold import Folding
from workbench.gui.composer.json_gutter import JsonGutter
from workbench.gui.composer.json_hidden import shown_in
from workbench.gui.composer.json_highlight import JsonHighlighter
from workbench.gui.composer.json_hover import Hover
from workbench.gui.composer.json_keys import JsonKeys
from workbench.gui.composer.json_marks import JsonMarks
from workbench.gui.composer.json_menu import context_menu
from workbench.gui.composer.json_notes import paint_notes
from workbench.gui.composer.text_document import make_document
from workbench.gui.composer.text_fill import TextFill
from workbench.gui.composer.text_history import make_room
from workbench.gui.composer.text_lines import insert_pieces, text_lines
from workbench.gui.composer.text_pieces import pieces
from workbench.gui.composer.text_units import exact_range, exact_text, insertable, position_of
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.model.event import EventProblem


class JsonEditor(QPlainTextEdit):
    """A text editor that knows JSON. `edited` comes after every change of the text, however it was made.

    Long lines are cut for display: lines and columns of its interface are those of the text.
    """

    edited = Signal()
    typed = Signal(str)
    find_requested = Signal(bool)
    find_again = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.setObjectName("composer.json")
        self.setAccessibleName(tr("Event JSON"))
        self.setAccessibleDescription(tr("Tab indents; Escape and Tab leave the editor."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setCursorWidth(2)
        self.setPlaceholderText(tr("Pick a source above, or write the event as JSON."))
        self._shown: QTextDocument | None = None
        self._text = (-1, "")
        self._fill = TextFill(self, cuts_lines=True)
        self._fill.done.connect(self._filled)
        self._held = HeldKeys(self)
        self._keys = JsonKeys(self)
        self.folding = Folding(self)
        self.highlighter = JsonHighlighter(self, look)
        self.gutter = JsonGutter(self, look)
        self.marks = JsonMarks(self, look)
        self.find_bar = JsonFind(self)
        self.completion = Completion(self)
        self.hover = Hover(self)
        self.cursorPositionChanged.connect(self.marks.refresh)
        self.verticalScrollBar().valueChanged.connect(self.marks.scrolled)
        look.changed.connect(self._draw_again)
        self.show_document(self.new_document("{}\n"))
        self._draw_again()

    # -- the text --------------------------------------------------------------------------------

    def new_document(self, text: str) -> QTextDocument:
        """A document of its own, with its own undo history, that this editor can show."""
        return make_document(text, exact_font(self.look), self)

    def show_document(self, document: QTextDocument) -> None:
        """Edit `document` from now on."""
        self._fill.finish()
        if self._shown is not None:
            self._shown.contentsChanged.disconnect(self._contents_changed)
        self._shown, self._text = document, (-1, "")
        self.setDocument(document)
        self.folding.watch(document)
        self.completion.trails.watch(document)
        document.contentsChanged.connect(self._contents_changed)
        self.setTabStopDistance(self.fontMetrics().horizontalAdvance(" ") * len(json_typing.INDENT))
        self.gutter.fit()
        self.marks.forget()
        self._mark_gutter()

    def text(self) -> str:
        """The text exactly as typed; of a long one that is still being put in, the whole."""
        if self._fill.busy is not None:
            return self._fill.text
        if self._text[0] != self.document().revision():
            self._text = (self.document().revision(), exact_text(self.document()))
        return self._text[1]

    @property
    def filling(self) -> bool:
        """Whether a long text is still being put in; what is typed meanwhile comes after it."""
        return self._fill.busy is not None

    def replace_text(self, text: str) -> None:
        """Put `text` in place of all there is, as one edit that undo takes back; long texts come in slices."""
        self.folding.unfold_all()
        cursor = self.textCursor()
        cursor.setPosition(0)
        self.setTextCursor(cursor)
        self._fill.finish()
        make_room(self.document(), text.count("\n") + 1)
        self._fill.replace(self.document(), insertable(text))
        self.setReadOnly(self.filling)
        if not self.filling:
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def apply_edits(self, edits: Sequence[TextEdit]) -> None:
        """Make `edits` of `text()`, of which no two overlap, as one step of undo; cursor, scroll and folds stay."""
        if edits and not self.filling:
            down, right = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
            put_edits(self.document(), self.text(), edits)
            self.verticalScrollBar().setValue(down)
            self.horizontalScrollBar().setValue(right)

    def finish(self) -> None:
        """Put in at once what is left of a long text."""
        self._fill.finish()

    def _filled(self) -> None:
        self.setReadOnly(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.edited.emit()
        self._held.let_go()

    def _contents_changed(self) -> None:
        self._text = (-1, "")
        self.marks.edited()
        self._mark_gutter()
        self.edited.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Qt: what is copied is the text as typed."""
        cursor, data = self.textCursor(), QMimeData()
        data.setText(exact_range(self.document(), cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: what is pasted comes in as it is, long lines cut for display."""
        if source.hasText() and not self.isReadOnly():
            cursor = self.textCursor()
            insert_pieces(cursor, pieces(insertable(source.text())))
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    # -- what is wrong ---------------------------------------------------------------------------

    def show_fault(self, fault: JsonFault | None) -> None:
        """Underline the place where the text stops being JSON; None takes the mark away."""
        self.marks.show_fault(fault)
        self._mark_gutter()

    def show_problems(self, problems: Sequence[EventProblem]) -> None:
        """Underline what does not fit, as warnings; an empty sequence takes the marks away."""
        self.marks.show_problems(problems)
        self._mark_gutter()

    def _mark_gutter(self) -> None:
        fault = self.marks.fault
        self.gutter.mark(0 if fault is None else fault.line)
        self.gutter.warn((problem.line, problem.text) for problem in self.marks.problems)

    def jump(self, line: int, column: int) -> None:
        """Move the cursor to a place, both from 1, unfold it, and move the focus into the text."""
        cursor = self.textCursor()
        cursor.setPosition(position_of(self.document(), line, column))
        self.folding.reveal(cursor.block())
        self.setTextCursor(cursor)
        self.centerCursor()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- lines -----------------------------------------------------------------------------------

    def line_of(self, block: QTextBlock) -> int:
        """The line, from 1, that a block belongs to."""
        return text_lines(self.document()).line_of(block.blockNumber()) + 1

    def begins_line(self, block: QTextBlock) -> bool:
        """Whether a block is the first piece of its line."""
        return not text_lines(self.document()).is_break(block.blockNumber())

    def visible_blocks(self, area: QRect) -> Iterator[tuple[QTextBlock, int, int]]:
        """Each block that shows in `area`, its top and height in pixels."""
        return shown_in(self, area)

    def visible_lines(self, area: QRect) -> Iterator[tuple[int, int, int]]:
        """Number (from 1), top and height in pixels of each line that shows in `area`."""
        return ((self.line_of(block), top, height) for block, top, height in self.visible_blocks(area))

    # -- events ----------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Qt: keys that find and fold are the editor's while it has the focus, not the window's."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.are_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: keys that know about JSON; all others are Qt's, which does not see that lines are hidden."""
        if self.filling and self._held.take(event):
            return
        revision, place = self.document().revision(), self.textCursor().position()
        if not self._keys.handled(event):
            super().keyPressEvent(event)
            if self.document().revision() == revision:
                self.folding.step_out(forward=self.textCursor().position() > place)
        if event.text() and self.document().revision() != revision:
            self.typed.emit(event.text())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: its own menu, with what folds and finds."""
        context_menu(self).popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: behind folded lines stands what is hidden."""
        super().paintEvent(event)
        paint_notes(self, event.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the gutter as high as the text."""
        super().resizeEvent(event)
        self.gutter.place()

    def _draw_again(self) -> None:
        self.setFont(exact_font(self.look))
        self.gutter.setFont(exact_font(self.look, 12))
        palette = self.palette()
        for role, token in ((QPalette.ColorRole.Base, "editor"), (QPalette.ColorRole.Text, "text")):
            palette.setColor(role, self.look.color(token))
        self.setPalette(palette)
        QTimer.singleShot(0, self, self.gutter.fit)
        self.marks.refresh()
