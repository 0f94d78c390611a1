from pathlib import Path

import pytest

from scripts.events import build


def test_what_is_written_is_up_to_date_and_strays_go(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stray = tmp_path / "s3" / "gone.json"
    stray.parent.mkdir()
    stray.write_text("{}", encoding="utf-8")
    changed = build.write(tmp_path)
    assert stray in changed
    assert not stray.exists()
    assert (tmp_path / "s3" / "put.json").is_file()
    assert build.write(tmp_path) == []
    (tmp_path / "s3" / "put.json").write_text("{}", encoding="utf-8")
    assert [path for path, _ in build.differences(tmp_path)] == [tmp_path / "s3" / "put.json"]


def test_check_says_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(build, "differences", lambda: iter([(Path("s3/put.json"), "")]))
    assert build.main(["--check"]) == 1
    assert "python -m scripts.events.build" in capsys.readouterr().out
    monkeypatch.setattr(build, "differences", lambda: iter([]))
    assert build.main(["--check"]) == 0
