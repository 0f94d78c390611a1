"""Names in Python code, and a text with one changed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.code import CodePlace, FileChange
from workbench.model.errors import UsageError
from workbench.project.identifiers import NameRules, by_file, chain_at, changed, name_at, name_fault, renamed

A, B = Path("/w/a.py"), Path("/w/b.py")


def place(line: int, column: int, path: Path = A) -> CodePlace:
    return CodePlace(path, line, column, 3)


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [
        ("foo.bar", 0, "foo"),
        ("foo.bar", 3, "foo"),
        ("foo.bar", 4, "bar"),
        ("foo.bar", 7, "bar"),
        ("größe = 1", 2, "größe"),
        ("x = 10", 5, None),
        ("for x", 1, None),
        ("a + b", 2, None),
        ("", 0, None),
        ("foo", 99, "foo"),
    ],
)
def test_the_name_at_a_column(line: str, column: int, found: str | None) -> None:
    span = name_at(line, column)
    assert (line[slice(*span)] if span else None) == found


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [
        ("event.records.first", 0, "event"),
        ("event.records.first", 8, "event.records"),
        ("x = self.total + 1", 10, "self.total"),
        ("call().name", 8, ""),
        ("a[0].name", 6, ""),
        ("1.real", 3, ""),
        ("..name", 3, ""),
        ("a + b", 2, ""),
        ("for.name", 5, ""),
    ],
)
def test_the_chain_of_names_that_ends_at_a_column(line: str, column: int, found: str) -> None:
    assert chain_at(line, column) == found


@given(st.text(max_size=30), st.integers(0, 40))
def test_a_name_touches_its_column(line: str, column: int) -> None:
    span = name_at(line, column)
    if span is not None:
        assert span[0] <= min(column, len(line)) <= span[1]
        assert not name_fault(line[slice(*span)])


@pytest.mark.parametrize("name", ["", "1a", "a-b", "a b", "for", "None"])
def test_what_is_no_name(name: str) -> None:
    assert name_fault(name)


def test_every_place_is_changed() -> None:
    text = "foo = 1\nprint(foo, foo)\n"
    places = [place(1, 11), place(0, 0), place(1, 6)]
    assert renamed(text, places, "foo", "total") == "total = 1\nprint(total, total)\n"
    assert changed(A, text, places, "foo", "x") == FileChange(A, text, "x = 1\nprint(x, x)\n")


@pytest.mark.parametrize("wrong", [place(0, 1), place(9, 0)])
def test_a_text_that_has_changed_is_refused(wrong: CodePlace) -> None:
    with pytest.raises(UsageError, match="cannot be renamed"):
        renamed("foo = 1\n", [wrong], "foo", "x")


def test_places_by_file_each_once() -> None:
    found = by_file([place(3, 0, B), place(1, 0), place(0, 5), place(1, 0)])
    assert found == [(A, [place(0, 5), place(1, 0)]), (B, [place(3, 0, B)])]


@given(st.lists(st.sampled_from(["foo", "bar", " ", "\n", "é", "🙂", "foo_"]), max_size=30))
def test_renaming_and_back_changes_nothing(pieces: list[str]) -> None:
    text = " ".join(pieces)
    lines = text.split("\n")
    places = [
        place(row, column)
        for row, line in enumerate(lines)
        for column in range(len(line))
        if line.startswith("foo", column)
    ]
    once = renamed(text, places, "foo", "abc")
    assert once == text.replace("foo", "abc")
    assert renamed(once, places, "abc", "foo") == text


def test_other_languages_have_other_names() -> None:
    rules = NameRules("JavaScript", "$", frozenset({"new"}))
    assert name_at("const $a = lambda", 7, rules) == (6, 8)
    assert name_at("const $a = lambda", 12, rules) == (11, 17)
    assert name_at("a = new B()", 5, rules) is None
    assert rules.start_of("x.$a", 4) == 2
    assert name_fault("$lambda", rules) == ""
    assert name_fault("new", rules) == "new is a word of JavaScript itself."
    assert "begins with no digit" in name_fault("1a", rules)
