"""Folding of indented lines: they are hidden, and the line above says so.

What is folded is kept in the document's blocks alone, so all views of a text fold together. An edit that touches
hidden lines shows them again.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextDocumentLayout

from workbench.gui.composer.json_hidden import hide, line_above, show
from workbench.gui.editor.folds import fold_around, fold_end, is_foldable

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit


class Folding(QObject):
    """The folds of one editor; `changed` comes after each."""

    changed = Signal()

    def __init__(self, edit: "CodeEdit") -> None:
        super().__init__(edit)
        self._edit = edit
        self._body = edit.body
        self._moved = False
        self._touched: tuple[int, int] | None = None
        edit.mirror.replaced.connect(self._replaced)
        edit.document().contentsChanged.connect(self._settle)
        edit.body.folds_changed.connect(self._follow)

    def forget(self) -> None:
        """Another text was put in, of which nothing is folded."""
        self._touched = None

    # -- what shows ------------------------------------------------------------------------------

    def is_foldable(self, line: int) -> bool:
        """Whether the lines below can be folded into this one."""
        lines = self._edit.mirror.lines
        return line < len(lines) and is_foldable(lines, line)

    def is_folded(self, line: int) -> bool:
        """Whether lines are hidden below this one."""
        block = self._block(line)
        return self._body.any_folds and block.isVisible() and block.next().isValid() and not block.next().isVisible()

    def hidden_below(self, line: int) -> int:
        """How many lines are folded into this one."""
        count, block = 0, self._block(line).next()
        while block.isValid() and not block.isVisible():
            count, block = count + 1, block.next()
        return count

    def folded(self) -> list[int]:
        """The lines below which others are hidden."""
        still = {mark.blockNumber(): mark for mark in self._body.folds if self.is_folded(mark.blockNumber())}
        self._body.folds = list(still.values())
        return sorted(still)

    # -- folding ---------------------------------------------------------------------------------

    def toggle(self, line: int) -> None:
        """Fold into a line, or unfold it."""
        if self.is_folded(line):
            self.unfold(line)
        else:
            self.fold([line])

    def fold(self, lines: Iterable[int]) -> None:
        """Fold into these lines what is indented more."""
        texts, into = self._edit.mirror.lines, list(lines)
        if not into:
            return
        self._body.whole()
        for line in into:
            last = fold_end(texts, line) if line < len(texts) else None
            if last is not None and self._block(line).isVisible():
                hide(self._block(line + 1), last)
                self._body.any_folds = True
                self._body.folds.append(QTextCursor(self._block(line)))
                self._leave(line, last)
        self._laid_out()

    def fold_here(self) -> None:
        """Fold what the cursor is in; once more, what that is in."""
        line = fold_around(self._edit.mirror.lines, self._edit.textCursor().blockNumber())
        if line is not None and self.is_folded(line) and line > 0:
            line = fold_around(self._edit.mirror.lines, line - 1)
        if line is not None:
            self.fold([line])

    def fold_all(self) -> None:
        """Fold into every line that is not in a fold itself."""
        lines, line, found = self._edit.mirror.lines, 0, []
        while line < len(lines):
            last = fold_end(lines, line)
            if last is not None:
                found.append(line)
            line = (last if last is not None else line) + 1
        self.fold(found)

    def unfold(self, line: int) -> None:
        """Show the lines that are hidden below this one."""
        if self.is_folded(line):
            show(self._block(line + 1))
            self._laid_out()

    def unfold_here(self) -> None:
        """Unfold the line of the cursor."""
        self.unfold(self._edit.textCursor().blockNumber())

    def unfold_all(self) -> None:
        """Show every line."""
        if self._body.any_folds:
            self._show_between(0, self._edit.document().blockCount())
            self._body.any_folds = False
            self._laid_out()

    def reveal(self, line: int) -> None:
        """Unfold as far as needed to show a line."""
        block = self._block(line)
        if block.isValid() and not block.isVisible():
            self.unfold(line_above(block).blockNumber())

    def step_out(self, *, forward: bool) -> None:
        """A key has moved the cursor among hidden lines: it goes on to the next line that shows."""
        cursor = self._edit.textCursor()
        block = cursor.block()
        if block.isVisible():
            return
        while block.isValid() and not block.isVisible():
            block = block.next() if forward else block.previous()
        if not block.isValid():
            block, forward = line_above(cursor.block()), False
        keeps = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
        column = 0 if forward else block.length() - 1
        cursor.setPosition(block.position() + column, keeps)
        self._edit.setTextCursor(cursor)

    # -- blocks ----------------------------------------------------------------------------------

    def _block(self, line: int) -> QTextBlock:
        self._body.filling.reach(line)
        return self._body.document().findBlockByNumber(line)

    def _leave(self, first: int, last: int) -> None:
        """Take the cursor out of what is hidden."""
        cursor = self._edit.textCursor()
        if first < cursor.blockNumber() <= last or first < self._line_of(cursor.anchor()) <= last:
            block = self._block(first)
            cursor.setPosition(block.position() + block.length() - 1)
            self._edit.setTextCursor(cursor)

    def _line_of(self, position: int) -> int:
        return self._edit.document().findBlock(position).blockNumber()

    def _show_between(self, first: int, last: int) -> None:
        block = self._block(max(first, 0))
        while block.isValid() and block.blockNumber() <= last:
            if not block.isVisible():
                block = show(block)
            block = block.next()

    def _laid_out(self) -> None:
        layout = self._edit.document().documentLayout()
        if isinstance(layout, QPlainTextDocumentLayout):
            layout.requestUpdate()
        layout.documentSizeChanged.emit(layout.documentSize())
        self._body.folds_changed.emit()

    def _follow(self) -> None:
        """Lines were hidden or shown, perhaps in another view of the text: the cursor must not be among hidden ones."""
        block = self._edit.textCursor().block()
        if not block.isVisible():
            above = line_above(block).blockNumber()
            self._leave(above, block.blockNumber())
        self._edit.viewport().update()
        self.changed.emit()

    # -- edits -----------------------------------------------------------------------------------

    def _replaced(self, first: int, removed: int, added: list[str]) -> None:
        """Remember where; the layout follows, and counts hidden lines that change as shown."""
        if self._body.any_folds:
            begin, end = first, first + len(added)
            if self._touched is not None:
                begin, end = min(begin, self._touched[0]), max(end, self._touched[1] + len(added) - removed)
            self._touched = (begin, end)
            self._moved = removed != len(added)

    def _settle(self) -> None:
        touched, self._touched = self._touched, None
        if touched is None:
            return
        first, last = touched
        block = self._block(first)
        in_place = last - first == 1 and not self._moved and block.isVisible()
        if in_place:
            return
        top = line_above(block).blockNumber() if block.isValid() else first
        self._show_between(top, last + 1)
        self._laid_out()
