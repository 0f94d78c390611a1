"""Text in the files of a workspace."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.base.text_pattern import text_pattern
from workbench.model.file_search import FileHits, FileQuery, SearchEnd
from workbench.project import search_files as searching
from workbench.project.search_files import hits_in, path_filter, search_files


def make(root: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def found(
    root: Path, query: FileQuery, unsaved: dict[Path, str] | None = None
) -> dict[str, list[tuple[int, int, str]]]:
    return {
        one.path.relative_to(root).as_posix(): [(hit.line, hit.column, hit.text) for hit in one.hits]
        for one in search_files(root, query, unsaved or {})
        if isinstance(one, FileHits)
    }


def end_of(root: Path, query: FileQuery) -> SearchEnd:
    *_, end = search_files(root, query, {})
    assert isinstance(end, SearchEnd)
    return end


def test_hits_have_their_places(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "x = 1\n  Order(order)\n", "b.txt": "none", "sub/c.py": "order"})
    assert found(tmp_path, FileQuery("order")) == {
        "a.py": [(1, 2, "Order"), (1, 8, "order")],
        "sub/c.py": [(0, 0, "order")],
    }
    assert end_of(tmp_path, FileQuery("order")) == SearchEnd(3)


def test_case_words_and_patterns(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "Order orders order"})
    assert found(tmp_path, FileQuery("order", case=True))["a.py"] == [(0, 6, "order"), (0, 13, "order")]
    assert found(tmp_path, FileQuery("order", words=True))["a.py"] == [(0, 0, "Order"), (0, 13, "order")]
    assert found(tmp_path, FileQuery(r"or\w+s", regex=True))["a.py"] == [(0, 6, "orders")]
    with pytest.raises(re.error):
        list(search_files(tmp_path, FileQuery("(", regex=True), {}))


def test_unsaved_text_is_looked_into_as_it_is(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "old", "b.py": "old"})
    assert found(tmp_path, FileQuery("old"), {tmp_path / "a.py": "new"}) == {"b.py": [(0, 0, "old")]}
    assert found(tmp_path, FileQuery("new"), {tmp_path / "a.py": "\nnew"}) == {"a.py": [(1, 0, "new")]}


def test_binary_and_large_files_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "LARGEST_BYTES", 100)
    make(tmp_path, {"a.bin": b"needle\0", "big.txt": "needle" * 40, "c.txt": "needle"})
    assert list(found(tmp_path, FileQuery("needle"))) == ["c.txt"]
    assert end_of(tmp_path, FileQuery("needle")) == SearchEnd(3, too_large=1)


def test_line_ends_and_encodings_count_as_the_editor_counts(tmp_path: Path) -> None:
    make(tmp_path, {"dos.txt": b"a\r\nneedle\r\n", "old.txt": "ä needle".encode("cp1252")})
    make(tmp_path, {"wide.txt": b"\xff\xfe" + "é\nneedle".encode("utf-16-le")})
    assert found(tmp_path, FileQuery("needle")) == {
        "dos.txt": [(1, 0, "needle")],
        "old.txt": [(0, 2, "needle")],
        "wide.txt": [(1, 0, "needle")],
    }


def test_signs_that_fold_to_ascii_are_found(tmp_path: Path) -> None:
    make(tmp_path, {"a.txt": "\u212aelvin"})
    assert list(found(tmp_path, FileQuery("kelvin"))) == ["a.txt"]


def test_the_search_stops_at_its_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_HITS", 3)
    make(tmp_path, {"a.txt": "x x", "b.txt": "x x", "c.txt": "x"})
    assert found(tmp_path, FileQuery("x")) == {"a.txt": [(0, 0, "x"), (0, 2, "x")], "b.txt": [(0, 0, "x")]}
    assert end_of(tmp_path, FileQuery("x")).limited


def test_what_would_take_the_place_is_told() -> None:
    query = FileQuery(r"(\w)=(\w)", regex=True, replacement=r"\2=\1")
    (hit,) = hits_in("a=b", text_pattern(query.text, regex=True), query)
    assert hit.new == "b=a"
    (hit,) = hits_in("a=b", text_pattern("a"), FileQuery("a"))
    assert hit.new is None


def test_a_long_line_is_shown_around_the_hit() -> None:
    (hit,) = hits_in("a" * 5_000 + "needle" + "b" * 5_000, text_pattern("needle"), FileQuery("needle"))
    assert len(hit.preview) < 300
    assert hit.preview[hit.at : hit.at + 6] == "needle"
    assert hit.column == 5_000


@given(st.text("ab\n ", max_size=60), st.sampled_from(["a", "ab", "b\na", "a ", "[ab]+", "a*"]))
def test_every_hit_stands_where_it_says(text: str, pattern: str) -> None:
    lines = text.split("\n")
    hits = hits_in(text, text_pattern(pattern, regex=True), FileQuery(pattern, regex=True))
    for hit in hits:
        assert text[hit.start : hit.end] == hit.text
        assert lines[hit.line] == hit.preview
        assert sum(len(line) + 1 for line in lines[: hit.line]) + hit.column == hit.start
    assert [hit.text for hit in hits] == [match for match in re.findall(pattern, text) if match]


@pytest.mark.parametrize(
    ("include", "exclude", "path", "wanted"),
    [
        ("", "", "a.py", True),
        ("*.py", "", "src/a.py", True),
        ("*.py", "", "a.ts", False),
        ("*.py, *.ts", "", "a.ts", True),
        ("*.{py,ts}", "", "x/a.ts", True),
        ("src", "", "src/deep/a.py", True),
        ("src/", "", "other/src/a.py", True),
        ("src/**/*.py", "", "src/a.py", True),
        ("src/*.py", "", "src/deep/a.py", False),
        ("", "tests", "tests/a.py", False),
        ("", "*.json", "a.py", True),
        ("*.py", "test_*", "test_a.py", False),
        ("a?.py", "", "a1.py", True),
        (" , ", "", "a.py", True),
        ("a.py", "", "a_py", False),
    ],
)
def test_paths_are_chosen_by_globs(include: str, exclude: str, path: str, wanted: bool) -> None:
    assert path_filter(include, exclude)(path) is wanted
