import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.composer.text_pieces import LONG_CHARACTERS, PIECE_CHARACTERS, Break, Piece, pieces

RECORDS = json.dumps([{"name": f"order {number}", "sizes": [number, 2]} for number in range(40)])


@given(st.text(alphabet='ab{}[]:,"\\ \n😀'), st.integers(1, 200))
def test_pieces_joined_are_the_text(text: str, times: int) -> None:
    whole = text * times
    cut = list(pieces(whole))
    assert "".join(piece.text for piece in cut) == whole
    assert all(len(line) <= LONG_CHARACTERS for piece in cut for line in piece.text.split("\n"))


def test_lines_that_are_not_long_stay_whole() -> None:
    text = "\n".join(["x" * LONG_CHARACTERS] * 3)
    assert list(pieces(text)) == [Piece(text)]
    assert list(pieces("")) == []


def test_a_long_line_is_cut_between_values() -> None:
    cut = list(pieces(f"1\n{RECORDS}\n2"))
    assert cut[0] == Piece("1\n")
    assert [piece.before for piece in cut[1:]] == [Break.NONE, *[Break.SOFT] * (len(cut) - 3), Break.NONE]
    for piece in cut[1:-2]:
        assert piece.text[-1] in ",{["
        assert PIECE_CHARACTERS / 2 < len(piece.text) <= PIECE_CHARACTERS
    assert cut[-1] == Piece("\n2")


def test_a_long_string_is_cut_inside_and_says_so() -> None:
    cut = list(pieces('["' + "x" * 1000 + '", 1]'))
    assert cut[0].before is Break.NONE
    assert {piece.before for piece in cut[1:]} == {Break.IN_STRING}


def test_a_name_stays_with_the_string_that_follows() -> None:
    cut = list(pieces('{"body": "' + "x" * 1000 + '"}'))
    assert cut[0].text.startswith('{"body": "xxx')


@pytest.mark.parametrize("filler", ["\\\\", '\\"', "\\n"])
def test_an_escape_is_never_parted(filler: str) -> None:
    for shift in ("", "x"):
        for piece in pieces(f'"{shift}{filler * 600}"'):
            assert (len(piece.text) - len(piece.text.rstrip("\\"))) % 2 == 0


def test_digits_without_end_are_cut_too() -> None:
    assert {piece.before for piece in list(pieces("9" * 2000))[1:]} == {Break.SOFT}
