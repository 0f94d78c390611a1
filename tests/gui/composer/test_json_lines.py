import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.gui.composer.json_lines import move_lines
from workbench.gui.composer.text_lines import insert_pieces
from workbench.gui.composer.text_pieces import pieces
from workbench.gui.composer.text_units import exact_text

pytestmark = pytest.mark.usefixtures("qapp")
TEXT = '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}'


def document_of(text: str) -> QTextDocument:
    document = QTextDocument()
    insert_pieces(QTextCursor(document), pieces(text))
    return document


def cursor_in(document: QTextDocument, line: int, column: int = 0) -> QTextCursor:
    cursor = QTextCursor(document.findBlockByNumber(line))
    cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.MoveAnchor, column)
    return cursor


def test_a_line_goes_up_and_down_with_the_cursor_in_it() -> None:
    document = document_of(TEXT)
    cursor = cursor_in(document, 2, 4)
    move_lines(cursor, up=True)
    assert exact_text(document) == '{\n  "b": 2,\n  "a": 1,\n  "c": 3\n}'
    assert (cursor.blockNumber(), cursor.positionInBlock()) == (1, 4)
    move_lines(cursor, up=False)
    assert exact_text(document) == TEXT
    assert (cursor.blockNumber(), cursor.positionInBlock()) == (2, 4)


def test_the_last_member_stays_without_comma() -> None:
    document = document_of(TEXT)
    move_lines(cursor_in(document, 3), up=True)
    assert exact_text(document) == '{\n  "a": 1,\n  "c": 3,\n  "b": 2\n}'


def test_it_is_one_step_of_undo() -> None:
    document = document_of(TEXT)
    move_lines(cursor_in(document, 3), up=True)
    document.undo()
    assert exact_text(document) == TEXT


def test_a_selection_moves_whole() -> None:
    document = document_of(TEXT)
    cursor = cursor_in(document, 1, 3)
    cursor.setPosition(cursor_in(document, 2, 5).position(), QTextCursor.MoveMode.KeepAnchor)
    selected = 'a": 1,\u2029  "b"'
    assert cursor.selectedText() == selected
    move_lines(cursor, up=False)
    assert exact_text(document) == '{\n  "c": 3,\n  "a": 1,\n  "b": 2\n}'
    assert cursor.selectedText() == selected


@pytest.mark.parametrize(("line", "up"), [(0, True), (4, False)])
def test_at_the_ends_nothing_happens(line: int, up: bool) -> None:
    document = document_of(TEXT)
    revision = document.revision()
    move_lines(cursor_in(document, line), up=up)
    assert (exact_text(document), document.revision()) == (TEXT, revision)


def test_a_line_that_is_cut_moves_whole() -> None:
    long = f'  "body": "{"x" * 3000}",'
    document = document_of(f'{{\n{long}\n  "b": 2\n}}')
    move_lines(cursor_in(document, 4), up=False)
    assert exact_text(document) == f'{{\n  "b": 2,\n{long[:-1]}\n}}'
