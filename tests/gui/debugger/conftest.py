"""A workspace with a function that can be debugged, and a way to have it stand still."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.support.debuggees import LATER, STOP, a_debuggee
from tests.support.fake_engine import FakeEngine, a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.debug import debug_selected
from workbench.gui.tasks import GuiTasks

Stopped = Callable[[], Awaitable[None]]


@pytest.fixture
def stopped(app: Application, engine: FakeEngine, tasks: GuiTasks) -> Stopped:
    """Debugs `Hello` until it stands still and its frame has been read."""
    engine.debuggee = a_debuggee(STOP, LATER)
    show(app, a_workspace())

    async def go() -> None:
        tasks.start(debug_selected(app), "debug")
        await until(lambda: app.debug.scopes)
        await asyncio.sleep(0)

    return go
