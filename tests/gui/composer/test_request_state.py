import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.gui.composer.request_state import KINDS, options_of, options_state, seconds_text, summary
from workbench.model.invoke import InvocationType
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions

OPTIONS = st.builds(
    InvokeOptions,
    invocation_type=st.sampled_from(InvocationType),
    client_context=st.text(),
    tenant_id=st.text(),
    qualifier=st.text(),
    trace_id=st.text(),
    streaming=st.booleans(),
    log_tail=st.booleans(),
    timeout_s=st.floats(allow_nan=False, allow_infinity=False),
)


@given(OPTIONS)
def test_options_come_back_from_the_session(options: InvokeOptions) -> None:
    assert options_of(json.loads(json.dumps(options_state(options)))) == options


def test_what_is_default_is_not_kept() -> None:
    assert options_state(DEFAULT_OPTIONS) == {}
    assert options_state(InvokeOptions(qualifier="live")) == {"qualifier": "live"}


@pytest.mark.parametrize(
    "state",
    [
        None,
        [],
        {"tenant_id": 3, "streaming": "yes", "log_tail": 1, "invocation_type": "Later", "trace_id": None},
        {"timeout_s": "7"},
        {"timeout_s": True},
        {"timeout_s": 10**400},
        {"timeout_s": float("nan")},
        {"timeout_s": float("inf")},
    ],
)
def test_another_shape_is_left_out(state: object) -> None:
    assert options_of(state) == DEFAULT_OPTIONS


def test_the_summary_tells_what_is_not_in_sight() -> None:
    assert summary(InvokeOptions(InvocationType.EVENT, qualifier="live", client_context=" ")) == ""
    whole = InvokeOptions(
        client_context="{}", tenant_id="blue", trace_id="Root=1", streaming=True, log_tail=True, timeout_s=7.5
    )
    assert summary(whole) == "tenant blue, client context, trace, timeout 7.5 s, log tail, streamed"


@given(st.floats(0, 900))
def test_a_timeout_is_shown_so_that_it_can_be_read_again(timeout_s: float) -> None:
    assert float(seconds_text(timeout_s) or 0) == timeout_s


def test_each_invocation_type_has_a_title() -> None:
    assert set(KINDS) == set(InvocationType)
    assert seconds_text(5) == "5"
