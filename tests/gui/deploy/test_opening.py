"""From the command to the deployed function, as hands and eyes go."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest_asyncio
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.support.deploy_workspace import PLACE, ROLE, TARGET, write_workspace
from tests.support.fake_account import FakeAccount
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.gui.actions import Actions
from workbench.gui.deploy.dialog import DeployDialog, Phase
from workbench.gui.deploy.opening import Deployments
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.deploy import DeploymentTarget, SyncState
from workbench.model.errors import CloudCredentialsError, CloudError
from workbench.model.remote import Listing, ListingState, RemoteFunction, RemotePlace

NAME = TARGET.function


@pytest_asyncio.fixture
async def deployments(
    app: Application,
    look: Look,
    tasks: GuiTasks,
    *,
    actions: Actions,
    window: QWidget,
    account: FakeAccount,
    tmp_path: Path,
) -> AsyncIterator[Deployments]:
    await load_workspace(app, await asyncio.to_thread(write_workspace, tmp_path / "shop"))
    app.context.update(function="Orders")
    app.accounts.set_places((PLACE,))
    yield Deployments(app, look, tasks, actions, window)
    account.go_on.set()
    await tasks.drain()


def root(app: Application) -> Path:
    assert app.workspace.current is not None
    return app.workspace.current.root


async def opened(deployments: Deployments, actions: Actions) -> DeployDialog:
    actions.action("function.deploy").trigger()
    await until(lambda: deployments.dialog is not None)
    assert deployments.dialog is not None
    return deployments.dialog


async def planned(deployments: Deployments, actions: Actions) -> DeployDialog:
    """The dialog with the plan of a function that is not there."""
    dialog = await opened(deployments, actions)
    dialog.target.function.setEditText(NAME)
    dialog.compare.click()
    await until(lambda: dialog.phase is Phase.PLANNED)
    return dialog


async def test_a_function_is_made_seen_and_deployed_again(
    deployments: Deployments, app: Application, actions: Actions, account: FakeAccount, tasks: GuiTasks
) -> None:
    dialog = await opened(deployments, actions)
    assert dialog.target.target == DeploymentTarget(PLACE, "Orders"), "its own name, where no other was chosen"
    assert account.calls == [], "AWS is not asked before somebody asks"
    dialog.target.function.setEditText(NAME)
    dialog.compare.click()
    await until(lambda: dialog.phase is Phase.PLANNED)
    assert [call for call in account.calls if call != "close"] == ["read"], "nothing is changed before it was seen"
    QTest.keyClicks(dialog.target.role, ROLE)
    dialog.deploy.click()
    await until(lambda: dialog.phase is Phase.OVER)
    assert f"create {ROLE}" in account.calls
    assert "publish" in account.calls
    told = f"{NAME} was deployed to Environment · eu-west-1 as version 42."
    assert (app.notices.items[-1].text, dialog.told.text()) == (told, told)
    assert app.sync.of(root(app), "Orders").state is SyncState.SAME
    dialog.cancel.click()
    await until(lambda: deployments.dialog is None)
    again = await opened(deployments, actions)
    await until(lambda: again.phase is Phase.PLANNED)
    assert again.target.target == TARGET, "where it was deployed to before is compared at once"
    assert again.told.text() == "It is what is deployed."
    again.reject()
    await tasks.drain()


async def test_a_failure_to_compare_stays_in_the_dialog(
    deployments: Deployments, app: Application, actions: Actions, account: FakeAccount
) -> None:
    account.failures["read"] = CloudCredentialsError("It could not be read.", "Expired.", "Renew.")
    dialog = await opened(deployments, actions)
    dialog.compare.click()
    await until(lambda: "Renew." in dialog.steps.note.text())
    assert app.notices.items == []
    dialog.compare.click()
    await until(lambda: dialog.phase is Phase.PLANNED)
    dialog.reject()


async def test_a_refusal_is_told_beside_its_step(
    deployments: Deployments, app: Application, actions: Actions, account: FakeAccount
) -> None:
    dialog = await planned(deployments, actions)
    QTest.keyClicks(dialog.target.role, ROLE)
    account.failures["create"] = CloudError("It could not be made.", "Denied.", "Let the policy allow it.")
    dialog.deploy.click()
    await until(lambda: dialog.phase is Phase.OVER)
    assert "Denied." in dialog.steps.note.text()
    assert app.deploy_targets.of(root(app), "Orders") is None
    dialog.reject()


async def test_stop_waits_for_the_step_that_runs(
    deployments: Deployments, app: Application, actions: Actions, account: FakeAccount
) -> None:
    dialog = await planned(deployments, actions)
    QTest.keyClicks(dialog.target.role, ROLE)
    account.held.add("create")
    dialog.deploy.click()
    await until(lambda: any(call.startswith("create") for call in account.calls))
    dialog.cancel.click()
    assert dialog.isVisible()
    account.go_on.set()
    await until(lambda: dialog.phase is Phase.OVER)
    assert "stopped" in dialog.told.text()
    assert "publish" not in account.calls
    dialog.reject()


async def test_a_comparison_is_left_alone_when_the_dialog_closes(
    deployments: Deployments, app: Application, actions: Actions, account: FakeAccount, tasks: GuiTasks
) -> None:
    account.held.add("read")
    dialog = await opened(deployments, actions)
    dialog.compare.click()
    await until(lambda: "read" in account.calls)
    dialog.cancel.click()
    await tasks.drain()
    assert (deployments.dialog, app.progress.works, app.notices.items) == (None, (), [])


async def test_names_of_the_account_are_offered(deployments: Deployments, app: Application, actions: Actions) -> None:
    app.accounts.put(PLACE, Listing(ListingState.READ, (RemoteFunction("billing", "arn"),)))
    dialog = await opened(deployments, actions)
    assert dialog.target.function.itemText(0) == "billing"
    actions.action("function.deploy").trigger()
    assert deployments.dialog is dialog, "one at a time"
    dialog.reject()


async def test_a_row_of_the_account_names_the_target(
    deployments: Deployments, app: Application, account: FakeAccount
) -> None:
    account.put("billing")
    account.failures["fetch"] = CloudError("no")
    deployments.open_at(DeploymentTarget(PLACE, "billing"))
    await until(lambda: deployments.dialog is not None and deployments.dialog.phase is Phase.PLANNED)
    assert deployments.dialog is not None
    assert deployments.dialog.target.target == DeploymentTarget(PLACE, "billing")
    assert app.deploy_targets.of(root(app), "Orders") is None, "it is remembered when it was deployed"
    deployments.dialog.reject()


async def test_compare_asks_where_it_is_not_known_with_what(
    deployments: Deployments, app: Application, actions: Actions, account: FakeAccount, tasks: GuiTasks
) -> None:
    actions.action("function.compare").trigger()
    await until(lambda: deployments.dialog is not None)
    assert deployments.dialog is not None
    deployments.dialog.reject()
    app.deploy_targets.choose(root(app), "Orders", replace(TARGET, place=RemotePlace("dev", "eu-west-1")))
    account.put(NAME, package_type="Zip")
    account.failures["fetch"] = CloudError("no")
    actions.action("function.compare").trigger()
    await until(lambda: app.notices.items)
    notice = app.notices.items[-1]
    assert notice.text == f"Orders was compared with {NAME} in dev · eu-west-1."
    assert notice.actions == ("function.deploy",)
    assert "The code differs" in notice.detail
    assert app.sync.of(root(app), "Orders").state is SyncState.DIFFERENT
    await tasks.drain()


async def test_without_an_account_there_is_nowhere_to_deploy_to(
    deployments: Deployments, app: Application, actions: Actions, tasks: GuiTasks
) -> None:
    app.accounts.set_places(())
    actions.action("function.deploy").trigger()
    await tasks.drain()
    assert "no account to deploy to" in app.notices.items[-1].text
    assert deployments.dialog is None
