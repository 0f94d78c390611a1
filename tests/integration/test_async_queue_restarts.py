"""Asynchronous events through crashes and restarts, in any order: none is lost, none runs or is told of too often."""

import asyncio
import itertools
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.support.async_bench import DEAD_ARN, FAILURE, QUEUE_ARN, AsyncBench, an_event, settings
from tests.support.turns import until
from workbench.engine.async_queue import AsyncQueue
from workbench.engine.async_store import AsyncStore
from workbench.model.async_event import AsyncEvent, Attempt, Condition, Done, Finished, SystemFailed, Throttled
from workbench.model.delivery import Delivery, Purpose
from workbench.model.errors import CloudError

ANSWERS: dict[str, Attempt | None] = {
    "succeeds": Done(b"1"),
    "fails": FAILURE,
    "throttled": Throttled("ConcurrentInvocationLimitExceeded"),
    "broken": SystemFailed("No sandbox."),
    "hangs": None,
}

MOODS = st.sampled_from(["fails", "throttled", "fails", "broken", "hangs", "succeeds"])


class Killed(AsyncStore):
    """The store of a program that has no time to release anything."""

    def release(self) -> None:
        pass


class Programs(RuleBasedStateMachine):
    """A program with a queue that is closed, killed and started again while its functions do as they please."""

    @initialize(retries=st.sampled_from([2, 1, 0]))
    def begin(self, retries: int) -> None:
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp())
        self.bench = AsyncBench(self.folder)
        self.retries = retries
        self.bench.functions["f"] = settings(QUEUE_ARN, QUEUE_ARN, retries=retries, dead=DEAD_ARN)
        self.bench.refuse = self.refuse
        self.answer = "succeeds"
        self.refusals: Counter[str] = Counter()
        self.refuses = False
        self.accepted: set[str] = set()
        self.ran: Counter[str] = Counter()
        self.hanging: dict[str, asyncio.Future[Attempt]] = {}
        self.names = map(str, itertools.count())
        self.runner.run(self.start())

    async def start(self) -> None:
        self.me = next(self.names)
        self.queue: AsyncQueue = self.bench.queue(self.me)
        self.queue._run = self.run_function
        await self.queue.start()
        await self.settle()

    async def run_function(self, event: AsyncEvent) -> Attempt:
        attempt = ANSWERS[self.answer]
        if attempt is None:
            self.hanging[event.id] = asyncio.get_running_loop().create_future()
            try:
                attempt = await self.hanging[event.id]
            finally:
                del self.hanging[event.id]
        if isinstance(attempt, type(FAILURE) | Done):
            self.ran[event.id] += 1
        return attempt

    def refuse(self, delivery: Delivery) -> None:
        if self.refuses and self.refusals[delivery.id] < 2:
            self.refusals[delivery.id] += 1
            raise CloudError("Not now.")

    def quiet(self) -> bool:
        events, deliveries = self.queue._events, self.queue._deliveries.queue
        return events.lanes.running() <= set(self.hanging) and not deliveries.busy and not self.queue._tasks._tasks

    async def settle(self) -> None:
        await until(self.quiet)

    @rule(count=st.integers(1, 4), answer=MOODS)
    def accept(self, count: int, answer: str) -> None:
        async def accept() -> None:
            self.answer = answer
            for _event in range(count):
                event = an_event("f", self.bench.clock.now_ns())
                await self.queue.accept(event)
                self.accepted.add(event.id)
            await self.settle()

        self.runner.run(accept())

    @rule(refuses=st.booleans())
    def targets_change_their_minds(self, refuses: bool) -> None:
        self.refuses = refuses

    @rule(seconds=st.sampled_from([120, 60, 10]), answer=MOODS)
    def time_passes(self, seconds: int, answer: str) -> None:
        async def wait() -> None:
            self.answer = answer
            self.bench.clock.advance(seconds)
            await self.settle()

        self.runner.run(wait())

    @precondition(lambda self: self.hanging)
    @rule(answer=st.sampled_from(["succeeds", "fails"]))
    def hanging_functions_end(self, answer: str) -> None:
        async def end() -> None:
            attempt = ANSWERS[answer]
            assert attempt is not None
            for future in self.hanging.values():
                future.set_result(attempt)
            self.answer = answer
            await asyncio.sleep(0)
            await self.settle()

        self.runner.run(end())

    @rule(killed=st.booleans())
    def restart(self, killed: bool) -> None:
        async def again() -> None:
            if killed:
                self.queue._store.__class__ = Killed
                self.bench.dead.add(self.me)
            await self.queue.close()
            await self.start()

        self.runner.run(again())

    @invariant()
    def no_event_runs_too_often_or_ends_twice(self) -> None:
        if not hasattr(self, "bench"):
            return
        assert all(count <= 1 + self.retries for count in self.ran.values())
        ends = Counter(each.outcome.event_id for each in self.bench.seen if isinstance(each, Finished))
        assert not ends or max(ends.values()) == 1
        assert all(each.outcome.attempts == self.ran[each.outcome.event_id] for each in self.bench.ended.values())

    def teardown(self) -> None:
        if not hasattr(self, "bench"):
            return
        try:
            self.runner.run(self.to_the_end())
            self.check()
        finally:
            self.runner.close()
            shutil.rmtree(self.folder)

    async def to_the_end(self) -> None:
        self.answer, self.refuses = "succeeds", False
        for future in self.hanging.values():
            future.set_result(Done(b"1"))
        await asyncio.sleep(0)
        for _round in range(6):
            await self.settle()
            self.bench.clock.advance(300)
        await self.settle()
        assert await self.queue.pending() == ()
        await self.queue.close()

    def check(self) -> None:
        ended = self.bench.ended
        assert set(ended) == self.accepted, "nothing is lost"
        records = Counter(each.event_id for each in self.bench.sent if each.purpose is Purpose.DESTINATION)
        assert records == Counter(self.accepted), "each record is sent once"
        letters = Counter(each.event_id for each in self.bench.sent if each.purpose is Purpose.DEAD_LETTER)
        failed = (key for key, each in ended.items() if each.outcome.condition is not Condition.SUCCESS)
        assert letters == Counter(failed), "and each dead letter"


Programs.TestCase.settings = hypothesis_settings(max_examples=50, stateful_step_count=30)
TestPrograms = Programs.TestCase


async def test_two_programs_share_the_file(tmp_path: Path) -> None:
    bench = AsyncBench(tmp_path)
    first, second = bench.queue("a"), bench.queue("b")
    for queue in (first, second):
        await queue.start()
    for number in range(10):
        await (first, second)[number % 2].accept(an_event())
    for _round in range(3):
        bench.clock.advance(10)
        await first.idle()
        await second.idle()
    assert len(bench.runs) == len({each.id for each in bench.runs}) == 10
    await first.close()
    await second.close()
