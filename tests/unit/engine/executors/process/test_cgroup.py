import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbench.engine import owner
from workbench.engine.executors.process import cgroup
from workbench.engine.executors.process.cgroup import Cgroup
from workbench.model.limits import MIB

NAME = f"{owner.current()}.unit-test"


@pytest.fixture
def group() -> Iterator[Cgroup]:
    made = cgroup.create(NAME, 128)
    if made is None:
        pytest.skip("no control groups can be made here")
    yield made
    remove(made)


def remove(group: Cgroup) -> None:
    for _attempt in range(1000):
        group.kill()
        if group.remove():
            return
    raise AssertionError("the group could not be removed")


def member(group: Cgroup, code: str) -> "subprocess.Popen[bytes]":
    join = "".join(f"open({str(path)!r}, 'w').write(str(os.getpid()));" for path in group.procs_files)
    return subprocess.Popen([sys.executable, "-c", f"import os,sys;{join}{code}"], stdout=subprocess.PIPE)


def test_a_process_in_it_is_measured_and_killed_with_its_children(group: Cgroup) -> None:
    code = "x = b'1' * 40_000_000; os.fork() or os.setsid(); os.write(1, b'ready\\n'); import time; time.sleep(600)"
    with member(group, code) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        assert process.stdout.readline() == b"ready\n"
        assert 38 <= group.peak_memory_mb() <= 128
        group.limit_cpu()
        group.kill()
        assert process.wait() == -9
        assert process.stdout.read() == b"", "the child is gone too, or its end of the pipe would be open"
    assert not group.killed_for_memory()


def test_more_memory_than_its_limit(group: Cgroup) -> None:
    with member(group, "x = [b'1' * 1_000_000 for _ in range(400)]") as process:
        assert process.wait() == -9
    assert group.killed_for_memory()
    assert group.peak_memory_mb() <= 128


def test_removing_it(group: Cgroup) -> None:
    folders = [path.parent for path in group.procs_files]
    remove(group)
    remove(group)
    assert not any(folder.exists() for folder in folders)
    assert group.peak_memory_mb() == 0


def test_a_name_that_is_taken(group: Cgroup) -> None:
    assert cgroup.create(NAME, 128) is None
    assert group.procs_files[0].exists(), "the first is left alone"


def test_the_sweep_takes_what_belongs_to_nobody(group: Cgroup) -> None:
    stray = cgroup.create("99999999-1.unit-test", 128)
    assert stray is not None
    with member(stray, "print('ready', flush=True); import time; time.sleep(600)") as process:
        assert process.stdout is not None
        process.stdout.readline()
        cgroup.sweep(owner.alive)
        assert process.wait() == -9
    assert not stray.procs_files[0].exists()
    assert group.procs_files[0].exists()
    stray.remove()


@pytest.fixture
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Path]:
    """A made-up hierarchy of version 1: plain folders."""
    found = {name: tmp_path / name for name in ("memory", "cpu", "pids")}
    for folder in found.values():
        folder.mkdir()
    monkeypatch.setattr(cgroup, "_v1_mounts", lambda: found)
    monkeypatch.setattr(cgroup, "_v2", lambda _name: None)
    return found


def test_without_the_memory_controller_there_is_none(mounts: dict[str, Path]) -> None:
    del mounts["memory"]
    assert cgroup.create("a.b", 128) is None


def test_what_was_made_is_removed_when_one_refuses(mounts: dict[str, Path]) -> None:
    (mounts["pids"] / "lambda-workbench").write_text("in the way")
    assert cgroup.create("a.b", 128) is None
    assert not list(mounts["memory"].glob("lambda-workbench/*"))


def test_the_figures_of_the_files(mounts: dict[str, Path]) -> None:
    folder = mounts["memory"] / "lambda-workbench" / "a.b"
    folder.mkdir(parents=True)
    for name in ("memory.limit_in_bytes", "cpu.cfs_period_us", "cpu.cfs_quota_us"):
        (folder / name).write_text("")
    (folder / "memory.max_usage_in_bytes").write_text(f"{3 * MIB + 1}\n")
    (folder / "memory.oom_control").write_text("oom_kill_disable 0\nunder_oom 0\noom_kill 1\n")
    files = cgroup._Files((folder,), folder / "memory.max_usage_in_bytes", folder / "memory.oom_control")
    group = Cgroup(files, 1769)
    assert group.peak_memory_mb() == 4
    assert group.killed_for_memory()
    group.limit_cpu()
    assert (folder / "cpu.cfs_quota_us").read_text() == "20000", "one vCPU"
    assert (folder / "cpu.cfs_period_us").read_text() == "20000"
    cgroup._limit(folder, 128)
    assert (folder / "memory.limit_in_bytes").read_text() == str(128 * MIB)
    assert not group.remove(), "it is not empty"
