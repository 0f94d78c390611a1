"""Searches in their own process: they stream, end, and stop when told to."""

import asyncio
from pathlib import Path

import pytest

from workbench.app.use_cases import find_in_files
from workbench.app.use_cases.find_in_files import FileSearch
from workbench.model.errors import ProjectError
from workbench.model.file_search import FileHits, FileQuery, SearchEnd


async def run(root: Path, query: FileQuery, unsaved: dict[Path, str]) -> tuple[list[str], SearchEnd | None]:
    found: list[FileHits] = []
    end = await FileSearch(root, query, unsaved).run(found.extend)
    return [one.path.name for one in found], end


async def test_files_are_told_and_then_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("needle")
    (tmp_path / "b.py").write_text("saved")
    (tmp_path / "c.py").write_text("nothing")
    unsaved = {tmp_path / "b.py": "needle é"}
    assert await run(tmp_path, FileQuery("NEEDLE"), unsaved) == (["a.py", "b.py"], SearchEnd(3))


async def test_a_pattern_that_never_ends_is_stopped(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("needle")
    (tmp_path / "b.py").write_text("a" * 60)
    search = FileSearch(tmp_path, FileQuery("needle|(a+)+$b", regex=True), {})
    async with asyncio.timeout(20):
        assert await search.run(lambda _found: search.stop()) is None


async def test_a_search_that_was_stopped_before_it_began_finds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("needle")
    search = FileSearch(tmp_path, FileQuery("needle"), {})
    search.stop()
    found: list[FileHits] = []
    assert await search.run(found.extend) is None
    assert found == []


async def test_a_process_that_ends_by_itself_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as caught:
        await run(tmp_path, FileQuery("(", regex=True), {})
    assert "missing )" in caught.value.why


async def test_a_process_that_cannot_start_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find_in_files, "_COMMAND", (str(tmp_path / "gone"),))
    with pytest.raises(ProjectError):
        await run(tmp_path, FileQuery("a"), {})
