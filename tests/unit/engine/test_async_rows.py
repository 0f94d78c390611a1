import string

from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.async_rows import DELIVERY_COLUMNS, EVENT_COLUMNS, delivery_of, delivery_row, event_of, event_row
from workbench.model.async_event import AsyncEvent, Fault, FunctionFailed
from workbench.model.delivery import Attribute, Delivery, Purpose, TargetKind
from workbench.model.environment import ExecutorKind

TEXT = st.text(alphabet=string.printable + "üλ", max_size=20)
NUMBER = st.integers(0, 2**62)
FAULTS = st.builds(Fault, st.integers(400, 599), TEXT)
EVENTS = st.builds(
    AsyncEvent,
    id=TEXT,
    scope=TEXT,
    function=TEXT,
    function_arn=TEXT,
    payload=st.binary(),
    accepted_ns=NUMBER,
    executor=st.sampled_from(ExecutorKind),
    qualifier=TEXT,
    client_context=st.binary(),
    trace_id=TEXT,
    tenant_id=TEXT,
    attempts=NUMBER,
    tries=NUMBER,
    due_ns=NUMBER,
    failure=st.none() | st.builds(FunctionFailed, st.binary(), TEXT, TEXT, TEXT),
    fault=st.none() | FAULTS,
    timeout_override_s=st.floats(0, 900),
)
DELIVERIES = st.builds(
    Delivery,
    id=TEXT,
    event_id=TEXT,
    scope=TEXT,
    function=TEXT,
    purpose=st.sampled_from(Purpose),
    kind=st.sampled_from(TargetKind),
    target=TEXT,
    body=st.binary(),
    executor=st.sampled_from(ExecutorKind),
    trace_id=TEXT,
    attributes=st.lists(st.builds(Attribute, TEXT, TEXT, TEXT)).map(tuple),
    detail_type=TEXT,
    resources=st.lists(TEXT).map(tuple),
    key=TEXT,
)


@given(EVENTS)
def test_an_event_comes_back_as_it_was(event: AsyncEvent) -> None:
    row = event_row(event, "me")
    assert tuple(row) == EVENT_COLUMNS
    assert row["owner"] == "me"
    assert event_of(row) == event


@given(DELIVERIES)
def test_a_delivery_comes_back_as_it_was(delivery: Delivery) -> None:
    row = delivery_row(delivery, 7, "me")
    assert tuple(sorted(row)) == tuple(sorted(DELIVERY_COLUMNS))
    assert (row["queued_ns"], row["due_ns"], row["tries"]) == (7, 7, 0)
    assert delivery_of(row) == delivery
