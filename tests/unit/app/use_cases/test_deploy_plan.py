"""What a plan has: files, settings and notes, and which functions have none."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.deploy_workspace import PLACE, ROLE, TARGET, TEMPLATE, edit, kinds, open_shop, orders, planned
from tests.support.fake_account import FakeAccount, account
from workbench.app.application import Application
from workbench.app.use_cases.deploy_plan import check_deployable, plan_deploy
from workbench.app.use_cases.open_workspace import reload_workspace
from workbench.model.deploy import ChangeKind, SettingKind
from workbench.model.errors import CloudCredentialsError, CloudError, UsageError
from workbench.model.function import OriginKind
from workbench.project.package import function_package

__all__ = ["account"]
NAME = TARGET.function


@pytest.fixture
async def app(tmp_path: Path, account: FakeAccount) -> Application:
    return await open_shop(tmp_path)


async def deployed_as_here(app: Application, account: FakeAccount, **settings: str | int) -> None:
    package = await asyncio.to_thread(function_package, orders(app).config.code_path)
    account.put(NAME, package.data, package.sha256, settings=settings)


async def test_a_function_that_is_not_there_is_all_new(app: Application, account: FakeAccount) -> None:
    plan = await planned(app)
    assert plan.base is None
    assert [one.kind for one in plan.code or ()] == [ChangeKind.ADDED]
    assert (plan.wanted["Handler"], plan.wanted["Architectures"], plan.role) == ("app.handler", "x86_64", ROLE)
    assert account.places == [PLACE]
    assert account.calls == ["read", "close"], "nothing is changed"


async def test_equal_hashes_need_no_download(app: Application, account: FakeAccount) -> None:
    await deployed_as_here(app, account, Runtime="python3.12", Handler="app.handler", MemorySize=128)
    plan = await planned(app)
    assert "fetch" not in account.calls
    assert plan.code == ()
    assert kinds(plan) == {
        "MemorySize": SettingKind.DIFFERENT,
        "Environment.CURRENCY": SettingKind.DIFFERENT,
        "Environment.REGION": SettingKind.DIFFERENT,
        "Handler": SettingKind.SAME,
        "Runtime": SettingKind.SAME,
        "Environment.TABLE": SettingKind.NOT_COMPARED,
    }
    order = [row.kind for row in plan.settings]
    assert order == sorted(order, key=tuple(SettingKind).index)
    table = plan.settings[-1]
    assert "!Ref Table" in table.why


async def test_files_that_differ_have_their_texts(app: Application, account: FakeAccount) -> None:
    await deployed_as_here(app, account)
    await edit(app, "handler = print\n")
    plan = await planned(app)
    (change,) = plan.code or ()
    assert (change.path, change.after) == ("app.py", "handler = print\n")


async def test_deployed_code_that_cannot_be_read_is_said(app: Application, account: FakeAccount) -> None:
    account.put(NAME, sha256="another")
    account.failures["fetch"] = CloudError("It could not be read.", "Status 403.")
    plan = await planned(app)
    assert (plan.code, plan.code_unknown) == (None, "It could not be read. Status 403.")
    assert plan.code_differs
    account.put(NAME, b"no zip", "another")
    assert "cannot be read" in (await planned(app)).code_unknown


async def test_variables_that_aws_cannot_decrypt_are_not_compared(app: Application, account: FakeAccount) -> None:
    account.put(NAME, readable=False)
    account.failures["fetch"] = CloudError("no")
    plan = await planned(app)
    assert not any(key.startswith("Environment") for key in plan.wanted)


async def test_what_may_surprise(app: Application, account: FakeAccount, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await planned(app)).notes == ()
    folder = orders(app).config.code_path
    await asyncio.to_thread((folder / "lib.py").write_text, "")
    await deployed_as_here(app, account)
    await asyncio.to_thread((folder / "lib.py").unlink)
    await asyncio.to_thread((folder / "requirements.txt").write_text, "requests\n")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566")
    app.context.update(document=folder / "app.py", document_dirty=True)
    endpoint, libraries, unsaved = (await planned(app)).notes
    assert endpoint == "It goes to http://127.0.0.1:4566, not to AWS itself."
    assert "Deployed files that are not in the folder: 1." in libraries
    assert "app.py has text that is not saved" in unsaved


async def test_parameters_of_which_a_stack_may_have_others_are_told(tmp_path: Path, account: FakeAccount) -> None:
    parameters = "Parameters:\n  Stage: {Type: String, Default: dev}\n  Size: {Type: Number, Default: 512}\n"
    template = TEMPLATE.replace("CURRENCY: EUR", "STAGE: !Sub '${Stage}-1'").replace("512", "!Ref Size")
    app = await open_shop(tmp_path, parameters + template)
    plan = await planned(app)
    assert (plan.wanted["MemorySize"], plan.wanted["Environment.STAGE"]) == (512, "dev-1")
    assert [note for note in plan.notes if note.startswith("Parameters have")] == [
        "Parameters have their values of workbench.toml or their defaults, whatever a stack has: Size, Stage."
    ]


async def test_the_events_of_the_workspace_are_no_code(tmp_path: Path, account: FakeAccount) -> None:
    app = await open_shop(tmp_path, TEMPLATE.replace("CodeUri: orders", "CodeUri: ."))
    root = orders(app).config.code_path
    await asyncio.to_thread((root / "events").mkdir)
    await asyncio.to_thread((root / "events" / "a.json").write_text, "{}")
    await reload_workspace(app)
    assert [one.path for one in (await planned(app)).code or ()] == ["orders/app.py", "template.yaml"]


async def test_functions_that_have_no_package_here(app: Application, account: FakeAccount) -> None:
    function = orders(app)
    served = replace(function, origin=replace(function.origin, kind=OriginKind.SERVICE))
    with pytest.raises(UsageError, match="no files in a workspace"):
        check_deployable(app, served)
    account.put(NAME, package_type="Image")
    with pytest.raises(UsageError, match="container image"):
        await planned(app)


@pytest.mark.parametrize(
    ("properties", "why"),
    [
        ("PackageType: Image\n      ImageUri: shop:1", "container image"),
        ("CodeUri: s3://bucket/key", "does not name a folder"),
        ("InlineCode: 'x = 1'", "does not name a folder"),
    ],
)
async def test_code_that_is_elsewhere(tmp_path: Path, properties: str, why: str) -> None:
    app = await open_shop(tmp_path, TEMPLATE.replace("CodeUri: orders", properties))
    with pytest.raises(UsageError, match=why):
        check_deployable(app, orders(app))


async def test_a_failure_of_the_account_is_raised(app: Application, account: FakeAccount) -> None:
    account.failures["read"] = CloudCredentialsError("It could not be read.", "Expired.", "Renew.")
    with pytest.raises(CloudCredentialsError, match="Renew"):
        await plan_deploy(app, orders(app), TARGET)
    assert account.calls == ["read", "close"], "no connection stays"
    assert app.progress.works == ()
