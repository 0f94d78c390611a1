"""Moves the lines of the selection up or down, as one step of undo; the last member stays without a comma."""

from PySide6.QtGui import QTextBlock, QTextCursor

from workbench.gui.composer.text_lines import break_before, insert_pieces
from workbench.gui.composer.text_pieces import Break, pieces
from workbench.gui.composer.text_units import exact_range

_KEEP = QTextCursor.MoveMode.KeepAnchor
_NO_COMMA = (",", "{", "[")


def move_lines(cursor: QTextCursor, *, up: bool) -> None:
    """Change places with the line above or below; what is folded goes along. At the text's ends nothing happens."""
    document = cursor.document()
    first = _first(document.findBlock(cursor.selectionStart()))
    last = _last(document.findBlock(cursor.selectionEnd()))
    other = _first(first.previous()) if up else _last(last.next())
    if not other.isValid():
        return
    upper = (other, first.previous()) if up else (first, last)
    lower = (first, last) if up else (last.next(), other)
    _swap(cursor, upper, lower, up=up)


def _swap(
    cursor: QTextCursor, upper: tuple[QTextBlock, QTextBlock], lower: tuple[QTextBlock, QTextBlock], *, up: bool
) -> None:
    document = cursor.document()
    start, middle, end = upper[0].position(), lower[0].position(), _end(lower[1])
    above = exact_range(document, start, _end(upper[1]))
    below = exact_range(document, middle, end)
    # Where the selection will be: as far from the beginning of its lines as before.
    anchor, position = (place - (middle if up else start) for place in (cursor.anchor(), cursor.position()))
    above, below = _with_comma(above, below)
    cursor.beginEditBlock()
    cursor.setPosition(start)
    cursor.setPosition(end, _KEEP)
    insert_pieces(cursor, pieces(f"{below}\n"))
    base = start if up else cursor.position()
    insert_pieces(cursor, pieces(above))
    cursor.endEditBlock()
    cursor.setPosition(base + anchor)
    cursor.setPosition(base + position, _KEEP)


def _with_comma(above: str, below: str) -> tuple[str, str]:
    """The comma changes its line when the lower one is a last member without one."""
    if not above.endswith(",") or below.endswith(_NO_COMMA) or below.strip()[:1] in ("", "}", "]"):
        return above, below
    return above[:-1], f"{below},"


def _first(block: QTextBlock) -> QTextBlock:
    while block.isValid() and block.previous().isValid() and (not block.isVisible() or _goes_on(block)):
        block = block.previous()
    return block


def _last(block: QTextBlock) -> QTextBlock:
    while block.next().isValid() and (not block.next().isVisible() or _goes_on(block.next())):
        block = block.next()
    return block


def _goes_on(block: QTextBlock) -> bool:
    return break_before(block) is not Break.NONE


def _end(block: QTextBlock) -> int:
    return block.position() + block.length() - 1
