"""What the explorer says of functions that were compared."""

from dataclasses import replace

import pytest

from workbench.gui.models.sync_marks import SIGNS, sync_text
from workbench.model.deploy import DeploymentTarget, Sync, SyncState
from workbench.model.remote import RemotePlace

TARGET = DeploymentTarget(RemotePlace("dev", "eu-west-1"), "shop-Orders")
SAME = Sync(SyncState.SAME, TARGET, "a", "a", 0)
THERE = "shop-Orders in dev · eu-west-1"


@pytest.mark.parametrize(
    ("sync", "text"),
    [
        (Sync(), ""),
        (replace(SAME, target=None), ""),
        (replace(SAME, state=SyncState.NOT_DEPLOYED), "not deployed to dev · eu-west-1"),
        (SAME, f"the same as {THERE}"),
        (replace(SAME, settings=None), f"its code is that of {THERE}; settings were not compared"),
        (replace(SAME, state=SyncState.DIFFERENT, settings=1), f"1 setting differs from {THERE}"),
        (replace(SAME, state=SyncState.DIFFERENT, settings=2), f"2 settings differ from {THERE}"),
        (replace(SAME, state=SyncState.DIFFERENT, package="b", settings=2), f"different from {THERE}"),
    ],
)
def test_what_is_known_is_said_and_no_more(sync: Sync, text: str) -> None:
    assert sync_text(sync) == text


def test_only_what_is_deployed_has_a_sign() -> None:
    assert set(SIGNS) == {SyncState.SAME, SyncState.DIFFERENT}
