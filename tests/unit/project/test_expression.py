from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.expression import written
from workbench.project.marked import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("!Ref A", "!Ref A"),
        ("!GetAtt A.B.C", "!GetAtt A.B.C"),
        ("!GetAtt [A, B]", "!GetAtt A.B"),
        ("!Sub 'x ${A}'", "!Sub x ${A}"),
        ("!Join [',', [!Ref A, b, 1]]", '!Join [",", [!Ref A, "b", 1]]'),
        ("!If [C, true, null]", '!If ["C", true, null]'),
        ("{Ref: A}", '{"Ref": "A"}'),
        ("{'Fn::GetAtt': [A, B]}", '{"Fn::GetAtt": ["A", "B"]}'),
        ("plain", "plain"),
    ],
)
def test_written(text: str, expected: str) -> None:
    assert written(parse(text, Path("t.yaml"))) == expected


def test_long_ones_are_cut() -> None:
    assert len(written("x" * 5000)) == 200
    deep: object = 1
    for _ in range(5000):
        deep = [deep]
    assert written(deep).endswith("…")


def test_aliases_without_end_are_cut() -> None:
    shared: object = "x"
    for _ in range(60):
        shared = [shared, shared]
    assert written(shared).endswith("…")


@given(st.recursive(st.text() | st.integers(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)))
def test_anything_can_be_written(value: object) -> None:
    assert len(written(value)) <= 200
