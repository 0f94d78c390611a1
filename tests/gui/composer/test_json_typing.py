import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.gui.composer import json_typing

pytestmark = pytest.mark.usefixtures("qapp")
_kept: list[QTextDocument] = []


def at(marked: str) -> QTextCursor:
    """A cursor in a document of the text, where `|` stands; two of them make a selection."""
    parts = marked.split("|")
    cursor = _cursor("".join(parts))
    cursor.setPosition(len(parts[0]))
    if len(parts) == 3:
        cursor.setPosition(len(parts[0]) + len(parts[1]), QTextCursor.MoveMode.KeepAnchor)
    return cursor


def _cursor(text: str) -> QTextCursor:
    """A cursor does not keep its document, so the last one is kept here."""
    _kept[:] = [QTextDocument(text)]
    return QTextCursor(_kept[0])


def marked(cursor: QTextCursor) -> str:
    text = cursor.document().toPlainText()
    places = sorted({cursor.anchor(), cursor.position()}, reverse=True)
    for place in places:
        text = f"{text[:place]}|{text[place:]}"
    return text


@pytest.mark.parametrize(
    ("before", "character", "after"),
    [
        ("|", "{", "{|}"),
        ("[|]", "[", "[[|]]"),
        ("|", '"', '"|"'),
        ('{"a|"', '"', '{"a"|'),
        ("{|}", "}", "{}|"),
        ("[1|]", "]", "[1]|"),
        ("{\n    |\n", "}", "{\n  }|\n"),
        ("|abc|", '"', '"|abc|"'),
        ("|1, 2|", "[", "[|1, 2|]"),
    ],
)
def test_pairs_are_closed_and_closers_typed_over(before: str, character: str, after: str) -> None:
    cursor = at(before)
    assert json_typing.type_character(cursor, character)
    assert marked(cursor) == after


@pytest.mark.parametrize(
    ("before", "character"),
    [
        ("|abc", "{"),
        ("|abc", '"'),
        ('"a|b"', "{"),
        ('"a|b"', "}"),
        ('"a\\|"', '"'),
        ("|", "a"),
        ("1|", "}"),
    ],
)
def test_elsewhere_a_character_is_only_itself(before: str, character: str) -> None:
    cursor = at(before)
    assert not json_typing.type_character(cursor, character)
    assert marked(cursor) == before


@pytest.mark.parametrize(
    ("before", "after"), [("{|}", "|"), ("[[|]]", "[|]"), ('"|"', "|"), ('{"a": "|"}', '{"a": |}')]
)
def test_backspace_deletes_an_empty_pair(before: str, after: str) -> None:
    cursor = at(before)
    assert json_typing.backspace(cursor)
    assert marked(cursor) == after
    cursor.document().undo()
    assert cursor.document().toPlainText() == before.replace("|", "")


@pytest.mark.parametrize("before", ["{a|}", "|", "{|", "|{}|", '"\\"|"'])
def test_backspace_is_otherwise_ordinary(before: str) -> None:
    assert not json_typing.backspace(at(before))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("{|}", "{\n  |\n}"),
        ("  [|]", "  [\n    |\n  ]"),
        ('  "a": 1,|', '  "a": 1,\n  |'),
        ("{|", "{\n  |"),
        ("ab|cd", "ab\n|cd"),
    ],
)
def test_a_new_line_goes_on_as_far_in_as_it_belongs(before: str, after: str) -> None:
    cursor = at(before)
    json_typing.new_line(cursor)
    assert marked(cursor) == after
    cursor.document().undo()
    assert cursor.document().toPlainText() == before.replace("|", "")


def test_lines_are_shifted_in_and_out() -> None:
    cursor = at("|a\n  b\n\nc|\nd")
    json_typing.shift_lines(cursor, out=False)
    assert cursor.document().toPlainText() == "  a\n    b\n\n  c\nd"
    json_typing.shift_lines(cursor, out=True)
    json_typing.shift_lines(cursor, out=True)
    assert cursor.document().toPlainText() == "a\nb\n\nc\nd"


@given(st.text(alphabet='{}[]" a\\\n', max_size=30), st.sampled_from('{}[]"'))
def test_typing_never_loses_what_was_there(text: str, character: str) -> None:
    cursor = _cursor(text)
    cursor.setPosition(len(text) // 2)
    json_typing.type_character(cursor, character)
    remaining = iter(cursor.document().toPlainText())
    kept = [one for one in text if one != " "]
    assert all(one in remaining for one in kept)
