import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from workbench.engine.executors.process import libraries
from workbench.engine.executors.process.libraries import provide_libraries
from workbench.model.errors import RuntimeUnavailableError


def test_the_folder_holds_them_and_nothing_else(tmp_path: Path) -> None:
    folder = provide_libraries(["six", "jmespath"], tmp_path / "deep" / "libraries")
    names = {path.name for path in folder.iterdir()}
    assert {"six.py", "jmespath"} <= names
    assert (folder / "six.py").read_text(encoding="utf-8")
    assert [path.name for path in folder.parent.iterdir()] == ["libraries"], "nothing half made is left"


def test_made_once_also_by_many_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "libraries"
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _n: provide_libraries(["six"], folder), range(8))) == {folder}
    assert [path.name for path in tmp_path.iterdir()] == ["libraries"]


def test_one_that_is_not_installed(tmp_path: Path) -> None:
    with pytest.raises(RuntimeUnavailableError, match="no-such-distribution is not installed"):
        provide_libraries(["six", "no-such-distribution"], tmp_path / "libraries")
    assert list(tmp_path.iterdir()) == []


def test_copies_where_links_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "symlink")
    folder = provide_libraries(["six", "jmespath"], tmp_path / "libraries")
    assert {"six.py", "jmespath"} <= {path.name for path in folder.iterdir()}
    assert not any(path.is_symlink() for path in folder.iterdir())


@pytest.mark.parametrize("hidden", [True, False])
def test_what_a_sandbox_would_not_see_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hidden: bool) -> None:
    monkeypatch.setattr(libraries, "is_hidden", lambda _path: hidden)
    folder = provide_libraries(["six", "jmespath"], tmp_path / "libraries")
    assert {path.is_symlink() for path in folder.iterdir()} == {not hidden}
    assert (folder / "jmespath" / "__init__.py").is_file()
