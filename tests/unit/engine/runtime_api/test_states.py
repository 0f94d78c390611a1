import itertools

import pytest

from workbench.engine.runtime_api.states import RuntimeState, allowed

LIFE = [
    RuntimeState.STARTED,
    RuntimeState.READY,
    RuntimeState.RUNNING,
    RuntimeState.RESPONSE,
    RuntimeState.RESPONSE_SENT,
    RuntimeState.READY,
    RuntimeState.RUNNING,
    RuntimeState.ERROR_RESPONSE,
    RuntimeState.RESPONSE_SENT,
]
RESTORED = [RuntimeState.STARTED, RuntimeState.RESTORE_READY, RuntimeState.RESTORING, RuntimeState.READY]
OTHERS = {
    (RuntimeState.STARTED, RuntimeState.INIT_ERROR),
    (RuntimeState.RESTORING, RuntimeState.RESTORE_ERROR),
    (RuntimeState.READY, RuntimeState.READY),
    (RuntimeState.RESTORE_READY, RuntimeState.RESTORE_READY),
}


@pytest.mark.parametrize("life", [LIFE, RESTORED])
def test_the_life_of_a_runtime(life: list[RuntimeState]) -> None:
    assert all(allowed(before, after) for before, after in itertools.pairwise(life))


def test_the_names_are_those_of_aws() -> None:
    names = (
        "Started Ready Running InvocationResponse RuntimeResponseSentState InvocationErrorResponse InitError "
        "RestoreReady Restoring RuntimeRestoreErrorState"
    )
    assert names.split() == [state for state in RuntimeState if state is not RuntimeState.EXITED]


@pytest.mark.parametrize("state", RuntimeState)
def test_refused_unless_listed(state: RuntimeState) -> None:
    listed = {*itertools.pairwise(LIFE), *itertools.pairwise(RESTORED), *OTHERS}
    for new in RuntimeState:
        ends = new is RuntimeState.EXITED and state is not RuntimeState.EXITED
        assert allowed(state, new) is ((state, new) in listed or ends)
