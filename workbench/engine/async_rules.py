"""When an asynchronous event is tried again and when it ends: Lambda's rules, without I/O (LAMBDA_FACTS §4.1)."""

import dataclasses
from dataclasses import dataclass

from workbench.model.async_event import (
    AsyncEvent,
    AsyncOutcome,
    Attempt,
    Condition,
    Done,
    Fault,
    FunctionFailed,
    NotRegistered,
    Refused,
    SystemFailed,
    Throttled,
    ZeroReserved,
)
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings

S = 1_000_000_000
"""Nanoseconds in a second."""


@dataclass(frozen=True, slots=True)
class AsyncSettings:
    """The queue's times and bounds; defaults are AWS's, where AWS tells.

    `retry_delays_s` are the waits after the first and second function error (the last one counts on),
    `first_back_off_s` and `longest_back_off_s` those after throttles and system errors, `delivery_delays_s` those
    between tries to deliver a record. `per_function` bounds how many events of a function run at once. Every
    `adopt_every_s` the queue looks for events that programs left behind.
    """

    retry_delays_s: tuple[float, ...] = (60.0, 120.0)
    first_back_off_s: float = 1.0
    longest_back_off_s: float = 300.0
    delivery_delays_s: tuple[float, ...] = (1.0, 5.0, 30.0)
    per_function: int = 10
    adopt_every_s: float = 10.0


@dataclass(frozen=True, slots=True)
class End:
    """The event ends so."""

    outcome: AsyncOutcome


@dataclass(frozen=True, slots=True)
class Again:
    """The event goes back to the queue, as it is now."""

    event: AsyncEvent


@dataclass(frozen=True, slots=True)
class Park:
    """The event waits until its function is known again."""


Next = End | Again | Park


def before_attempt(event: AsyncEvent, settings: FunctionSettings, now_ns: int) -> End | None:
    """Why the event must not run at `now_ns`, or None."""
    if settings.reserved_concurrency == 0:
        return _ended(event, Condition.ZERO_RESERVED_CONCURRENCY)
    if now_ns > _expiry_ns(event, settings.event_invoke):
        return _ended(event, Condition.EVENT_AGE_EXCEEDED)
    return None


def after_attempt(
    event: AsyncEvent, attempt: Attempt, config: EventInvokeConfig, settings: AsyncSettings, now_ns: int
) -> Next:
    """What becomes of the event whose attempt ended at `now_ns`."""
    match attempt:
        case Done():
            return End(_outcome(event, Condition.SUCCESS, event.attempts + 1, attempt, None))
        case FunctionFailed():
            ran = dataclasses.replace(event, attempts=event.attempts + 1, tries=0, failure=attempt, fault=None)
            return _after_failure(ran, config, settings, now_ns)
        case Throttled(message=message) | SystemFailed(message=message):
            fault = Fault(429 if isinstance(attempt, Throttled) else 500, message)
            return _after_fault(event, fault, config, settings, now_ns)
        case ZeroReserved():
            return _ended(event, Condition.ZERO_RESERVED_CONCURRENCY)
        case Refused(status=status, message=message):
            refused = dataclasses.replace(event, fault=Fault(status, message))
            return _ended(refused, Condition.RETRIES_EXHAUSTED)
        case NotRegistered():
            return Park()


def _after_failure(event: AsyncEvent, config: EventInvokeConfig, settings: AsyncSettings, now_ns: int) -> Next:
    """A retry is made only when it would still be within the age (REC: EventAgeExceeded with counts 1 and 2)."""
    if event.attempts > config.max_retry_attempts:
        return _ended(event, Condition.RETRIES_EXHAUSTED)
    due_ns = now_ns + _ns(_delay(settings.retry_delays_s, event.attempts))
    if due_ns > _expiry_ns(event, config):
        return _ended(event, Condition.EVENT_AGE_EXCEEDED)
    return Again(dataclasses.replace(event, due_ns=due_ns))


def _after_fault(
    event: AsyncEvent, fault: Fault, config: EventInvokeConfig, settings: AsyncSettings, now_ns: int
) -> Next:
    """Back-off doubles; the event stays until it is older than the age, and is dropped then."""
    faulted = dataclasses.replace(event, tries=event.tries + 1, fault=fault)
    expiry_ns = _expiry_ns(event, config)
    if now_ns > expiry_ns:
        return _ended(faulted, Condition.EVENT_AGE_EXCEEDED)
    # The exponent is bounded: a float has no power of two beyond 1023.
    doubled_s = settings.first_back_off_s * 2.0 ** min(event.tries, 32)
    due_ns = now_ns + _ns(min(doubled_s, settings.longest_back_off_s))
    return Again(dataclasses.replace(faulted, due_ns=min(due_ns, expiry_ns + 1)))


def _ended(event: AsyncEvent, condition: Condition) -> End:
    return End(_outcome(event, condition, event.attempts, event.failure, event.fault))


def _outcome(
    event: AsyncEvent, condition: Condition, attempts: int, response: Done | FunctionFailed | None, fault: Fault | None
) -> AsyncOutcome:
    return AsyncOutcome(event.id, event.scope, event.function, condition, attempts, response, fault)


def _expiry_ns(event: AsyncEvent, config: EventInvokeConfig) -> int:
    return event.accepted_ns + _ns(config.max_event_age_s)


def _delay(delays_s: tuple[float, ...], number: int) -> float:
    """The `number`th delay from 1; the last one holds for all that follow."""
    return delays_s[min(number, len(delays_s)) - 1] if delays_s else 0.0


def _ns(seconds: float) -> int:
    return round(seconds * S)


def delivery_due_ns(tries: int, settings: AsyncSettings, now_ns: int) -> int | None:
    """When a delivery that failed for the `tries`th time, from 1, is tried again; None when it is dropped."""
    if tries > len(settings.delivery_delays_s):
        return None
    return now_ns + _ns(settings.delivery_delays_s[tries - 1])
