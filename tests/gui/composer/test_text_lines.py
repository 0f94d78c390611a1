import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.gui.composer.text_lines import break_before, insert_pieces, text_lines
from workbench.gui.composer.text_pieces import Break, pieces
from workbench.gui.composer.text_units import Units, exact_range, exact_text, place_of, position_of

pytestmark = pytest.mark.usefixtures("qapp")
LONG = '["' + "😀b" * 400 + '", ' + ", ".join(str(number) for number in range(300)) + "]"
TEXT = f'{{\n"a": {LONG},\n"b": 1\n}}'
KEEP = QTextCursor.MoveMode.KeepAnchor


def document_of(text: str) -> QTextDocument:
    document = QTextDocument()
    insert_pieces(QTextCursor(document), pieces(text))
    return document


def breaks_of(document: QTextDocument) -> list[int]:
    blocks = (document.findBlockByNumber(number) for number in range(document.blockCount()))
    return [block.blockNumber() for block in blocks if break_before(block) is not Break.NONE]


def test_the_breaks_are_not_in_the_text() -> None:
    document = document_of(TEXT)
    assert document.blockCount() > 8
    assert exact_text(document) == TEXT
    assert text_lines(document).breaks == breaks_of(document)


def test_lines_are_those_of_the_text() -> None:
    document = document_of(TEXT)
    lines = text_lines(document)
    last = document.blockCount() - 1
    assert [lines.line_of(number) for number in (0, 1, 2, last - 1, last)] == [0, 1, 1, 2, 3]
    assert [lines.first_block(line) for line in (0, 1, 2, 3)] == [0, 1, last - 1, last]
    assert lines.is_break(2)
    assert not lines.is_break(1)


@pytest.mark.parametrize("column", [1, 200, 700, 900, len(LONG)])
def test_places_go_there_and_back(column: int) -> None:
    document = document_of(TEXT)
    position = position_of(document, 2, column)
    assert place_of(document, position) == (2, column)
    offset = len("{\n") + column - 1
    assert text_lines(document).position_at(Units(TEXT).units(offset)) == position
    assert Units(TEXT).offset(text_lines(document).units_at(position)) == offset


def test_taking_a_break_away_changes_nothing() -> None:
    document = document_of(TEXT)
    cursor = QTextCursor(document.findBlockByNumber(3))
    cursor.deletePreviousChar()
    assert exact_text(document) == TEXT
    assert text_lines(document).breaks == breaks_of(document)


def test_what_is_typed_at_a_break_stays_where_it_is_typed() -> None:
    document = document_of(TEXT)
    cursor = QTextCursor(document.findBlockByNumber(3))
    offset = Units(TEXT).offset(text_lines(document).units_at(cursor.position()))
    cursor.insertText("typed")
    assert exact_text(document) == TEXT[:offset] + "typed" + TEXT[offset:]


def test_a_part_of_the_text_is_exact_too() -> None:
    document = document_of(TEXT)
    first, last = position_of(document, 1, 1), position_of(document, 3, 4)
    assert exact_range(document, first, last) == TEXT[: TEXT.index('"b"') + 3]


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 2**32))
def test_edits_and_undo_keep_text_and_breaks(seed: int) -> None:
    chance = random.Random(seed)
    document = document_of(TEXT)
    lines, texts = text_lines(document), [TEXT]
    for _ in range(8):
        text = texts[-1]
        start, end = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        new = chance.choice(["", "x", "\n", "y\n\nz", LONG, LONG + "\n"])
        cursor = QTextCursor(document)
        cursor.setPosition(lines.position_at(Units(text).units(start)))
        cursor.setPosition(lines.position_at(Units(text).units(end)), KEEP)
        insert_pieces(cursor, pieces(new))
        texts.append(text[:start] + new + text[end:])
        assert exact_text(document) == texts[-1]
        assert lines.breaks == breaks_of(document)
    while document.isUndoAvailable():
        document.undo()
        assert exact_text(document) in texts or exact_text(document) == ""
        assert lines.breaks == breaks_of(document)
