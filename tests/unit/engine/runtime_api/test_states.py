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


def test_the_life_of_a_runtime() -> None:
    assert all(allowed(before, after) for before, after in itertools.pairwise(LIFE))


def test_the_names_are_those_of_aws() -> None:
    names = "Started Ready Running InvocationResponse RuntimeResponseSentState InvocationErrorResponse InitError"
    assert names.split() == [state for state in RuntimeState if state is not RuntimeState.EXITED]


@pytest.mark.parametrize("state", RuntimeState)
def test_refused_unless_listed(state: RuntimeState) -> None:
    listed = {(before, after) for before, after in itertools.pairwise(LIFE)}
    listed |= {(RuntimeState.STARTED, RuntimeState.INIT_ERROR), (RuntimeState.READY, RuntimeState.READY)}
    for new in RuntimeState:
        ends = new is RuntimeState.EXITED and state is not RuntimeState.EXITED
        assert allowed(state, new) is ((state, new) in listed or ends)
