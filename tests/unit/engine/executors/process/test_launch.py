import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.engine.executors.process.launch import Limits, wrap

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


def output(command: list[str]) -> list[str]:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_arguments_arrive_as_they_are() -> None:
    arguments = ["a b", "$HOME", "'", '"', "é\n", "*", ""]
    code = "import sys, json; print(json.dumps(sys.argv[1:]))"
    (line,) = output(wrap([sys.executable, "-c", code, *arguments], Limits()))
    assert json.loads(line) == arguments


def test_limits() -> None:
    assert output(wrap(["/bin/sh", "-c", "ulimit -n; ulimit -l"], Limits())) == ["1024", "64"]
    assert output(wrap(["/bin/sh", "-c", "ulimit -v"], Limits(address_space_mb=192))) == [str(192 * 1024)]


def test_the_process_that_joins_the_groups_is_the_command_itself(tmp_path: Path) -> None:
    files = [tmp_path / "it's a" / "cgroup.procs", tmp_path / "b" / "cgroup.procs"]
    for file in files:
        file.parent.mkdir()
    (pid,) = output(wrap(["/bin/sh", "-c", "echo $$"], Limits(procs_files=files)))
    assert [file.read_text().strip() for file in files] == [pid, pid]


def test_a_second_descriptor_of_stdout() -> None:
    assert output(wrap(["/bin/sh", "-c", "echo one; echo two >&7"], Limits(frames=7))) == ["one", "two"]


def test_only_what_cannot_by_itself_is_made_to_die_with_the_program() -> None:
    assert wrap(["x"], Limits(dies_alone=True))[0] == "/bin/sh"
    if shutil.which("setpriv"):
        assert wrap(["x"], Limits())[1:3] == ["--pdeathsig", "KILL"]


def test_on_windows_the_command_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert wrap(["node", "x"], Limits((Path("a"),), 5, 9)) == ["node", "x"]
