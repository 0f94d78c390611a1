"""The user's choices of targets and roles outlive the program."""

import asyncio
import json
from pathlib import Path

import pytest

from workbench.app import deploy_targets
from workbench.app.deploy_targets import DeployTargets
from workbench.app.notices import NoticeBoard
from workbench.app.session import Session
from workbench.base.aio import TaskOwner
from workbench.model.deploy import DeploymentTarget
from workbench.model.remote import RemotePlace

ROOT = Path("/w/shop")
DEV = RemotePlace("dev", "eu-west-1")
TARGET = DeploymentTarget(DEV, "shop-Orders")


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return Session(tmp_path / "session.json", TaskOwner(NoticeBoard().error))


async def test_a_choice_is_kept(session: Session) -> None:
    targets = DeployTargets(session)
    assert targets.of(ROOT, "Orders") is None
    targets.choose(ROOT, "Orders", TARGET)
    targets.choose_role(DEV, "arn:role")
    await session.flush()
    again = Session(session.path, TaskOwner(NoticeBoard().error))
    await again.load()
    kept = DeployTargets(again)
    assert kept.of(ROOT, "Orders") == TARGET
    assert kept.of(ROOT, "Refund") is None
    assert kept.of(Path("/w/other"), "Orders") is None
    assert (kept.role(DEV), kept.role(RemotePlace("", "eu-west-1"))) == ("arn:role", "")


async def test_a_session_that_was_edited_by_hand(session: Session) -> None:
    values = {"deploy_targets": {f"{ROOT}\nOrders": ["dev", 3, "f"], f"{ROOT}\nRefund": "f"}, "deploy_roles": [1]}
    await asyncio.to_thread(session.path.write_text, json.dumps(values))
    await session.load()
    targets = DeployTargets(session)
    assert targets.of(ROOT, "Orders") is None
    assert targets.of(ROOT, "Refund") is None
    assert targets.role(DEV) == ""


async def test_the_oldest_are_forgotten(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deploy_targets, "_MOST", 2)
    targets = DeployTargets(session)
    for name in "abc":
        targets.choose(ROOT, name, TARGET)
    assert [targets.of(ROOT, name) is not None for name in "abc"] == [False, True, True]
    await session.flush()
