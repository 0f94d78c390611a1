"""The exchange never loses, doubles or mixes answers, whatever order calls come in."""

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.exchange_machine import ExchangeMachine, Side
from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.answers import Exited, Failed, Responded, TimedOut, TooLarge
from workbench.engine.runtime_api.exchange import INVALID_INVOCATION_ID, INVALID_REQUEST_ID, Exchange, Refusal
from workbench.engine.runtime_api.flight import Flight, Invocation
from workbench.engine.runtime_api.states import RuntimeState

OVER = Exited(SandboxExit(status=1))


def invocation(request_id: str, attempt: str = "") -> Invocation:
    return Invocation(request_id, b'{"id": "%s"}' % request_id.encode(), (), attempt)


def refused(current: str, new: str) -> Refusal:
    text = f"State transition from {current} to {new} failed for runtime. Error: State transition is not allowed"
    return Refusal(403, "InvalidStateTransition", text)


def ids(got: list[Invocation]) -> list[str]:
    return [one.request_id for one in got]


def begin(exchange: Exchange, request_id: str, invocation_id: str = "") -> Flight:
    flight = exchange.begin_answer(request_id, error=False, invocation_id=invocation_id)
    assert isinstance(flight, Flight)
    return flight


def running(exchange: Exchange, request_id: str, attempt: str = "") -> Flight:
    exchange.park(lambda _invocation: None)
    return exchange.submit(invocation(request_id, attempt))


async def test_a_runtime_that_waits_gets_the_event_at_once() -> None:
    exchange, got = Exchange(), list[Invocation]()
    assert exchange.park(got.append) is None
    assert await exchange.init_end is None
    flight = exchange.submit(invocation("a"))
    assert ids(got) == ["a"]
    assert flight.handed_out
    assert begin(exchange, "a") is flight
    assert not flight.answer.done()
    exchange.finish_answer(flight, Responded(b"1"))
    assert await flight.answer == Responded(b"1")
    assert exchange.state is RuntimeState.RESPONSE_SENT


async def test_an_event_waits_for_the_runtime() -> None:
    exchange, got = Exchange(), list[Invocation]()
    flight = exchange.submit(invocation("a"))
    assert not flight.handed_out
    exchange.park(got.append)
    assert ids(got) == ["a"]
    assert exchange.begin_answer("a", error=True) is flight
    exchange.finish_answer(flight, Failed(b"{}", "Function.Unknown"))
    assert await flight.answer == Failed(b"{}", "Function.Unknown")


async def test_refusals_are_literally_those_of_aws() -> None:
    exchange = Exchange()
    assert exchange.begin_answer("a", error=False) == Refusal(400, "InvalidRequestID", "Invalid request ID")
    exchange.park(lambda _invocation: None)
    assert exchange.init_error(Failed(b"", "")) == refused("Ready", "InitError")
    flight = exchange.submit(invocation("a"))
    assert exchange.park(lambda _invocation: None) == refused("Running", "Ready")
    assert exchange.begin_answer("b", error=False) == INVALID_REQUEST_ID
    begin(exchange, "a")
    assert exchange.begin_answer("a", error=True) == refused("InvocationResponse", "InvocationErrorResponse")
    exchange.finish_answer(flight, TooLarge())
    assert exchange.begin_answer("a", error=False) == refused("RuntimeResponseSentState", "InvocationResponse")
    exchange.park(lambda _invocation: None)
    assert exchange.begin_answer("a", error=False) == INVALID_REQUEST_ID, "it was the last one's"


async def test_the_attempt_s_id_is_checked_if_it_is_echoed() -> None:
    exchange = Exchange()
    flight = running(exchange, "a", "one")
    assert exchange.begin_answer("a", error=False, invocation_id="two") == INVALID_INVOCATION_ID
    assert begin(exchange, "a", "one") is flight
    exchange.finish_answer(flight, Responded(b""))
    other = running(exchange, "a", "two")
    assert begin(exchange, "a") is other, "leaving it out is accepted"


