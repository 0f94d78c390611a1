from pathlib import Path

import pytest

from workbench.base.paths import HOME_VARIABLE, resolved, user_paths


def test_one_folder_for_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    paths = user_paths()
    assert {paths.data, paths.config, paths.cache} == {tmp_path / "data", tmp_path / "config", tmp_path / "cache"}
    assert not paths.data.exists(), "nothing is made by asking"


def test_the_platforms_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE)
    paths = user_paths()
    assert all("lambda-workbench" in folder.parts for folder in (paths.data, paths.config, paths.cache))
    assert paths.cache != paths.data


def test_a_path_is_resolved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert resolved(tmp_path / "link" / ".." / "link") == (tmp_path / "real").resolve()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert resolved(Path("~/real")) == (tmp_path / "real").resolve()
