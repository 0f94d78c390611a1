"""The exchange never loses, doubles or mixes answers, whatever order calls come in."""

import asyncio

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.exchange import (
    INVALID_REQUEST_ID,
    Answer,
    Exchange,
    Exited,
    Failed,
    Invocation,
    Refusal,
    Responded,
    TimedOut,
    TooLarge,
)
from workbench.engine.runtime_api.states import RuntimeState

OVER = Exited(SandboxExit(status=1))


def invocation(request_id: str) -> Invocation:
    return Invocation(request_id, b'{"id": "%s"}' % request_id.encode(), ())


def refused(current: str, new: str) -> Refusal:
    text = f"State transition from {current} to {new} failed for runtime. Error: State transition is not allowed"
    return Refusal(403, "InvalidStateTransition", text)


async def test_a_runtime_that_waits_gets_the_event_at_once() -> None:
    exchange, got = Exchange(), list[Invocation]()
    assert exchange.park(got.append) is None
    assert await exchange.init_end is None
    answer = exchange.submit(invocation("a"))
    assert [one.request_id for one in got] == ["a"]
    assert exchange.handed_out()
    assert exchange.begin_answer("a", error=False) is None
    assert not answer.done()
    exchange.finish_answer(Responded(b"1"))
    assert await answer == Responded(b"1")
    assert exchange.state is RuntimeState.RESPONSE_SENT


async def test_an_event_waits_for_the_runtime() -> None:
    exchange, got = Exchange(), list[Invocation]()
    answer = exchange.submit(invocation("a"))
    assert not exchange.handed_out()
    exchange.park(got.append)
    assert [one.request_id for one in got] == ["a"]
    exchange.begin_answer("a", error=True)
    exchange.finish_answer(Failed(b"{}", "Function.Unknown"))
    assert await answer == Failed(b"{}", "Function.Unknown")


async def test_refusals_are_literally_those_of_aws() -> None:
    exchange = Exchange()
    assert exchange.begin_answer("a", error=False) == Refusal(400, "InvalidRequestID", "Invalid request ID")
    exchange.park(lambda _invocation: None)
    assert exchange.init_error(Failed(b"", "")) == refused("Ready", "InitError")
    exchange.submit(invocation("a"))
    assert exchange.park(lambda _invocation: None) == refused("Running", "Ready")
    assert exchange.begin_answer("b", error=False) == INVALID_REQUEST_ID
    exchange.begin_answer("a", error=False)
    assert exchange.begin_answer("a", error=True) == refused("InvocationResponse", "InvocationErrorResponse")
    exchange.finish_answer(TooLarge())
    assert exchange.begin_answer("a", error=False) == refused("RuntimeResponseSentState", "InvocationResponse")


async def test_an_init_error_ends_init() -> None:
    exchange, error = Exchange(), Failed(b'{"errorType":"X"}', "Runtime.X")
    assert exchange.init_error(error) is None
    assert await exchange.init_end == error
    assert exchange.init_error(error) == refused("InitError", "InitError")
    assert exchange.park(lambda _invocation: None) == refused("InitError", "Ready")


async def test_one_environment_never_runs_two_events() -> None:
    exchange = Exchange()
    exchange.submit(invocation("a"))
    with pytest.raises(RuntimeError):
        exchange.submit(invocation("b"))


class Side:
    """One connection of the runtime; its `deliver` is a bound method, as the listener's is."""

    def __init__(self) -> None:
        self.got: list[Invocation] = []

    def deliver(self, given: Invocation) -> None:
        self.got.append(given)


async def test_a_connection_that_hung_up_while_it_waited_gets_nothing() -> None:
    exchange, gone, other = Exchange(), Side(), Side()
    exchange.park(gone.deliver)
    exchange.unpark(gone.deliver)
    answer = exchange.submit(invocation("a"))
    assert gone.got == []
    exchange.unpark(other.deliver)
    exchange.park(other.deliver)
    assert [one.request_id for one in other.got] == ["a"]
    exchange.end(TimedOut())
    assert await answer == TimedOut()


