from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QSignalSpy

from tests.support.turns import until
from workbench.gui.composer.text_fill import SLICE_CHARACTERS, SLICE_LINES, SLICE_PIECES, Pace, TextFill, slices

pytestmark = pytest.mark.usefixtures("qapp")
LONG = "\n".join(str(number) for number in range(SLICE_LINES * 4))


@given(st.text(), st.integers(1, 4000))
def test_pieces_joined_are_the_text(text: str, times: int) -> None:
    whole = text * times
    assert "".join(slices(whole)) == whole


@pytest.mark.parametrize("text", ["x" * SLICE_CHARACTERS, LONG, "\n" * 9000])
def test_pieces_are_small(text: str) -> None:
    for piece in slices(text):
        assert 0 < len(piece) <= SLICE_CHARACTERS
        assert piece.count("\n") <= SLICE_LINES


def test_a_line_is_never_cut() -> None:
    long = "x" * (SLICE_CHARACTERS * 2 + 5)
    assert list(slices(long)) == [long]
    assert list(slices(f"a\n{long}\nb")) == ["a\n", f"{long}\n", "b"]


@pytest.fixture
def fill() -> Iterator[TextFill]:
    made = TextFill()
    yield made
    made.stop()


def test_slices_are_as_long_as_they_take() -> None:
    pace = Pace()
    for _ in range(20):
        pace.took(0.001)
    assert pace.pieces == 2_000
    pace.took(0.012)
    most = pace.pieces
    pace.took(0.1)
    assert pace.pieces == most // 2
    for _ in range(20):
        pace.took(0.1)
    assert pace.pieces == SLICE_PIECES


def test_a_short_text_is_there_at_once(fill: TextFill) -> None:
    document = QTextDocument("old")
    done = QSignalSpy(fill.done)
    fill.replace(document, "new\nlines")
    assert document.toPlainText() == "new\nlines"
    assert fill.busy is None
    assert done.count() == 1


def test_nothing_takes_the_place_of_all(fill: TextFill) -> None:
    document = QTextDocument("old")
    fill.replace(document, "")
    assert document.isEmpty()
    assert fill.busy is None


async def test_a_long_text_comes_in_slices_and_goes_in_one_step(fill: TextFill) -> None:
    document = QTextDocument("old")
    fill.replace(document, LONG)
    assert fill.busy is document
    assert document.blockCount() <= SLICE_LINES + 1
    await until(lambda: fill.busy is None)
    assert document.toPlainText() == LONG
    document.undo()
    assert document.toPlainText() == "old"
    document.redo()
    assert document.toPlainText() == LONG


def test_what_is_left_can_be_put_in_at_once(fill: TextFill) -> None:
    document = QTextDocument()
    fill.replace(document, LONG)
    assert fill.text == LONG
    fill.finish()
    assert document.toPlainText() == LONG


def test_another_text_waits_for_the_first(fill: TextFill) -> None:
    first, second = QTextDocument(), QTextDocument()
    fill.replace(first, LONG)
    fill.replace(second, "2")
    assert first.toPlainText() == LONG
    assert second.toPlainText() == "2"


def test_filling_can_be_stopped(fill: TextFill) -> None:
    document = QTextDocument()
    fill.replace(document, LONG)
    fill.stop()
    assert fill.busy is None
    assert len(document.toPlainText()) < len(LONG)
