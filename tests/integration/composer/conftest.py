"""The composer on Qt's loop over the real engine: one function that echoes its event, in one warm process."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.gui.conftest import (
    events_only_while_the_loop_runs,
    garbage_on_this_thread,
    look,
    pytest_asyncio_loop_factories,
    qapp,
)
from tests.support.composer_rig import ComposerRig
from workbench.app.opening import open_for_window
from workbench.app.use_cases.open_workspace import open_workspace
from workbench.base.paths import UserPaths
from workbench.engine.executors.process.interpreters import Interpreters
from workbench.engine.runtimes import load_runtimes
from workbench.gui.look import Look

__all__ = [
    "events_only_while_the_loop_runs",
    "garbage_on_this_thread",
    "look",
    "pytest_asyncio_loop_factories",
    "qapp",
]

RUNTIME = "python3.11"
TEMPLATE = f"""\
Transform: AWS::Serverless-2016-10-31
Resources:
  Echo:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: {RUNTIME}
      Handler: app.handler
      CodeUri: echo/
      Timeout: 20
"""


@pytest.fixture
def echo(tmp_path: Path, runtimes_cache: Path) -> Path:
    """A workspace whose function gives its event back."""
    runtime = load_runtimes().get(RUNTIME)
    if runtime is None or Interpreters(runtimes_cache).find(runtime) is None:
        pytest.skip(f"there is no interpreter for {RUNTIME} here")
    root = tmp_path / "shop"
    (root / "echo").mkdir(parents=True)
    (root / "template.yaml").write_text(TEMPLATE, encoding="utf-8")
    (root / "echo" / "app.py").write_text("def handler(event, context):\n    return event\n", encoding="utf-8")
    return root


@pytest_asyncio.fixture
async def composer(echo: Path, tmp_path: Path, runtimes_cache: Path, look: Look) -> AsyncIterator[ComposerRig]:
    """The composer's panel with the function selected."""
    app = await open_for_window(UserPaths(tmp_path / "data", tmp_path / "config", runtimes_cache))
    app.settings.set("run.executor", "process")
    await open_workspace(app, echo)
    app.context.update(function="Echo")
    rig = ComposerRig(app, look)
    yield rig
    await rig.close()
    await app.close()
