import os
import subprocess
import sys

import pytest

from workbench.engine.executors.process import members
from workbench.engine.executors.process.members import Members, children, descendants

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are read from /proc")

FORKS_IN_A_THREAD = """
import subprocess, sys, threading, time
def work():
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True)
    print("ready", flush=True)
    sys.stdin.read()
    child.stdin.close()
    child.wait()
thread = threading.Thread(target=work)
thread.start()
thread.join()
"""


def test_the_children_of_every_thread_are_found() -> None:
    command = [sys.executable, "-c", FORKS_IN_A_THREAD]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        assert process.pid in children(os.getpid())
        found = descendants(process.pid)
        assert len(found) == 1
        assert found[0] in descendants(os.getpid())
        largest = Members(process.pid, inside=False, grouped=lambda: [process.pid, *found]).largest()
        assert largest is not None
        assert largest.mb() >= 5
        largest.close()
        process.stdin.close()
    assert children(process.pid) == descendants(process.pid) == []


def test_a_group_tells_all_and_a_process_group_stands_for_itself() -> None:
    assert Members(5, inside=False, grouped=lambda: [5, 6]).pids() == [5, 6]
    assert Members(5, inside=False, grouped=None).pids() == [-5]
    assert Members(5, inside=False, grouped=None).command() == 5


def test_bubblewraps_own_processes_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    tree = {5: [6], 6: [7, 9], 7: [8]}
    monkeypatch.setattr(members, "children", lambda pid: tree.get(pid, []))
    monkeypatch.setattr(members, "descendants", lambda pid: [7, 9, 8] if pid == 6 else [])
    inside = Members(5, inside=True, grouped=None)
    assert (inside.pids(), inside.command()) == ([7, 9, 8], 7)
    assert Members(5, inside=True, grouped=lambda: [5, 6, 7, 8, 9]).pids() == [7, 8, 9]
    tree.clear()
    assert (inside.pids(), inside.command()) == ([], None)


def test_one_that_has_ended_is_no_error() -> None:
    with subprocess.Popen(["true"]) as process:
        process.wait()
    mark = Members(process.pid, inside=True, grouped=lambda: [process.pid]).largest()
    assert mark is not None
    assert mark.mb() == 0
    mark.close()