async def test_after_its_end_every_event_is_told_so() -> None:
    exchange = Exchange()
    exchange.end(OVER)
    assert await exchange.init_end == OVER
    answer = exchange.submit(invocation("a"))
    assert isinstance(await answer, Exited)
    assert not exchange.handed_out()
    assert exchange.park(lambda _invocation: None) == refused("Exited", "Ready")


class Machine(RuleBasedStateMachine):
    """Calls in any order from both sides, beside a model of who waits for what."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.exchange = self.loop.run_until_complete(self._make())
        self.side = Side()
        self.count = 0
        self.waiting: asyncio.Future[Answer] | None = None
        self.handed: str | None = None
        self.begun = False
        self.settled: list[str] = []

    async def _make(self) -> Exchange:
        return Exchange()

    def teardown(self) -> None:
        self.loop.close()

    @precondition(lambda self: self.waiting is None or self.waiting.done())
    @rule()
    def submit(self) -> None:
        self.count += 1

        async def call() -> asyncio.Future[Answer]:
            return self.exchange.submit(invocation(str(self.count)))

        self.waiting = self.loop.run_until_complete(call())
        name = str(self.count)
        self.waiting.add_done_callback(lambda _future: self.settled.append(name))

    @rule()
    def park(self) -> None:
        before, current = self.exchange.state, len(self.side.got)
        if self.exchange.park(self.side.deliver) is not None:
            assert self.exchange.state is before, "a refusal leaves the state"
            assert len(self.side.got) == current

    @rule()
    def hang_up(self) -> None:
        self.exchange.unpark(self.side.deliver)
        self.side = Side()

    @rule(shift=st.integers(0, 2), error=st.booleans())
    def begin(self, shift: int, error: bool) -> None:
        before = self.exchange.state
        refusal = self.exchange.begin_answer(str(self.count - shift), error=error)
        if refusal is None:
            assert before is RuntimeState.RUNNING
            assert shift == 0, "only the current event can be answered"
            self.begun = True
        else:
            assert self.exchange.state is before

    @precondition(lambda self: self.begun)
    @rule(kind=st.sampled_from(("responded", "failed", "large")))
    def finish(self, kind: str) -> None:
        self.begun = False
        over = self.exchange.state is RuntimeState.EXITED
        body = str(self.count).encode()
        answers: dict[str, Responded | Failed | TooLarge] = {
            "responded": Responded(body),
            "failed": Failed(body, "X"),
            "large": TooLarge(),
        }
        self.exchange.finish_answer(answers[kind])
        assert self.waiting is not None
        assert self.waiting.done()
        if not over:
            assert self.waiting.result() == answers[kind]

    @rule()
    def init_error(self) -> None:
        before = self.exchange.state
        if self.exchange.init_error(Failed(b"", "Runtime.X")) is not None:
            assert self.exchange.state is before
        else:
            assert before is RuntimeState.STARTED

    @rule(timed_out=st.booleans())
    def end(self, timed_out: bool) -> None:
        self.exchange.end(TimedOut() if timed_out else OVER)
        assert self.waiting is None or self.waiting.done(), "nobody waits for ever"
        assert self.exchange.init_end.done()

    @invariant()
    def no_event_is_handed_out_twice(self) -> None:
        self.loop.run_until_complete(asyncio.sleep(0))
        ids = [one.request_id for one in self.side.got]
        assert len(ids) == len(set(ids))
        assert len(self.settled) == len(set(self.settled)), "one answer each"

    @invariant()
    def answers_are_not_mixed(self) -> None:
        if self.waiting is not None and self.waiting.done():
            answer = self.waiting.result()
            if isinstance(answer, Responded | Failed):
                assert answer.body == str(self.count).encode()


def test_any_order_of_calls() -> None:
    run_state_machine_as_test(Machine, settings=settings(max_examples=60, stateful_step_count=30, deadline=None))
