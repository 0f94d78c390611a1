import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.composer.json_scanner import JsonToken, inside_string, scan_line

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def test_the_tokens_of_a_line() -> None:
    line = '  "na\\"me": [-1.5e3, true, null, "x", 07]'
    tokens = [(stretch.kind, line[stretch.start : stretch.end]) for stretch in scan_line(line)]
    assert tokens == [
        (JsonToken.KEY, '"na\\"me"'),
        (JsonToken.PUNCTUATION, ":"),
        (JsonToken.PUNCTUATION, "["),
        (JsonToken.NUMBER, "-1.5e3"),
        (JsonToken.PUNCTUATION, ","),
        (JsonToken.WORD, "true"),
        (JsonToken.PUNCTUATION, ","),
        (JsonToken.WORD, "null"),
        (JsonToken.PUNCTUATION, ","),
        (JsonToken.STRING, '"x"'),
        (JsonToken.PUNCTUATION, ","),
        (JsonToken.NUMBER, "07"),
        (JsonToken.PUNCTUATION, "]"),
    ]


@given(values, st.sampled_from([None, 2]))
def test_every_character_of_json_is_in_a_token_or_blank(value: object, indent: int | None) -> None:
    for line in json.dumps(value, indent=indent, ensure_ascii=False).split("\n"):
        place = 0
        for stretch in scan_line(line):
            assert not line[place : stretch.start].strip()
            assert stretch.closed
            place = stretch.end
        assert not line[place:].strip()


@given(st.dictionaries(st.text(), st.integers(), min_size=1, max_size=5))
def test_keys_are_told_from_strings(value: dict[str, int]) -> None:
    stretches = scan_line(json.dumps(value))
    assert [stretch.kind for stretch in stretches].count(JsonToken.KEY) == len(value)
    assert JsonToken.STRING not in {stretch.kind for stretch in stretches}


@given(st.text(alphabet='"\\ab{}[]:,1 '))
def test_any_line_is_scanned_in_order(line: str) -> None:
    place = 0
    for stretch in scan_line(line):
        assert place <= stretch.start < stretch.end <= len(line)
        place = stretch.end


@pytest.mark.parametrize(
    ("line", "column", "inside"),
    [
        ('{"ab": 1}', 1, False),
        ('{"ab": 1}', 2, True),
        ('{"ab": 1}', 4, True),
        ('{"ab": 1}', 5, False),
        ('{"ab', 4, True),
        ('{"a\\"', 5, True),
        ("", 0, False),
    ],
)
def test_whether_a_place_is_inside_a_string(line: str, column: int, inside: bool) -> None:
    assert inside_string(line, column) is inside
