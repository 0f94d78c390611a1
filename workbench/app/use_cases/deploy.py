"""Do what a deploy plan says, step by step; it can be stopped between the steps."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from workbench.app.opening import aws_endpoint_url
from workbench.app.use_cases.deploy_plan import check_deployable
from workbench.base.calls import start
from workbench.base.signal import Signal
from workbench.model.deploy import (
    Deployed,
    DeployPlan,
    DeployResult,
    DeployStep,
    StepName,
    StepState,
    Sync,
    SyncState,
)
from workbench.model.errors import CloudError, CloudRefusedError, UsageError, WorkbenchError

if TYPE_CHECKING:
    from workbench.app.application import Application
    from workbench.cloud.lambda_account import LambdaAccount

T = TypeVar("T")

POLL_S = 1.0
SETTLED_S = 300.0
"""How long an update may take until the function is as it was asked to be; AWS's own waiters wait as long."""

_CHANGED = "PreconditionFailedException"


def steps_of(plan: DeployPlan, *, publish: bool) -> tuple[DeployStep, ...]:
    """The steps that a deployment of the plan has, none of them begun but for the package, which is in the plan."""
    names = [StepName.CHECK]
    if plan.base is None:
        names.append(StepName.CREATE)
    else:
        if plan.code_differs or "Architectures" in plan.wanted:
            names.append(StepName.CODE)
        if any(key != "Architectures" for key in plan.wanted):
            names.append(StepName.SETTINGS)
    if publish:
        names.append(StepName.PUBLISH)
    return (DeployStep(StepName.PACKAGE, StepState.DONE), *map(DeployStep, names))


