"""The dialog of a deployment for a picture: a function of the sample, and an older one at the local Lambda service."""

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.use_cases import deploy as deploying
from workbench.app.use_cases.open_workspace import reload_workspace
from workbench.app.use_cases.serve import ServeOptions, start_service
from workbench.app.use_cases.sync import compare
from workbench.gui.picture_dialogs import close_dialogs
from workbench.model.deploy import DeploymentTarget
from workbench.model.environment import ExecutorKind
from workbench.model.remote import Listing, ListingState, RemoteFunction, RemotePlace

if TYPE_CHECKING:
    from workbench.gui.session_window import SessionWindow

FUNCTION = "Orders"
PLACE = RemotePlace("dev", "eu-central-1")
TARGET = DeploymentTarget(PLACE, "shop-Orders")
ROLE = "arn:aws:iam::123456789012:role/orders"
EDITS = {
    "orders/app.py": (('"median": statistics.median(amounts)', '"mean": round(statistics.fmean(amounts), 2)'),),
    "template.yaml": (("MemorySize: 512", "MemorySize: 256"), ("Default: EUR", "Default: USD")),
}
"""What the deployed function has instead, by file."""

LISTED = tuple(
    RemoteFunction(name, "", runtime)
    for name, runtime in (("billing-export", "java21"), ("shop-Checkout", "nodejs22.x"), ("shop-Orders", "python3.13"))
)
SETTLE_S = 0.4
READY_S = 30.0
_CONFIG = "[profile dev]\naws_access_key_id = pictures\naws_secret_access_key = pictures\nregion = eu-central-1\n"


async def deploy(session: "SessionWindow") -> None:
    """What a deployment of the function comes to, seen before it is done."""
    app = session.app
    if app.service.info is None:
        await start_service(app, ServeOptions(port=0, executor=ExecutorKind.PROCESS))
    assert app.service.info is not None
    os.environ["AWS_ENDPOINT_URL"] = app.service.info.url
    await _write(app.paths.cache / "aws-config", _CONFIG)
    os.environ["AWS_CONFIG_FILE"] = str(app.paths.cache / "aws-config")
    await _deploy_older(session)
    app.accounts.set_places((PLACE,))
    app.accounts.put(PLACE, Listing(ListingState.READ, LISTED))
    app.context.update(function=FUNCTION, scope="")
    session.window.explorer.tree.scrollToBottom()
    session.actions.action("function.deploy").trigger()
    for _ in range(round(READY_S / SETTLE_S)):
        dialog = session.window.deployments.dialog
        if dialog is not None and dialog.plan is not None:
            break
        await asyncio.sleep(SETTLE_S)
    await asyncio.sleep(SETTLE_S)


async def synced(session: "SessionWindow") -> None:
    """Signs in the explorer: a function that differs from the deployed one, and one that is the same."""
    await deploy(session)
    close_dialogs()
    app = session.app
    workspace = app.workspace.current
    function = None if workspace is None else workspace.function("Checkout")
    assert function is not None
    target = DeploymentTarget(PLACE, "shop-Checkout")
    plan = await compare(app, function, target, ROLE)
    if not plan.is_empty:
        await deploying.deploy(app, deploying.Deployment(app, plan, poll_s=0))
    await asyncio.sleep(SETTLE_S)


async def _deploy_older(session: "SessionWindow") -> None:
    """Deploy the function as it was before some edits; the files are as before afterwards."""
    app = session.app
    workspace = app.workspace.current
    assert workspace is not None
    before = {
        path: await asyncio.to_thread(path.read_text, "utf-8") for path in (workspace.root / one for one in EDITS)
    }
    for name, pairs in EDITS.items():
        text = before[workspace.root / name]
        for old, new in pairs:
            text = text.replace(old, new)
        await _write(workspace.root / name, text)
    await reload_workspace(app)
    try:
        older = app.workspace.current
        function = None if older is None else older.function(FUNCTION)
        assert function is not None
        plan = await compare(app, function, TARGET, ROLE)
        if not plan.is_empty:
            await deploying.deploy(app, deploying.Deployment(app, plan, poll_s=0))
    finally:
        for path, text in before.items():
            await _write(path, text)
        await reload_workspace(app)


async def _write(path: Path, text: str) -> None:
    await asyncio.to_thread(path.parent.mkdir, parents=True, exist_ok=True)
    await asyncio.to_thread(path.write_text, text, "utf-8")
