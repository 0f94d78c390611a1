"""A file in git's last commit."""

import subprocess
from pathlib import Path

import pytest

from workbench.project.committed import committed_text


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.py").write_bytes("é = 1\r\nb\r\n".encode())
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


def test_the_text_is_that_of_the_last_commit_with_line_feeds(repository: Path) -> None:
    path = repository / "sub" / "a.py"
    path.write_text("changed")
    assert committed_text(path) == "é = 1\nb\n"


def test_what_git_does_not_have_has_none(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    (repository / "new.py").write_text("x")
    assert committed_text(repository / "new.py") is None
    outside = tmp_path_factory.mktemp("outside") / "a.py"
    outside.write_text("x")
    assert committed_text(outside) is None
    assert committed_text(outside.parent / "gone" / "a.py") is None


def test_without_git_there_is_none(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(repository))
    assert committed_text(repository / "sub" / "a.py") is None
