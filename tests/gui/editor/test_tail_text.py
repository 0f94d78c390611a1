"""The text below a line is what its lines say, whatever was edited since it was made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.editor import tail_text
from workbench.gui.editor.tail_text import TailTexts

LINES = st.lists(st.text("ab", max_size=3), min_size=1, max_size=12)
EDITS = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 4), LINES, st.integers(0, 14)), max_size=12)


def read(lines: list[str], tails: TailTexts, line: int) -> str:
    text, offset = tails.since(line)
    return text[offset:]


def expected(lines: list[str], line: int) -> str:
    return "".join(f"{one}\n" for one in lines[line:])


@pytest.mark.parametrize("near", [0, 2, 100])
def test_after_any_edits(near: int) -> None:
    @given(LINES, EDITS)
    def check(lines: list[str], edits: list[tuple[int, int, list[str], int]]) -> None:
        tails = TailTexts(lines)
        for first, removed, added, asked in edits:
            at = min(first, len(lines) - 1)
            count = min(removed, len(lines) - at)
            tails.edit(at, count, added)
            lines[at : at + count] = added
            line = min(asked, len(lines) - 1)
            assert read(lines, tails, line) == expected(lines, line)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tail_text, "NEAR", near)
        check()


def test_a_text_is_made_once_for_a_place() -> None:
    lines = [str(number) for number in range(10_000)]
    tails = TailTexts(lines)
    first, _offset = tails.since(100)
    assert tails.since(100)[0] is first
    assert tails.since(150)[0] is first
    assert tails.since(9_000)[0] is not first, "it is far from there"
    assert tails.since(120)[0] is first


def test_an_edit_above_moves_it() -> None:
    lines = [str(number) for number in range(10_000)]
    tails = TailTexts(lines)
    text, _offset = tails.since(5_000)
    tails.edit(7, 1, ["x", "y"])
    lines[7:8] = ["x", "y"]
    assert tails.since(5_001) == (text, 0)
