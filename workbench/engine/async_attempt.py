"""One attempt at an asynchronous event: whatever the engine says or raises becomes an Attempt."""

from collections.abc import Awaitable, Callable

from workbench.base import log
from workbench.model.async_event import AsyncEvent, Attempt, Refused, SystemFailed, Throttled
from workbench.model.errors import EngineError, RecursiveInvocationError, RequestTooLargeError, ThrottledError
from workbench.model.limits import ASYNC_REQUEST_BYTES

_LOG = log.logger("async")

Run = Callable[[AsyncEvent], Awaitable[Attempt]]
"""Runs the event's function once. An EngineError that it raises is understood as `attempt_of` says."""


async def run_once(run: Run, event: AsyncEvent) -> Attempt:
    """What `run` came to; only a cancellation is passed on."""
    try:
        return await run(event)
    except EngineError as error:
        return attempt_of(error)
    except Exception as error:
        _LOG.exception("An asynchronous event could not be run.")
        return SystemFailed(str(error) or type(error).__name__)


def attempt_of(error: EngineError) -> Attempt:
    """What an engine's error is to the queue: throttles and most others are tried again, a stopped loop is not."""
    match error:
        case ThrottledError():
            return Throttled(error.reason, error.what)
        case RecursiveInvocationError():
            return Refused(400, str(error))
        case _:
            return SystemFailed(str(error))


def check_size(event: AsyncEvent) -> None:
    """Refuse a payload that Lambda would (LAMBDA_FACTS §3.3). Raises RequestTooLargeError."""
    if len(event.payload) > ASYNC_REQUEST_BYTES:
        raise RequestTooLargeError(len(event.payload), ASYNC_REQUEST_BYTES)
