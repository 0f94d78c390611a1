"""What each command sets up before it works."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from scripts.dev import checks, commands, environment, lock, qt_libraries, start
from scripts.dev.console import SetupError


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The steps that were taken, in order; none of them really is."""
    taken: list[str] = []

    def note(text: str, result: Any = 0) -> Any:
        def step(*arguments: Any, **options: Any) -> Any:
            words = [str(argument) for argument in arguments if isinstance(argument, list)]
            taken.append(" ".join([text, *words, *(f"{name}={value}" for name, value in options.items())]))
            return result

        return step

    monkeypatch.setattr(commands, "set_up", note("set up", Path("PySide6")))
    monkeypatch.setattr(qt_libraries, "ensure", note("libraries", None))
    monkeypatch.setattr(start, "window", note("window"))
    monkeypatch.setattr(start, "without_window", note("no window", 1))
    monkeypatch.setattr(start, "draw", note("draw"))
    monkeypatch.setattr(start, "bench", note("bench"))
    monkeypatch.setattr(checks, "run_all", note("checks", 1))
    monkeypatch.setattr(environment, "ensure", note("environment", (3, 11)))
    monkeypatch.setattr(lock, "write_locks", note("lock", None))
    monkeypatch.setattr(start, "has_display", lambda _platform, _environment: True)
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/Xvfb")
    return taken


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["run"], ["set up dev=False", "libraries with_display=True", "window []"]),
        (["run", "a"], ["set up dev=False", "libraries with_display=True", "window ['a']"]),
        (["test", "-k", "x"], ["set up dev=True", "libraries with_display=True", "checks ['-k', 'x']"]),
        (["bench"], ["set up dev=True", "bench []"]),
        (["pictures", "out"], ["set up dev=True", "libraries with_display=False", "draw"]),
        (["lock", "--upgrade"], ["environment", "lock upgrade=True"]),
        (["setup"], ["set up dev=True"]),
    ],
)
def test_steps(steps: list[str], arguments: Sequence[str], expected: list[str]) -> None:
    status = commands.main(arguments)
    assert steps == expected
    assert status == int(arguments[0] == "test")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["--readme"]),
        (["out"], ["--scale", "all"]),
        (["out", "--view", "main"], ["--view", "main", "--scale", "all"]),
        (["out", "--scale", "2"], ["--scale", "2"]),
    ],
)
def test_pictures_are_drawn_at_every_scale_unless_told_otherwise(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], expected: list[str]
) -> None:
    asked: list[str] = []

    def draw(_folder: Path, *options: str) -> int:
        asked.extend(options)
        return 0

    monkeypatch.setattr(start, "draw", draw)
    assert commands.main(["pictures", *arguments]) == 0
    assert asked == expected


def test_the_checks_need_no_x_libraries_without_xvfb(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    commands.main(["test"])
    assert steps[1] == "libraries with_display=False"


def test_run_without_a_display(steps: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "has_display", lambda _platform, _environment: False)
    assert commands.main(["run"]) == 1, "the job's failure is not hidden by the picture's success"
    assert steps[1:] == ["no window []", "libraries with_display=False", "draw"]


def test_a_failed_set_up_says_what_to_do(
    steps: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_options: Any) -> Path:
        raise SetupError("Install it:\n  sudo apt-get install x")

    monkeypatch.setattr(commands, "set_up", fail)
    assert commands.main(["run"]) == 2
    assert steps == []
    assert "sudo apt-get install x" in capsys.readouterr().err


def test_usage_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main([]) == 0
    shown = capsys.readouterr().out
    assert all(command.help in shown for command in commands.COMMANDS)
