"""A text before and after: both sides go together, folds open, and the differences can be walked."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.gui.change_texts import ChangeTexts, count_text
from workbench.gui.look import Look
from workbench.gui.runs.diff_rows import diff_rows

LONG = "".join(f"line {number}\n" for number in range(60))
ROWS = diff_rows(f"a = 1\n{LONG}b = a\n", f"c = 1\n{LONG}b = c\n")


@pytest.fixture
def texts(qtbot: QtBot, look: Look) -> ChangeTexts:
    made = ChangeTexts(look, "some")
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    made.show_rows(ROWS)
    return made


def test_the_first_difference_is_gone_to(texts: ChangeTexts) -> None:
    assert texts.right.textCursor().block().text() == "c = 1"
    assert texts.left.textCursor().block().text() == "a = 1"
    assert (texts.left.objectName(), texts.right.objectName()) == ("some.before", "some.after")


def test_differences_are_walked_round(texts: ChangeTexts) -> None:
    texts.go(1)
    assert texts.right.textCursor().block().text() == "b = c"
    texts.go(1)
    assert texts.right.textCursor().block().text() == "c = 1"
    texts.go(-1)
    assert texts.right.textCursor().block().text() == "b = c"


def test_a_fold_opens_on_both_sides(texts: ChangeTexts) -> None:
    before = texts.left.blockCount()
    fold = next(row for row in texts.left._rows if row.size)
    texts.right.fold_opened.emit(fold.left_line)
    assert texts.left.blockCount() == texts.right.blockCount() == before + fold.size - 1


def test_another_text_is_folded_again(texts: ChangeTexts) -> None:
    texts.show_rows(())
    texts.go(1)
    assert texts.left.toPlainText() == ""


@pytest.mark.parametrize("captions", [None, ("On disk", "Here, and much longer than the other")])
def test_both_have_as_much_room(qtbot: QtBot, look: Look, captions: tuple[str, str] | None) -> None:
    made = ChangeTexts(look, "some", captions=captions)
    qtbot.addWidget(made)
    made.resize(801, 300)
    made.show()
    made.show_rows(ROWS)
    assert made.sizes() == [400, 400]


def test_captions_stand_over_the_texts_and_name_them(qtbot: QtBot, look: Look) -> None:
    made = ChangeTexts(look, "some", captions=("On disk", "Here"))
    qtbot.addWidget(made)
    for text, caption in ((made.left, "On disk"), (made.right, "Here")):
        side = text.parentWidget()
        assert side is not None
        assert [one.text() for one in side.findChildren(QLabel)] == [caption]
    assert (made.left.accessibleName(), made.right.accessibleName()) == ("On disk", "Here")


def test_lines_are_counted() -> None:
    assert count_text(ROWS) == "+2 −2"
    assert count_text(diff_rows("a\n", "a\nb\n")) == "+1 −0"