async def test_an_init_error_ends_init() -> None:
    exchange, error = Exchange(), Failed(b'{"errorType":"X"}', "Runtime.X")
    assert exchange.init_error(error) is None
    assert await exchange.init_end == error
    assert exchange.init_error(error) == refused("InitError", "InitError")
    assert exchange.park(lambda _invocation: None) == refused("InitError", "Ready")


@pytest.mark.parametrize("slots", [1, 3])
async def test_no_environment_runs_more_events_than_it_has_slots(slots: int) -> None:
    exchange = Exchange(slots=slots)
    for number in range(slots):
        assert exchange.free_slots == slots - number
        exchange.submit(invocation(str(number)))
    assert exchange.free_slots == 0
    with pytest.raises(RuntimeError):
        exchange.submit(invocation("b"))


async def test_a_connection_that_hung_up_while_it_waited_gets_nothing() -> None:
    exchange, gone, other = Exchange(), Side(), Side()
    gone.parked = other.parked = True
    exchange.park(gone.deliver)
    before = exchange.parked
    exchange.unpark(gone.deliver)
    assert (before, exchange.parked) == (True, False)
    flight = exchange.submit(invocation("a"))
    assert gone.got == []
    exchange.unpark(other.deliver)
    exchange.park(other.deliver)
    assert ids(other.got) == ["a"]
    exchange.end(TimedOut())
    assert await flight.answer == TimedOut()


async def test_after_its_end_every_event_is_told_so() -> None:
    exchange = Exchange()
    exchange.end(OVER)
    exchange.end(TimedOut())
    assert [await end for end in (exchange.init_end, exchange.restore_end, exchange.ended)] == [OVER, OVER, OVER]
    flight = exchange.submit(invocation("a"))
    assert await flight.answer == OVER
    assert not flight.handed_out
    assert exchange.park(lambda _invocation: None) == refused("Exited", "Ready")
    assert exchange.ready().done()


async def test_ready_is_told_when_the_runtime_waits_again() -> None:
    exchange = Exchange()
    assert not exchange.ready().done()
    flight = running(exchange, "a")
    ready = exchange.ready()
    exchange.finish_answer(begin(exchange, "a"), Responded(b""))
    assert not ready.done(), "it has answered, and is not back yet"
    exchange.park(lambda _invocation: None)
    await ready
    assert flight.answer.done()
    assert exchange.ready().done()
    exchange.submit(invocation("b"))
    over = exchange.ready()
    before = over.done()
    exchange.end(OVER)
    assert (before, over.done()) == (False, True)


async def test_alone_in_its_runtime_an_expired_event_takes_it_with_it() -> None:
    exchange = Exchange()
    flight = running(exchange, "a")
    exchange.expire(flight)
    assert await flight.answer == await exchange.ended == TimedOut()
    assert exchange.begin_answer("a", error=False) == refused("Exited", "InvocationResponse")


async def test_a_runtime_leaves_its_restore_when_it_is_told() -> None:
    exchange, restored = Exchange(snap_start=True), list[str]()
    assert not exchange.restore(), "it waits for none yet"
    assert exchange.park_restore(lambda: restored.append("first")) is None
    assert await exchange.init_end is None
    assert exchange.park(lambda _invocation: None) == refused("RestoreReady", "Ready")
    assert exchange.park_restore(lambda: restored.append("again")) is None, "its connection broke"
    assert exchange.restore()
    assert (restored, exchange.state) == (["again"], RuntimeState.RESTORING)
    assert not exchange.restore_end.done()
    exchange.park(lambda _invocation: None)
    assert await exchange.restore_end is None


