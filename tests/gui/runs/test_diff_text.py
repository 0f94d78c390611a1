import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.runs.diff_rows import DiffRow, RowKind, diff_rows, folded
from workbench.gui.runs.diff_text import LINE_TINT, MARK_TINT, DiffText, Side
from workbench.gui.theme import blend, contrast, load_theme

LEFT = "\n".join(f'"line {number}": {number},' for number in range(40))
RIGHT = LEFT.replace('"line 20": 20', '"line 20": 2000').replace('"line 30": 30,\n', "")
ROWS = folded(diff_rows(LEFT, RIGHT))


@pytest.fixture
def sides(qtbot: QtBot, look: Look) -> tuple[DiffText, DiffText]:
    made = DiffText(look, Side.LEFT), DiffText(look, Side.RIGHT)
    for text in made:
        qtbot.addWidget(text)
        text.resize(400, 500)
        text.show_rows(ROWS)
        text.show()
    return made


def test_each_side_has_its_lines_and_as_many_rows(sides: tuple[DiffText, DiffText]) -> None:
    left, right = (text.toPlainText().split("\n") for text in sides)
    assert len(left) == len(right) == len(ROWS)
    assert '"line 20": 20,' in left
    assert '"line 20": 2000,' in right
    assert right[left.index('"line 30": 30,')] == ""


def test_the_numbers_are_those_of_the_side(sides: tuple[DiffText, DiffText]) -> None:
    assert [text.line_count() for text in sides] == [34, 33]
    removed = next(row for row in ROWS if row.kind is RowKind.REMOVED)
    assert [text.number_of(removed) for text in sides] == [31, 0]
    assert [text.number_of(ROWS[0]) for text in sides] == [0, 0]


def colours(text: DiffText, row: DiffRow) -> set[str]:
    """The colours in the row's picture."""
    _, _, _, area = next(found for found in text.visible_rows() if found[1] == row)
    image = text.viewport().grab(area.toRect()).toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(x, y).name() for x, y in places}


def tint(token: str, share: float) -> str:
    tokens = load_theme("dark").tokens
    return blend(tokens[token], tokens["editor"], share)


def test_rows_are_tinted_by_side_and_equal_ones_are_not(sides: tuple[DiffText, DiffText]) -> None:
    left, right = sides
    changed = next(row for row in ROWS if row.kind is RowKind.CHANGED)
    equal = next(row for row in ROWS if row.kind is RowKind.EQUAL)
    assert tint("err", LINE_TINT) in colours(left, changed)
    assert tint("ok", LINE_TINT) in colours(right, changed)
    assert load_theme("dark").tokens["ok"] in colours(right, changed)  # the line below the words
    assert load_theme("dark").tokens["editor"] in colours(left, equal)
    assert tint("err", LINE_TINT) not in colours(left, equal)


@pytest.mark.parametrize("theme", ["dark", "light", "high-contrast"])
def test_text_can_be_read_on_every_tint(theme: str) -> None:
    tokens = load_theme(theme).tokens
    for colour in ("ok", "err"):
        line = blend(tokens[colour], tokens["editor"], LINE_TINT)
        for ground in (line, blend(tokens[colour], line, MARK_TINT)):
            for text in ("fn", "st", "nu", "kw", "muted", "text"):
                assert contrast(tokens[text], ground) >= 4.5, (colour, text)


def test_a_click_and_return_open_a_fold(sides: tuple[DiffText, DiffText]) -> None:
    left, _ = sides
    asked = QSignalSpy(left.fold_opened)
    QTest.mouseClick(left.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(30, 10))
    QTest.keyClick(left, Qt.Key.Key_Return)
    assert [asked.at(number) for number in range(asked.count())] == [[1], [1]]
    QTest.keyClick(left, Qt.Key.Key_Down)
    QTest.keyClick(left, Qt.Key.Key_Return)
    assert asked.count() == 2


def test_the_current_difference_is_marked(sides: tuple[DiffText, DiffText]) -> None:
    left, _ = sides
    left.mark_current(range(4, 5))
    assert left.is_current(4)
    assert not left.is_current(5)
    assert left.textCursor().blockNumber() == 4


def test_wide_characters_keep_marks_in_place(qtbot: QtBot, look: Look) -> None:
    text = DiffText(look, Side.LEFT)
    qtbot.addWidget(text)
    text.show_rows(diff_rows('"\U0001f600": 1', '"\U0001f600": 2'))
    text.show()
    assert not text.grab().isNull()
