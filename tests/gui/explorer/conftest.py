"""What the explorer's tests share: a workspace, and a shown panel."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from shiboken6 import delete

from tests.support.fake_engine import a_function
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.explorer.panel import ExplorerPanel
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.event import SavedEvent
from workbench.model.function import Origin, OriginKind
from workbench.model.workspace import Workspace

ROOT = Path("/workspace")


@pytest.fixture
def workspace() -> Workspace:
    """Two applications with three functions, and two events."""
    orders = replace(a_function("Orders", ROOT), handler_file=ROOT / "orders" / "app.py", handler_line=12)
    tool = replace(a_function("Sweep", ROOT), origin=Origin(OriginKind.FOLDER, "tools", ROOT / "tools"))
    events = tuple(SavedEvent(name, ROOT / "events" / f"{name}.json", 2) for name in ("orders/s3-put", "ping"))
    return Workspace(ROOT, (orders, a_function("Checkout", ROOT, "nodejs22.x"), tool), events)


@pytest_asyncio.fixture
async def panel(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[ExplorerPanel]:
    """A shown explorer without a workspace."""
    made = ExplorerPanel(app, look, tasks, actions)
    made.resize(268, 500)
    made.show()
    yield made
    await tasks.drain()
    delete(made)
