import subprocess
import sys
from pathlib import Path

from workbench.app.stores.liveness import Liveness

HOLDER = """
import sys
from pathlib import Path
from workbench.app.stores.liveness import Liveness
print(Liveness(Path(sys.argv[1])).id, flush=True)
sys.stdin.read()
"""


def test_another_process_lives_until_it_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLDER, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        other = process.stdout.readline().strip()
        ours = Liveness(tmp_path)
        assert ours.lives(other)
        ours.sweep()
        assert len(list(tmp_path.iterdir())) == 2
        process.kill()
        process.wait()
    assert not ours.lives(other)
    ours.sweep()
    assert [path.name for path in tmp_path.iterdir()] == [f"{ours.id}.alive"]
    ours.release()
    assert not list(tmp_path.iterdir())


def test_own_and_unknown(tmp_path: Path) -> None:
    ours = Liveness(tmp_path)
    assert ours.lives(ours.id)
    assert not ours.lives("unknown")
    ours.release()
