from pathlib import Path

import pytest

from tests.support.fake_engine import BOTH, FakeEngine, Script
from workbench.cli.main import main
from workbench.model.environment import ExecutorKind
from workbench.model.errors import SandboxError


def test_the_sample_runs_with_every_executor(
    engine: FakeEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine.state = BOTH
    assert main(["demo"]) == 0
    text = capsys.readouterr().out
    assert f"Workspace  {tmp_path / 'home' / 'data' / 'sample'}  (4 functions)" in text
    assert "Event      hello  (" in text
    assert text.count("cold start  ok") == 1
    assert text.count("warm start  ok") == 3
    assert "init        " in text
    assert "for a million (us-east-1, x86_64" in text
    assert "not held: CPU is not limited." in text
    assert text.count("profile of Init  ") == 2
    kinds = [request.executor for request in engine.requests]
    assert kinds == [ExecutorKind.DOCKER] * 3 + [ExecutorKind.PROCESS] * 3  # cold, warm, profile


def test_an_executor_that_is_missing_is_told(
    engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", str(folder)]) == 0
    text = capsys.readouterr().out
    assert "not available: Docker does not answer. Start Docker." in text
    assert "Event      generic/hello-world" in text
    assert len(engine.requests) == 3


def test_failures(engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.default = Script(error=SandboxError("What.", "Why."))
    assert main(["demo", str(folder)]) == 2
    assert "could not run: What. Why." in capsys.readouterr().out
    engine.default = Script(payload=b'"' + b"x" * 500 + b'"', function_error="Unhandled")
    assert main(["demo", str(folder)]) == 2
    text = capsys.readouterr().out
    assert "warm start  Unhandled" in text
    assert max(len(line) for line in text.splitlines() if "result" in line) < 120


def test_nothing_that_can_run(engine: FakeEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["demo", str(tmp_path / "empty")]) == 2
    assert "No function that can be run" in capsys.readouterr().err
    assert engine.closed
