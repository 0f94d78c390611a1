import os
import signal
import subprocess
import sys

import pytest

from workbench.engine.executors.freezer import Freezer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


class Kernel:
    """Remembers the signals; `lists` are what the process list holds, one after the other, the last for ever."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *lists: list[int]) -> None:
        self.told: list[tuple[int, str]] = []
        self._lists = [list(one) for one in lists]
        monkeypatch.setattr("os.kill", lambda pid, number: self.told.append((pid, signal.Signals(number).name)))

    def pids(self) -> list[int]:
        return self._lists.pop(0) if len(self._lists) > 1 else self._lists[0]

    def take(self) -> list[tuple[int, str]]:
        told, self.told = self.told, []
        return told


def test_what_forks_meanwhile_is_stopped_too_and_the_same_run_on(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel(monkeypatch, [1, 2], [1, 2, 3], [1, 2, 3])
    freezer = Freezer(kernel.pids)
    freezer.freeze()
    assert freezer.frozen
    assert kernel.take() == [(1, "SIGSTOP"), (2, "SIGSTOP"), (3, "SIGSTOP")]
    freezer.freeze()
    assert kernel.take() == [], "they are stopped"
    freezer.thaw()
    assert kernel.take() == [(3, "SIGCONT"), (2, "SIGCONT"), (1, "SIGCONT")]
    freezer.thaw()
    assert kernel.take() == []
    assert not freezer.frozen


def test_a_list_that_never_ends_is_given_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel(monkeypatch, *([number] for number in range(1, 100)))
    Freezer(kernel.pids).freeze()
    assert 2 < len(kernel.take()) < 99


def test_processes_that_are_gone_and_those_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    errors: list[type[OSError]] = [ProcessLookupError, PermissionError]

    def refuse(_pid: int, _number: int) -> None:
        raise errors[0]

    for _error in tuple(errors):
        monkeypatch.setattr("os.kill", refuse)
        freezer = Freezer(lambda: [1])
        freezer.freeze()
        freezer.thaw()
        errors.pop(0)
    assert errors == []


def test_windows_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = Kernel(monkeypatch, [1])
    monkeypatch.setattr(sys, "platform", "win32")
    freezer = Freezer(kernel.pids)
    freezer.freeze()
    freezer.thaw()
    assert (kernel.take(), freezer.frozen) == ([], False)


@pytest.mark.skipif(sys.platform != "linux", reason="macOS has no waitid")
def test_real_processes_are_stopped_can_be_killed_and_run_on() -> None:
    script = "while read -r line; do echo $line; done"
    with subprocess.Popen(["/bin/sh", "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        freezer = Freezer(lambda: [process.pid])
        for word in (b"one\n", b"two\n"):
            freezer.freeze()
            os.waitid(os.P_PID, process.pid, os.WSTOPPED | os.WNOWAIT)
            process.stdin.write(word)
            process.stdin.flush()
            freezer.thaw()
            assert process.stdout.readline() == word
        freezer.freeze()
        process.kill()
        assert process.wait() == -signal.SIGKILL
        freezer.thaw()
