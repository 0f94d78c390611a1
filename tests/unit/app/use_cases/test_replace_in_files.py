"""Replacing in files on disk, and putting them back."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.app.use_cases.replace_in_files import put_back, replace_in_file, replaced_text
from workbench.base.text_pattern import text_pattern
from workbench.model.errors import DocumentChangedError
from workbench.model.file_search import FileQuery, Hit
from workbench.project.search_files import hits_in


def hits(text: str, query: FileQuery) -> tuple[Hit, ...]:
    return hits_in(text, text_pattern(query.text, case=query.case, regex=query.regex), query)


async def test_a_file_keeps_its_encoding_and_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("é old\r\nold  \r\n".encode("cp1252"))
    replaced = await replace_in_file(path, hits("é old\nold  \n", FileQuery("old", replacement="newer")))
    assert path.read_bytes() == "é newer\r\nnewer  \r\n".encode("cp1252")
    await put_back(replaced)
    assert path.read_bytes() == "é old\r\nold  \r\n".encode("cp1252")


async def test_only_the_hits_that_are_given_are_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a a a")
    _, second, _ = hits("a a a", FileQuery("a", replacement="b"))
    await replace_in_file(path, [second])
    assert path.read_text() == "a b a"


async def test_a_file_that_changed_since_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("bold")
    with pytest.raises(DocumentChangedError, match="since the search"):
        await replace_in_file(path, hits("old", FileQuery("old", replacement="new")))
    assert path.read_text() == "bold"


async def test_a_file_that_changed_after_is_not_put_back(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    replaced = await replace_in_file(path, hits("old", FileQuery("old", replacement="new")))
    path.write_text("somebody's")
    with pytest.raises(DocumentChangedError):
        await put_back(replaced)
    assert path.read_text() == "somebody's"


@given(
    st.text("ab\n", max_size=40), st.sampled_from(["a", "b+", "(a)(b)", "a\nb"]), st.sampled_from(["", "x", r"\g<0>!"])
)
def test_it_is_what_re_sub_does(text: str, pattern: str, new: str) -> None:
    found = hits(text, FileQuery(pattern, regex=True, replacement=new))
    assert replaced_text(text, found, Path("a")) == re.sub(pattern, new, text)
