import json
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

from tests.support.turns import until
from workbench.gui.composer.json_place import Place, Where, place_in
from workbench.gui.composer.json_trails import AT_ONCE_UNITS, Trails
from workbench.gui.composer.text_lines import insert_pieces, text_lines
from workbench.gui.composer.text_pieces import pieces
from workbench.gui.composer.text_units import position_of

pytestmark = pytest.mark.usefixtures("qapp")
LONG = json.dumps({"Records": [{"id": number, "name": "😀 order"} for number in range(12_000)]}, indent=1)
FLAT = json.dumps(json.loads(LONG), separators=(",", ":"), ensure_ascii=False)


@pytest.fixture
def trails() -> Iterator[Trails]:
    owner = QObject()
    made = Trails(owner)
    yield made
    made.stop()


def shown(trails: Trails, text: str) -> QTextDocument:
    document = QTextDocument()
    text_lines(document)
    insert_pieces(QTextCursor(document), pieces(text))
    trails.watch(document)
    return document


async def place_at(trails: Trails, position: int) -> Place:
    found: list[Place] = []
    trails.ask(position, found.append)
    await until(lambda: bool(found))
    return found[0]


def without_names(place: Place) -> tuple[object, ...]:
    return place.where, place.path, place.prefix, place.start, place.end


@pytest.mark.parametrize("text", [LONG, FLAT])
async def test_places_of_a_long_text_are_those_of_the_whole(trails: Trails, text: str) -> None:
    document = shown(trails, text)
    for record in (11_000, 5, 11_900):
        offset = text.replace(": ", ":").index(f'"id":{record},')
        offset = text.index(f'"id": {record},') if text is LONG else offset
        line = text.count("\n", 0, offset) + 1
        column = offset - (text.rfind("\n", 0, offset) + 1)
        place = await place_at(trails, position_of(document, line, column + 3))
        assert without_names(place) == without_names(place_in(text, offset + 2))
        assert place.path == ("Records", record)


def test_what_is_near_what_was_read_is_told_at_once(trails: Trails) -> None:
    document = shown(trails, LONG[:AT_ONCE_UNITS])
    found: list[Place] = []
    trails.ask(document.characterCount() - 1, found.append)
    assert len(found) == 1


async def test_an_edit_forgets_what_is_behind_it(trails: Trails) -> None:
    document = shown(trails, LONG)
    last = document.characterCount() - 1
    assert (await place_at(trails, last)).where is Where.NOWHERE
    QTextCursor(document).insertText('{"in": ')
    assert (await place_at(trails, last + 7)).path == ("in",)


async def test_an_edit_drops_the_question(trails: Trails) -> None:
    document = shown(trails, LONG)
    found: list[Place] = []
    trails.ask(document.characterCount() - 1, found.append)
    QTextCursor(document).insertText(" ")
    assert (await place_at(trails, 0)).where is Where.VALUE
    assert found == []
