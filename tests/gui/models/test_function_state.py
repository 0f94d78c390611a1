"""A function's state in words."""

import pytest

from workbench.gui.models.function_state import IDLE, FunctionState, idle
from workbench.gui.models.function_tree import Row, RowKind
from workbench.model.deploy import DeploymentTarget, Sync, SyncState
from workbench.model.remote import RemotePlace

SYNC = Sync(SyncState.SAME, DeploymentTarget(RemotePlace("dev", "eu-west-1"), "f"), settings=0)


@pytest.mark.parametrize(
    ("state", "text"),
    [
        (IDLE, ""),
        (FunctionState(running=2), "2 running"),
        (FunctionState(warm=1), "1 warm environment"),
        (FunctionState(warm=1, sync=SYNC), "1 warm environment, the same as f in dev · eu-west-1"),
        (FunctionState(1, 3, favourite=True), "favourite, 1 running, 3 warm environments"),
    ],
)
def test_words(state: FunctionState, text: str) -> None:
    assert state.text() == text


def test_nothing_is_known_of_a_row_at_first() -> None:
    assert idle(Row("k", RowKind.FUNCTION, "Orders")) is IDLE
