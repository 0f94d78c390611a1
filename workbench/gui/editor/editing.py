"""Edits of a QPlainTextEdit's text in one undo step each: whole lines, pairs, indents."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from workbench.gui.editor import keys
from workbench.gui.editor.languages import Language

LinesEdit = Callable[[Sequence[str]], list[str]]


def around(cursor: QTextCursor) -> tuple[str, str]:
    """What stands left and right of the cursor in its line."""
    text = cursor.block().text()
    # A slice in UTF-16 units: encode, because Python counts characters.
    if text.isascii():
        at = cursor.positionInBlock()
        return text[:at], text[at:]
    units = text.encode("utf-16-le", "surrogatepass")
    at = cursor.positionInBlock() * 2
    return units[:at].decode("utf-16-le", "surrogatepass"), units[at:].decode("utf-16-le", "surrogatepass")


def selected_lines(cursor: QTextCursor) -> tuple[int, int]:
    """First and last line that the selection touches; a selection that ends at a line's start leaves that one out."""
    document = cursor.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    if last.blockNumber() > first.blockNumber() and last.position() == cursor.selectionEnd():
        last = last.previous()
    return first.blockNumber(), last.blockNumber()


def change_lines(edit: QPlainTextEdit, change: LinesEdit) -> None:
    """Put `change` of the selected lines in their place; the selection then spans them."""
    cursor = edit.textCursor()
    first, last = selected_lines(cursor)
    document = edit.document()
    old = [document.findBlockByNumber(line).text() for line in range(first, last + 1)]
    new = change(old)
    if new == old:
        return
    was_selected, column = cursor.hasSelection(), cursor.positionInBlock()
    work = QTextCursor(document.findBlockByNumber(first))
    work.beginEditBlock()
    for line, (before, after) in enumerate(zip(old, new, strict=True), first):
        if before != after:
            _change_line(work, line, before, after)
    work.endEditBlock()
    if was_selected:
        _select(edit, first, last)
    else:
        shift = len(new[0]) - len(old[0])
        _move_to(edit, first, column + shift)


def _change_line(work: QTextCursor, line: int, before: str, after: str) -> None:
    """Replace only what differs at the front, so that marks and other cursors in the line stay."""
    same = 0
    while same < min(len(before), len(after)) and before[-1 - same] == after[-1 - same]:
        same += 1
    block = work.document().findBlockByNumber(line)
    work.setPosition(block.position())
    work.setPosition(block.position() + len(before[: len(before) - same]), QTextCursor.MoveMode.KeepAnchor)
    work.insertText(after[: len(after) - same])


def _select(edit: QPlainTextEdit, first: int, last: int) -> None:
    cursor = QTextCursor(edit.document().findBlockByNumber(first))
    end = edit.document().findBlockByNumber(last)
    cursor.setPosition(end.position() + end.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def _move_to(edit: QPlainTextEdit, line: int, column: int) -> None:
    block = edit.document().findBlockByNumber(line)
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + min(max(column, 0), block.length() - 1))
    edit.setTextCursor(cursor)


def new_line(edit: QPlainTextEdit, language: Language, unit: str) -> None:
    """Return: a new line with the indent that the code asks for; inside a pair of brackets, two."""
    cursor = edit.textCursor()
    new_line_at(cursor, language, unit)
    edit.setTextCursor(cursor)


def new_line_at(cursor: QTextCursor, language: Language, unit: str) -> None:
    """The same at any cursor."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    before, after = around(cursor)
    inner = keys.next_indent(before, language, unit)
    cursor.insertText("\n" + inner)
    if keys.is_pair(before.rstrip(), after.lstrip()) and before.rstrip()[-1:] in "([{":
        position = cursor.position()
        cursor.insertText("\n" + keys.indent_of(before))
        cursor.setPosition(position)
    cursor.endEditBlock()


def insert_indent(edit: QPlainTextEdit, unit: str) -> None:
    """Tab without a selection: blanks up to the next stop, or a tab."""
    cursor = edit.textCursor()
    insert_indent_at(cursor, unit)
    edit.setTextCursor(cursor)


def insert_indent_at(cursor: QTextCursor, unit: str) -> None:
    """The same at any cursor."""
    cursor.insertText("\t" if unit == "\t" else " " * (len(unit) - cursor.positionInBlock() % len(unit)))


def backspace(edit: QPlainTextEdit, unit: str) -> bool:
    """Take an empty pair or one step of indent away; False when the ordinary Backspace should act."""
    return backspace_at(edit.textCursor(), unit)


def backspace_at(cursor: QTextCursor, unit: str) -> bool:
    """The same at any cursor."""
    if cursor.hasSelection():
        return False
    before, after = around(cursor)
    if keys.is_pair(before, after):
        cursor.beginEditBlock()
        cursor.deleteChar()
        cursor.deletePreviousChar()
        cursor.endEditBlock()
        return True
    if unit != "\t" and before and not before.strip(" ") and len(before) % len(unit) == 0:
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(unit))
        cursor.removeSelectedText()
        return True
    return False


def insert_pair(edit: QPlainTextEdit, typed: str) -> bool:
    """Type a bracket or quote with its partner, around the selection or over one that stands there; False: as usual."""
    cursor = edit.textCursor()
    if not insert_pair_at(cursor, typed):
        return False
    edit.setTextCursor(cursor)
    return True


def insert_pair_at(cursor: QTextCursor, typed: str) -> bool:
    """The same at any cursor."""
    before, after = around(cursor)
    if cursor.hasSelection():
        return _surround(cursor, typed)
    if keys.types_over(typed, after):
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        return True
    close = keys.closing_for(typed, before, after)
    if not close:
        return False
    cursor.insertText(typed + close)
    cursor.movePosition(QTextCursor.MoveOperation.Left)
    return True


def _surround(cursor: QTextCursor, typed: str) -> bool:
    close = keys.closing_for(typed, "", "")
    if not close:
        return False
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    cursor.beginEditBlock()
    cursor.setPosition(end)
    cursor.insertText(close)
    cursor.setPosition(start)
    cursor.insertText(typed)
    cursor.endEditBlock()
    cursor.setPosition(start + 1)
    cursor.setPosition(end + 1, QTextCursor.MoveMode.KeepAnchor)
    return True
