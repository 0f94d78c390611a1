"""Qt counts text in UTF-16 units, Python in characters: the way from one to the other, and text kept exactly."""

from PySide6.QtGui import QTextBlock, QTextDocument

_PARAGRAPH = "\u2029"


def is_wide(text: str) -> bool:
    """Whether some character takes two UTF-16 units."""
    return not text.isascii() and any(character > "\uffff" for character in text)


def utf16_length(text: str) -> int:
    """How many UTF-16 units `text` takes; a lone surrogate takes one."""
    return len(text) + sum(character > "\uffff" for character in text)


def position_of(document: QTextDocument, line: int, column: int) -> int:
    """Qt's position of a place, `line` and `column` from 1 in characters; places beyond the text come to its end."""
    block = document.findBlockByNumber(line - 1)
    if not block.isValid():
        return max(0, document.characterCount() - 1)
    return block.position() + utf16_length(block.text()[: max(0, column - 1)])


def column_of(block: QTextBlock, position: int) -> int:
    """The column, from 0 in characters, of Qt's `position` in `block`."""
    units = position - block.position()
    text = block.text()
    if not is_wide(text):
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "surrogatepass"))


def exact_text(document: QTextDocument) -> str:
    """The document's text as typed; `toPlainText` would turn no-break spaces into blanks."""
    return document.toRawText().replace(_PARAGRAPH, "\n")


def insertable(text: str) -> str:
    """Text that Qt takes as it is: U+2029 would break a line, and means the same escaped inside a JSON string."""
    return text.replace(_PARAGRAPH, "\\u2029") if _PARAGRAPH in text else text
