"""What is written goes where its neighbours are, in their manner."""

import pytest

from workbench.project.yaml_nodes import YamlNode, read_nodes
from workbench.project.yaml_writing import Writing, line_end, line_start


def test_lines_of_a_place() -> None:
    text = "one\ntwo\nthree"
    assert [(line_start(text, at), line_end(text, at)) for at in (0, 3, 5, 12)] == [(0, 3), (0, 3), (4, 7), (8, 13)]


def root(text: str) -> YamlNode:
    return read_nodes(text, "t")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\n", "a: 1\nk: v\n"),
        ("a: 1", "a: 1\nk: v"),
        ("a:\n  - x  # c\n\n# tail\n", "a:\n  - x  # c\nk: v\n\n# tail\n"),
        ("a:\n", "a:\nk: v\n"),
        ("{}", "{k: v}"),
        ("{a: 1}", "{a: 1, k: v}"),
        ('{"a": 1}', '{"a": 1, "k": "v"}'),
        ('{\n  "a": 1\n}\n', '{\n  "a": 1,\n  "k": "v"\n}\n'),
    ],
)
def test_one_more_entry(before: str, after: str) -> None:
    assert Writing(before, 2).with_more(root(before), "k", "v") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: 1\nk: v # c\nb: 2\n", "a: 1\nb: 2\n"),
        ("a: 1\nk: v", "a: 1\n"),
        ("k:\n  # about x\n  x: 1\n# about b\nb: 2\n", "# about b\nb: 2\n"),
        ("{k: 1, b: 2}", "{b: 2}"),
        ("{a: 1, k: 1}", "{a: 1}"),
        ("k: 1\n", "{}\n"),
    ],
)
def test_one_entry_less(before: str, after: str) -> None:
    assert Writing(before, 2).without(root(before), "k", None) == after


def test_the_first_entry_of_an_item_leaves_its_dash() -> None:
    text = "l:\n  - k: 1\n    b: 2\n"
    item = root(text).at(("l", 0))
    assert item is not None
    assert Writing(text, 2).without(item, "k", None) == "l:\n  - b: 2\n"


def test_a_key_keeps_its_quotes() -> None:
    text = "'a b': 1\n"
    assert Writing(text, 2).renamed(root(text).keys[0], "c") == "'c': 1\n"
