"""Starting the program, with a window and without."""

import subprocess
from pathlib import Path
from typing import Any

import pytest

from scripts.dev import start


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_display(platform: str, variables: dict[str, str], expected: bool) -> None:
    assert start.has_display(platform, variables) is expected


def test_the_workspace_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert start.workspace_arguments(["my functions"]) == [str(tmp_path / "my functions")]
    assert start.workspace_arguments([]) == []


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The modules that were started with their arguments; `workbench.gui.pictures` leaves a picture."""
    calls: list[list[str]] = []

    def run(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        calls.append(command[2:])
        if "workbench.gui.pictures" in command:
            assert options["env"]["QT_QPA_PLATFORM"] == "offscreen"
            Path(command[command.index("--out") + 1], "window-dark.png").touch()
        return subprocess.CompletedProcess(command, 3 if "demo" in command else 0)

    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_without_a_window(ran: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert start.without_window([str(tmp_path)]) == 3
    assert ran == [["workbench.cli.main", "demo", str(tmp_path)]]
    assert "There is no display" in capsys.readouterr().err


def test_a_picture_is_drawn_off_screen_and_named(
    ran: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "pictures"
    assert start.draw(folder, "--view", "main") == 0
    assert ran == [["workbench.gui.pictures", "--out", str(folder), "--view", "main"]]
    assert str(folder / "window-dark.png") in capsys.readouterr().out


def test_only_new_pictures_are_named(ran: list[list[str]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "old.png").touch()
    assert start.draw(tmp_path) == 0
    assert ran
    assert [line.split("/")[-1] for line in capsys.readouterr().out.splitlines()] == ["window-dark.png"]


def test_bench_passes_its_arguments_on(ran: list[list[str]]) -> None:
    assert start.bench(["--quick"]) == 0
    assert ran == [["tests.bench", "--quick"]]
