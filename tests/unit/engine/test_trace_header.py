"""Trace headers: what is kept, what is new, who is sampled, and where a loop ends."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.engine.trace_header import MAX_PASSES, TraceHeader, Tracing, compose, new_trace_id, parse
from workbench.model.errors import RecursiveInvocationError
from workbench.model.function_settings import RecursiveLoop

ARN = "arn:aws:lambda:us-east-1:123456789012:function:Hello"
OTHER = f"{ARN}2"
ROOT = "1-691f16af-1c2cb66e199c3a7201f228a5"
PARENT = "3f4e0d2bd1589363"
SHAPE = re.compile(
    r"Root=1-[0-9a-fA-F]{8}-[0-9a-fA-F]{24};Parent=[0-9a-f]{16};Sampled=[01]"
    r";Lineage=1:[0-9a-f]{8}:[0-9]{1,3}(\|1:[0-9a-f]{8}:[0-9]{1,3}){0,31}"
)

counts = st.lists(st.tuples(st.from_regex(r"[0-9a-f]{8}", fullmatch=True), st.integers(0, 255)), max_size=32)
headers = st.builds(
    TraceHeader,
    root=st.from_regex(r"(1-[0-9a-f]{8}-[0-9a-f]{24})?", fullmatch=True),
    parent=st.from_regex(r"([0-9a-f]{16})?", fullmatch=True),
    sampled=st.none() | st.booleans(),
    lineage=counts.map(lambda pairs: tuple(dict(pairs).items())),
)


def tracing(chance: float = 0.5) -> Tracing:
    return Tracing(lambda: chance, lambda: 1_700_000_000.5)


def test_a_header_as_aws_sends_it() -> None:
    text = f"Root={ROOT};Parent={PARENT};Sampled=0;Lineage=1:ead6d511:0"
    header = parse(text)
    assert header == TraceHeader(ROOT, PARENT, False, (("ead6d511", 0),))
    assert compose(header) == text


@given(headers)
def test_headers_round_trip(header: TraceHeader) -> None:
    assert parse(compose(header)) == header


def test_the_documented_form_of_lineage_is_read_too() -> None:
    assert parse("Lineage=a87bd80c:1|68fd508a:5|c512fbe3:2").lineage == (
        ("a87bd80c", 1),
        ("68fd508a", 5),
        ("c512fbe3", 2),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        ";;=",
        "Root=2-1-1;Parent=x;Sampled=?;Lineage=zz:1",
        f"Root={ROOT}\r\nX: 1",
        "Lineage=1:ead6d511:1000",
        "root=1",
    ],
)
def test_what_is_not_well_formed_is_left_out(text: str) -> None:
    assert parse(text) == TraceHeader()


def test_the_root_stays_and_the_parent_is_new() -> None:
    header = parse(tracing().next_trace(f" Root={ROOT} ; Parent={PARENT};Sampled=1;Self=1-2-3", ARN, False))
    assert header.root == ROOT
    assert header.parent != PARENT
    assert header.sampled is True
    assert [count for _name, count in header.lineage] == [0]


def test_an_event_from_nowhere_gets_a_root_of_now() -> None:
    assert parse(tracing().next_trace("", ARN, False)).root.startswith("1-6553f100-")


@pytest.mark.parametrize("active", [True, False])
@pytest.mark.parametrize("sampled", [True, False])
def test_the_callers_decision_holds(active: bool, sampled: bool) -> None:
    assert parse(tracing(0.0).next_trace(f"Sampled={int(sampled)}", ARN, active)).sampled is sampled


def test_one_a_second_is_sampled_and_one_in_twenty_beside() -> None:
    now_s, chance = [10.0], [0.05]
    traces = Tracing(lambda: chance[0], lambda: now_s[0])

    def sampled(arn: str = ARN) -> bool | None:
        return parse(traces.next_trace("Sampled=?", arn, True)).sampled

    assert [sampled(), sampled(), sampled(OTHER)] == [True, False, True]
    chance[0] = 0.049
    assert sampled() is True
    chance[0], now_s[0] = 0.9, 11.0
    assert [sampled(), sampled()] == [True, False]


def test_passthrough_decides_nothing_itself() -> None:
    assert parse(tracing(0.0).next_trace("", ARN, False)).sampled is False


def test_a_loop_ends_after_sixteen_passes() -> None:
    traces, header = tracing(), ""
    for _pass in range(MAX_PASSES):
        header = traces.next_trace(header, ARN, False)
    with pytest.raises(RecursiveInvocationError, match="recursive loop"):
        traces.next_trace(header, ARN, False)
    traces.next_trace(header, OTHER, False)


def test_a_loop_of_two_functions_ends_too() -> None:
    traces, header = tracing(), ""
    for _pass in range(MAX_PASSES):
        header = traces.next_trace(traces.next_trace(header, ARN, False), OTHER, False)
    with pytest.raises(RecursiveInvocationError):
        traces.next_trace(header, ARN, False)


def test_a_loop_that_is_allowed_goes_on() -> None:
    traces, header = tracing(), ""
    for _pass in range(300):
        header = traces.next_trace(header, ARN, False, RecursiveLoop.ALLOW)
    assert SHAPE.fullmatch(header)
    assert [count for _name, count in parse(header).lineage] == [255]


def test_the_oldest_function_of_a_long_chain_is_forgotten() -> None:
    traces, header = tracing(), ""
    for number in range(40):
        header = traces.next_trace(header, f"{ARN}{number}", False)
    first, last = (parse(traces.next_trace("", f"{ARN}{number}", False)).lineage[0] for number in (0, 39))
    lineage = parse(header).lineage
    assert len(lineage) == 32
    assert (first in lineage, lineage[-1]) == (False, last)


def test_a_header_for_no_caller() -> None:
    header = parse(new_trace_id())
    assert (bool(header.root), bool(header.parent), header.sampled, header.lineage) == (True, True, False, ())
    assert new_trace_id() != new_trace_id()


PIECES = ["Root=", "Parent=", "Sampled=", "Lineage=", ROOT, PARENT, ";", "|", ":", "1:ead6d511:3", "\r\n", "\0", "="]


@given(st.text() | st.lists(st.sampled_from(PIECES)).map("".join), st.booleans())
def test_any_incoming_text_gives_a_header_of_one_line(incoming: str, active: bool) -> None:
    assert SHAPE.fullmatch(tracing().next_trace(incoming, ARN, active, RecursiveLoop.ALLOW))
