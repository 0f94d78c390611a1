"""Folding: the lines of an object or list are hidden, and its first line says how many members it has.

What is folded is kept in the document alone: hidden blocks, and a note at the line before them.
"""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit

from workbench.gui.composer.json_brackets import enclosing
from workbench.gui.composer.json_hidden import CLOSES, FoldNote, hide, line_above, note_of, opener_of, show
from workbench.gui.composer.json_regions import Region, region_at, regions
from workbench.gui.composer.text_units import Units

_FOLDED = "has_folds"


class Folding(QObject):
    """Folds and unfolds in the document that an editor shows; `changed` comes after each."""

    changed = Signal()

    def __init__(self, editor: QPlainTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._document: QTextDocument | None = None
        self._count = 0
        self._touched: tuple[int, int] | None = None

    def watch(self, document: QTextDocument) -> None:
        """Keep the folds of `document` right while it is edited."""
        if self._document is not None:
            self._document.contentsChange.disconnect(self._change)
            self._document.contentsChanged.disconnect(self._settle)
        self._document, self._count, self._touched = document, document.blockCount(), None
        document.contentsChange.connect(self._change)
        document.contentsChanged.connect(self._settle)

    # -- what shows ------------------------------------------------------------------------------

    def is_foldable(self, block: QTextBlock) -> bool:
        """Whether an object or list begins in the line that goes on below it."""
        return opener_of(block) is not None and block.next().isValid()

    def is_folded(self, block: QTextBlock) -> bool:
        """Whether lines are hidden below the line."""
        return block.isVisible() and block.next().isValid() and not block.next().isVisible()

    def note(self, block: QTextBlock) -> str:
        """What is to be shown behind a folded line; empty for others."""
        if not self.is_folded(block):
            return ""
        note = block.userData()
        return note.text if isinstance(note, FoldNote) else "…"

    # -- folding ---------------------------------------------------------------------------------

    def toggle(self, block: QTextBlock) -> None:
        """Fold the line's object or list, or unfold it."""
        if self.is_folded(block):
            self.unfold(block)
        else:
            self.fold(block)

    def fold(self, block: QTextBlock) -> None:
        """Hide the object or list that begins last in the line, when it ends in another."""
        opener, document = opener_of(block), self._editor.document()
        if opener is not None:
            raw = document.toRawText()
            units = Units(raw)
            region = region_at(raw, units.offset(opener))
            if region is not None and self._hide(units, region):
                self._laid_out()

    def fold_depth(self, depth: int) -> None:
        """Unfold all, then fold every object and list that is in `depth` others; 0 is the event itself."""
        self.unfold_all()
        raw = self._editor.document().toRawText()
        units = Units(raw)
        for region in [region for region in regions(raw) if region.depth == depth]:
            self._hide(units, region)
        self._laid_out()

    def fold_here(self) -> None:
        """Fold what the cursor is in."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        if not self.is_foldable(block) or self.is_folded(block):
            opener = enclosing(self._editor.document(), block.position())
            if opener is None:
                return
            block = self._editor.document().findBlock(opener)
        self.fold(block)

    def unfold_here(self) -> None:
        """Unfold the line of the cursor."""
        self.unfold(self._editor.textCursor().block())

    def unfold(self, block: QTextBlock) -> None:
        """Show the hidden lines below a line, all of them."""
        if self.is_folded(block):
            show(block.next())
            self._laid_out()

    def unfold_all(self) -> None:
        """Show every line."""
        if not self._editor.document().property(_FOLDED):
            return
        block = self._editor.document().begin()
        while block.isValid():
            if not block.isVisible():
                block = show(block)
            block = block.next()
        self._editor.document().setProperty(_FOLDED, False)
        self._laid_out()

    def reveal(self, block: QTextBlock) -> None:
        """Unfold as far as needed to show `block`."""
        if not block.isVisible():
            self.unfold(line_above(block))

    def step_out(self, *, forward: bool) -> None:
        """A key has moved the cursor among hidden lines: it goes on to the next line that shows."""
        cursor = self._editor.textCursor()
        block = cursor.block()
        if block.isVisible():
            return
        while block.isValid() and not block.isVisible():
            block = block.next() if forward else block.previous()
        if not block.isValid():
            block = line_above(cursor.block())
            forward = False
        keeps = QTextCursor.MoveMode.KeepAnchor if cursor.hasSelection() else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(block.position() + (0 if forward else block.length() - 1), keeps)
        self._editor.setTextCursor(cursor)

    # -- blocks ----------------------------------------------------------------------------------

    def _hide(self, units: Units, region: Region) -> bool:
        """Hide a region's lines; False when it is in one line only."""
        document = self._editor.document()
        first = document.findBlock(units.units(region.start))
        last = document.findBlock(units.units(region.end))
        note = note_of(region, last)
        if not CLOSES.match(last.text()):
            last = last.previous()
        if last.blockNumber() <= first.blockNumber() or not first.isVisible():
            return False
        first.setUserData(note)
        document.setProperty(_FOLDED, True)
        hide(first.next(), last.blockNumber())
        self._leave(first, last)
        return True

    def _count_again(self, block: QTextBlock) -> None:
        """Say anew how many members a folded line has."""
        raw, opener = self._editor.document().toRawText(), opener_of(block)
        units = Units(raw)
        region = None if opener is None else region_at(raw, units.offset(opener))
        if region is not None:
            block.setUserData(note_of(region, self._editor.document().findBlock(units.units(region.end))))

    def _leave(self, first: QTextBlock, last: QTextBlock) -> None:
        """Take the cursor out of what is hidden."""
        cursor = self._editor.textCursor()
        if first.blockNumber() < cursor.blockNumber() <= last.blockNumber():
            cursor.setPosition(first.position() + first.length() - 1)
            self._editor.setTextCursor(cursor)

    def _laid_out(self) -> None:
        layout = self._editor.document().documentLayout()
        if isinstance(layout, QPlainTextDocumentLayout):
            layout.requestUpdate()
        layout.documentSizeChanged.emit(layout.documentSize())
        self._editor.viewport().update()
        self.changed.emit()

    # -- edits -----------------------------------------------------------------------------------

    def _change(self, position: int, _removed: int, added: int) -> None:
        """Remember where; the layout, which follows, counts hidden lines that change as shown."""
        document = self._editor.document()
        grown, self._count = document.blockCount() - self._count, document.blockCount()
        if not document.property(_FOLDED):
            return
        first, last = document.findBlock(position), document.findBlock(position + added)
        last = last if last.isValid() else document.lastBlock()
        if not first.isVisible():
            self._touched = (first.blockNumber(), last.blockNumber())
        elif grown and self.is_folded(last):
            self._touched = (last.blockNumber(), -1)

    def _settle(self) -> None:
        """What was put in among hidden lines is hidden too; a folded line that was broken or joined shows all."""
        touched, self._touched = self._touched, None
        if touched is None:
            return
        block = self._editor.document().findBlockByNumber(touched[0])
        if touched[1] < 0:
            self.unfold(block)
        else:
            hide(block, touched[1])
            self._count_again(line_above(block))
            self._laid_out()
