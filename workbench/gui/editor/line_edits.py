"""Edits of the whole lines that are selected: moved, copied, deleted; each is one step of undo."""

from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from workbench.gui.editor.editing import selected_lines

_KEEP = QTextCursor.MoveMode.KeepAnchor


def move_lines(edit: QPlainTextEdit, *, up: bool) -> None:
    """Change places with the line above or below, or with all that is folded into it; at the ends nothing happens."""
    document = edit.document()
    first, last = _whole(edit)
    other = document.findBlockByNumber(first - 1) if up else document.findBlockByNumber(last + 1)
    if not other.isValid():
        return
    top, bottom = (_shown_above(other).blockNumber(), last) if up else (first, _end_of_fold(other).blockNumber())
    lines = [document.findBlockByNumber(number).text() for number in range(top, bottom + 1)]
    cut = first - top if up else last - first + 1
    _replace(edit, top, bottom, [*lines[cut:], *lines[:cut]], shift=-cut if up else len(lines) - cut)


def duplicate_lines(edit: QPlainTextEdit, *, up: bool = False) -> None:
    """Put a copy of the lines below them (or above); the copy is what is selected then."""
    document = edit.document()
    first, last = _whole(edit)
    lines = [document.findBlockByNumber(number).text() for number in range(first, last + 1)]
    _replace(edit, first, last, [*lines, *lines], shift=0 if up else len(lines))


def delete_lines(edit: QPlainTextEdit) -> None:
    """Take the lines away; the cursor keeps its column in the line that follows."""
    first, last = _whole(edit)
    column = edit.textCursor().positionInBlock()
    document = edit.document()
    work = QTextCursor(document.findBlockByNumber(first))
    work.beginEditBlock()
    if last + 1 < document.blockCount():
        work.setPosition(document.findBlockByNumber(last + 1).position(), _KEEP)
        work.removeSelectedText()
    else:
        work.setPosition(_end(document.findBlockByNumber(last)), _KEEP)
        work.removeSelectedText()
        if first > 0:
            work.deletePreviousChar()
    work.endEditBlock()
    block = document.findBlockByNumber(min(first, document.blockCount() - 1))
    work.setPosition(min(block.position() + column, _end(block)))
    edit.setTextCursor(work)


def _whole(edit: QPlainTextEdit) -> tuple[int, int]:
    """The first and last selected line, with what is folded into the last."""
    first, last = selected_lines(edit.textCursor())
    return first, _end_of_fold(edit.document().findBlockByNumber(last)).blockNumber()


def _end_of_fold(block: QTextBlock) -> QTextBlock:
    while block.next().isValid() and not block.next().isVisible():
        block = block.next()
    return block


def _shown_above(block: QTextBlock) -> QTextBlock:
    while not block.isVisible() and block.previous().isValid():
        block = block.previous()
    return block


def _replace(edit: QPlainTextEdit, top: int, bottom: int, lines: list[str], *, shift: int) -> None:
    """Put `lines` in the place of others; the selection goes along by `shift` lines."""
    document, cursor = edit.document(), edit.textCursor()
    places = [_place(edit, position) for position in (cursor.anchor(), cursor.position())]
    work = QTextCursor(document.findBlockByNumber(top))
    work.setPosition(_end(document.findBlockByNumber(bottom)), _KEEP)
    work.insertText("\n".join(lines))
    anchor, position = (_position(edit, line + shift, column) for line, column in places)
    work.setPosition(anchor)
    work.setPosition(position, _KEEP)
    edit.setTextCursor(work)


def _place(edit: QPlainTextEdit, position: int) -> tuple[int, int]:
    block = edit.document().findBlock(position)
    return block.blockNumber(), position - block.position()


def _position(edit: QPlainTextEdit, line: int, column: int) -> int:
    """A line behind the last stands for the end of the text."""
    block = edit.document().findBlockByNumber(line)
    last = edit.document().lastBlock()
    return min(block.position() + column, _end(block)) if block.isValid() else _end(last)


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1
