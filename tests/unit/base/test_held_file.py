import os
from pathlib import Path

import pytest

from workbench.base import held_file
from workbench.base.held_file import held, hold, is_held


def test_a_file_is_held_until_it_is_closed(tmp_path: Path) -> None:
    file = hold(tmp_path / "one")
    assert is_held(tmp_path / "one")
    os.close(file)
    assert not is_held(tmp_path / "one")
    assert not is_held(tmp_path / "none")


def test_one_that_cannot_be_opened_may_be_held(tmp_path: Path) -> None:
    assert is_held(tmp_path)


def test_one_that_was_swept_before_it_was_locked_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, take = tmp_path / "one", held_file._take
    swept: list[int] = []

    def sweep_first(file: int) -> bool:
        if not swept:
            swept.append(file)
            path.unlink()
        return take(file)

    monkeypatch.setattr(held_file, "_take", sweep_first)
    file = hold(path)
    assert path.exists()
    os.close(file)


def test_where_files_cannot_be_locked_it_gives_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held_file, "_take", lambda _file: False)
    with pytest.raises(OSError, match="lock"):
        hold(tmp_path / "one")


def test_one_at_a_time_holds_a_file(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "lock"
    with held(path) as taken:
        assert taken
        with held(path, within_s=0.05) as again:
            assert not again
    with held(path, within_s=0.0) as later:
        assert later
    assert path.exists()


def test_nothing_is_held_where_no_file_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with held(tmp_path / "file" / "lock") as taken:
        assert not taken
