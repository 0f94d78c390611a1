"""Deploying to Lambda: to the local service, which has revisions and packages as AWS does, and to moto."""

import asyncio
from asyncio.subprocess import PIPE
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.deploy_workspace import (
    PLACE,
    REGION,
    ROLE,
    TARGET,
    TEMPLATE,
    deployed,
    edit,
    kinds,
    open_shop,
    orders,
    planned,
    write_workspace,
)
from tests.support.lambda_service import RunningService, running_service
from tests.support.moto_server import moto_server
from tests.support.terminal import Terminal
from workbench.app.application import Application
from workbench.app.use_cases.browse_accounts import list_place
from workbench.app.use_cases.open_workspace import reload_workspace
from workbench.cloud.session import CloudSession
from workbench.model.deploy import ChangeKind, DeploymentTarget, SettingKind, StepName, StepState, SyncState
from workbench.model.errors import CloudUnreachableError

SAME, DIFFERENT = SettingKind.SAME, SettingKind.DIFFERENT


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with running_service(tmp_path_factory.mktemp("service")) as found:
        yield found


@pytest.fixture
async def app(tmp_path: Path, service: RunningService, monkeypatch: pytest.MonkeyPatch) -> Application:
    monkeypatch.setenv("AWS_ENDPOINT_URL", service.url)
    return await open_shop(tmp_path)


@pytest.fixture
def target(request: pytest.FixtureRequest) -> DeploymentTarget:
    """A function of each test's own."""
    return replace(TARGET, function=request.node.name[:60])


def in_account(service: RunningService, target: DeploymentTarget) -> dict[str, object]:
    found: dict[str, object] = service.client(region=REGION).get_function_configuration(FunctionName=target.function)
    return found


async def test_a_new_function_is_made_and_published(
    app: Application, service: RunningService, target: DeploymentTarget
) -> None:
    plan = await planned(app, target=target)
    assert plan.base is None
    assert app.sync.of(plan_root(app), "Orders").state is SyncState.NOT_DEPLOYED
    assert [(one.path, one.kind, one.after) for one in plan.code or ()] == [
        ("app.py", ChangeKind.ADDED, "def handler(event, context):\n    return 1\n")
    ]
    result = await deployed(app, plan, publish=True)
    assert result.error is None
    assert [(one.name, one.state) for one in result.steps] == [
        (StepName.PACKAGE, StepState.DONE),
        (StepName.CHECK, StepState.DONE),
        (StepName.CREATE, StepState.DONE),
        (StepName.PUBLISH, StepState.DONE),
    ]
    assert result.version == "1"
    told = in_account(service, target)
    assert (told["Runtime"], told["Handler"], told["MemorySize"]) == ("python3.12", "app.handler", 512)
    assert told["Environment"] == {"Variables": {"CURRENCY": "EUR", "REGION": REGION}}
    assert told["Role"] == ROLE
    assert told["CodeSha256"] == plan.package.sha256
    assert app.deploy_targets.of(plan_root(app), "Orders") == target
    assert app.deploy_targets.role(PLACE) == ROLE


def plan_root(app: Application) -> Path:
    assert app.workspace.current is not None
    return app.workspace.current.root


async def test_code_and_settings_are_seen_as_a_diff_and_updated(
    app: Application, service: RunningService, target: DeploymentTarget
) -> None:
    await deployed(app, await planned(app, target=target))
    client = service.client(region=REGION)
    client.update_function_configuration(
        FunctionName=target.function,
        MemorySize=256,
        Description="kept",
        Environment={"Variables": {"CURRENCY": "USD", "KEPT": "yes", "TABLE": "real"}},
    )
    await edit(app, "def handler(event, context):\n    return 2\n")
    plan = await planned(app, target=target)
    change = (plan.code or ())[0]
    assert len(plan.code or ()) == 1
    assert (change.path, change.kind) == ("app.py", ChangeKind.CHANGED)
    assert ("return 1" in (change.before or ""), "return 2" in (change.after or "")) == (True, True)
    assert kinds(plan) == {
        "Handler": SAME,
        "Runtime": SAME,
        "MemorySize": DIFFERENT,
        "Environment.CURRENCY": DIFFERENT,
        "Environment.REGION": DIFFERENT,
        "Environment.TABLE": SettingKind.NOT_COMPARED,
    }
    result = await deployed(app, plan, publish=True)
    assert (result.error, result.version) == (None, "1")
    told = in_account(service, target)
    assert (told["MemorySize"], told["Description"]) == (512, "kept")
    variables = {"CURRENCY": "EUR", "KEPT": "yes", "TABLE": "real", "REGION": REGION}
    assert told["Environment"] == {"Variables": variables}, "what is not named, or not known, stays"
    assert app.sync.of(plan_root(app), "Orders").state is SyncState.SAME
    again = await planned(app, target=target)
    assert again.is_empty
    assert app.sync.of(plan_root(app), "Orders").state is SyncState.SAME


