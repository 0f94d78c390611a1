import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_places import Lines, Span, find_spans, value_end
from workbench.base.json_pointer import Path, value_at

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


def paths_of(value: Any, path: Path = ()) -> Iterator[Path]:
    yield path
    match value:
        case list():
            for index, item in enumerate(value):
                yield from paths_of(item, (*path, index))
        case dict():
            for name, item in value.items():
                yield from paths_of(item, (*path, name))


@given(VALUES, st.sampled_from([None, 1]), st.booleans())
def test_every_value_is_found_where_it_stands(value: Any, indent: int | None, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    paths = list(paths_of(value))
    spans = find_spans(text, paths)
    assert set(spans) == set(paths)
    for path, span in spans.items():
        assert json.loads(text[span.start : span.end]) == value_at(value, path)


@given(st.text())
def test_any_text_is_read_to_its_end(text: str) -> None:
    find_spans(text, [("a",), (0,)])


def test_a_member_knows_where_its_name_is() -> None:
    text = '{"a": 1, "b": [{"c": 2}]}'
    assert find_spans(text, [("a",), ("b",), ("b", 0)]) == {
        ("a",): Span(6, 7, 1),
        ("b",): Span(14, 24, 9),
        ("b", 0): Span(15, 23, -1),
    }


def test_of_a_repeated_name_the_last_counts() -> None:
    assert find_spans('{"a": 1, "a": 2}', [("a",)])[("a",)] == Span(14, 15, 9)


def test_deep_nesting_is_no_recursion() -> None:
    depth = 20_000
    text = "[" * depth + "]" * depth
    assert find_spans(text, [()])[()] == Span(0, 2 * depth)


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (5, (3, 2)), (6, (3, 3))]
)
def test_lines_and_columns_count_from_one(offset: int, place: tuple[int, int]) -> None:
    assert Lines("ab\n\ncd").at(offset) == place


@given(VALUES, st.text())
def test_a_value_ends_where_it_ends(value: Any, behind: str) -> None:
    text = json.dumps([value])
    assert value_end(f"..{text}{behind}", 2) == 2 + len(text)


@pytest.mark.parametrize(
    "text", ["", "}", "NaN", '"a', "[1", "[" * 3_000, "[" * 3_000 + "]" * 2_999, "[" * 3_000 + "}"]
)
def test_what_begins_no_value_has_no_end(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        value_end(text, 0)


@pytest.mark.parametrize("fault", ["NaN", "[1 2", "[" * 3_000, "'"])
def test_places_before_a_fault_are_found(fault: str) -> None:
    text = f'{{"skipped": [[1], {{"x": 2}}], "a": 1, "b": [{fault}'
    assert text[find_spans(text, [("a",)])[("a",)].start] == "1"
