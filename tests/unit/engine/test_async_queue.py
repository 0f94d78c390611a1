import asyncio
import dataclasses
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import cast

import pytest

from tests.support.async_bench import ARN, FAILURE, QUEUE_ARN, START_NS, AsyncBench, an_event, settings
from tests.support.turns import until
from workbench.base.aio import TaskOwner
from workbench.engine.async_queue import AsyncQueue
from workbench.model.async_event import (
    Accepted,
    AsyncEvent,
    AsyncState,
    Attempt,
    AttemptBegan,
    AttemptEnded,
    Condition,
    DeliveryFailed,
    Done,
    Finished,
    NotRegistered,
    Throttled,
)
from workbench.model.errors import EngineError, InvokeCancelledError, RequestTooLargeError, UsageError
from workbench.model.function_settings import FunctionSettings


@pytest.fixture
def bench(tmp_path: Path) -> AsyncBench:
    return AsyncBench(tmp_path)


@pytest.fixture
async def queue(bench: AsyncBench) -> AsyncIterator[AsyncQueue]:
    made = bench.queue()
    await made.start()
    yield made
    await made.close()


async def accepted(bench: AsyncBench, queue: AsyncQueue, *, function: str = "f", **changes: object) -> AsyncEvent:
    event = an_event(function, bench.clock.now_ns(), **changes)
    await queue.accept(event)
    return event


async def passing(bench: AsyncBench, queue: AsyncQueue, *seconds: float) -> None:
    """Let all that is due be done, then the time pass, step by step."""
    await queue.idle()
    for each in seconds:
        bench.clock.advance(each)
        await queue.idle()


async def test_an_event_runs_and_its_record_is_sent(bench: AsyncBench, queue: AsyncQueue) -> None:
    bench.functions["f"] = settings(on_success=QUEUE_ARN)
    event = await accepted(bench, queue)
    outcome = await queue.wait_for(event.id)
    assert (outcome.condition, outcome.attempts, outcome.response) == (Condition.SUCCESS, 1, Done(b"1"))
    await queue.idle()
    assert bench.runs == [event]
    assert [each.target for each in bench.sent] == [QUEUE_ARN]
    assert await queue.pending() == ()
    assert await queue.wait_for(event.id) == outcome, "it is remembered"


async def test_what_is_observed(bench: AsyncBench, queue: AsyncQueue) -> None:
    answers: Iterator[Attempt] = iter([FAILURE, Done(b"1")])
    bench.answer = lambda _event: next(answers)
    event = await accepted(bench, queue)
    await passing(bench, queue, 60)
    of_it = (event.id, "shop", "f")
    assert bench.seen[:5] == [
        Accepted(*of_it, payload=event.payload),
        AttemptBegan(*of_it, number=1),
        AttemptEnded(*of_it, attempt=FAILURE, next_ns=START_NS + 60 * 10**9),
        AttemptBegan(*of_it, number=2),
        AttemptEnded(*of_it, attempt=Done(b"1")),
    ]
    assert isinstance(bench.seen[5], Finished)


async def test_retries_run_with_the_settings_of_that_moment(bench: AsyncBench, queue: AsyncQueue) -> None:
    bench.answer = lambda _event: FAILURE
    event = await accepted(bench, queue)
    await passing(bench, queue, 59)
    assert len(bench.runs) == 1
    bench.functions["f"] = settings(on_failure=QUEUE_ARN, retries=1)
    await passing(bench, queue, 1)
    outcome = bench.ended[event.id].outcome
    assert (outcome.condition, outcome.attempts) == (Condition.RETRIES_EXHAUSTED, 2)
    assert len(bench.sent) == 1


async def test_a_function_that_is_switched_off_is_not_run(bench: AsyncBench, queue: AsyncQueue) -> None:
    bench.functions["f"] = dataclasses.replace(settings(on_failure=QUEUE_ARN), reserved_concurrency=0)
    event = await accepted(bench, queue)
    await queue.idle()
    assert bench.ended[event.id].outcome.condition is Condition.ZERO_RESERVED_CONCURRENCY
    assert bench.runs == []
    assert b'"approximateInvokeCount":0' in bench.sent[0].body


