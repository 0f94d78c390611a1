"""Edits do what they say, and leave every line that they do not concern as it is."""

import json
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.yaml_documents import KEYS, documents
from workbench.model.errors import DocumentError
from workbench.project.yaml_edit import put, remove, rename_key, step_of
from workbench.project.yaml_meaning import Meaning, changed, meaning, meaning_of, without
from workbench.project.yaml_nodes import Path, read_nodes
from workbench.project.yaml_text import Raw, Value

NAME = "template.yaml"
HERE = ("Resources", "F", "Properties")
VALUES: st.SearchStrategy[Value] = st.sampled_from(
    [
        1,
        True,
        "text",
        "a: b",
        "yes",
        "0123",
        "",
        Raw("!Ref X"),
        ["a", "b"],
        [],
        {"one": 1},
        {"k": ["x"]},
        [{"b": 1}, "c"],
    ]
)


def says(text: str) -> Meaning:
    return meaning(read_nodes(text, NAME))


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines between those at the beginning and at the end that are the same."""
    old, new = before.split("\n"), after.split("\n")
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return old, new


def lines_of(text: str, path: Path) -> list[str]:
    """The lines of an entry, from its key to its end."""
    root = read_nodes(text, NAME)
    owner, key = root.at(path[:-1]), str(path[-1])
    assert owner is not None
    at = owner.index(key)
    if at is None:
        return []
    start = text.rfind("\n", 0, owner.keys[at].start) + 1
    end = max(owner.children[at].end, owner.keys[at].end)
    return text[start : text.find("\n", end) if "\n" in text[end:] else len(text)].split("\n")


@settings(max_examples=400, deadline=None)
@given(documents(), st.sampled_from(KEYS), VALUES)
def test_a_value_is_put_and_other_lines_stay(text: str, key: str, value: Value) -> None:
    path = (*HERE, key)
    try:
        after = put(text, NAME, path, value)
    except DocumentError:
        return
    if not isinstance(value, dict):
        ended = f"{text}\n"  # a text at the very end has a line feed more once something follows
        assert says(after) in [changed(says(one), path, meaning_of(value)) for one in (text, ended)]
    gone, _new = changed_lines(text, after)
    assert set(gone) <= {*lines_of(text, path), ""}, after
    assert put(after, NAME, path, value) == after


@settings(max_examples=300, deadline=None)
@given(documents(), st.sampled_from(KEYS))
def test_an_entry_is_removed_and_other_lines_stay(text: str, key: str) -> None:
    path = (*HERE, key)
    after = remove(text, NAME, path, keep=3)
    if read_nodes(text, NAME).at(path) is None:
        assert after == text
        return
    assert says(after) == without(meaning(read_nodes(text, NAME)), path)
    gone, new = changed_lines(text, after)
    assert set(gone) - set(new) <= {*lines_of(text, path), *lines_of(text, HERE)[:1], ""}


@settings(max_examples=200, deadline=None)
@given(documents(), st.sampled_from(KEYS), VALUES)
def test_what_was_put_is_taken_back(text: str, key: str, value: Value) -> None:
    path = (*HERE, key)
    if read_nodes(text, NAME).at(path) is None:
        after = remove(put(text, NAME, path, value), NAME, path, keep=3)
        assert after.rstrip("\n") == text.rstrip("\n")


def edited(before: str, path: Path, value: Value) -> str:
    return put(dedent(before), NAME, path, value)


def test_a_scalar_keeps_its_quotes_and_its_comment() -> None:
    assert edited("a: 'x'  # why\n", ("a",), "y") == "a: 'y'  # why\n"
    assert edited('a: "x"\n', ("a",), 'say "y"') == 'a: "say \\"y\\""\n'
    assert edited("a: 1 # why\n", ("a",), 2) == "a: 2 # why\n"
    assert edited("a:  # why\n", ("a",), 2) == "a: 2  # why\n"


def test_mappings_are_made_on_the_way() -> None:
    assert edited("f:\n    g: 1\n", ("f", "h", "i"), "x") == "f:\n    g: 1\n    h:\n        i: x\n"
    assert edited("f: {g: 1}", ("f", "h", "i"), "x") == "f: {g: 1, h: {i: x}}"
    assert edited("f:\n  g: |\n    text", ("f", "h"), "x") == "f:\n  g: |\n    text\n  h: x\n"
    assert edited("f:\nz: 1\n", ("f", "h"), "x") == "f:\n  h: x\nz: 1\n"
    assert edited("f: ~\n", ("f", "h"), "x") == "f:\n  h: x\n"


def test_a_mapping_is_changed_key_by_key() -> None:
    before = """\
    v:
      # first
      A: 1
      B: 2  # second
      C: 3
    """
    assert edited(before, ("v",), {"A": 1, "B": 4, "D": "new"}) == dedent("""\
    v:
      # first
      A: 1
      B: 4  # second
      D: new
    """)


def test_items_that_stay_keep_their_comments() -> None:
    before = """\
    l:
      - a  # one
      # two
      - b
      - !Ref C
    """
    assert edited(before, ("l",), ["a", "x", "y", Raw("!Ref C")]) == dedent("""\
    l:
      - a  # one
      # two
      - x
      - y
      - !Ref C
    """)
    assert edited("l:\n- a\n- b", ("l",), ["a"]) == "l:\n- a"
    assert edited("l:\n- a\n", ("l",), ["a", "b"]) == "l:\n- a\n- b\n"


def test_kinds_make_way_for_each_other() -> None:
    assert edited("a:  # c\n  - x\nb: 1\n", ("a",), "y") == "a: y  # c\nb: 1\n"
    assert edited("a: x  # c\n", ("a",), ["y"]) == "a:  # c\n  - y\n"
    assert edited("a: |\n  x\n  y\n\nb: 1\n", ("a",), "z") == "a: z\n\nb: 1\n"
    assert edited("a: [x]\n", ("a",), ["y", "z"]) == "a: [y, z]\n"


def test_what_is_left_empty_goes_up_to_what_is_kept() -> None:
    text = "f:\n  e:\n    v:\n      A: 1\n  g: 2\n"
    assert remove(text, NAME, ("f", "e", "v", "A"), keep=1) == "f:\n  g: 2\n"
    assert remove(text, NAME, ("f", "e", "v", "A"), keep=3) == "f:\n  e:\n    v: {}\n  g: 2\n"
    assert remove("f:  # c\n  # about a\n  a: 1\ng: 2\n", NAME, ("f", "a"), keep=1) == (
        "f: {}  # c\n  # about a\ng: 2\n"
    )
    assert remove("f: {a: 1, b: 2, c: 3}\n", NAME, ("f", "a")) == "f: {b: 2, c: 3}\n"
    assert remove("f: {a: 1, b: 2, c: 3}\n", NAME, ("f", "c")) == "f: {a: 1, b: 2}\n"


def test_keys_are_renamed() -> None:
    assert rename_key("a:\n  'b': 1 # c\n", NAME, ("a", "b"), "d") == "a:\n  'd': 1 # c\n"
    with pytest.raises(DocumentError):
        rename_key("a: 1\n", NAME, ("b",), "c")


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a: &x {b: 1}\nc: *x\n", ("a", "b")),
        ("a: &x {b: 1}\nc: *x\n", ("c", "b")),
        ("a: !If [A, {b: 1}, {}]\n", ("a", "b")),
        ("a: text\n", ("a", "b")),
        ("a: [1\n", ("a",)),
        ("a: 1\n---\nb: 2\n", ("a",)),
    ],
)
def test_what_is_shared_or_given_otherwise_is_refused(text: str, path: Path) -> None:
    with pytest.raises(DocumentError):
        put(text, NAME, path, 2)


def test_the_file_s_own_indentation_is_used() -> None:
    assert step_of(read_nodes("a:\n    b: 1\n", NAME)) == 4
    assert step_of(read_nodes("a: 1\n", NAME)) == 2


def test_json_stays_json() -> None:
    before = '{\n  "a": {"b": 1},\n  "c": ["x"]\n}\n'
    after = put(put(before, "t.json", ("a", "d"), {"e": ["y", 2]}), "t.json", ("c",), ["x", "z"])
    assert json.loads(after) == {"a": {"b": 1, "d": {"e": ["y", 2]}}, "c": ["x", "z"]}
    assert json.loads(remove(after, "t.json", ("a", "d"))) == {"a": {"b": 1}, "c": ["x", "z"]}
