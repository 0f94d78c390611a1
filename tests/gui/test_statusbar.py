"""The status bar says what the engine is and holds."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import BOTH, PROCESS_ONLY
from workbench.app.application import Application
from workbench.gui.look import Look
from workbench.gui.statusbar import StatusBar, about_executors, executor_in_use
from workbench.model.environment import (
    EngineStatus,
    EnvironmentInfo,
    EnvironmentState,
    ExecutorKind,
    ExecutorStatus,
)


@pytest.fixture
def bar(qtbot: QtBot, app: Application, look: Look) -> StatusBar:
    made = StatusBar(app, look)
    qtbot.addWidget(made)
    return made


def text(bar: StatusBar, name: str) -> str:
    found = bar.findChild(QLabel, name)
    assert isinstance(found, QLabel)
    return found.text()


async def test_docker_is_shown_with_its_version(bar: StatusBar) -> None:
    bar.show_engine(BOTH)
    assert bar.engine_button.accessibleName() == "Engine: Docker 20.10, ready"
    assert text(bar, "status.state") == "ready"


async def test_the_limits_that_do_not_hold_are_said(bar: StatusBar) -> None:
    bar.show_engine(BOTH)
    assert "CPU is not limited." in bar.engine_button.toolTip()


async def test_the_store_is_followed(app: Application, bar: StatusBar) -> None:
    await app.engine_status.refresh()
    assert bar.engine_button.accessibleName() == "Engine: Process, ready"


async def test_warm_environments_are_counted(bar: StatusBar) -> None:
    made = [
        EnvironmentInfo(str(number), "Hello", ExecutorKind.PROCESS, state)
        for number, state in enumerate((EnvironmentState.IDLE, EnvironmentState.BUSY, EnvironmentState.STOPPED))
    ]
    bar.show_engine(EngineStatus(PROCESS_ONLY.executors, tuple(made)))
    assert text(bar, "status.warm") == "2 warm environments"
    bar.show_engine(EngineStatus(PROCESS_ONLY.executors, tuple(made[:1])))
    assert text(bar, "status.warm") == "1 warm environment"


async def test_an_executor_that_was_chosen_but_is_not_there_is_said(app: Application, bar: StatusBar) -> None:
    app.settings.set("run.executor", "docker")
    bar.show_engine(PROCESS_ONLY)
    assert text(bar, "status.state") == "not available"


async def test_no_executor_at_all(bar: StatusBar) -> None:
    bar.show_engine(EngineStatus())
    assert text(bar, "status.state") == "cannot run"


async def test_the_cursor_is_shown_while_there_is_a_file(bar: StatusBar) -> None:
    bar.show_cursor(14, 9, "Python")
    bar.show_encoding("UTF-8", "LF")
    assert (text(bar, "status.cursor"), text(bar, "status.language")) == ("Ln 14, Col 9", "Python")
    assert (bar.encoding.text(), bar.line_ends.accessibleName()) == ("UTF-8", "Line ends: LF")
    bar.show_cursor(0, 0, "")
    bar.show_encoding("", "")
    assert text(bar, "status.cursor") == ""
    assert bar.encoding.isHidden()


@pytest.mark.parametrize(
    ("choice", "status", "expected"),
    [
        ("auto", BOTH, ExecutorKind.DOCKER),
        ("auto", PROCESS_ONLY, ExecutorKind.PROCESS),
        ("process", BOTH, ExecutorKind.PROCESS),
        ("docker", PROCESS_ONLY, ExecutorKind.DOCKER),
    ],
)
def test_the_executor_in_use(choice: str, status: EngineStatus, expected: ExecutorKind) -> None:
    found = executor_in_use(status, choice)
    assert found is not None
    assert found.kind is expected


def test_why_an_executor_is_missing_and_what_to_do() -> None:
    status = EngineStatus(
        (ExecutorStatus(ExecutorKind.DOCKER, available=False, why="Docker does not answer.", next_step="Start it."),)
    )
    assert about_executors(status) == "Docker is not available.\nDocker does not answer.\nStart it."
