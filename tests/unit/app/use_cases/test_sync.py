"""Whether functions are what is deployed, and that AWS is not asked unasked."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.deploy_workspace import PLACE, TARGET, deployed, edit, open_shop, orders, planned
from tests.support.fake_account import FakeAccount, account
from workbench.app.application import Application
from workbench.app.use_cases.sync import compare_listed, deploy_places, follow_code, sync_of, target_of
from workbench.model.deploy import DeploymentTarget, Sync, SyncState
from workbench.model.errors import UsageError
from workbench.model.remote import Listing, ListingState, RemoteFunction, RemotePlace

__all__ = ["account"]
OTHER = RemotePlace("prod", "eu-west-1")


@pytest.fixture
async def app(tmp_path: Path, account: FakeAccount) -> Application:
    made = await open_shop(tmp_path)
    made.accounts.set_places((PLACE, OTHER))
    return made


def sync(app: Application) -> Sync:
    assert app.workspace.current is not None
    return app.sync.of(app.workspace.current.root, "Orders")


def listed(app: Application, place: RemotePlace, *functions: tuple[str, str]) -> None:
    found = tuple(RemoteFunction(name, "arn", sha256=sha256) for name, sha256 in functions)
    app.accounts.put(place, Listing(ListingState.READ, found))


async def test_what_a_plan_says(app: Application, account: FakeAccount) -> None:
    plan = await planned(app)
    assert sync(app) == sync_of(plan) == Sync(SyncState.NOT_DEPLOYED, TARGET, plan.package.sha256)
    await deployed(app, plan)
    assert (await planned(app)).is_empty
    assert sync(app).state is SyncState.SAME
    functions = account.functions
    settings = {**functions[TARGET.function].settings, "MemorySize": 1}
    functions[TARGET.function] = replace(functions[TARGET.function], settings=settings)
    await planned(app)
    assert (sync(app).state, sync(app).settings) == (SyncState.DIFFERENT, 1)


async def test_the_target_is_the_one_chosen_else_the_one_found(app: Application) -> None:
    assert target_of(app, orders(app)) is None
    listed(app, OTHER, ("Orders", "hash"))
    await compare_listed(app, OTHER)
    assert target_of(app, orders(app)) == DeploymentTarget(OTHER, "Orders")
    assert app.workspace.current is not None
    app.deploy_targets.choose(app.workspace.current.root, "Orders", TARGET)
    assert target_of(app, orders(app)) == TARGET


async def test_a_list_tells_of_the_code_by_its_hash(app: Application, account: FakeAccount) -> None:
    listed(app, PLACE, ("Orders", "another"), ("unrelated", "x"))
    await compare_listed(app, PLACE)
    assert (sync(app).state, sync(app).settings) == (SyncState.DIFFERENT, None)
    listed(app, PLACE, ("Orders", sync(app).package))
    await compare_listed(app, PLACE)
    assert sync(app).state is SyncState.SAME
    assert account.calls == [], "no more was asked of AWS"


async def test_a_list_without_the_function(app: Application) -> None:
    listed(app, PLACE, ("unrelated", "x"))
    await compare_listed(app, PLACE)
    assert sync(app).state is SyncState.UNKNOWN, "nobody said that it belongs there"
    assert app.workspace.current is not None
    app.deploy_targets.choose(app.workspace.current.root, "Orders", TARGET)
    await compare_listed(app, PLACE)
    assert sync(app).state is SyncState.NOT_DEPLOYED


async def test_the_list_of_another_account_says_nothing_of_it(app: Application) -> None:
    assert app.workspace.current is not None
    app.deploy_targets.choose(app.workspace.current.root, "Orders", TARGET)
    listed(app, OTHER, ("Orders", "x"), (TARGET.function, "x"))
    await compare_listed(app, OTHER)
    assert sync(app).state is SyncState.UNKNOWN


async def test_a_list_keeps_what_is_known_of_settings(app: Application, account: FakeAccount) -> None:
    await deployed(app, await planned(app))
    before = sync(app)
    listed(app, PLACE, (TARGET.function, before.deployed))
    await compare_listed(app, PLACE)
    assert sync(app) == before


async def test_an_edit_is_noticed_and_taken_back(app: Application, account: FakeAccount) -> None:
    await follow_code(app)
    assert sync(app).state is SyncState.UNKNOWN, "what was never compared is not looked at"
    await deployed(app, await planned(app))
    account.calls.clear()
    await follow_code(app)
    assert sync(app).state is SyncState.SAME
    code = (orders(app).config.code_path / "app.py").read_text()
    await edit(app, "handler = print\n")
    await follow_code(app)
    assert sync(app).state is SyncState.DIFFERENT
    await edit(app, code)
    await follow_code(app)
    assert sync(app).state is SyncState.SAME
    assert account.calls == []


async def test_code_that_cannot_be_packaged_changes_nothing(app: Application, account: FakeAccount) -> None:
    await deployed(app, await planned(app))
    (orders(app).config.code_path / "app.py").unlink()
    await follow_code(app)
    assert sync(app).state is SyncState.SAME


async def test_where_functions_can_go(app: Application) -> None:
    assert deploy_places(app) == (PLACE, OTHER)
    gone = DeploymentTarget(RemotePlace("gone", "eu-west-1"), "f")
    assert deploy_places(app, gone) == (gone.place, PLACE, OTHER)
    app.accounts.set_places(())
    with pytest.raises(UsageError, match="no account"):
        deploy_places(app)