async def test_throttles_are_tried_again_and_narrow_the_lane(bench: AsyncBench, queue: AsyncQueue) -> None:
    free = False
    bench.answer = lambda _event: Done(b"1") if free else Throttled("ReservedFunctionConcurrentInvocationLimitExceeded")
    events = [await accepted(bench, queue) for _event in range(20)]
    await queue.idle()
    assert len(bench.runs) == 20
    assert bench.ended == {}
    free = True
    await passing(bench, queue, 1)
    assert {each.outcome.attempts for each in bench.ended.values()} == {1}
    assert len(bench.ended) == len(events)


async def test_only_so_many_run_at_once(bench: AsyncBench) -> None:
    gate, most, at_once = asyncio.Event(), 0, 0

    async def run(_event: AsyncEvent) -> Attempt:
        nonlocal most, at_once
        at_once += 1
        most = max(most, at_once)
        await gate.wait()
        at_once -= 1
        return Done(b"1")

    queue = bench.queue()
    queue._run = run
    for _event in range(25):
        await accepted(bench, queue)
    await until(lambda: at_once == 10)
    states = [row.state for row in await queue.pending()]
    assert states.count(AsyncState.RUNNING) == 10
    gate.set()
    await until(lambda: len(bench.ended) == 25)
    assert most == 10
    await queue.close()


async def test_a_function_as_destination_is_run(bench: AsyncBench, queue: AsyncQueue) -> None:
    bench.functions |= {"f": settings(on_success=f"{ARN}g:live"), "g": FunctionSettings()}
    bench.answer = lambda event: Done(b"1", trace_id=f"{event.trace_id};Lineage=1")
    await accepted(bench, queue, trace_id="Root=1-a")
    await queue.idle()
    first, second = bench.runs
    assert (second.function, second.qualifier, second.trace_id) == ("g", "live", "Root=1-a;Lineage=1")
    assert b'"condition":"Success"' in second.payload
    assert second.id != first.id
    assert bench.sent == []


async def test_a_destination_that_is_not_here_is_told(bench: AsyncBench, queue: AsyncQueue) -> None:
    bench.functions["f"] = settings(on_success=f"{ARN}gone")
    await accepted(bench, queue)
    await passing(bench, queue, 1, 5, 30)
    failures = [each for each in bench.seen if isinstance(each, DeliveryFailed)]
    assert [each.dropped for each in failures] == [False, False, False, True]
    assert "is not known here" in failures[0].reason


async def test_a_target_of_no_kind_is_told(bench: AsyncBench, queue: AsyncQueue) -> None:
    bench.functions["f"] = settings(on_success="arn:aws:s3:::bucket")
    await accepted(bench, queue)
    await queue.idle()
    (failed,) = (each for each in bench.seen if isinstance(each, DeliveryFailed))
    assert failed.reason == "Lambda sends no destination to arn:aws:s3:::bucket."


async def test_an_event_waits_for_its_function(bench: AsyncBench, queue: AsyncQueue) -> None:
    event = await accepted(bench, queue, function="later")
    await queue.idle()
    assert [row.state for row in await queue.pending()] == [AsyncState.UNCLAIMED]
    with pytest.raises(UsageError, match="not in this program's queue"):
        await queue.wait_for(event.id)
    bench.functions["later"] = FunctionSettings()
    queue.functions_changed()
    await queue.idle()
    assert [each.id for each in bench.runs] == [event.id]


async def test_a_function_that_goes_away_leaves_its_events(bench: AsyncBench, queue: AsyncQueue) -> None:
    bench.answer = lambda _event: FAILURE
    event = await accepted(bench, queue)
    await queue.idle()
    del bench.functions["f"]
    await passing(bench, queue, 60)
    assert [row.state for row in await queue.pending()] == [AsyncState.UNCLAIMED]
    bench.functions["f"] = FunctionSettings()
    bench.answer = lambda _event: NotRegistered()
    await passing(bench, queue, 10, 10)
    assert (len(bench.runs), bench.ended) == (3, {})
    bench.answer = lambda _event: Done(b"1")
    await passing(bench, queue, 10)
    assert bench.ended[event.id].outcome.attempts == 2


