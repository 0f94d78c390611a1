import subprocess
import sys
from pathlib import Path

from workbench.base.held_file import is_held
from workbench.engine.executors.docker.owner import LOCK_LABEL, Owner, host_id, lock_path, owner_ids

HOLD = """
import sys
from pathlib import Path
from workbench.engine.executors.docker.owner import Owner
owner = Owner(Path(sys.argv[1]))
print(owner.id, flush=True)
sys.stdin.read()
"""


def test_an_owner_holds_its_lock_until_it_closes(tmp_path: Path) -> None:
    owner = Owner(tmp_path / "scratch")
    assert is_held(owner.lock)
    owner.close()
    owner.close()
    assert not is_held(owner.lock)
    assert list((tmp_path / "scratch").iterdir()) == []


def test_labels_lead_to_the_lock(tmp_path: Path) -> None:
    owner = Owner(tmp_path)
    labels = owner.labels("e1")
    assert labels[LOCK_LABEL] == str(lock_path(tmp_path.resolve(), owner.id))
    assert labels["workbench.environment"] == "e1"
    assert labels["workbench.owner"] == owner.id
    assert labels["workbench.host"] == host_id()
    owner.close()


def test_what_could_not_be_removed_keeps_its_lock_file_for_the_sweep(tmp_path: Path) -> None:
    owner = Owner(tmp_path)
    (owner.folder / "left").mkdir()
    owner.close()
    assert owner_ids(tmp_path) == [owner.id]
    assert not is_held(owner.lock)


def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with child:
        assert child.stdout is not None
        lock = lock_path(tmp_path, child.stdout.readline().strip())
        assert is_held(lock)
        child.kill()
        child.wait()
    assert lock.exists()
    assert not is_held(lock)
