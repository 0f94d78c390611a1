"""Work out what a deployment will do, to be seen before it is done; nothing is changed here or in the account."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.opening import aws_endpoint_url
from workbench.base.calls import start
from workbench.model.deploy import (
    ENVIRONMENT,
    ChangeKind,
    CodeChange,
    Deployed,
    DeploymentTarget,
    DeployPlan,
    Package,
    SettingKind,
    SettingRow,
    SettingValue,
)
from workbench.model.errors import CloudError, DocumentError, UsageError
from workbench.model.function import Function, OriginKind, PackageType
from workbench.model.limits import CODE_BYTES
from workbench.model.problem import Severity, Unresolved

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.project.deploy_settings import NamedSettings


async def plan_deploy(app: "Application", function: Function, target: DeploymentTarget, role: str = "") -> DeployPlan:
    """What deploying the function to the target comes to; `role` is for one that is not there and names none.

    Raises UsageError for a function that cannot be deployed from here, DocumentError for its files, CloudError for the
    account, WorkStoppedError.
    """
    root = check_deployable(app, function)
    async with app.progress.work("Comparing with AWS", target.function):
        call = partial(_plan, root, function, target, role, aws_endpoint_url(app.settings))
        plan = await start(call, "plan-deploy")
    unsaved = app.context.value.document if app.context.value.document_dirty else None
    if unsaved is not None and (unsaved.is_relative_to(function.config.code_path) or unsaved == function.origin.path):
        plan = _noted(plan, f"{unsaved.name} has text that is not saved; the file is deployed as it is on disk.")
    return plan


def check_deployable(app: "Application", function: Function) -> Path:
    """The folder of its workspace. Raises UsageError for a function whose code is no package here."""
    from workbench.project.code import has_code  # noqa: PLC0415

    workspace = app.workspace.current
    what = f"{function.name} cannot be deployed from here."
    if workspace is None or function.origin.kind is OriginKind.SERVICE:
        raise UsageError(what, "It has no files in a workspace.", "Choose a function of the workspace.")
    if function.config.package_type is PackageType.IMAGE:
        raise UsageError(what, "Its code is a container image.", "Push the image and deploy its template.")
    if not has_code(function):
        raise UsageError(what, "The template does not name a folder or zip of its code.", "Deploy the template.")
    return workspace.root


def left_out(root: Path) -> tuple[Path, ...]:
    """What the workspace has for this program alone: the saved events."""
    from workbench.project.event_library import FOLDER  # noqa: PLC0415

    return (root / FOLDER,)


def _plan(root: Path, function: Function, target: DeploymentTarget, role: str, endpoint_url: str) -> DeployPlan:
    # Imported late, as all of it: most starts of the program deploy nothing.
    from workbench.cloud.lambda_account import LambdaAccount  # noqa: PLC0415
    from workbench.project.deploy_settings import creation_settings, named_settings  # noqa: PLC0415
    from workbench.project.deploy_source import deploy_source  # noqa: PLC0415
    from workbench.project.package import function_package  # noqa: PLC0415

    source = deploy_source(function, left_out(root))
    package = function_package(source.path, left_out(root))
    account = LambdaAccount(target.place, endpoint_url)
    try:
        base = account.read(target.function)
    finally:
        account.close()
    if base is not None and base.package_type != "Zip":
        why = "The deployed function is a container image; it cannot become a zip."
        raise UsageError(f"{function.name} cannot be deployed to {target.function}.", why, "Choose another function.")
    named = named_settings(function, root, target.place.region, base.account if base is not None else "")
    here = dict(named.values) if base is not None else creation_settings(function, named)
    code, unknown = _code(base, package)
    notes = (
        *_endpoint_note(endpoint_url),
        *filter(None, (source.note,)),
        *_parameters_note(named),
        *_notes(function, source.path, base, package, code),
    )
    rows = setting_rows(base, here, named)
    return DeployPlan(function.name, target, package, base, code, rows, named.role or role, unknown, notes)


def _code(base: Deployed | None, package: Package) -> tuple[tuple[CodeChange, ...] | None, str]:
    """The files that differ, None with the reason where the deployed ones cannot be looked at."""
    from workbench.cloud.package_download import fetch_package  # noqa: PLC0415
    from workbench.project.code_changes import code_changes  # noqa: PLC0415

    if base is None:
        return code_changes(None, package.data), ""
    if base.sha256 == package.sha256:
        return (), ""
    try:
        return code_changes(fetch_package(base.location), package.data), ""
    except (CloudError, DocumentError) as error:
        return None, str(error)


def setting_rows(
    base: Deployed | None, here: Mapping[str, SettingValue], named: "NamedSettings"
) -> tuple[SettingRow, ...]:
    """The settings that are named here beside the deployed ones: those that differ, the same, and what is not compared.

    Variables that are not named here stay as they are, and are not told.
    """
    deployed = {} if base is None else base.settings
    readable = base is None or base.readable
    rows = [_row(key, deployed.get(key), value, readable=readable) for key, value in here.items()]
    rows += [
        SettingRow(one.property, SettingKind.NOT_COMPARED, deployed.get(one.property), why=_unknown_text(one))
        for one in named.unknown
    ]
    order = tuple(SettingKind)
    return tuple(sorted(rows, key=lambda row: order.index(row.kind)))


def _row(key: str, deployed: SettingValue | None, here: SettingValue, *, readable: bool) -> SettingRow:
    if key.startswith(ENVIRONMENT) and not readable:
        return SettingRow(key, SettingKind.NOT_COMPARED, why="AWS could not decrypt the deployed variables.")
    same = deployed == here or (deployed is None and here in ("", ()))
    return SettingRow(key, SettingKind.SAME if same else SettingKind.DIFFERENT, deployed, here)


def _unknown_text(unknown: Unresolved) -> str:
    return f"{unknown.reason}." if not unknown.expression else f"{unknown.reason}: {unknown.expression}"


def _noted(plan: DeployPlan, note: str) -> DeployPlan:
    return replace(plan, notes=(*plan.notes, note))


def _endpoint_note(endpoint_url: str) -> tuple[str, ...]:
    return (f"It goes to {endpoint_url}, not to AWS itself.",) if endpoint_url else ()


def _parameters_note(named: "NamedSettings") -> tuple[str, ...]:
    if not named.parameters:
        return ()
    names = ", ".join(named.parameters)
    return (f"Parameters have their values of workbench.toml or their defaults, whatever a stack has: {names}.",)


def _notes(
    function: Function, source: Path, base: Deployed | None, package: Package, code: tuple[CodeChange, ...] | None
) -> Iterator[str]:
    """What may surprise after the deployment."""
    yield from (problem.what for problem in function.problems if problem.severity is Severity.ERROR)
    removed = sum(change.kind is ChangeKind.REMOVED for change in code or ())
    wanted = source == function.config.code_path and (source / "requirements.txt").is_file()
    if removed and wanted:
        yield (
            f"Deployed files that are not in the folder: {removed:,}. Libraries of requirements.txt are packaged "
            "only where they are installed into it (pip install --target)."
        )
    elif base is None and wanted:
        yield "Libraries of requirements.txt are packaged only where they are installed into the folder."
    if package.unzipped >= CODE_BYTES:
        yield f"Unzipped it has {package.unzipped:,} bytes; Lambda takes less than {CODE_BYTES:,}."