async def test_an_event_whose_alias_has_gone_ends(bench: AsyncBench, queue: AsyncQueue) -> None:
    bench.functions["f"] = settings(on_failure=QUEUE_ARN)
    bench.answer = lambda _event: FAILURE
    event = await accepted(bench, queue, qualifier="live")
    await queue.idle()
    bench.gone.add("live")
    await passing(bench, queue, 60)
    outcome = bench.ended[event.id].outcome
    assert (outcome.condition, outcome.attempts, outcome.fault and outcome.fault.status) == (
        Condition.RETRIES_EXHAUSTED,
        1,
        404,
    )
    assert (len(bench.runs), bench.sent) == (1, []), "its settings have gone with it"


async def test_a_destination_may_be_in_another_scope(bench: AsyncBench, queue: AsyncQueue) -> None:
    bench.functions |= {"f": settings(on_success=f"{ARN}g"), "g": FunctionSettings()}
    bench.scopes[f"{ARN}g"] = "elsewhere"
    await accepted(bench, queue)
    await queue.idle()
    assert [each.function for each in bench.runs] == ["f"]
    bench.scopes.clear()
    await passing(bench, queue, 1)
    assert [each.function for each in bench.runs] == ["f", "g"]


async def test_closed_it_leaves_all_to_the_next_start(bench: AsyncBench) -> None:
    queue = bench.queue()
    started = asyncio.Event()

    async def run(_event: AsyncEvent) -> Attempt:
        started.set()
        await asyncio.Event().wait()
        raise AssertionError

    queue._run = run
    event = await accepted(bench, queue)
    tasks = TaskOwner(lambda _error: None)
    waiting = tasks.start(queue.wait_for(event.id))
    await started.wait()
    await queue.close()
    with pytest.raises(InvokeCancelledError, match="closed"):
        await waiting
    with pytest.raises(InvokeCancelledError, match="closed"):
        await queue.accept(an_event())
    with pytest.raises(InvokeCancelledError, match="closed"):
        await queue.pending()
    queue.functions_changed()
    await queue.close()
    heir = bench.queue("b")
    await heir.start()
    await heir.idle()
    assert bench.ended[event.id].outcome.attempts == 1, "the cancelled attempt did not count"
    await heir.close()


async def test_purge_takes_what_waits(bench: AsyncBench, queue: AsyncQueue) -> None:
    bench.answer = lambda _event: FAILURE
    event = await accepted(bench, queue)
    await queue.idle()
    tasks = TaskOwner(lambda _error: None)
    waiting = tasks.start(queue.wait_for(event.id))
    await asyncio.sleep(0)
    assert await queue.purge("shop", "g") == 0
    assert await queue.purge("shop") == 1
    with pytest.raises(InvokeCancelledError, match="removed"):
        await waiting
    await passing(bench, queue, 60)
    assert len(bench.runs) == 1
    assert await queue.pending() == ()


async def test_what_is_not_accepted(bench: AsyncBench, queue: AsyncQueue) -> None:
    with pytest.raises(RequestTooLargeError):
        await queue.accept(an_event(payload=b"x" * 2_000_000))
    with bench.store("other")._writing(), pytest.raises(EngineError, match="cannot be queued"):
        await queue.accept(an_event())
    await queue.idle()
    assert bench.runs == []
    assert await queue.pending() == ()


async def test_who_is_cancelled_while_it_is_queued_loses_nothing(bench: AsyncBench, queue: AsyncQueue) -> None:
    tasks = TaskOwner(lambda _error: None)
    task = tasks.start(queue.accept(an_event()))
    await asyncio.sleep(0)
    task.cancel()
    await until(lambda: len(bench.ended) == 1)
    assert task.cancelled()


async def test_who_observes_may_fail(bench: AsyncBench) -> None:
    queue = bench.queue()
    queue._observe = lambda _observation: cast("None", 1 // 0)
    await queue.accept(event := an_event())
    assert (await queue.wait_for(event.id)).condition is Condition.SUCCESS
    await queue.close()
