"""`.ci/run` on machines that are made of stand-ins: what it installs, starts, runs and ends."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.sources import ROOT

PROGRAMS = {
    "apt-get": "echo apt-get $* >> $LOG",
    "dpkg-query": "test -e $MACHINE/packages && echo install ok installed",
    "docker": "test -e $MACHINE/answers",
    "dockerd": "echo dockerd started >> $LOG; trap 'echo dockerd ended >> $LOG; exit 0' TERM; touch $MACHINE/answers;"
    " while :; do sleep 0.05; done",
    "python3": "echo python3 $* required=$WORKBENCH_REQUIRE_DOCKER >> $LOG;"
    " test ! -e $MACHINE/failing || test $1 != dev.py",
    "node": ":",
    "npm": ":",
}
NEEDED = ("bash", "cat", "dirname", "grep", "mkdir", "seq", "sleep", "tail", "touch", "sh")


@dataclass(frozen=True, slots=True)
class Machine:
    """A folder whose files say how the machine is: `packages`, `answers` (Docker), `failing` (the tests)."""

    folder: Path

    def run(self) -> tuple[int, list[str]]:
        """Run the script; its exit status and what it did."""
        log = self.folder / "log"
        log.touch()
        variables = {"PATH": str(self.folder / "bin"), "LOG": str(log), "MACHINE": str(self.folder)}
        script = self.folder / "checkout" / ".ci" / "run"
        done = subprocess.run(["bash", script], env=variables, capture_output=True, text=True, check=False, timeout=60)
        return done.returncode, log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A new machine: no packages, no Docker engine."""
    if os.name == "nt" or shutil.which("bash") is None:
        pytest.skip("bash is missing")
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in NEEDED:
        (programs / name).symlink_to(str(shutil.which(name)))
    for name, text in PROGRAMS.items():
        (programs / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        (programs / name).chmod(0o755)
    (tmp_path / "checkout" / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "run", tmp_path / "checkout" / ".ci" / "run")
    return Machine(tmp_path)


TESTS = ["python3 scripts/test_images.py required=", "python3 dev.py test required=1"]


def test_a_machine_that_has_all_is_left_as_it_is(machine: Machine) -> None:
    (machine.folder / "packages").touch()
    (machine.folder / "answers").touch()
    assert machine.run() == (0, TESTS)


def test_a_new_machine_gets_packages_and_an_engine(machine: Machine) -> None:
    status, log = machine.run()
    assert status == 0
    update, install, *rest = log
    assert update == "apt-get update -qq"
    assert {"docker.io", "debootstrap", "iptables", "xvfb", "xdotool", "python3-venv"} <= set(install.split())
    assert rest == ["dockerd started", *TESTS, "dockerd ended"]


def test_failed_tests_fail_it_and_its_engine_ends(machine: Machine) -> None:
    (machine.folder / "packages").touch()
    (machine.folder / "failing").touch()
    status, log = machine.run()
    assert status == 1
    assert log[-1] == "dockerd ended"


def test_an_engine_that_does_not_start_fails_it(machine: Machine) -> None:
    (machine.folder / "packages").touch()
    (machine.folder / "bin" / "dockerd").write_text("#!/bin/sh\necho no cgroups\nexit 1\n", encoding="utf-8")
    status, log = machine.run()
    assert status != 0
    assert log == []


def test_it_can_be_started() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
