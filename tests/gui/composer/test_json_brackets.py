import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.gui.composer.json_brackets import CHARACTERS, brackets_of, enclosing, pair_at
from workbench.gui.composer.text_lines import insert_pieces
from workbench.gui.composer.text_pieces import pieces

pytestmark = pytest.mark.usefixtures("qapp")


def document_of(text: str) -> QTextDocument:
    document = QTextDocument()
    insert_pieces(QTextCursor(document), pieces(text))
    return document


TEXT = '{\n  "a]": ["}", {\n    "😀": [1]\n  }]\n}'


def test_brackets_in_strings_do_not_count() -> None:
    document = document_of(TEXT)
    assert [bracket for _place, bracket in brackets_of(document.findBlockByNumber(1))] == ["[", "{"]


@pytest.mark.parametrize(("opening", "closing"), [(0, -1), (TEXT.index("["), -3), (TEXT.index("{\n    "), -4)])
def test_pairs_are_found_from_both_ends(opening: int, closing: int) -> None:
    # One character of the text takes two units.
    document, pair = document_of(TEXT), (opening, len(TEXT) + closing + 1)
    for place in (*pair, pair[0] + 1):
        assert pair_at(document, place) == pair


def test_a_wide_character_does_not_shift_the_pair() -> None:
    document = document_of(TEXT)
    start = TEXT.index("[1]") + 1
    assert pair_at(document, start) == (start, start + 2)


def test_brackets_without_partner_have_none() -> None:
    assert pair_at(document_of("[1, 2"), 0) is None
    assert pair_at(document_of('"["'), 1) is None
    assert pair_at(document_of("1"), 0) is None


def test_a_partner_too_far_away_is_not_looked_for() -> None:
    assert pair_at(document_of("[" + "1,\n" * CHARACTERS + "1]"), 0) is None


def test_pairs_of_a_line_that_is_cut() -> None:
    text = '[{"body": "' + "{" * 2000 + '"}, ' + "1, " * 300 + "2]"
    document = document_of(text)
    assert pair_at(document, 0) == (0, document.characterCount() - 2)


def test_what_is_around_a_place() -> None:
    document = document_of(TEXT)
    assert enclosing(document, TEXT.index("[1]")) == TEXT.index("{\n    ")
    assert enclosing(document, TEXT.index('"a]"')) == 0
    assert enclosing(document, 0) is None
