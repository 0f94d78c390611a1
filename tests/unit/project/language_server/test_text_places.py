"""Places in UTF-16 units, the change between two texts, and edits."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workbench.model.lint import LintEdit
from workbench.project.language_server.text_places import edited, own_place, text_change, wire_place

LINES = st.lists(st.text("ab🐍", max_size=3), min_size=1, max_size=6)


def applied(text: str, change: dict[str, Any]) -> str:
    """The text as a server has it after a change."""
    lines = text.split("\n")

    def offset(place: dict[str, int]) -> int:
        line = lines[place["line"]] if place["line"] < len(lines) else ""
        units = line.encode("utf-16-le")[: 2 * place["character"]]
        return sum(len(one) + 1 for one in lines[: place["line"]]) + len(units.decode("utf-16-le"))

    start, end = (offset(change["range"][side]) for side in ("start", "end"))
    new: str = change["text"]
    return text[:start] + new + text[end:]


@given(LINES, LINES)
def test_a_change_makes_the_one_text_the_other(before: list[str], after: list[str]) -> None:
    assert applied("\n".join(before), text_change(before, after)) == "\n".join(after)


def test_a_change_holds_only_the_lines_that_differ() -> None:
    before = [f"line {number}" for number in range(100)]
    after = [*before[:50], "new", *before[51:]]
    assert text_change(before, after) == {
        "range": {"start": {"line": 50, "character": 0}, "end": {"line": 51, "character": 0}},
        "text": "new\n",
    }


@given(LINES, st.data())
def test_places_there_and_back(lines: list[str], data: st.DataObject) -> None:
    line = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[line])))
    place = wire_place(lines, line, column)
    assert own_place(lines, place["line"], place["character"]) == (line, column)


def test_places_beyond_the_text_are_its_nearest() -> None:
    assert own_place(["ab", "c"], 7, 3) == (1, 1)
    assert own_place(["ab", "c"], 0, 9) == (0, 2)
    assert own_place([], 1, 1) == (0, 0)
    assert wire_place(["a"], 4, 2) == {"line": 4, "character": 2}


def test_edits_are_made_from_the_end() -> None:
    text = "import { price } from './p';\nprice(price);\n"
    edits = (
        LintEdit((1, 6), (1, 11), "cost"),
        LintEdit((0, 9), (0, 14), "cost"),
        LintEdit((1, 0), (1, 5), "cost"),
        LintEdit((1, 13), (9, 0), "\n\n"),
    )
    assert edited(text, edits) == "import { cost } from './p';\ncost(cost);\n\n"
