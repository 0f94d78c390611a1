"""An asynchronous queue on a clock that is turned by hand, with functions that do as they are told."""

import dataclasses
import heapq
import itertools
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from workbench.engine.async_queue import AsyncQueue
from workbench.engine.async_rules import AsyncSettings
from workbench.engine.async_store import AsyncStore
from workbench.model.async_event import AsyncEvent, AsyncObservation, Attempt, Done, Finished, FunctionFailed
from workbench.model.delivery import Delivery
from workbench.model.environment import ExecutorKind
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings

START_NS = 1_800_000_000_000_000_000
ARN = "arn:aws:lambda:us-east-1:123456789012:function:"
QUEUE_ARN = "arn:aws:sqs:us-east-1:123456789012:records"
DEAD_ARN = "arn:aws:sqs:us-east-1:123456789012:dead"
FAILURE = FunctionFailed(b'{"errorMessage":"no","errorType":"E"}')


def an_event(function: str = "f", now_ns: int = START_NS, **changes: Any) -> AsyncEvent:
    """An event that is accepted now."""
    event = AsyncEvent(
        id=str(uuid.uuid4()),
        scope="shop",
        function=function,
        function_arn=ARN + function,
        payload=b'{"n": 1.50}',
        accepted_ns=now_ns,
        due_ns=now_ns,
        executor=ExecutorKind.PROCESS,
    )
    return dataclasses.replace(event, **changes)


def settings(
    on_success: str = "", on_failure: str = "", *, retries: int = 2, age_s: int = 21_600, dead: str = ""
) -> FunctionSettings:
    """A function's settings, as far as the queue reads them."""
    return FunctionSettings(
        event_invoke=EventInvokeConfig(retries, age_s, on_success, on_failure), dead_letter_arn=dead
    )


class FakeClock:
    """Time that passes only when it is told to."""

    def __init__(self) -> None:
        self._now_ns = START_NS
        self._calls: list[tuple[int, int, Callable[[], None]]] = []
        self._cancelled: set[int] = set()
        self._numbers = itertools.count()

    def now_ns(self) -> int:
        return self._now_ns

    def call_at(self, due_ns: int, call: Callable[[], None]) -> Callable[[], None]:
        number = next(self._numbers)
        heapq.heappush(self._calls, (due_ns, number, call))
        return lambda: self._cancelled.add(number)

    def advance(self, seconds: float) -> None:
        self._now_ns += round(seconds * 1_000_000_000)
        while self._calls and self._calls[0][0] <= self._now_ns:
            _due_ns, number, call = heapq.heappop(self._calls)
            if number not in self._cancelled:
                call()


@dataclass
class AsyncBench:
    """Functions, what they were given, what was sent, and what was told; and the queues on one file."""

    folder: Path
    clock: FakeClock = field(default_factory=FakeClock)
    functions: dict[str, FunctionSettings] = field(default_factory=lambda: {"f": FunctionSettings()})
    runs: list[AsyncEvent] = field(default_factory=list)
    sent: list[Delivery] = field(default_factory=list)
    seen: list[AsyncObservation] = field(default_factory=list)
    dead: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    scopes: dict[str, str] = field(default_factory=dict)
    times: AsyncSettings = field(default_factory=AsyncSettings)
    answer: Callable[[AsyncEvent], Attempt] = lambda _event: Done(b"1")
    refuse: Callable[[Delivery], None] = lambda _delivery: None

    def store(self, me: str = "a") -> AsyncStore:
        return AsyncStore(self.folder, me=me, lives=lambda name: name not in self.dead, patience_s=0.05)

    def queue(self, me: str = "a") -> AsyncQueue:
        return AsyncQueue(
            self.store(me),
            self._run,
            self._deliver,
            self._settings_of,
            self.seen.append,
            target_scope=lambda scope, arn: self.scopes.get(arn, scope),
            clock=self.clock,
            settings=self.times,
        )

    async def _run(self, event: AsyncEvent) -> Attempt:
        self.runs.append(event)
        return self.answer(event)

    async def _deliver(self, delivery: Delivery) -> None:
        self.refuse(delivery)
        self.sent.append(delivery)

    def _settings_of(self, scope: str, name: str, qualifier: str) -> FunctionSettings | None:
        return self.functions.get(name) if scope == "shop" and qualifier not in self.gone else None

    @property
    def ended(self) -> dict[str, Finished]:
        return {each.outcome.event_id: each for each in self.seen if isinstance(each, Finished)}
