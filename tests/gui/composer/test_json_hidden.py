import pytest
from PySide6.QtGui import QTextBlock, QTextDocument

from workbench.gui.composer.json_hidden import hide, line_above, note_of, opener_of, show
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
