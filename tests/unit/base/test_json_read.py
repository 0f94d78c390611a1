import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.json_read import _read_deep, read_json

VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda below: st.lists(below) | st.dictionaries(st.text(), below),
    max_leaves=20,
)


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_both_ways_of_reading_give_the_value(value: Any, ascii_only: bool, indent: int | None) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert read_json(text) == _read_deep(text) == value


@pytest.mark.parametrize("levels", [1_000, 50_000])
def test_depth_does_not_matter(levels: int) -> None:
    value, depth = read_json('{"a": [' * levels + "1" + "]}" * levels), 0
    while isinstance(value, dict):
        inner = value["a"]
        assert isinstance(inner, list)
        value, depth = inner[0], depth + 1
    assert (value, depth) == (1, levels)


@pytest.mark.parametrize(
    "text",
    ["", "[", "]", "{]", "[}", "[1 2]", "[,]", "[1,]", '{"a"}', '{"a":}', '{"a":1,}', "{1:2}", "1 2", "[]]", '"', "NaN",
     "[-Infinity]", "'a'", '{"a" 1}', "[:]", "{,}", "tru", "[1:2]", '{"a":1:2}', "[1]x"],
)  # fmt: skip
def test_what_is_no_json_is_refused_by_both(text: str) -> None:
    for read in (read_json, _read_deep):
        with pytest.raises(ValueError, match=r"."):
            read(text)


@given(st.text(alphabet='{}[]:,"1a \\n', max_size=12))
def test_both_refuse_the_same(text: str) -> None:
    def outcome(read: Any) -> Any:
        try:
            return read(text)
        except ValueError:
            return "refused"

    assert outcome(read_json) == outcome(_read_deep)


def test_numbers_of_more_digits_than_python_reads_are_told_apart() -> None:
    assert read_json("9" * 5_000) == "9" * 5_000
    assert read_json("1e400") == float("inf")
