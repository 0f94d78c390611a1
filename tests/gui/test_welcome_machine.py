"""What this machine can run is said with what it means."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from workbench.app.application import Application
from workbench.app.use_cases.runtimes import RuntimeState
from workbench.gui.look import Look
from workbench.gui.welcome_machine import MachineView, docker_text, interpreter_text, process_text
from workbench.model.environment import EngineStatus, ExecutorKind, ExecutorStatus
from workbench.model.runtime import Support

DOCKER = ExecutorStatus(ExecutorKind.DOCKER, True, "28.1")
NO_DOCKER = ExecutorStatus(ExecutorKind.DOCKER, False, "", "Docker does not answer.", "Start it.")
PROCESS = ExecutorStatus(ExecutorKind.PROCESS, True, limits_not_held=("a", "b"))


def test_docker() -> None:
    assert docker_text(DOCKER)[:2] == ("28.1 · ready", "ok")
    state, role, about = docker_text(NO_DOCKER)
    assert (state, role) == ("not found", "warn")
    assert about.startswith("Docker does not answer. Functions run as processes")
    assert docker_text(None)[1] == "warn"


def test_processes() -> None:
    assert process_text(PROCESS) == ("ready", "ok", "2 limits of Lambda's do not hold in them.")
    assert process_text(ExecutorStatus(ExecutorKind.PROCESS, True)) == ("ready", "ok", "")
    assert process_text(ExecutorStatus(ExecutorKind.PROCESS, False, why="No."))[1:] == ("warn", "No.")
    assert process_text(None)[1] == "warn"


def test_interpreters_newest_first() -> None:
    assert interpreter_text("Python", ["3.9", "3.11", "3.10"]) == ("3.11, 3.10, 3.9", "", "")
    assert interpreter_text("Node.js", [])[0] == "not found"


async def test_it_follows_the_engine_and_shows_runtimes(qtbot: QtBot, app: Application, look: Look) -> None:
    view = MachineView(app, look)
    qtbot.addWidget(view)
    assert "looking…" in view.text()
    app.engine_status.changed.emit(EngineStatus((DOCKER, PROCESS)))
    assert "Docker 28.1 · ready" in view.text()
    python = next(runtime for runtime in app.runtimes if runtime.language == "python")
    view.show_runtimes([RuntimeState(python, Support.SUPPORTED, Path("/usr/bin/python"), False)])
    assert f"Python {python.version}" in view.text()
    assert "Node.js not found" in view.text()
    assert "looking…" not in view.text()
    assert view.accessibleDescription() == view.text()
