"""What YAML says, and what an edit makes of it."""

import pytest

from workbench.project.yaml_meaning import Meaning, changed, meaning, meaning_of, without
from workbench.project.yaml_nodes import read_nodes
from workbench.project.yaml_text import Raw, Value


def says(text: str) -> Meaning:
    return meaning(read_nodes(text, "t"))


def test_layout_and_comments_say_nothing() -> None:
    assert says("a:\n  b: 1 # c\n") == says("{'a': {b: 1}}")
    assert says("- a\n- b\n") == says("[\"a\", 'b']")


@pytest.mark.parametrize(
    ("one", "other"), [("a: 1", "a: '1'"), ("a: !Ref B", "a: B"), ("[a]", "[a, b]"), ("a: !If [a]", "a: [a]")]
)
def test_tags_and_quotes_that_matter(one: str, other: str) -> None:
    assert says(one) != says(other)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"a": [1, "b", {"c": None}]}, "{a: [1, b, {c: null}]}"),
        (Raw("!Ref B"), "!Ref B"),
        ("1", "'1'"),
        (True, "true"),
        ([], "[]"),
    ],
)
def test_values_say_what_they_will(value: Value, text: str) -> None:
    assert meaning_of(value) == says(text)


def test_one_place_is_changed() -> None:
    whole = says("{a: {b: 1, c: 2}, d: 3}")
    assert changed(whole, ("a", "b"), meaning_of(4)) == says("{a: {b: 4, c: 2}, d: 3}")
    assert changed(whole, ("d", "e"), meaning_of(4)) == says("{a: {b: 1, c: 2}, d: {e: 4}}")
    assert without(whole, ("a", "b")) == says("{a: {c: 2}, d: 3}")
    assert without(whole, ("d", "x")) == whole
