"""What is written is read back as it was, and is plain where a person would have it so."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from workbench.project.yaml_text import Raw, Value, block_lines, flow_text, item_lines, scalar_text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    TEXTS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@given(TEXTS, st.sampled_from(["", "'", '"']))
def test_texts_stay_texts(text: str, style: str) -> None:
    written = scalar_text(text, style)
    assert "\n" not in written
    assert yaml.safe_load(f"a: {written}") == {"a": text}
    assert yaml.safe_load(f"[{written}, {written}]") == [text, text]


@given(VALUES, st.integers(1, 4))
def test_values_stay_values(value: object, step: int) -> None:
    assert yaml.safe_load("\n".join(block_lines("k", value, step))) == {"k": value}  # type: ignore[arg-type]
    assert yaml.safe_load("\n".join(item_lines(value, step))) == [value]  # type: ignore[arg-type]
    assert yaml.safe_load(f"k: {flow_text(value)}") == {"k": value}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("python3.13", "python3.13"),
        ("app.handler", "app.handler"),
        ("arn:aws:s3:::bucket", "arn:aws:s3:::bucket"),
        ("two words", "two words"),
        ("yes", '"yes"'),
        ("0123", '"0123"'),
        ("2026-11-22", '"2026-11-22"'),
        ("", '""'),
        ("a: b", '"a: b"'),
        ("tab\there", '"tab\\there"'),
        ("é", '"é"'),
        (True, "true"),
        (None, "null"),
        (1.5, "1.5"),
        (Raw("!Ref A"), "!Ref A"),
    ],
)
def test_how_it_looks(value: str, written: str) -> None:
    assert scalar_text(value) == written


def test_collections_stand_in_lines() -> None:
    value: Value = {"Variables": {"A": 1, "B": Raw("!Ref B")}, "List": ["x", {"y": 1, "z": []}], "None": {}}
    assert block_lines("Environment", value, 2) == [
        "Environment:",
        "  Variables:",
        "    A: 1",
        "    B: !Ref B",
        "  List:",
        "    - x",
        "    - y: 1",
        "      z: []",
        '  None: {}',
    ]  # fmt: skip