async def test_what_somebody_else_did_meanwhile_is_not_overwritten(
    app: Application, service: RunningService, target: DeploymentTarget
) -> None:
    await deployed(app, await planned(app, target=target))
    await edit(app, "handler = print\n")
    plan = await planned(app, target=target)
    service.client(region=REGION).update_function_configuration(FunctionName=target.function, Timeout=44)
    result = await deployed(app, plan)
    assert result.error is not None
    assert "Somebody changed it" in result.error.why
    assert [one.state for one in result.steps] == [StepState.DONE, StepState.FAILED, StepState.STOPPED]
    assert in_account(service, target)["CodeSha256"] != plan.package.sha256


async def test_the_list_of_the_account_tells_what_is_in_sync(
    app: Application, service: RunningService, target: DeploymentTarget
) -> None:
    app.accounts.set_places((PLACE,))
    await deployed(app, await planned(app, target=target))
    root = plan_root(app)
    app.sync.put(root, "Orders", replace(app.sync.of(root, "Orders"), state=SyncState.UNKNOWN, package=""))
    await list_place(app, PLACE)
    found = app.sync.of(root, "Orders")
    assert (found.state, found.target, found.settings) == (SyncState.SAME, target, None)
    await edit(app, "handler = print\n")
    await list_place(app, PLACE)
    assert app.sync.of(root, "Orders").state is SyncState.DIFFERENT
    service.client(region=REGION).delete_function(FunctionName=target.function)
    await list_place(app, PLACE)
    assert app.sync.of(root, "Orders").state is SyncState.NOT_DEPLOYED


async def test_settings_alone_change_no_code(
    app: Application, service: RunningService, target: DeploymentTarget
) -> None:
    await deployed(app, await planned(app, target=target))
    text = TEMPLATE.replace("MemorySize: 512", "MemorySize: 1024")
    await asyncio.to_thread((plan_root(app) / "template.yaml").write_text, text)
    await reload_workspace(app)
    plan = await planned(app, target=target)
    assert not plan.code_differs
    result = await deployed(app, plan)
    assert [one.name for one in result.steps] == [StepName.PACKAGE, StepName.CHECK, StepName.SETTINGS]
    assert in_account(service, target)["MemorySize"] == 1024


async def test_nothing_listens(app: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(CloudUnreachableError, match="could not be read"):
        await planned(app)


@pytest.fixture(scope="module")
def moto() -> Iterator[str]:
    with moto_server() as found:
        yield found


async def test_moto_whose_lambda_has_neither_revisions_nor_packages(
    tmp_path: Path, moto: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", moto)
    app = await open_shop(tmp_path)
    session = CloudSession(moto, REGION)
    role = session.client("iam").create_role(RoleName="r", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
    assert (await deployed(app, await planned(app, role), publish=True)).version == "1"
    await edit(app, "handler = print\n")
    plan = await planned(app)
    assert plan.code is None
    assert "could not be read" in plan.code_unknown
    assert plan.code_differs, "the hash says so"
    result = await deployed(app, plan, publish=True)
    assert (result.error, result.version) == (None, "2")
    assert (await planned(app)).is_empty
    await edit(app, "handler = repr\n")
    stale = await planned(app)
    session.client("lambda").update_function_configuration(FunctionName=TARGET.function, MemorySize=333)
    refused = await deployed(app, stale)
    assert refused.error is not None
    assert orders(app).config.memory_mb == 512
    session.close()


async def test_the_terminal_deploys_too(tmp_path: Path, service: RunningService, target: DeploymentTarget) -> None:
    root = await asyncio.to_thread(write_workspace, tmp_path / "shop")
    words = ["deploy", str(root), "Orders", "--name", target.function, "--role", ROLE, "--yes"]
    variables = {
        "AWS_ENDPOINT_URL": service.url,
        "AWS_ACCESS_KEY_ID": "000000000000",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_REGION": REGION,
    }
    command = Terminal(tmp_path / "home").command(words)
    environment = {**Terminal(tmp_path / "home").environment(), **variables}
    child = await asyncio.create_subprocess_exec(*command, env=environment, stdout=PIPE, stderr=PIPE)
    out, err = await child.communicate()
    assert child.returncode == 0, err.decode()
    assert f"{target.function} was deployed to the environment · {REGION} as version 1." in out.decode()
    assert in_account(service, target)["MemorySize"] == 512
