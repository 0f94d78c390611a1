"""Say whether functions here are what is deployed. AWS is asked when the user asks, and never besides."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.use_cases.deploy_plan import check_deployable, left_out, plan_deploy
from workbench.base.calls import start
from workbench.model.deploy import DeploymentTarget, DeployPlan, Sync, SyncState
from workbench.model.errors import DocumentError, UsageError
from workbench.model.function import Function
from workbench.model.remote import ListingState, RemotePlace

if TYPE_CHECKING:
    from workbench.app.application import Application


def target_of(app: "Application", function: Function) -> DeploymentTarget | None:
    """What the function is deployed to: what the user chose, else what was found under its name; None for nothing."""
    workspace = app.workspace.current
    if workspace is None:
        return None
    return app.deploy_targets.of(workspace.root, function.name) or app.sync.of(workspace.root, function.name).target


def deploy_places(app: "Application", known: DeploymentTarget | None = None) -> tuple[RemotePlace, ...]:
    """Where functions can be deployed to, the place of a known target among them. Raises UsageError for none."""
    places = app.accounts.places
    if known is not None and known.place not in places:
        places = (known.place, *places)
    if not places:
        why = "This computer has no profile of AWS, and the environment no credentials."
        raise UsageError("There is no account to deploy to.", why, "Make a profile with `aws configure`.")
    return places


async def compare(app: "Application", function: Function, target: DeploymentTarget, role: str = "") -> DeployPlan:
    """Compare a function with its target and keep what was found. Raises as `plan_deploy`."""
    root = check_deployable(app, function)
    plan = await plan_deploy(app, function, target, role)
    app.sync.put(root, function.name, sync_of(plan))
    return plan


def sync_of(plan: DeployPlan) -> Sync:
    """How the function of a plan stands to its target."""
    if plan.base is None:
        return Sync(SyncState.NOT_DEPLOYED, plan.target, plan.package.sha256)
    state = SyncState.SAME if plan.is_empty else SyncState.DIFFERENT
    return Sync(state, plan.target, plan.package.sha256, plan.base.sha256, len(plan.changed))


async def compare_listed(app: "Application", place: RemotePlace) -> None:
    """Compare the code of functions with what the list of a place, just read, says of theirs; no more is asked of AWS.

    A function that was never deployed from here is compared with the one of its name.
    """
    workspace = app.workspace.current
    listing = app.accounts.listing(place)
    if workspace is None or listing.state is not ListingState.READ:
        return
    hashes = {one.name: one.sha256 for one in listing.functions}
    for function in workspace.functions:
        target = target_of(app, function) or DeploymentTarget(place, function.name)
        if target.place != place or (target.function not in hashes and not _was_deployed(app, function)):
            continue
        package = await _package_hash(app, function)
        if package and app.workspace.current is not None and app.workspace.current.root == workspace.root:
            found = _by_hash(target, package, hashes.get(target.function))
            before = app.sync.of(workspace.root, function.name)
            known = (before.target, before.package, before.deployed) == (found.target, found.package, found.deployed)
            app.sync.put(workspace.root, function.name, before if known else found)


async def follow_code(app: "Application") -> None:
    """The workspace's files changed: say anew of functions that were compared whether they are what is deployed."""
    workspace = app.workspace.current
    known = {} if workspace is None else app.sync.known(workspace.root)
    for function in () if workspace is None else workspace.functions:
        sync = known.get(function.name)
        if workspace is None or sync is None or not sync.deployed or sync.target is None:
            continue
        package = await _package_hash(app, function)
        if package and package != sync.package:
            found = _by_hash(sync.target, package, sync.deployed)
            app.sync.put(workspace.root, function.name, replace(found, settings=sync.settings))


def _was_deployed(app: "Application", function: Function) -> bool:
    workspace = app.workspace.current
    return workspace is not None and app.deploy_targets.of(workspace.root, function.name) is not None


def _by_hash(target: DeploymentTarget, package: str, deployed: str | None) -> Sync:
    if deployed is None:
        return Sync(SyncState.NOT_DEPLOYED, target, package)
    return Sync(SyncState.SAME if package == deployed else SyncState.DIFFERENT, target, package, deployed)


async def _package_hash(app: "Application", function: Function) -> str:
    """AWS's hash of the function's package as it is now; empty where it has none."""
    try:
        root = check_deployable(app, function)
        return await start(partial(_hash, function, root), "package-hash")
    except (UsageError, DocumentError):
        return ""


def _hash(function: Function, root: Path) -> str:
    from workbench.project.deploy_source import deploy_source  # noqa: PLC0415
    from workbench.project.package import package_hash  # noqa: PLC0415

    source = deploy_source(function, left_out(root))
    return package_hash(source.path, left_out(root))
