"""One text that editors show: its document, lines, colours, marks and folds. Two views of a file share it."""

from typing import TYPE_CHECKING

from pygments.lexer import Lexer
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout
from shiboken6 import isValid

from workbench.gui.editor import keys
from workbench.gui.editor.filling import Filling
from workbench.gui.editor.highlighter import Highlighter
from workbench.gui.editor.languages import PLAIN_TEXT, Language
from workbench.gui.editor.marks import Marks
from workbench.gui.editor.mirror import LineMirror
from workbench.gui.editor.text_change import put_lines, stay
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit


class CodeText(QObject):
    """Text, undo and whether it is modified are the document's, so they are one for all views of it.

    Qt lays a document out once: hidden lines and the width of wrapped ones are one for all views too.
    """

    loaded = Signal()
    marks_changed = Signal()
    folds_changed = Signal()

    def __init__(self, look: Look, tasks: GuiTasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = QTextDocument(self)
        self._document.setDocumentLayout(QPlainTextDocumentLayout(self._document))
        self._document.setDocumentMargin(0)
        self.mirror = LineMirror(self._document)
        self.filling = Filling(self.mirror, self)
        self.highlighter = Highlighter(self._document, self.mirror, look, tasks)
        self.language: Language = PLAIN_TEXT
        self.unit = PLAIN_TEXT.indent
        self.marks = Marks()
        self.any_folds = False
        self.folds: list[QTextCursor] = []
        """At lines into which others have been folded, some of which may be unfolded since."""
        self._views: list[CodeEdit] = []
        self.mirror.replaced.connect(self._shift_marks)

    def document(self) -> QTextDocument:
        """Qt's document, of which the last lines may be missing: see `whole`."""
        return self._document

    def load(self, text: str, language: Language, lexer: Lexer | None) -> None:
        """Take `text` as a file's saved text; the undo history begins here."""
        self.language = language
        self.highlighter.set_lexer(None)
        marks = self.marks
        self.mirror.load(text, self.filling.begin)
        self.marks = marks
        self.unit = keys.detect_indent(self.mirror.lines, language)
        self.any_folds, self.folds = False, []
        self.loaded.emit()
        self.highlighter.set_lexer(lexer)
        self._document.setModified(False)

    def whole(self) -> QTextDocument:
        """Qt's document with all lines in it."""
        self.filling.finish()
        return self._document

    def put(self, text: str) -> None:
        """Make the whole text `text` by changing what differs, as one step of undo; the views stay where they are."""
        self.whole()
        self._views = [view for view in self._views if isValid(view)]
        places = [(view, view.position(), view.verticalScrollBar().value()) for view in self._views]
        work = QTextCursor(self._document)
        work.beginEditBlock()
        stretches = put_lines(self, work, text.split("\n"))
        work.endEditBlock()
        for view, place, top in places:
            stay(view, stretches, place, top)

    def shown_in(self, view: "CodeEdit") -> None:
        """Know a view of the text."""
        self._views.append(view)

    @property
    def text(self) -> str:
        """The whole text."""
        return self.mirror.text

    @property
    def revision(self) -> int:
        """Another number after each change."""
        return self._document.revision() - self.filling.revisions

    @property
    def modified(self) -> bool:
        """Whether it is another text than was loaded or saved."""
        return self._document.isModified()

    def set_modified(self, modified: bool) -> None:
        """It is as on disk, or is not; undo knows of it."""
        self._document.setModified(modified)

    def set_marks(self, marks: Marks) -> None:
        """Show other marks in all views."""
        if marks != self.marks:
            self.marks = marks
            self.marks_changed.emit()

    def _shift_marks(self, first: int, removed: int, added: list[str]) -> None:
        self.marks = self.marks.shifted(first, removed, len(added))
