import ctypes
import os
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

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


@pytest.mark.parametrize(
    ("handle", "exit_code", "error", "lives"), [(7, 259, 0, True), (7, 1, 0, False), (0, 0, 5, True), (0, 0, 87, False)]
)
def test_windows_is_asked_without_a_signal(
    monkeypatch: pytest.MonkeyPatch, handle: int, exit_code: int, error: int, lives: bool
) -> None:
    class Kernel:
        def __init__(self, name: str, *, use_last_error: bool) -> None:
            assert (name, use_last_error) == ("kernel32", True)

        def OpenProcess(self, access: int, inherit: bool, pid: int) -> int:
            assert (access, inherit, pid) == (0x1000, False, 4711)
            return handle

        def GetExitCodeProcess(self, process: int, code: Any) -> None:
            code._obj.value = exit_code

        def CloseHandle(self, process: int) -> None:
            assert process == handle

    monkeypatch.setattr(ctypes, "WinDLL", Kernel, raising=False)
    monkeypatch.setattr(ctypes, "get_last_error", lambda: error, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.delattr(os, "kill")
    alive = runpy.run_path(str(owner.__file__))["alive"]
    assert alive("4711-") is lives
