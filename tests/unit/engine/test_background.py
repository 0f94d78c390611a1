"""Asynchronous invokes through the engine: retries, throttles, destinations, and what waits for a function."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.engine_rig import EngineRig, an_engine_rig
from tests.support.fake_executor import Event, Guest, a_config, a_request, never
from tests.support.turns import until
from workbench.engine.engine import Engine
from workbench.engine.executors.base import SandboxExit
from workbench.engine.trace_header import parse
from workbench.model.async_event import (
    AsyncEventInfo,
    AsyncObservation,
    AsyncState,
    AttemptBegan,
    AttemptEnded,
    Condition,
    DeliveryFailed,
    Done,
    Finished,
    FunctionFailed,
    Throttled,
    ZeroReserved,
)
from workbench.model.delivery import Delivery
from workbench.model.errors import InvokeCancelledError, RequestTooLargeError, UsageError
from workbench.model.function import FunctionConfig, TracingMode
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings
from workbench.model.invoke import InvocationType, InvokeRequest

AT_ONCE: dict[str, Any] = {"retry_delays_s": (0.0, 0.0)}
TWICE = FunctionSettings(event_invoke=EventInvokeConfig(max_retry_attempts=1))


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[EngineRig]:
    async with an_engine_rig(tmp_path) as rig:
        yield rig


def an_event(function: FunctionConfig, payload: bytes = b"{}", **changes: Any) -> InvokeRequest:
    return a_request(function, payload, invocation_type=InvocationType.EVENT, **changes)


class Recorder:
    """A runtime that notes its events and fails as often as it is told to."""

    def __init__(self, failures: int = 0) -> None:
        self.events: list[Event] = []
        self.failures = failures

    @property
    def traces(self) -> list[str]:
        return [event.headers["lambda-runtime-trace-id"] for event in self.events]

    async def __call__(self, guest: Guest) -> SandboxExit:
        while True:
            event = await guest.next()
            self.events.append(event)
            if len(self.events) <= self.failures:
                await guest.fail(event, b'{"errorType":"ValueError"}')
            else:
                await guest.respond(event, b"null")


async def test_an_accepted_event_runs(rig: EngineRig) -> None:
    runtime = Recorder()
    rig.executor.programs = [runtime]
    rig.register(rig.function)
    request = an_event(rig.function, b"[1]", client_context=b"{}")
    await rig.engine.accept(request)
    outcome = await rig.engine.outcome_of_event(request.request_id)
    assert (outcome.condition, outcome.attempts) == (Condition.SUCCESS, 1)
    assert outcome.response == Done(b"null", "$LATEST", runtime.traces[0])
    assert [(event.id, event.payload) for event in runtime.events] == [(request.request_id, b"[1]")]
    assert "lambda-runtime-client-context" not in runtime.events[0].headers
    assert await rig.engine.pending_events() == ()


async def test_a_failure_is_tried_again_under_one_id_and_root(rig: EngineRig) -> None:
    runtime = Recorder(failures=2)
    rig.executor.programs = [runtime]
    rig.make(**AT_ONCE)
    rig.register(rig.function)
    request = an_event(rig.function)
    await rig.engine.accept(request)
    outcome = await rig.engine.outcome_of_event(request.request_id)
    assert (outcome.condition, outcome.attempts) == (Condition.SUCCESS, 3)
    assert {event.id for event in runtime.events} == {request.request_id}
    headers = [parse(trace) for trace in runtime.traces]
    assert len({header.root for header in headers}) == 1
    assert {header.lineage[0][1] for header in headers} == {0}, "the queue itself is no pass of the function"


async def test_a_callers_root_is_kept_and_the_run_may_decide_to_sample(rig: EngineRig) -> None:
    runtime, root = Recorder(), "1-00000000-000000000000000000000000"
    rig.executor.programs = [runtime]
    function = replace(rig.function, tracing=TracingMode.ACTIVE)
    rig.register(function)
    for trace in (f"Root={root};Sampled=0", ""):
        request = an_event(function, trace_id=trace)
        await rig.engine.accept(request)
        await rig.engine.outcome_of_event(request.request_id)
    kept, made = (parse(trace) for trace in runtime.traces)
    assert (kept.root, kept.sampled) == (root, False)
    assert made.root not in ("", root)
    assert made.sampled


async def test_it_is_given_up_after_its_retries(rig: EngineRig) -> None:
    seen: list[AsyncObservation] = []
    rig.executor.programs = [Recorder(failures=9)]
    rig.make(observe=seen.append, **AT_ONCE)
    rig.register((rig.function, TWICE))
    request = an_event(rig.function)
    await rig.engine.accept(request)
    outcome = await rig.engine.outcome_of_event(request.request_id)
    assert (outcome.condition, outcome.attempts) == (Condition.RETRIES_EXHAUSTED, 2)
    assert isinstance(outcome.response, FunctionFailed)
    assert outcome.response.payload == b'{"errorType":"ValueError"}'
    assert [one.number for one in seen if isinstance(one, AttemptBegan)] == [1, 2]
    assert isinstance(seen[-1], Finished)


async def test_a_function_that_is_switched_off_fails_its_events_at_once(rig: EngineRig) -> None:
    seen: list[AsyncObservation] = []
    rig.make(observe=seen.append)
    rig.register((rig.function, FunctionSettings(reserved_concurrency=0)))
    request = an_event(rig.function)
    await rig.engine.accept(request)
    outcome = await rig.engine.outcome_of_event(request.request_id)
    assert (outcome.condition, outcome.attempts) == (Condition.ZERO_RESERVED_CONCURRENCY, 0)
    attempts = [one.attempt for one in seen if isinstance(one, AttemptEnded)]
    assert attempts in ([], [ZeroReserved()])
    assert rig.executor.sandboxes == []


async def test_a_throttled_event_is_no_attempt(rig: EngineRig) -> None:
    ended: list[AttemptEnded] = []
    throttled = asyncio.Event()

    def observe(one: AsyncObservation) -> None:
        if isinstance(one, AttemptEnded):
            ended.append(one)
            throttled.set()

    got = asyncio.Event()

    async def waits(guest: Guest) -> SandboxExit:
        await guest.next()
        got.set()
        return await never(guest)

    rig.executor.programs = [waits]
    rig.make(observe=observe)
    settings = FunctionSettings(reserved_concurrency=1)
    rig.register((rig.function, settings))
    busy = asyncio.gather(rig.invoke(settings=settings))
    await got.wait()
    await rig.engine.accept(an_event(rig.function))
    await throttled.wait()
    assert [type(one.attempt) for one in ended] == [Throttled]
    assert ended[0].next_ns > 0
    (waiting,) = await rig.engine.pending_events()
    assert waiting.attempts == 0
    busy.cancel()
    await asyncio.wait([busy])


async def test_a_destination_that_is_a_function_runs(rig: EngineRig) -> None:
    runtime, target = Recorder(), Recorder()
    other = a_config(rig.folder / "other", name="Other")
    rig.executor.programs = [runtime, target]
    rig.register((rig.function, FunctionSettings(event_invoke=EventInvokeConfig(on_success=other.arn))), other)
    await rig.engine.accept(an_event(rig.function, b'{"a":1}'))
    await until(lambda: len(target.events) == 1)
    record = json.loads(target.events[0].payload)
    assert record["requestContext"]["condition"] == "Success"
    assert record["requestPayload"] == {"a": 1}
    first, second = parse(runtime.traces[0]), parse(target.traces[0])
    assert first.root == second.root
    assert [count for _name, count in second.lineage] == [0, 0]


async def test_a_record_that_nobody_can_send(rig: EngineRig) -> None:
    seen: list[AsyncObservation] = []
    target = "arn:aws:sqs:us-east-1:123456789012:failed"
    rig.make(observe=seen.append)
    rig.register((rig.function, FunctionSettings(event_invoke=EventInvokeConfig(on_success=target))))
    await rig.engine.accept(an_event(rig.function))
    await until(lambda: any(isinstance(one, DeliveryFailed) for one in seen))
    (failed,) = [one for one in seen if isinstance(one, DeliveryFailed)]
    assert failed.target == target
    assert "No AWS endpoint is configured." in failed.reason


async def test_a_record_goes_to_whoever_delivers(rig: EngineRig) -> None:
    sent: list[Delivery] = []

    async def deliver(delivery: Delivery) -> None:
        sent.append(delivery)

    target = "arn:aws:sqs:us-east-1:123456789012:done"
    rig.make(deliver=deliver)
    rig.register((rig.function, FunctionSettings(event_invoke=EventInvokeConfig(on_success=target))))
    await rig.engine.accept(an_event(rig.function))
    await until(lambda: len(sent) == 1)
    assert sent[0].target == target


# -- what waits


async def waiting(engine: Engine) -> list[AsyncState]:
    return [one.state for one in await engine.pending_events()]


async def test_an_event_waits_for_its_function(rig: EngineRig) -> None:
    request = an_event(rig.function)
    await rig.engine.accept(request)
    assert [type(one) for one in await rig.engine.pending_events()] == [AsyncEventInfo]
    with pytest.raises(UsageError):
        await rig.engine.outcome_of_event(request.request_id)
    rig.register(rig.function)
    await until(lambda: len(rig.executor.sandboxes) == 1)


async def test_what_waits_survives_the_engine(rig: EngineRig) -> None:
    runtime = Recorder()
    rig.executor.programs = [never, runtime]
    rig.register(rig.function)
    request = an_event(rig.function, b"[7]")
    await rig.engine.accept(request)
    await rig.executor.starting.wait()
    await rig.engine.close()
    rig.make()
    rig.register(rig.function)
    await until(lambda: len(runtime.events) == 1)
    assert (runtime.events[0].id, runtime.events[0].payload) == (request.request_id, b"[7]")


async def test_when_nothing_is_at_work_what_was_sent_on_has_run(rig: EngineRig, tmp_path: Path) -> None:
    other = a_config(tmp_path / "other", name="Other")
    to_other = FunctionSettings(event_invoke=EventInvokeConfig(on_success=other.arn))
    rig.register((rig.function, to_other), (other, FunctionSettings()))
    await rig.engine.accept(an_event(rig.function))
    await rig.engine.events_idle()
    assert await waiting(rig.engine) == []
    assert len(rig.executor.sandboxes) == 2


async def test_nothing_is_opened_for_nothing(rig: EngineRig) -> None:
    rig.register(rig.function)
    assert await rig.engine.pending_events() == ()
    await rig.engine.events_idle()
    assert await rig.engine._background.purge("") == 0
    assert not (rig.folder / "cache").exists()


def test_a_program_that_queues_nothing_does_not_import_the_queue() -> None:
    code = "import sys, workbench.cli.invoke; print([name for name in sys.modules if 'async_queue' in name])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True).stdout == "[]\n"


async def test_what_waits_can_be_removed(rig: EngineRig) -> None:
    for _number in range(2):
        await rig.engine.accept(an_event(rig.function))
    assert await rig.engine._background.purge("", "Other") == 0
    assert await rig.engine._background.purge("") == 2
    assert await waiting(rig.engine) == []


async def test_what_is_not_accepted(rig: EngineRig) -> None:
    with pytest.raises(RequestTooLargeError):
        await rig.engine.accept(an_event(rig.function, b"x" * (1024 * 1024 + 1)))
    await rig.engine.close()
    with pytest.raises(InvokeCancelledError):
        await rig.engine.accept(an_event(rig.function))
