"""Which reader a file has, and that none fails."""

from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.project import outline as reading
from workbench.project.outline import outline

NAMES = ("a.py", "a.ts", "a.json", "a.yaml", "a.toml", "a.md", "a.go", "Makefile")
PIECES = st.sampled_from(
    [
        "def f(",
        "class A",
        "{",
        "}",
        ":",
        "\n",
        "  ",
        '"',
        "'",
        "- ",
        "#",
        "```",
        "=>",
        "a",
        "(",
        ")",
        "é🐍",
        "|",
        "=",
        "[",
        "]",
    ]
)


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.py", "def f(): pass", "f"),
        ("a.MJS", "function f() {}", "f"),
        ("a.json", '{"f": 1}', "f"),
        ("a.yml", "f: 1", "f"),
        ("a.toml", "f = 1", "f"),
        ("a.md", "# f", "f"),
        ("a.go", "func f() {", "f"),
    ],
)
def test_each_language_is_read(name: str, text: str, found: str) -> None:
    assert [one.name for one in outline(PurePath(name), text)] == [found]


@given(st.sampled_from(NAMES), st.lists(PIECES, max_size=40).map("".join))
def test_whatever_is_in_a_file_its_symbols_stand_where_they_say(name: str, text: str) -> None:
    lines = text.split("\n")
    for one in outline(PurePath(name), text):
        if not name.endswith(".json"):
            assert lines[one.line][one.column :].lstrip("\"'").startswith(one.name)
        assert one.depth >= 0


def test_the_list_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST", 3)
    assert len(outline(PurePath("a.py"), "a = 1\n" * 10)) == 3
