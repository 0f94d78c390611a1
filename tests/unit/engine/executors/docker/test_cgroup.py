from pathlib import Path

import pytest

from workbench.engine.executors.docker.cgroup import Cgroup

ID = "abc"


def put(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "memory/docker/abc/memory.max_usage_in_bytes",
        "memory/system.slice/docker-abc.scope/memory.max_usage_in_bytes",
        "system.slice/docker-abc.scope/memory.peak",
        "docker/abc/memory.peak",
    ],
)
def test_the_peak_is_read_anew_each_time(tmp_path: Path, name: str) -> None:
    peak = put(tmp_path, name, "1048577\n")
    cgroup = Cgroup(ID, tmp_path)
    assert cgroup.peak_bytes() == 1_048_577
    peak.write_text("2097152\n")
    assert cgroup.peak_bytes() == 2_097_152
    cgroup.close()
    cgroup.close()


def test_without_a_group_there_is_no_peak(tmp_path: Path) -> None:
    assert Cgroup(ID, tmp_path).peak_bytes() is None


@pytest.mark.parametrize("folder", ["cpu/docker/abc", "cpu/system.slice/docker-abc.scope"])
def test_a_quota_of_version_1(tmp_path: Path, folder: str) -> None:
    period = put(tmp_path, f"{folder}/cpu.cfs_period_us", "")
    quota = put(tmp_path, f"{folder}/cpu.cfs_quota_us", "")
    assert Cgroup(ID, tmp_path).limit_cpu(1447, 20_000)
    assert (period.read_text(), quota.read_text()) == ("20000", "1447")


@pytest.mark.parametrize("name", ["docker/abc/cpu.max", "system.slice/docker-abc.scope/cpu.max"])
def test_a_quota_of_version_2(tmp_path: Path, name: str) -> None:
    path = put(tmp_path, name, "")
    assert Cgroup(ID, tmp_path).limit_cpu(1447, 20_000)
    assert path.read_text() == "1447 20000"


def test_a_quota_that_cannot_be_set_is_told(tmp_path: Path) -> None:
    assert not Cgroup(ID, tmp_path).limit_cpu(1447, 20_000)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("folder", ["memory/docker/abc", "system.slice/docker-abc.scope"])
def test_its_processes_are_listed(tmp_path: Path, folder: str) -> None:
    put(tmp_path, f"{folder}/cgroup.procs", "12\n345\n")
    assert Cgroup(ID, tmp_path).pids() == [12, 345]


def test_without_a_group_no_processes_are_seen(tmp_path: Path) -> None:
    assert Cgroup(ID, tmp_path).pids() == []


@pytest.mark.parametrize("name", ["memory/docker/abc/memory.oom_control", "docker/abc/memory.events"])
def test_each_kill_for_memory_is_told_once(tmp_path: Path, name: str) -> None:
    counts = put(tmp_path, name, "oom_kill_disable 0\nunder_oom 0\noom_kill 0\n")
    cgroup = Cgroup(ID, tmp_path)
    assert cgroup.was_out_of_memory() is False
    counts.write_text("oom 5\noom_kill 2\n")
    assert [cgroup.was_out_of_memory() for _ in range(3)] == [True, True, False]


def test_without_a_group_the_reason_of_a_kill_is_unknown(tmp_path: Path) -> None:
    assert Cgroup(ID, tmp_path).was_out_of_memory() is None
    put(tmp_path, "docker/abc/memory.events", "something else\n")
    assert Cgroup(ID, tmp_path).was_out_of_memory() is None