class Deployment:
    """One deployment of a plan that the user has seen. `changed` carries the steps whenever one of them moves on."""

    def __init__(self, app: "Application", plan: DeployPlan, *, publish: bool = True, poll_s: float = POLL_S) -> None:
        self._app = app
        self._plan = plan
        self._poll_s = poll_s
        self._stopping = asyncio.Event()
        self._now: Deployed | None = plan.base
        self._version = ""
        self.steps = steps_of(plan, publish=publish)
        self.changed: Signal[tuple[DeployStep, ...]] = Signal()

    def stop(self) -> None:
        """Begin no more steps; what AWS was asked for already goes on there."""
        self._stopping.set()

    async def run(self) -> DeployResult:
        """Do the steps; a failure is part of the result, not raised. Raises UsageError where nothing can begin."""
        from workbench.cloud.lambda_account import LambdaAccount  # noqa: PLC0415 - most starts deploy nothing

        plan, app = self._plan, self._app
        if plan.base is None and not plan.role:
            why, step = "A function needs a role of IAM.", "Name the ARN of a role that Lambda may assume."
            raise UsageError(f"{plan.target.function} cannot be made.", why, step)
        account = LambdaAccount(plan.target.place, aws_endpoint_url(app.settings))
        try:
            async with app.progress.work("Deploying", plan.target.function, stop=self.stop):
                error = await self._steps(account)
        finally:
            account.close()
        stopped = error is None and any(one.state is StepState.STOPPED for one in self.steps)
        return DeployResult(plan, self.steps, self._version, error, stopped)

    async def _steps(self, account: "LambdaAccount") -> WorkbenchError | None:
        for step in self.steps:
            if step.state is not StepState.WAITING:
                continue
            if self._stopping.is_set():
                self._end(StepState.STOPPED)
                return None
            self._put(step.name, StepState.RUNNING)
            try:
                detail = await self._do(step.name, account)
            except WorkbenchError as error:
                self._put(step.name, StepState.FAILED, error.what)
                self._end(StepState.STOPPED)
                return error
            self._put(step.name, StepState.DONE, detail)
        return None

    async def _do(self, name: StepName, account: "LambdaAccount") -> str:
        """Do a step; what it came to."""
        match name:
            case StepName.CHECK:
                return await self._check(account)
            case StepName.CREATE:
                return await self._create(account)
            case StepName.CODE:
                return await self._code(account)
            case StepName.SETTINGS:
                return await self._settings(account)
            case StepName.PUBLISH:
                return await self._publish(account)
            case StepName.PACKAGE:
                return ""

    async def _check(self, account: "LambdaAccount") -> str:
        """That nobody changed the function since it was compared: the user has not seen what they did."""
        plan, base = self._plan, self._plan.base
        now = await _call(partial(account.read, plan.target.function))
        if base is None:
            if now is not None:
                raise _changed(plan, "It has been made meanwhile.")
            return ""
        if now is None:
            raise _changed(plan, "It has been deleted meanwhile.")
        if (now.revision, now.sha256, now.settings) != (base.revision, base.sha256, base.settings):
            raise _changed(plan, "Somebody changed it after it was compared.")
        self._now = now
        return ""

    async def _create(self, account: "LambdaAccount") -> str:
        plan = self._plan
        call = partial(account.create, plan.target.function, plan.package, plan.wanted, plan.role)
        await self._settle(account, await _call(call))
        return ""

    async def _code(self, account: "LambdaAccount") -> str:
        plan, now = self._plan, self._deployed
        architecture = str(plan.wanted.get("Architectures", ""))
        call = partial(account.update_code, now.name, plan.package, architecture=architecture, revision=now.revision)
        await self._settle(account, await _call(call))
        return self._deployed.sha256

    async def _settings(self, account: "LambdaAccount") -> str:
        plan, now = self._plan, self._deployed
        wanted = {key: value for key, value in plan.wanted.items() if key != "Architectures"}
        call = partial(account.update_settings, now.name, wanted, now, revision=now.revision)
        await self._settle(account, await _call(call))
        return ""

    async def _publish(self, account: "LambdaAccount") -> str:
        now = self._deployed
        self._version = await _call(partial(account.publish, now.name, now.sha256, revision=now.revision))
        return self._version

    async def _settle(self, account: "LambdaAccount", told: Deployed) -> None:
        """Wait until the function is as it was asked to be. Raises CloudError when AWS cannot make it so."""
        name, now = self._plan.target.function, told
        try:
            async with asyncio.timeout(SETTLED_S):
                while not _is_settled(now) or now is told:
                    now = await _call(partial(account.state, name))
                    if not _is_settled(now):
                        await asyncio.sleep(self._poll_s)
        except TimeoutError as error:
            why = f"It is not ready after {SETTLED_S:.0f} s."
            raise CloudError(f"{name} is still being updated.", why, "Compare again later.") from error
        if "Failed" in (now.status, now.state):
            raise CloudError(f"AWS could not update {name}.", now.reason, "Correct it and deploy again.")
        self._now = now

    @property
    def _deployed(self) -> Deployed:
        assert self._now is not None
        return self._now

    def _put(self, name: StepName, state: StepState, detail: str = "") -> None:
        self.steps = tuple(DeployStep(name, state, detail) if one.name is name else one for one in self.steps)
        self.changed.emit(self.steps)

    def _end(self, state: StepState) -> None:
        """What was not begun is not done any more."""
        self.steps = tuple(replace(one, state=state) if one.state is StepState.WAITING else one for one in self.steps)
        self.changed.emit(self.steps)


async def deploy(app: "Application", deployment: Deployment) -> DeployResult:
    """Run it, and keep what came of it: the target of the function, its role, and how both stand to each other now.

    Raises UsageError where nothing can begin.
    """
    result = await deployment.run()
    plan = result.plan
    workspace = app.workspace.current
    function = workspace.function(plan.function) if workspace is not None else None
    if function is None:
        return result
    root, sha256 = check_deployable(app, function), plan.package.sha256
    if not result.deployed:
        if any(one.name is StepName.CODE and one.state is StepState.DONE for one in result.steps):
            rest = Sync(SyncState.DIFFERENT, plan.target, sha256, sha256, settings=len(plan.changed))
            app.sync.put(root, plan.function, rest)
        return result
    app.deploy_targets.choose(root, plan.function, plan.target)
    if plan.base is None:
        app.deploy_targets.choose_role(plan.target.place, plan.role)
    app.sync.put(root, plan.function, Sync(SyncState.SAME, plan.target, sha256, sha256, settings=0))
    return result


async def _call(call: Callable[[], T]) -> T:
    return await start(call, "deploy")


def _is_settled(deployed: Deployed) -> bool:
    return deployed.status != "InProgress" and deployed.state != "Pending"


def _changed(plan: DeployPlan, why: str) -> CloudRefusedError:
    step = "Compare again to see what they did."
    return CloudRefusedError(_CHANGED, f"{plan.target.function} is not as you saw it.", why, step)