async def test_a_restore_that_fails() -> None:
    exchange, error = Exchange(snap_start=True), Failed(b"", "Runtime.X")
    assert exchange.restore_error(error) == refused("Started", "RuntimeRestoreErrorState")
    exchange.park_restore(lambda: None)
    exchange.restore()
    assert exchange.park_restore(lambda: None) == refused("Restoring", "RestoreReady")
    assert exchange.restore_error(error) is None
    assert await exchange.restore_end == error


async def test_nobody_is_restored_after_the_end() -> None:
    exchange, restored = Exchange(snap_start=True), list[str]()
    exchange.park_restore(lambda: restored.append("x"))
    exchange.end(OVER)
    assert not exchange.restore()
    assert restored == []


async def test_a_runtime_without_snapshots_asks_for_its_first_event_instead() -> None:
    exchange = Exchange(snap_start=True)
    exchange.park(lambda _invocation: None)
    assert await exchange.init_end is await exchange.restore_end is None
    assert not exchange.restore()


async def test_several_events_at_a_time_are_answered_in_any_order() -> None:
    exchange, sides = Exchange(slots=3), [Side(), Side(), Side()]
    for side in sides:
        side.parked = True
        exchange.park(side.deliver)
    flights = [exchange.submit(invocation(name)) for name in "abc"]
    assert [ids(side.got) for side in sides] == [["a"], ["b"], ["c"]]
    for flight in reversed(flights):
        name = flight.invocation.request_id
        exchange.finish_answer(begin(exchange, name), Responded(name.encode()))
    assert [await flight.answer for flight in flights] == [Responded(b"a"), Responded(b"b"), Responded(b"c")]
    assert exchange.begin_answer("a", error=False) == INVALID_REQUEST_ID


async def test_among_several_each_event_has_its_own_state() -> None:
    exchange = Exchange(slots=2)
    running(exchange, "a")
    other = running(exchange, "b")
    begin(exchange, "a")
    assert exchange.begin_answer("a", error=True) == refused("InvocationResponse", "InvocationErrorResponse")
    assert exchange.begin_answer("b", error=True) is other


async def test_among_several_one_that_expires_ends_alone() -> None:
    exchange = Exchange(slots=2)
    late, other = running(exchange, "a"), running(exchange, "b")
    exchange.expire(late)
    assert await late.answer == TimedOut()
    assert not other.answer.done()
    assert not exchange.ended.done()
    assert exchange.free_slots == 1
    exchange.finish_answer(begin(exchange, "a"), Responded(b"late"))
    assert await late.answer == TimedOut(), "accepted and ignored"
    exchange.finish_answer(begin(exchange, "b"), Responded(b"2"))
    assert await other.answer == Responded(b"2")


async def test_an_event_that_expires_while_it_waits_is_never_handed_out() -> None:
    exchange, got = Exchange(slots=2), list[Invocation]()
    exchange.expire(exchange.submit(invocation("a")))
    exchange.park(got.append)
    assert got == []
    exchange.submit(invocation("b"))
    assert ids(got) == ["b"]


@pytest.mark.parametrize("begins_early", [True, False])
async def test_a_retry_beside_the_attempt_that_expired_keeps_its_own_answer(begins_early: bool) -> None:
    exchange = Exchange(slots=2)
    late = running(exchange, "a", "one")
    if begins_early:
        begin(exchange, "a", "one")
    exchange.expire(late)
    retry = running(exchange, "a", "two")
    if not begins_early:
        assert begin(exchange, "a", "one") is late, "accepted and ignored, as without a retry"
    exchange.finish_answer(late, Responded(b"late"))
    assert begin(exchange, "a", "two") is retry
    exchange.finish_answer(retry, Responded(b"2"))
    assert (await late.answer, await retry.answer) == (TimedOut(), Responded(b"2"))


class Three(ExchangeMachine):
    slots = 3


@pytest.mark.parametrize("machine", [ExchangeMachine, Three])
def test_any_order_of_calls(machine: type[ExchangeMachine]) -> None:
    run_state_machine_as_test(machine, settings=settings(max_examples=60, stateful_step_count=40, deadline=None))
