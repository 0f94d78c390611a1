"""Moves between the stages of an extension are refused unless they are listed."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.runtime_api.extension_states import ExtensionState, Stage, allowed

LIFE = (Stage.STARTED, Stage.REGISTERED, Stage.READY, Stage.RUNNING, Stage.READY, Stage.RUNNING, Stage.EXITED)
OVER = (Stage.LAUNCH_ERROR, Stage.SHUTDOWN_FAILED, Stage.EXITED)


def test_an_ordinary_life() -> None:
    assert all(allowed(before, after) for before, after in itertools.pairwise(LIFE))


@pytest.mark.parametrize("stage", OVER)
@given(new=st.sampled_from(Stage))
def test_nothing_follows_the_end(stage: Stage, new: Stage) -> None:
    assert not allowed(stage, new)


@given(new=st.sampled_from(Stage))
def test_a_reported_error_can_only_be_reported_again(new: Stage) -> None:
    assert allowed(Stage.INIT_ERROR, new) == (new is Stage.INIT_ERROR)
    assert allowed(Stage.EXIT_ERROR, new) == (new is Stage.EXIT_ERROR)


@given(before=st.sampled_from(Stage))
def test_nobody_registers_twice_or_comes_back_to_the_start(before: Stage) -> None:
    assert allowed(before, Stage.REGISTERED) == (before is Stage.STARTED)
    assert not allowed(before, Stage.STARTED)


def test_an_error_of_init_comes_before_the_first_next() -> None:
    assert allowed(Stage.REGISTERED, Stage.INIT_ERROR)
    assert not allowed(Stage.READY, Stage.INIT_ERROR)
    assert not allowed(Stage.RUNNING, Stage.INIT_ERROR)


def test_a_record_has_the_name_of_the_stage() -> None:
    assert f"{ExtensionState('a', Stage.READY, ('INVOKE',)).state}" == "Ready"
