import asyncio
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine
from tests.support.sources import ROOT
from workbench import __version__
from workbench.app.command_table import COMMANDS
from workbench.cli import events
from workbench.cli.main import VERBS, main

SLOW = """\
import asyncio, sys
from pathlib import Path
from tests.support.fake_engine import FakeEngine, Script, fake_application
from workbench.cli import session
from workbench.cli.main import main

class Engine(FakeEngine):
    async def close(self):
        print("closed", flush=True)

async def open_for_terminal(*, records=True, aws_endpoint_url=""):
    app = fake_application(Path(sys.argv[1]), Engine(default=Script(gate=asyncio.Event())))
    await app.open(records=records, history=False)
    return app

session.open_for_terminal = open_for_terminal
sys.exit(main(["invoke", sys.argv[2], "Hello", "--executor", "process"]))
"""

HEAVY = ("docker", "boto3", "botocore", "pygments", "PySide6", "watchfiles", "requests", "uvloop")


def shell(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "workbench.cli.main", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=cwd, env=environment)


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    text = capsys.readouterr().out
    assert all(f"  {entry.name} " in text for entry in VERBS)
    for entry in VERBS:
        with pytest.raises(SystemExit) as ended:
            main([entry.name, "--help"])
        assert ended.value.code == 0
        assert f"workbench {entry.name}" in capsys.readouterr().out


def test_help_comes_from_the_command_table() -> None:
    own = {entry.name: entry.command for entry in VERBS if entry.command}
    assert own == {command.cli: command.id for command in COMMANDS if command.cli}


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out == f"Lambda Workbench {__version__}\n"


def test_an_unknown_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fly"]) == 2
    assert capsys.readouterr().err.startswith("error: There is no verb fly.\n  The verbs are invoke, ")


def test_a_defect_is_two_with_its_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(events, "load_catalogue", lambda: 1 / 0)
    assert main(["events", "list"]) == 2
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_exit_codes_of_the_process(tmp_path: Path) -> None:
    done = shell("events", "show", "generic/hello-world")
    assert (done.returncode, done.stderr) == (0, "")
    done = shell("functions", str(tmp_path / "none"))
    assert (done.returncode, done.stdout) == (2, "")
    assert "error: " in done.stderr
    done = shell("invoke", "Hello", "--json", cwd=tmp_path)
    assert done.returncode == 2
    assert json.loads(done.stdout)["status"] == "error"


def test_a_reader_that_leaves_is_no_failure() -> None:
    command = f"{sys.executable} -m workbench.cli.main events list | head -1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, timeout=60)
    assert done.stdout.startswith("ID")
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupted_runs_are_stopped_and_cleaned_up(
    tmp_path: Path, folder: Path, number: signal.Signals, code: int
) -> None:
    command = [sys.executable, "-c", SLOW, str(tmp_path / "home"), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stdout is not None
        assert process.stderr.readline().startswith("START")
        os.kill(process.pid, number)
        assert process.stdout.read() == "closed\n"
        assert process.wait(20) == code


def test_an_invoke_loads_nothing_heavy() -> None:
    names = f"import sys, workbench.cli.main, workbench.cli.invoke; print(set({HEAVY!r}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", names], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "set()\n"


def test_each_main_has_its_own_loop(engine: FakeEngine, folder: Path) -> None:
    for _ in range(2):
        assert main(["invoke", str(folder), "Hello", "--executor", "process"]) == 0
    with pytest.raises(RuntimeError):
        asyncio.get_running_loop()
    assert len(engine.requests) == 2
