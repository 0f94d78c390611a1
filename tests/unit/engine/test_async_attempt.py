import asyncio
import logging

import pytest

from tests.support.async_bench import an_event
from workbench.engine.async_attempt import attempt_of, check_size, run_once
from workbench.model.async_event import AsyncEvent, Attempt, Done, Refused, SystemFailed, Throttled
from workbench.model.errors import (
    EngineError,
    RecursiveInvocationError,
    RequestTooLargeError,
    SandboxError,
    ThrottledError,
)
from workbench.model.limits import ASYNC_REQUEST_BYTES


@pytest.mark.parametrize(
    ("error", "attempt"),
    [
        (ThrottledError("ConcurrentInvocationLimitExceeded", 1), Throttled("ConcurrentInvocationLimitExceeded")),
        (RecursiveInvocationError("A loop."), Refused(400, "A loop.")),
        (SandboxError("It did not start.", "No memory."), SystemFailed("It did not start. No memory.")),
    ],
)
async def test_errors_of_the_engine(error: EngineError, attempt: Attempt) -> None:
    async def run(_event: AsyncEvent) -> Attempt:
        raise error

    assert attempt_of(error) == attempt
    assert await run_once(run, an_event()) == attempt


async def test_a_mistake_of_ours_is_logged_and_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    async def run(_event: AsyncEvent) -> Attempt:
        raise KeyError

    with caplog.at_level(logging.ERROR):
        assert await run_once(run, an_event()) == SystemFailed("KeyError")
    assert "could not be run" in caplog.text


async def test_a_cancellation_is_passed_on() -> None:
    async def run(_event: AsyncEvent) -> Attempt:
        raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await run_once(run, an_event())


async def test_an_answer_is_passed_on() -> None:
    async def run(event: AsyncEvent) -> Attempt:
        return Done(event.payload)

    assert await run_once(run, an_event()) == Done(an_event().payload)


def test_the_size_of_an_event_is_bounded() -> None:
    check_size(an_event(payload=b"x" * ASYNC_REQUEST_BYTES))
    with pytest.raises(RequestTooLargeError, match="smaller than 1048576 bytes"):
        check_size(an_event(payload=b"x" * (ASYNC_REQUEST_BYTES + 1)))
