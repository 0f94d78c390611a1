"""The steps speak of functions, events, files, commands and controls that are there."""

import re
from collections.abc import AsyncIterator

import pytest_asyncio

from workbench.app.application import Application
from workbench.app.command_table import BY_ID
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.sample import sample_workspace
from workbench.base import assets
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.tour.steps import STEPS
from workbench.gui.tour.targets import find_target
from workbench.gui.window import MainWindow

ONLY_LATER = {"runs.expectation.save"}
"""Controls that are seen once something was done."""


@pytest_asyncio.fixture
async def window(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[MainWindow]:
    made = MainWindow(app, look, tasks, actions)
    made.show()
    await load_workspace(app, await sample_workspace(app))
    made.show_editor()
    yield made
    await tasks.close()
    made.close()
    made.deleteLater()


def test_they_have_names_of_their_own() -> None:
    assert len({step.id for step in STEPS}) == len(STEPS)
    assert all(step.title and step.text for step in STEPS)


def test_commands_in_their_texts_are_in_the_table() -> None:
    named = {found for step in STEPS for found in re.findall(r"\[([a-z_]+\.[a-z_]+)\]", step.text)}
    assert named <= BY_ID.keys()
    assert "run.invoke" in named


def test_the_sample_has_the_file_that_is_to_be_opened() -> None:
    assert (assets.resources() / "sample" / "hello" / "app.py").is_file()


async def test_their_targets_are_there(window: MainWindow) -> None:
    for step in STEPS:
        if step.target and step.target not in ONLY_LATER:
            found = find_target(window, step.target, step.part)
            assert found is not None, step.id
            widget, place = found
            assert (place != widget.rect()) == bool(step.part), step.id
