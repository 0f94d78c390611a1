import json
from typing import Any

import pytest

from workbench.model.event_sidecar import Match
from workbench.project.difference_lines import difference_lines
from workbench.project.json_compare import MOST_DIFFERENCES


def pretty(value: Any) -> str:
    return json.dumps(value, indent=2)


def lines(one: str, other: str, match: Match = Match.EXACT, ignore: tuple[str, ...] = ()) -> tuple[set[int], set[int]]:
    found = difference_lines(one, other, match=match, ignore=ignore)
    assert found is not None
    return set(found[0]), set(found[1])


EXPECTED = pretty({"a": 1, "b": {"c": [1, 2]}, "d": 4})


def test_each_side_has_the_lines_of_what_differs_there() -> None:
    actual = pretty({"a": 2, "d": 4, "new": {"x": 1}})
    assert lines(EXPECTED, actual) == ({2, *range(3, 9)}, {2, 4, 5, 6})


def test_what_is_ignored_or_more_than_expected_is_on_no_line() -> None:
    actual = pretty({"a": 2, "b": {"c": [1, 2]}, "d": 4, "e": 5})
    assert lines(EXPECTED, actual, match=Match.SUBSET, ignore=("/a",)) == (set(), set())
    assert lines(EXPECTED, actual, ignore=("/a",)) == (set(), {10})


def test_another_way_of_writing_is_no_difference() -> None:
    assert lines('{"a": 1.0, "b": 2}', '{"b": 2,\n"a": 1}') == (set(), set())


def test_the_whole_value_may_differ() -> None:
    assert lines("1", "[\n]") == ({1}, {1, 2})


@pytest.mark.parametrize(("one", "other"), [("{", "{}"), ("1", "text")])
def test_what_is_no_json_cannot_be_told(one: str, other: str) -> None:
    assert difference_lines(one, other) is None


def test_of_too_many_differences_none_is_told() -> None:
    many = list(range(MOST_DIFFERENCES))
    assert difference_lines(pretty(many), pretty([number + 1 for number in many])) is None
