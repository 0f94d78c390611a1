import json
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.engine.executors.process.launch import wrap

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")


def output(command: list[str]) -> list[str]:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


def test_arguments_arrive_as_they_are() -> None:
    arguments = ["a b", "$HOME", "'", '"', "é\n", "*", ""]
    code = "import sys, json; print(json.dumps(sys.argv[1:]))"
    (line,) = output(wrap([sys.executable, "-c", code, *arguments], [], None))
    assert json.loads(line) == arguments


def test_limits() -> None:
    assert output(wrap(["/bin/sh", "-c", "ulimit -n"], [], None)) == ["1024"]
    assert output(wrap(["/bin/sh", "-c", "ulimit -v"], [], 192)) == [str(192 * 1024)]


def test_the_process_that_joins_the_groups_is_the_command_itself(tmp_path: Path) -> None:
    files = [tmp_path / "it's a" / "cgroup.procs", tmp_path / "b" / "cgroup.procs"]
    for file in files:
        file.parent.mkdir()
    (pid,) = output(wrap(["/bin/sh", "-c", "echo $$"], files, None))
    assert [file.read_text().strip() for file in files] == [pid, pid]


def test_on_windows_the_command_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert wrap(["node", "x"], [Path("a")], 5) == ["node", "x"]
