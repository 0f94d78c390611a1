import pytest
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from workbench.gui.composer.json_hidden import hide, line_above, note_of, opener_of, show, shown_in
from workbench.gui.composer.json_regions import Region

pytestmark = pytest.mark.usefixtures("qapp")


def blocks(document: QTextDocument) -> list[QTextBlock]:
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def test_lines_are_hidden_and_shown_again() -> None:
    document = QTextDocument("0\n1\n2\n3")
    hide(blocks(document)[1], 2)
    assert [block.isVisible() for block in blocks(document)] == [True, False, False, True]
    assert document.lineCount() == 2
    assert line_above(blocks(document)[2]) == blocks(document)[0]
    assert show(blocks(document)[1]) == blocks(document)[2]
    assert document.lineCount() == 4
    assert all(block.isVisible() for block in blocks(document))


@pytest.mark.parametrize(
    ("last", "members", "text"),
    [
        ("}", 0, "… 0 members }"),
        ("  ],", 1, "… 1 member ],"),
        ("}, {", 1200, "… 1,200 members"),
    ],
)
def test_notes(last: str, members: int, text: str) -> None:
    document = QTextDocument(last)
    assert note_of(Region(0, 9, members, 0), document.begin()).text == text


@pytest.mark.parametrize(
    ("line", "place"), [('"a": {', 5), ('{"a": [1, {', 10), ('"{["', None), ("[1]", None), ("]", None)]
)
def test_the_bracket_that_stays_open(line: str, place: int | None) -> None:
    document = QTextDocument(line)
    assert opener_of(document.begin()) == place


def test_what_shows_in_an_area(qtbot: QtBot) -> None:
    edit = QPlainTextEdit("\n".join(str(number) for number in range(300)))
    qtbot.addWidget(edit)
    edit.resize(200, 100)
    edit.show()
    hide(blocks(edit.document())[1], 200)
    found = list(shown_in(edit, edit.viewport().rect()))
    assert [block.text() for block, _top, _height in found][:3] == ["0", "201", "202"]
    assert 3 < len(found) < 12
    (_, first, height), (_, second, _) = found[:2]
    assert second - first == height
