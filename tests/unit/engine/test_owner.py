import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.engine import owner


def test_this_program_is_alive() -> None:
    assert owner.current().startswith(f"{os.getpid()}-")
    assert owner.alive(owner.current())


def test_a_program_that_ended_is_not() -> None:
    code = "from workbench.engine import owner; print(owner.current())"
    named = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    assert named.partition("-")[0].isdigit()
    assert not owner.alive(named)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="there is no /proc here")
def test_a_process_id_that_was_used_again_is_told_apart() -> None:
    assert not owner.alive(f"{os.getpid()}-1")


@pytest.mark.parametrize("name", ["", "x", "-", "x-1", "99999999-1"])
def test_what_is_no_owner_is_not_alive(name: str) -> None:
    assert not owner.alive(name)


def test_without_proc_the_process_id_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda _path: False)
    assert owner.alive(f"{os.getpid()}-1")
    assert not owner.alive("99999999-1")
