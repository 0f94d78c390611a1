"""What typing does beyond inserting the key: pairs are closed, indentation follows, brackets line up."""

from PySide6.QtGui import QTextCharFormat, QTextCursor

from workbench.gui.composer.json_scanner import inside_string
from workbench.gui.composer.text_lines import break_before
from workbench.gui.composer.text_pieces import Break
from workbench.gui.composer.text_units import column_of

INDENT = "  "
_PAIRS = {"{": "}", "[": "]", '"': '"'}
_CLOSERS = "}]"


def type_character(cursor: QTextCursor, character: str) -> bool:
    """Type a quote or bracket at the cursor; False when it is an ordinary character there."""
    if character in _PAIRS and cursor.hasSelection():
        return _wrap(cursor, character)
    before, after = _around(cursor)
    in_string = is_in_string(cursor)
    if character == '"':
        return _type_quote(cursor, before, after, in_string)
    if in_string:
        return False
    if character in _PAIRS and _room_for_pair(after):
        return _insert_pair(cursor, character)
    if character in _CLOSERS:
        return _type_closer(cursor, character, before, after)
    return False


def is_in_string(cursor: QTextCursor) -> bool:
    """Whether what is typed at the cursor becomes part of a string."""
    before, after = _around(cursor)
    begun = break_before(cursor.block()) is Break.IN_STRING
    return inside_string(before + after, len(before), in_string=begun)


def _around(cursor: QTextCursor) -> tuple[str, str]:
    block = cursor.block()
    text = block.text()
    column = column_of(block, cursor.position())
    return text[:column], text[column:]


def _wrap(cursor: QTextCursor, opener: str) -> bool:
    text = cursor.selection().toPlainText()
    if "\n" in text and opener == '"':
        return False
    start = cursor.selectionStart()
    length = cursor.selectionEnd() - start
    cursor.insertText(opener + text + _PAIRS[opener])
    cursor.setPosition(start + 1)
    cursor.setPosition(start + 1 + length, QTextCursor.MoveMode.KeepAnchor)
    return True


def _type_quote(cursor: QTextCursor, before: str, after: str, in_string: bool) -> bool:
    if in_string:
        if after.startswith('"') and not _escaped(before):
            cursor.movePosition(QTextCursor.MoveOperation.Right)
            return True
        return False
    return _insert_pair(cursor, '"') if _room_for_pair(after) else False


def _escaped(before: str) -> bool:
    """Whether an odd number of backslashes ends `before`."""
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _room_for_pair(after: str) -> bool:
    return not after or after[0] in " \t,:]}"


def _insert_pair(cursor: QTextCursor, opener: str) -> bool:
    cursor.insertText(opener + _PAIRS[opener])
    cursor.movePosition(QTextCursor.MoveOperation.Left)
    return True


def _type_closer(cursor: QTextCursor, closer: str, before: str, after: str) -> bool:
    if after.startswith(closer):
        cursor.movePosition(QTextCursor.MoveOperation.Right)
        return True
    if before.endswith(INDENT) and not before.strip():
        cursor.beginEditBlock()
        for _ in INDENT:
            cursor.deletePreviousChar()
        cursor.insertText(closer)
        cursor.endEditBlock()
        return True
    return False


def backspace(cursor: QTextCursor) -> bool:
    """Delete an empty pair around the cursor in one go; False when there is none."""
    if cursor.hasSelection():
        return False
    if cursor.atBlockStart() and break_before(cursor.block()) is not Break.NONE:
        cursor.movePosition(QTextCursor.MoveOperation.Left)
        cursor.deletePreviousChar()
        return True
    before, after = _around(cursor)
    if not (before and after and _PAIRS.get(before[-1]) == after[0]) or _escaped(before[:-1]):
        return False
    cursor.beginEditBlock()
    cursor.deleteChar()
    cursor.deletePreviousChar()
    cursor.endEditBlock()
    return True


def delete(cursor: QTextCursor) -> bool:
    """Delete the character behind a break for display; False where there is none."""
    following = cursor.block().next()
    if cursor.hasSelection() or not cursor.atBlockEnd() or not following.isValid():
        return False
    if break_before(following) is Break.NONE:
        return False
    cursor.movePosition(QTextCursor.MoveOperation.Right)
    cursor.deleteChar()
    return True


def new_line(cursor: QTextCursor) -> None:
    """Break the line: indentation goes on, deeper after an opening bracket, whose closer moves to its own line."""
    before, after = _around(cursor)
    indent = before[: len(before) - len(before.lstrip(" \t"))]
    opened = before.rstrip()[-1:] in ("{", "[")
    plain = QTextCharFormat()  # at a break for display the cursor's own format would make another one
    cursor.beginEditBlock()
    cursor.insertText("\n" + indent + (INDENT if opened else ""), plain)
    if opened and after.lstrip()[:1] in ("}", "]"):
        place = cursor.position()
        cursor.insertText("\n" + indent, plain)
        cursor.setPosition(place)
    cursor.endEditBlock()


def shift_lines(cursor: QTextCursor, *, out: bool) -> None:
    """Indent the lines of the selection by one step, or outdent them."""
    document = cursor.document()
    block = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd()).blockNumber()
    edit = QTextCursor(document)
    edit.beginEditBlock()
    while block.isValid() and block.blockNumber() <= last:
        edit.setPosition(block.position())
        if out:
            _remove_indent(edit, block.text())
        elif block.text():
            edit.insertText(INDENT)
        block = block.next()
    edit.endEditBlock()


def _remove_indent(edit: QTextCursor, line: str) -> None:
    blanks = min(len(INDENT), len(line) - len(line.lstrip(" ")))
    for _ in range(blanks):
        edit.deleteChar()
