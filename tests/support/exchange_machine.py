"""An exchange under calls from both sides in any order, beside a model of who waits for what."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.answers import (
    Answer,
    Broken,
    End,
    Exited,
    Failed,
    Responded,
    TimedOut,
    TooLarge,
    Truncated,
)
from workbench.engine.runtime_api.exchange import (
    INVALID_INVOCATION_ID,
    INVALID_REQUEST_ID,
    LOST,
    Exchange,
    Refusal,
)
from workbench.engine.runtime_api.flight import Flight, Invocation
from workbench.engine.runtime_api.states import RuntimeState

T = TypeVar("T")

ENDS: tuple[End, ...] = (TimedOut(), Exited(SandboxExit(status=1)), Broken("Extension.Crash", "it crashed"))


class Side:
    """One connection of the runtime; its `deliver` is a bound method, as a connection's is."""

    def __init__(self) -> None:
        self.got: list[Invocation] = []
        self.parked = False

    def deliver(self, given: Invocation) -> None:
        assert self.parked, "only who waits gets an event"
        self.parked = False
        self.got.append(given)


class ExchangeMachine(RuleBasedStateMachine):
    """The rules; a subclass says how many events the runtime takes at a time."""

    slots = 1

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.exchange = self.on_loop(lambda: Exchange(slots=self.slots))
        self.sides = [Side() for _ in range(self.slots + 1)]
        self.gone: list[Side] = []
        self.flights: list[Flight] = []
        self.begun: list[Flight] = []
        self.answered: list[Flight] = []
        self.settled: list[str] = []
        self.expected: dict[str, Answer] = {}

    def on_loop(self, call: Callable[[], T]) -> T:
        async def wrapped() -> T:
            return call()

        return self.loop.run_until_complete(wrapped())

    def undone(self) -> list[Flight]:
        return [flight for flight in self.flights if not flight.answer.done()]

    def expect(self, flights: list[Flight], answer: Answer) -> None:
        for flight in flights:
            self.expected.setdefault(flight.invocation.id, answer)

    # -- the engine's side

    @rule(retry=st.booleans())
    def submit(self, retry: bool) -> None:
        attempt = f"attempt {len(self.flights)}"
        expired = [flight for flight in self.flights if flight.answer.done()]
        request_id = expired[-1].invocation.request_id if retry and expired else f"request {len(self.flights)}"
        invocation = Invocation(request_id, attempt.encode(), (), attempt)
        if len(self.undone()) == self.slots:
            try:
                self.on_loop(lambda: self.exchange.submit(invocation))
            except RuntimeError:
                return
            raise AssertionError("never more events than slots")
        flight = self.on_loop(lambda: self.exchange.submit(invocation))
        flight.answer.add_done_callback(lambda _answer: self.settled.append(attempt))
        self.flights.append(flight)
        if self.exchange.ended.done():
            self.expect([flight], self.exchange.ended.result())

    @precondition(lambda self: self.undone())
    @rule(which=st.integers(0, 9))
    def time_out(self, which: int) -> None:
        late = self.undone()[which % len(self.undone())]
        self.expect([late] if self.slots > 1 else self.undone(), TimedOut())
        self.exchange.expire(late)
        assert late.answer.done()
        assert self.exchange.ended.done() is (self.slots == 1), "among several it ends alone"

    @rule(why=st.sampled_from(ENDS), rarely=st.integers(0, 4))
    def end(self, why: End, rarely: int) -> None:
        if rarely == 0:
            self.finish_life(why)

    def finish_life(self, why: End) -> None:
        self.expect(self.undone(), why)
        self.exchange.end(why)
        for side in self.sides:
            side.parked = False
        assert self.exchange.init_end.done()
        assert not self.undone(), "nobody waits for ever"

    # -- the runtime's side

    @rule(which=st.integers(0, 9))
    def park(self, which: int) -> None:
        side, before = self.sides[which % len(self.sides)], self.exchange.state
        if side.parked:
            return
        side.parked = True
        if self.exchange.park(side.deliver) is not None:
            side.parked = False
            assert self.exchange.state is before, "a refusal leaves the state"
        elif self.slots == 1:
            for other in self.sides:
                other.parked = other.parked and other is side

    @rule(which=st.integers(0, 9))
    def hang_up(self, which: int) -> None:
        side = self.sides[which % len(self.sides)]
        self.exchange.unpark(side.deliver)
        side.parked = False
        self.gone.append(side)
        self.sides[which % len(self.sides)] = Side()

    @precondition(lambda self: self.flights)
    @rule(back=st.integers(0, 4), error=st.booleans(), echo=st.sampled_from(("own", "none", "wrong")))
    def begin(self, back: int, error: bool, echo: str) -> None:
        chosen = self.flights[-1 - back % len(self.flights)]
        before, handed = self.exchange.state, self.handed_out()
        echoed = {"own": chosen.invocation.id, "none": "", "wrong": "somebody else's"}[echo]
        begun = self.exchange.begin_answer(chosen.invocation.request_id, error=error, invocation_id=echoed)
        if isinstance(begun, Refusal):
            assert self.exchange.state is before, "a refusal leaves the state"
            meant = chosen if echo == "own" else self.newest(chosen.invocation.request_id)
            takes = meant.invocation.id in handed and self.is_taken(meant)
            assert echo == "wrong" or not takes, "the answer that is waited for is taken, or came too late"
            return
        assert echo != "wrong"
        assert begun.invocation.request_id == chosen.invocation.request_id
        assert begun.invocation.id in handed, "only what was handed out is answered"
        assert begun is chosen or echo == "none", "attempts are told apart by their ids"
        assert begun not in self.begun
        self.begun.append(begun)
        self.answered.append(begun)

    def newest(self, request_id: str) -> Flight:
        """The attempt that is meant by an answer without an attempt's id."""
        attempts = [flight for flight in self.flights if flight.invocation.request_id == request_id]
        handed = [flight for flight in attempts if flight.handed_out]
        return (handed or attempts)[-1]

    def is_taken(self, flight: Flight) -> bool:
        late = self.slots > 1 and flight.answer.done() and flight.answer.result() == TimedOut()
        return flight not in self.answered and (late or not flight.answer.done())

    @rule(echo=st.sampled_from(("", "attempt 0")))
    def begin_for_nobody(self, echo: str) -> None:
        refused = self.exchange.begin_answer("nobody", error=False, invocation_id=echo)
        assert refused in (INVALID_REQUEST_ID, INVALID_INVOCATION_ID)

    @precondition(lambda self: self.begun)
    @rule(which=st.integers(0, 9), kind=st.integers(0, 3))
    def finish(self, which: int, kind: int) -> None:
        flight = self.begun.pop(which % len(self.begun))
        body = flight.invocation.payload
        answer: Answer = (Responded(body), Failed(body, "Function.X"), TooLarge(), Truncated())[kind]
        self.expect([flight], answer)
        self.exchange.finish_answer(flight, answer)
        assert flight.answer.done()

    @rule()
    def init_error(self) -> None:
        before = self.exchange.state
        refused = self.exchange.init_error(Failed(b"", "Runtime.X")) is not None
        assert refused is (before is not RuntimeState.STARTED)

    # -- what always holds

    def handed_out(self) -> list[str]:
        return [one.id for side in (*self.sides, *self.gone) for one in side.got]

    @invariant()
    def every_answer_is_the_one_expected(self) -> None:
        self.loop.run_until_complete(asyncio.sleep(0))
        for flight in self.flights:
            if flight.answer.done():
                assert flight.answer.result() == self.expected[flight.invocation.id]
        assert sorted(self.settled) == sorted(self.expected), "one answer each, and to nobody else"

    @invariant()
    def no_event_is_handed_out_twice_or_beyond_the_slots(self) -> None:
        handed = self.handed_out()
        assert len(handed) == len(set(handed))
        assert len(self.undone()) <= self.slots
        assert self.exchange.free_slots == self.slots - len(self.undone())

    @invariant()
    def no_event_waits_beside_a_runtime_that_waits(self) -> None:
        waiting = [flight for flight in self.undone() if not flight.handed_out]
        assert not waiting or not any(side.parked for side in self.sides)
        assert self.exchange.parked is any(side.parked for side in self.sides)

    def teardown(self) -> None:
        self.finish_life(LOST)
        self.every_answer_is_the_one_expected()
        assert len(self.settled) == len(self.flights), "every event got its answer"
        self.loop.close()
