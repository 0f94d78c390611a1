"""Every check runs, whatever the ones before said."""

from pathlib import Path

import pytest

from scripts.dev import checks, interpreters
from scripts.dev.summary import Step


def test_the_checks() -> None:
    names = [name for name, _ in checks.static_checks()]
    assert names == ["ruff check", "ruff format", "mypy", "lint-imports"]
    commands = dict(checks.static_checks())
    assert "--strict" in commands["mypy"]
    assert "--check" in commands["ruff format"]


def test_arguments_come_last_so_that_they_win() -> None:
    command = checks.pytest_command(["-n", "0", "tests/unit"])
    assert command[-3:] == ["-n", "0", "tests/unit"]
    assert command.index("loadfile") < len(command) - 3


@pytest.fixture
def statuses(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, int]:
    """Exit status by check; checks that the test leaves out succeed. pytest passes one test unless it fails."""
    wanted: dict[str, int] = {}

    def junit(name: str, _file: Path, status: int, seconds: float) -> Step:
        return Step(name, int(status == 0), int(status != 0), seconds)

    monkeypatch.setattr(checks, "_call", lambda name, _command: (wanted.get(name, 0), 0.1))
    monkeypatch.setattr(checks, "step_of_junit", junit)
    monkeypatch.setattr(interpreters, "report", lambda: ["Python: 3.11.7"])
    monkeypatch.setattr(checks, "JUNIT", tmp_path / "cache" / "pytest.xml")
    return wanted


def test_all_well(statuses: dict[str, int], capsys: pytest.CaptureFixture[str]) -> None:
    assert statuses == {}
    assert checks.run_all([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Python: 3.11.7"
    assert lines[-1] == "5 passed, 0 failed, 0 skipped"


@pytest.mark.parametrize("name", ["ruff check", "mypy", "pytest"])
def test_one_failure_fails_the_whole_but_stops_nothing(
    statuses: dict[str, int], capsys: pytest.CaptureFixture[str], name: str
) -> None:
    statuses[name] = 1
    assert checks.run_all([]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "4 passed, 1 failed, 0 skipped"
