"""The whole composer over an open workspace of two functions."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_workspace, show
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.composer.panel import ComposerPanel
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks


@pytest.fixture
async def opened(app: Application, tmp_path: Path) -> Application:
    """The application with the workspace, a folder that is there."""
    root = tmp_path / "shop"
    root.mkdir()
    show(app, a_workspace(root, "Orders", "Checkout"))
    return app


@pytest.fixture
async def composer(qtbot: QtBot, opened: Application, look: Look, tasks: GuiTasks, actions: Actions) -> ComposerPanel:
    """A panel on the screen."""
    made = ComposerPanel(opened, look, tasks, actions)
    qtbot.addWidget(made)
    made.resize(380, 620)
    made.show()
    return made
