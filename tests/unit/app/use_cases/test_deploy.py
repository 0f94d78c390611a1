"""The steps of a deployment, in their order, stopped, refused and failed."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.deploy_workspace import PLACE, ROLE, TARGET, deployed, edit, open_shop, orders, planned
from tests.support.fake_account import FakeAccount, account
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases import deploy as module
from workbench.app.use_cases.deploy import Deployment, deploy, steps_of
from workbench.model.deploy import DeployPlan, DeployResult, DeployStep, StepName, StepState, SyncState
from workbench.model.errors import CloudError, CloudRefusedError, UsageError

__all__ = ["account"]
NAME = TARGET.function
DONE, FAILED, STOPPED, WAITING = StepState.DONE, StepState.FAILED, StepState.STOPPED, StepState.WAITING


@pytest.fixture
async def app(tmp_path: Path, account: FakeAccount) -> Application:
    return await open_shop(tmp_path)


@pytest.fixture
async def plan(app: Application, account: FakeAccount) -> DeployPlan:
    """Code and settings differ."""
    await deployed(app, await planned(app))
    settings = {**account.functions[NAME].settings, "MemorySize": 128, "Architectures": "arm64"}
    account.functions[NAME] = replace(account.functions[NAME], settings=settings)
    await edit(app, "handler = print\n")
    found = await planned(app)
    account.calls.clear()
    return found


def names(steps: tuple[DeployStep, ...]) -> list[StepName]:
    return [one.name for one in steps]


def states(result: DeployResult) -> dict[StepName, StepState]:
    return {one.name: one.state for one in result.steps}


async def test_only_the_steps_that_are_needed(app: Application, account: FakeAccount, plan: DeployPlan) -> None:
    head = [StepName.PACKAGE, StepName.CHECK]
    assert names(steps_of(plan, publish=True)) == [*head, StepName.CODE, StepName.SETTINGS, StepName.PUBLISH]
    assert names(steps_of(replace(plan, settings=()), publish=False)) == [*head, StepName.CODE]
    assert names(steps_of(replace(plan, base=None), publish=False)) == [*head, StepName.CREATE]
    same = replace(plan, code=(), settings=tuple(row for row in plan.settings if row.key == "MemorySize"))
    assert names(steps_of(same, publish=False)) == [*head, StepName.SETTINGS]
    other = replace(plan, code=(), settings=tuple(row for row in plan.settings if row.key == "Architectures"))
    assert names(steps_of(other, publish=False)) == head, "the template names no architecture"


async def test_each_step_refers_to_the_revision_before_it(
    app: Application, account: FakeAccount, plan: DeployPlan
) -> None:
    account.pending = 2
    deployment = Deployment(app, plan, poll_s=0)
    told: list[str] = []
    deployment.changed.connect(lambda steps: told.append("".join(one.state[0] for one in steps)))
    result = await deploy(app, deployment)
    assert (result.error, result.version, result.deployed) == (None, "42", True)
    assert account.calls == ["read", "code", "state", "state", "state", "settings", "state", "publish", "close"]
    assert told == ["drwww", "ddwww", "ddrww", "dddww", "dddrw", "ddddw", "ddddr", "ddddd"]
    assert account.functions[NAME].settings["MemorySize"] == 512
    assert account.packages[NAME] == plan.package.data, "what was seen, whatever the files are by now"
    sync = app.sync.known(orders_root(app))["Orders"]
    assert (sync.state, sync.target, sync.settings) == (SyncState.SAME, TARGET, 0)
    assert app.progress.works == ()


def orders_root(app: Application) -> Path:
    assert app.workspace.current is not None
    return app.workspace.current.root


async def test_a_function_that_is_made_has_a_role_which_is_remembered(app: Application, account: FakeAccount) -> None:
    result = await deployed(app, await planned(app))
    assert result.deployed
    assert f"create {ROLE}" in account.calls
    assert app.deploy_targets.role(PLACE) == ROLE
    assert app.deploy_targets.of(orders_root(app), "Orders") == TARGET


async def test_without_a_role_nothing_is_made(app: Application, account: FakeAccount) -> None:
    plan = await planned(app, role="")
    account.calls.clear()
    with pytest.raises(UsageError, match="needs a role"):
        await deployed(app, plan)
    assert account.calls == []


@pytest.mark.parametrize("change", ["revision", "sha256", "settings", "gone"])
async def test_a_function_that_is_not_as_it_was_seen_is_left_alone(
    app: Application, account: FakeAccount, plan: DeployPlan, change: str
) -> None:
    now = account.functions.pop(NAME)
    if change != "gone":
        others = {
            "revision": replace(now, revision="r9"),
            "sha256": replace(now, sha256="x"),
            "settings": replace(now, settings={}),
        }
        account.functions[NAME] = others[change]
    result = await deployed(app, plan, publish=True)
    assert isinstance(result.error, CloudRefusedError)
    assert "meanwhile" in str(result.error) or "after it was compared" in str(result.error)
    assert states(result)[StepName.CHECK] is FAILED
    assert states(result)[StepName.PUBLISH] is STOPPED
    assert account.calls == ["read", "close"]


async def test_one_that_somebody_made_meanwhile(app: Application, account: FakeAccount) -> None:
    plan = await planned(app)
    account.put(NAME)
    result = await deployed(app, plan)
    assert "made meanwhile" in str(result.error)


async def test_a_change_between_two_steps_is_refused_by_its_revision(
    app: Application, account: FakeAccount, plan: DeployPlan
) -> None:
    def meddle() -> None:
        account.functions[NAME] = replace(account.functions[NAME], revision="r99")

    account.after["settings"] = meddle
    result = await deployed(app, plan)
    assert isinstance(result.error, CloudRefusedError)
    assert (states(result)[StepName.CODE], states(result)[StepName.SETTINGS]) == (DONE, FAILED)
    sync = app.sync.known(orders_root(app))["Orders"]
    assert (sync.state, sync.deployed, sync.settings) == (SyncState.DIFFERENT, plan.package.sha256, len(plan.changed))


async def test_an_update_that_aws_cannot_make(app: Application, account: FakeAccount, plan: DeployPlan) -> None:
    account.end = "Failed"
    result = await deployed(app, plan)
    assert result.error is not None
    assert (result.error.what, result.error.why) == (f"AWS could not update {NAME}.", "The zip is damaged.")
    assert app.sync.known(orders_root(app))["Orders"].state is SyncState.DIFFERENT


async def test_an_update_that_takes_too_long(
    app: Application, account: FakeAccount, plan: DeployPlan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SETTLED_S", 0.05)
    account.pending = 1_000_000
    result = await deployed(app, plan)
    assert "still being updated" in str(result.error)


async def test_a_refusal_ends_it_and_leaves_no_connection(
    app: Application, account: FakeAccount, plan: DeployPlan
) -> None:
    account.failures["code"] = CloudError("The code could not be updated.", "Denied.")
    result = await deployed(app, plan, publish=True)
    assert result.error is not None
    assert result.error.what == "The code could not be updated."
    assert account.calls[-1] == "close"
    assert not result.deployed


async def test_stop_ends_it_between_two_steps(app: Application, account: FakeAccount, plan: DeployPlan) -> None:
    account.held.add("code")
    deployment = Deployment(app, plan, poll_s=0)
    running = app.tasks.start(deploy(app, deployment))
    await until(lambda: "code" in account.calls)
    app.progress.stop(app.progress.works[0].id)
    account.go_on.set()
    result = await running
    assert (result.stopped, result.deployed, result.error) == (True, False, None)
    assert states(result) == {
        StepName.PACKAGE: DONE,
        StepName.CHECK: DONE,
        StepName.CODE: DONE,
        StepName.SETTINGS: STOPPED,
        StepName.PUBLISH: STOPPED,
    }
    assert "settings" not in account.calls


async def test_the_code_may_have_changed_since(app: Application, account: FakeAccount, plan: DeployPlan) -> None:
    await edit(app, "handler = repr\n")
    assert (await deployed(app, plan)).deployed
    assert account.functions[NAME].sha256 == plan.package.sha256
    assert orders(app).name == "Orders"
