from pathlib import Path

import pytest

from tests.unit.engine.executors.docker.fake_daemon import FakeDaemon
from workbench.engine.executors.docker.daemon import ContainerRow
from workbench.engine.executors.docker.owner import Owner, lock_path
from workbench.engine.executors.docker.sweep import is_left_over, sweep

HOST = "here"


def labels(host: str = HOST, lock: str = "/x.lock") -> dict[str, str]:
    return {"workbench.owner": "1-a", "workbench.lock": lock, "workbench.host": host}


@pytest.mark.parametrize(
    ("found", "free", "left_over"),
    [
        (labels(), True, True),
        (labels(), False, False),
        (labels(host="another machine"), True, False),
        (labels(lock=""), True, False),
        ({"workbench.owner": "1-a"}, True, False),
    ],
)
def test_only_what_a_gone_program_of_this_machine_made_is_left_over(
    found: dict[str, str], free: bool, left_over: bool
) -> None:
    assert is_left_over(found, HOST, lambda _lock: not free) is left_over


def dead_owner(scratch: Path, owner_id: str) -> Path:
    folder = scratch / owner_id
    (folder / "e1" / "tmp" / "deep").mkdir(parents=True)
    lock_path(scratch, owner_id).touch()
    return folder


def test_the_sweep_removes_the_dead_and_leaves_the_living(tmp_path: Path) -> None:
    living = Owner(tmp_path)
    (living.folder / "e2").mkdir()
    folder = dead_owner(tmp_path, "1-dead")
    rows = {
        "dead": ContainerRow("dead", "running", labels(lock=str(lock_path(tmp_path, "1-dead")))),
        "living": ContainerRow("living", "exited", labels(lock=str(living.lock))),
        "stranger": ContainerRow("stranger", "exited", {}),
    }
    daemon = FakeDaemon(rows=rows)
    assert sweep(daemon, tmp_path, HOST) == 1
    assert set(daemon.rows) == {"living", "stranger"}
    assert not folder.exists()
    assert not lock_path(tmp_path, "1-dead").exists()
    assert (living.folder / "e2").is_dir()
    assert living.lock.exists()


def test_a_scratch_folder_that_is_not_there_is_fine(tmp_path: Path) -> None:
    assert sweep(FakeDaemon(), tmp_path / "none", HOST) == 0
