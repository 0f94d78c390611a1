"""Making the virtual environment, also where Debian left parts of `venv` out."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.dev import debian, environment
from scripts.dev.console import SetupError
from scripts.dev.places import venv_python


def fake(venv: Path, version: str) -> None:
    """A folder that looks like a virtual environment."""
    python = venv_python(venv)
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    (venv / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {version}\n", encoding="utf-8")


RUNNING = ".".join(map(str, sys.version_info[:3]))


def test_version(tmp_path: Path) -> None:
    assert environment.version_of(tmp_path) is None
    fake(tmp_path, "3.12.1")
    assert environment.version_of(tmp_path) == (3, 12)


def test_virtualenv_writes_another_key(tmp_path: Path) -> None:
    fake(tmp_path, "0")
    (tmp_path / "pyvenv.cfg").write_text("version_info = 3.11.2.final.0\n", encoding="utf-8")
    assert environment.version_of(tmp_path) == (3, 11)


def test_without_its_interpreter_it_does_not_count(tmp_path: Path) -> None:
    fake(tmp_path, "3.12.1")
    venv_python(tmp_path).unlink()
    assert environment.version_of(tmp_path) is None


def test_one_that_fits_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake(tmp_path, RUNNING)
    monkeypatch.setattr(environment, "_make", lambda _venv: pytest.fail("made anew"))
    assert environment.ensure(tmp_path) == sys.version_info[:2]


def test_one_of_another_version_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    venv = tmp_path / "v"
    fake(venv, "3.5.1")
    (venv / "old").touch()
    monkeypatch.setattr(environment, "_make", lambda venv: fake(venv, RUNNING))
    environment.ensure(venv)
    assert not (venv / "old").exists()


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that were run; none of them really runs."""
    called: list[list[str]] = []

    def run(command: list[str], **_options: Any) -> subprocess.CompletedProcess[bytes]:
        called.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    return called


def test_virtualenv_steps_in(tmp_path: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "_venv_works", lambda: False)
    monkeypatch.setattr(debian, "may_install", lambda: False)
    with pytest.raises(SetupError, match="does not work"):
        environment.ensure(tmp_path / "v")
    assert [command[2] for command in commands] == ["pip", "virtualenv"]


def test_root_installs_what_debian_left_out(
    tmp_path: Path, commands: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    works = iter([False, True])
    asked: list[list[str]] = []

    def install(packages: list[str]) -> bool:
        asked.append(packages)
        return True

    monkeypatch.setattr(environment, "_venv_works", lambda: next(works))
    monkeypatch.setattr(debian, "may_install", lambda: True)
    monkeypatch.setattr(debian, "install", install)
    with pytest.raises(SetupError):
        environment.ensure(tmp_path / "v")
    assert asked == [[f"python3.{sys.version_info[1]}-venv"]]
    assert [command[2] for command in commands] == ["venv"]


def test_without_venv_and_pip_the_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed: subprocess.CompletedProcess[bytes] = subprocess.CompletedProcess([], 1)
    monkeypatch.setattr(environment, "_venv_works", lambda: False)
    monkeypatch.setattr(subprocess, "run", lambda *_arguments, **_options: failed)
    monkeypatch.setattr(debian, "may_install", lambda: False)
    monkeypatch.setattr(debian, "is_debian", lambda: True)
    with pytest.raises(SetupError, match=r"apt-get install --no-install-recommends -y python3\.\d+-venv"):
        environment.ensure(tmp_path / "v")
