import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.gui.composer.text_units import (
    column_of,
    exact_text,
    insertable,
    is_wide,
    position_of,
    utf16_length,
)

pytestmark = pytest.mark.usefixtures("qapp")

# Qt has no way to hold these in a line: it breaks lines at them.
typed = st.text(alphabet=st.characters(blacklist_characters="\r\x00\ufdd0\ufdd1", blacklist_categories=["Cs"]))


@given(typed)
def test_text_comes_back_as_it_went_in(text: str) -> None:
    document = QTextDocument()
    QTextCursor(document).insertText(insertable(text))
    assert exact_text(document) == text.replace("\u2029", "\\u2029")


def test_no_break_spaces_and_line_separators_stay() -> None:
    document = QTextDocument()
    QTextCursor(document).insertText('"a\u00a0b\u2028c"\n1')
    assert exact_text(document) == '"a\u00a0b\u2028c"\n1'


@given(typed)
def test_utf16_lengths(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
    assert is_wide(text) == (utf16_length(text) != len(text))


def test_places_count_characters_and_positions_units() -> None:
    document = QTextDocument("ab\n😀😀x\nend")
    position = position_of(document, 2, 3)
    assert position == 3 + 4
    assert column_of(document.findBlock(position), position) == 2
    assert position_of(document, 3, 1) == 3 + 5 + 1


def test_places_beyond_the_text_come_to_an_end() -> None:
    document = QTextDocument("ab\ncd")
    assert position_of(document, 9, 1) == 5
    assert position_of(document, 1, 99) == 2
    assert position_of(document, 1, 0) == 0
