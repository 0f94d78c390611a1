import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.fake_runtime import program
from workbench.engine.executors.process import isolation
from workbench.engine.executors.process.isolation import Folders, Isolation, NoIsolation, find_isolation, write_etc

linux = pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is for Linux")


@pytest.fixture
def bwrap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for bubblewrap that is found, and succeeds."""
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    return program(tmp_path / "bin" / "bwrap", "exit 0")


def folders(place: Path) -> Folders:
    for name in ("code", "tmp", "talk"):
        (place / name).mkdir()
    write_etc(place / "etc")
    return Folders(place / "code", place / "tmp", place / "etc", place / "talk", place / "code")


@linux
def test_with_a_user_of_its_own_where_that_can_be(bwrap: Path) -> None:
    found = find_isolation()
    assert isinstance(found, Isolation)
    assert (found.program, found.own_user) == (str(bwrap), True)


@linux
def test_root_does_without_where_users_have_no_namespaces(bwrap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bwrap, 'case "$*" in *--unshare-user*) echo "bwrap: no." >&2; exit 1;; esac')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    found = find_isolation()
    assert isinstance(found, Isolation)
    assert not found.own_user
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert find_isolation() == NoIsolation(
        "Functions see this computer's files and run as you: bubblewrap does not work here (bwrap: no)."
    )


@linux
@pytest.mark.parametrize(("text", "why"), [("exit 3", "exit status 3"), ("sleep 600", "timed out")])
def test_one_that_fails_in_other_ways(bwrap: Path, text: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(isolation, "_PROBE_S", 0.05)
    program(bwrap, f"exec {text}" if text.startswith("sleep") else text)
    found = find_isolation()
    assert isinstance(found, NoIsolation)
    assert why in found.why


def test_what_to_install_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(sys, "platform", "linux")
    found = find_isolation()
    assert isinstance(found, NoIsolation)
    assert found.why.endswith("install bubblewrap to isolate them.")
    assert found.why.count(".") == 1
    monkeypatch.setattr(sys, "platform", "darwin")
    assert isinstance(find_isolation(), NoIsolation)


def test_the_command_line(tmp_path: Path) -> None:
    place = Folders(
        Path("/c"), Path("/t"), Path("/e"), Path("/talk"), Path("/r"), Path("/o"), ((Path("/m"), "/mnt/m"),)
    )
    command = Isolation("bw", True, ("--host",)).command(place, ["run", "it"], {"LD_X": "1"})
    text = " ".join(command)
    assert command[:6] == ["bw", "--unshare-user", "--uid", "993", "--gid", "990"]
    assert text.endswith("--bind /m /mnt/m --setenv LD_X 1 --remount-ro / --chdir /var/task -- run it")
    for part in ("--ro-bind /c /var/task", "--bind /t /tmp", "--ro-bind /o /opt", "--ro-bind /e/hosts /etc/hosts"):
        assert part in text
    assert "--unshare-user" not in Isolation("bw", False, ()).command(place, [])


def test_the_names_of_user_and_host(tmp_path: Path) -> None:
    write_etc(tmp_path / "etc")
    assert sorted(file.name for file in (tmp_path / "etc").iterdir()) == ["group", "hosts", "passwd"]
    assert (tmp_path / "etc" / "passwd").read_text().count(":x:993:") == 1
    assert "127.0.0.1 sandbox.localdomain" in (tmp_path / "etc" / "hosts").read_text()


@linux
def test_a_real_sandbox_if_there_is_one(tmp_path: Path) -> None:
    found = find_isolation()
    if isinstance(found, NoIsolation):
        pytest.skip(found.why)
    script = "pwd; hostname; getent hosts sandbox.localdomain; test -e /dev/shm || echo none; touch /x || echo ro"
    command = found.command(folders(tmp_path), ["/bin/sh", "-c", script])
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    pwd, host, resolved, *rest = done.stdout.splitlines()
    assert (pwd, host, resolved.split()[0], rest) == ("/var/task", "sandbox.localdomain", "127.0.0.1", ["none", "ro"])
