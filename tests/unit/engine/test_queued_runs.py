"""How queued events run, and the queue an engine opens."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.fake_executor import a_config, a_request
from workbench.engine.async_queue import AsyncQueue
from workbench.engine.functions import FunctionRegistry, Served
from workbench.engine.queued_runs import QueuedRuns, event_of, open_queue, refuse_delivery, unobserved
from workbench.model.async_event import (
    AsyncObservation,
    Done,
    FunctionFailed,
    NotRegistered,
    Ran,
    Throttled,
    ZeroReserved,
)
from workbench.model.delivery import Delivery, Purpose, TargetKind
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError, RuntimeUnavailableError, ThrottledError
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import DEFAULT_SETTINGS, FunctionSettings
from workbench.model.invoke import InvocationType, InvokeRequest, InvokeResult
from workbench.model.report import Report
from workbench.model.run import Emit


class Engine:
    """Answers invokes with a result, or an error."""

    def __init__(self) -> None:
        report = Report("id", 1.0, 1, 128, 40)
        self.result = InvokeResult("id", b"7", report, ExecutorKind.PROCESS, "e", cold=True, trace_id="Root=1")
        self.error: EngineError | None = None
        self.requests: list[InvokeRequest] = []

    async def invoke(self, request: InvokeRequest, _emit: Emit) -> InvokeResult:
        self.requests.append(request)
        if self.error is not None:
            raise self.error
        return self.result


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def request_(tmp_path: Path) -> InvokeRequest:
    config = a_config(tmp_path / "code")
    changes = {"qualifier": "live", "tenant_id": "blue", "scope": "w", "client_context": b"{}", "trace_id": "Root=1"}
    return a_request(config, b"1", invocation_type=InvocationType.EVENT, timeout_override_s=7.5, **changes)


def registry(request: InvokeRequest, settings: FunctionSettings = DEFAULT_SETTINGS) -> FunctionRegistry:
    found = FunctionRegistry()
    found.replace("w", [(request.function, settings)])
    return found


def test_the_queues_event(request_: InvokeRequest) -> None:
    event = event_of(request_)
    assert (event.id, event.payload, event.qualifier, event.tenant_id) == (request_.request_id, b"1", "live", "blue")
    assert (event.scope, event.function, event.function_arn) == ("w", "Hello", request_.function.arn)
    assert event.accepted_ns == event.due_ns > 0
    assert event.client_context == b"", "it is for synchronous invokes only"
    assert event.timeout_override_s == 7.5


async def test_an_event_runs_with_its_function_as_it_is_now(engine: Engine, request_: InvokeRequest) -> None:
    seen: list[AsyncObservation] = []
    functions = registry(request_)
    runs = QueuedRuns(functions, engine.invoke, seen.append)
    now = replace(request_.function, memory_mb=512)
    functions.replace("w", [(now, FunctionSettings(reserved_concurrency=3))])
    assert await runs.run(event_of(request_)) == Done(b"7", trace_id="Root=1")
    (asked,) = engine.requests
    assert (asked.function, asked.settings.reserved_concurrency) == (now, 3)
    assert (asked.request_id, asked.payload, asked.qualifier) == (request_.request_id, b"1", "live")
    assert (asked.trace_id, asked.tenant_id, asked.scope) == ("Root=1", "blue", "w")
    assert asked.timeout_s == 7.5
    assert seen == [Ran(request_.request_id, "w", "Hello", engine.result)]


async def test_a_functions_error_is_its_failure(engine: Engine, request_: InvokeRequest) -> None:
    engine.result = replace(engine.result, function_error="Unhandled", payload=b"{}")
    runs = QueuedRuns(registry(request_), engine.invoke, unobserved)
    assert await runs.run(event_of(request_)) == FunctionFailed(b"{}", trace_id="Root=1")


async def test_an_unknown_function_waits(engine: Engine, request_: InvokeRequest) -> None:
    assert await QueuedRuns(FunctionRegistry(), engine.invoke, unobserved).run(event_of(request_)) == NotRegistered()
    assert engine.requests == []


@pytest.mark.parametrize(("reserved", "attempt"), [(1, Throttled("why")), (0, ZeroReserved())])
async def test_throttles(engine: Engine, request_: InvokeRequest, reserved: int, attempt: object) -> None:
    engine.error = ThrottledError("why", 1)
    runs = QueuedRuns(registry(request_, FunctionSettings(reserved_concurrency=reserved)), engine.invoke, unobserved)
    assert await runs.run(event_of(request_)) == attempt


async def test_other_errors_are_raised(engine: Engine, request_: InvokeRequest) -> None:
    engine.error = EngineError("no")
    with pytest.raises(EngineError, match="no"):
        await QueuedRuns(registry(request_), engine.invoke, unobserved).run(event_of(request_))


async def test_a_served_function_runs_by_its_qualifier(engine: Engine, request_: InvokeRequest) -> None:
    live = (replace(request_.function, version="3"), FunctionSettings(reserved_concurrency=0))
    functions = FunctionRegistry()
    functions.serve("w", Served(lambda name, qualifier: live if (name, qualifier) == ("Hello", "live") else None))
    runs = QueuedRuns(functions, engine.invoke, unobserved)
    assert await runs.run(event_of(request_)) == Done(b"7", trace_id="Root=1")
    assert engine.requests[0].function is live[0]
    assert await runs.run(replace(event_of(request_), qualifier="")) == NotRegistered()
    engine.error = ThrottledError("why", 1)
    assert await runs.run(event_of(request_)) == ZeroReserved()


@pytest.mark.parametrize("other", [ExecutorKind.DOCKER, None])
async def test_it_runs_elsewhere_when_its_executor_lacks_something(
    engine: Engine, request_: InvokeRequest, other: ExecutorKind | None
) -> None:
    engine.error = RuntimeUnavailableError("no image")

    async def elsewhere(_function: FunctionConfig, executor: ExecutorKind) -> ExecutorKind | None:
        assert executor is request_.executor
        engine.error = None
        return other

    known = (request_.function, DEFAULT_SETTINGS)
    functions = FunctionRegistry()
    functions.serve("w", Served(lambda *_asked: known, elsewhere))
    runs = QueuedRuns(functions, engine.invoke, unobserved)
    if other is None:
        with pytest.raises(RuntimeUnavailableError):
            await runs.run(event_of(request_))
    else:
        assert await runs.run(event_of(request_)) == Done(b"7", trace_id="Root=1")
        assert [one.executor for one in engine.requests] == [request_.executor, other]


@pytest.fixture
async def queue(engine: Engine, request_: InvokeRequest, tmp_path: Path) -> AsyncIterator[AsyncQueue]:
    functions = registry(request_)
    queue = await open_queue(tmp_path, functions, engine.invoke, retry_delays_s=(0.0, 0.0), deliver=None, observe=None)
    yield queue
    await queue.close()


async def test_the_queue_that_is_opened_works(queue: AsyncQueue, request_: InvokeRequest) -> None:
    await queue.accept(event_of(request_))
    outcome = await queue.wait_for(request_.request_id)
    assert outcome.response == Done(b"7", trace_id="Root=1")


async def test_a_queue_that_cannot_start_is_closed(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[AsyncQueue] = []

    async def fail(_queue: AsyncQueue) -> None:
        raise OSError("no")

    async def close(queue: AsyncQueue) -> None:
        closed.append(queue)

    monkeypatch.setattr(AsyncQueue, "start", fail)
    monkeypatch.setattr(AsyncQueue, "close", close)
    with pytest.raises(OSError, match="no"):
        await open_queue(tmp_path, FunctionRegistry(), engine.invoke, retry_delays_s=(), deliver=None, observe=None)
    assert len(closed) == 1


async def test_without_an_endpoint_nothing_is_sent() -> None:
    target = "arn:aws:sqs:us-east-1:123456789012:q"
    made = Delivery("d", "e", "w", "Hello", Purpose.DESTINATION, TargetKind.SQS, target, b"{}", ExecutorKind.PROCESS)
    with pytest.raises(EngineError, match=r"aws\.endpoint_url"):
        await refuse_delivery(made)
