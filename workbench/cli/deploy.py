"""`workbench deploy`: show how a function differs from the deployed one, and update that one when told to."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbench.app.use_cases.browse_accounts import find_places
from workbench.app.use_cases.deploy import Deployment, deploy
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.sync import compare, deploy_places, target_of
from workbench.cli.deploy_diff import plan_lines
from workbench.cli.output import note, out, out_json
from workbench.cli.session import application
from workbench.model.deploy import DeploymentTarget, DeployPlan, DeployResult, DeployStep, StepState
from workbench.model.errors import UsageError
from workbench.model.function import Function
from workbench.model.remote import RemotePlace

if TYPE_CHECKING:
    from workbench.app.application import Application


def configure(parser: argparse.ArgumentParser) -> None:
    """Name the verb's arguments."""
    parser.add_argument("path", metavar="PATH", help="the folder of functions")
    parser.add_argument("function", metavar="FUNCTION", help="its name or logical id")
    parser.add_argument("--profile", metavar="NAME", help="a profile of AWS's configuration files")
    parser.add_argument("--region", metavar="REGION", help="the region (default: the profile's)")
    parser.add_argument("--name", metavar="NAME", help="the function in the account (default: as deployed last)")
    parser.add_argument("--role", default="", metavar="ARN", help="the role of a function that is to be made")
    parser.add_argument("--no-publish", action="store_true", help="publish no version")
    parser.add_argument("--yes", action="store_true", help="deploy; without it only the difference is printed")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


async def run(arguments: argparse.Namespace) -> int:
    """Compare, print, and deploy with --yes. Raises UsageError, DocumentError, CloudError."""
    async with application(records=False) as app:
        workspace = await load_workspace(app, Path(arguments.path))
        function = workspace.function(arguments.function)
        if function is None:
            raise UsageError(f"There is no function {arguments.function} in {workspace.root}.")
        await find_places(app)
        target = _target(app, function, arguments)
        role = arguments.role or app.deploy_targets.role(target.place)
        plan = await compare(app, function, target, role)
        if not arguments.json:
            _print_plan(plan)
        result = await _deployed(app, plan, arguments) if arguments.yes and not plan.is_empty else None
    if arguments.json:
        out_json(_as_json(plan, result))
    elif result is not None:
        version = f" as version {result.version}" if result.version else ""
        out(f"{target.function} was deployed to {_place(target.place)}{version}.")
    elif not plan.is_empty:
        note("Nothing was deployed; --yes does it.")
    return 0


def _target(app: "Application", function: Function, arguments: argparse.Namespace) -> DeploymentTarget:
    """What the arguments name, else what it was deployed to last. Raises UsageError where it is not known where to."""
    known = target_of(app, function)
    place = known.place if known is not None and arguments.profile is None else None
    if place is None:
        place = _named_place(app, arguments.profile)
    if arguments.region:
        place = replace(place, region=arguments.region)
    return DeploymentTarget(place, arguments.name or (known.function if known is not None else function.name))


def _named_place(app: "Application", profile: str | None) -> RemotePlace:
    places = deploy_places(app)
    if profile is None:
        if len(places) == 1:
            return places[0]
        raise UsageError("It is not known where to deploy to.", "There are several profiles.", "Name one: --profile")
    found = next((place for place in places if place.profile == profile), None)
    if found is None:
        names = ", ".join(place.profile for place in places if place.profile)
        raise UsageError(f"There is no profile {profile}.", f"There are: {names}." if names else "")
    return found


def _print_plan(plan: DeployPlan) -> None:
    for line in plan_lines(plan):
        out(line)
    for text in plan.notes:
        note(f"note: {text}")


async def _deployed(app: "Application", plan: DeployPlan, arguments: argparse.Namespace) -> DeployResult:
    """Do it, a line on stderr for each step. Raises what ended it."""
    deployment = Deployment(app, plan, publish=not arguments.no_publish)
    told: set[DeployStep] = set()

    def tell(steps: tuple[DeployStep, ...]) -> None:
        for step in steps:
            if step.state in (StepState.DONE, StepState.FAILED) and step not in told:
                told.add(step)
                note(f"{step.state}: {step.name}")

    tell(deployment.steps)
    deployment.changed.connect(tell)
    result = await deploy(app, deployment)
    if result.error is not None:
        raise result.error
    return result


def _place(place: RemotePlace) -> str:
    return f"{place.profile or 'the environment'} · {place.region}"


def _as_json(plan: DeployPlan, result: DeployResult | None) -> dict[str, Any]:
    """Names and counts; no values, of which some are secret."""
    target, package = plan.target, plan.package
    return {
        "function": plan.function,
        "target": {"profile": target.place.profile, "region": target.place.region, "function": target.function},
        "exists": plan.base is not None,
        "differs": not plan.is_empty,
        "package": {"sha256": package.sha256, "bytes": len(package.data), "files": package.files},
        "files": None if plan.code is None else [{"path": one.path, "change": one.kind} for one in plan.code],
        "settings": [{"key": row.key, "state": row.kind} for row in plan.settings],
        "notes": list(plan.notes),
        "deployed": result is not None and result.deployed,
        "version": "" if result is None else result.version,
    }
