"""Which interpreters there are for the process executor."""

import os
from pathlib import Path

import pytest

from scripts.dev import interpreters


def put(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    file.chmod(0o755)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH."""
    if os.name == "nt":
        pytest.skip("needs a POSIX shell")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_versions() -> None:
    assert interpreters.version_in("Python 3.11.7\n") == "3.11.7"
    assert interpreters.version_in("v20.20.2") == "20.20.2"
    assert interpreters.version_in("no version") is None


def test_absent_and_broken_ones_are_left_out(path: Path) -> None:
    put(path, "python3.11", "echo Python 3.11.7")
    put(path, "python3.12", "echo 'pyenv: 3.12 not found'; exit 127")
    put(path, "node", "echo v20.20.2")
    put(path, "node20", "echo v20.20.2")
    assert interpreters.report() == ["Python: 3.11.7", "Node.js: 20.20.2"]


def test_none(path: Path) -> None:
    assert list(path.iterdir()) == []
    assert interpreters.report() == ["Python: none", "Node.js: none"]
