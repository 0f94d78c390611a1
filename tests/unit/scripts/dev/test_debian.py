"""Recognising Debian and its kin, and installing packages only when allowed."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from scripts.dev import debian


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ID=debian\nVERSION_ID=12\n", True),
        ('NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', True),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', True),
        ('ID=fedora\nPRETTY_NAME="not debian"\n', False),
        ('ID=rocky\nID_LIKE="rhel centos fedora"\n', False),
        ("", False),
    ],
)
def test_is_debian(tmp_path: Path, text: str, expected: bool) -> None:
    file = tmp_path / "os-release"
    file.write_text(text, encoding="utf-8")
    assert debian.is_debian(file) is expected


def test_no_os_release_is_not_debian(tmp_path: Path) -> None:
    assert not debian.is_debian(tmp_path / "absent")


def test_install_command_can_be_pasted() -> None:
    assert debian.install_command(["a", "b"]) == "sudo apt-get install --no-install-recommends -y a b"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs a POSIX system")
def test_only_root_on_debian_installs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/apt-get")
    for user, kin, expected in ((0, True, True), (1000, True, False), (0, False, False)):
        monkeypatch.setattr(os, "geteuid", lambda user=user: user)
        monkeypatch.setattr(debian, "is_debian", lambda kin=kin: kin)
        assert debian.may_install() is expected


def test_update_runs_once(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []

    def run(command: list[str], **_options: Any) -> subprocess.CompletedProcess[bytes]:
        called.append(command[:2])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(debian, "_updated", [])
    assert debian.install(["a"])
    assert debian.install(["b"])
    assert called == [["apt-get", "update"], ["apt-get", "install"], ["apt-get", "install"]]
