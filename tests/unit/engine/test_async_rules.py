import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.async_bench import FAILURE, START_NS, an_event, settings
from workbench.engine.async_rules import (
    Again,
    AsyncSettings,
    End,
    Park,
    S,
    after_attempt,
    before_attempt,
    delivery_due_ns,
)
from workbench.model.async_event import (
    AsyncEvent,
    AsyncOutcome,
    Attempt,
    Condition,
    Done,
    Fault,
    NotRegistered,
    Refused,
    SystemFailed,
    Throttled,
    ZeroReserved,
)
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings

TIMES = AsyncSettings()
CONFIG = EventInvokeConfig()


def end_of(
    event: AsyncEvent, attempt: Attempt, config: EventInvokeConfig = CONFIG, now_ns: int = START_NS
) -> AsyncOutcome:
    then = after_attempt(event, attempt, config, TIMES, now_ns)
    assert isinstance(then, End)
    return then.outcome


def again(
    event: AsyncEvent, attempt: Attempt, config: EventInvokeConfig = CONFIG, now_ns: int = START_NS
) -> AsyncEvent:
    then = after_attempt(event, attempt, config, TIMES, now_ns)
    assert isinstance(then, Again)
    return then.event


def test_a_function_error_is_tried_twice_more_after_one_minute_and_two() -> None:
    first = again(an_event(), FAILURE)
    assert (first.attempts, first.due_ns) == (1, START_NS + 60 * S)
    second = again(first, FAILURE, now_ns=first.due_ns)
    assert (second.attempts, second.due_ns) == (2, first.due_ns + 120 * S)
    outcome = end_of(second, FAILURE, now_ns=second.due_ns)
    assert (outcome.condition, outcome.attempts) == (Condition.RETRIES_EXHAUSTED, 3)
    assert outcome.response == FAILURE


def test_success_counts_every_run() -> None:
    outcome = end_of(again(an_event(), FAILURE), Done(b"1"))
    assert (outcome.condition, outcome.attempts, outcome.response) == (Condition.SUCCESS, 2, Done(b"1"))


@pytest.mark.parametrize(("retries", "count"), [(0, 1), (1, 2)])
def test_fewer_retries(retries: int, count: int) -> None:
    event = dataclasses.replace(an_event(), attempts=retries)
    outcome = end_of(event, FAILURE, EventInvokeConfig(max_retry_attempts=retries))
    assert (outcome.condition, outcome.attempts) == (Condition.RETRIES_EXHAUSTED, count)


@pytest.mark.parametrize(("age_s", "runs_for_s", "count"), [(60, 1, 1), (61, 1, 2), (180, 1, 2), (100, 0, 2)])
def test_no_retry_that_would_come_too_late(age_s: int, runs_for_s: int, count: int) -> None:
    event, now_ns = an_event(), START_NS
    config = EventInvokeConfig(max_event_age_s=age_s)
    while True:
        now_ns += runs_for_s * S
        then = after_attempt(event, FAILURE, config, TIMES, now_ns)
        if isinstance(then, End):
            break
        assert isinstance(then, Again)
        event, now_ns = then.event, then.event.due_ns
    assert (then.outcome.condition, then.outcome.attempts) == (Condition.EVENT_AGE_EXCEEDED, count)


def test_back_off_doubles_from_one_second_to_five_minutes_and_counts_no_attempt() -> None:
    event, now_ns, waits = an_event(), START_NS, []
    for _try in range(11):
        event = again(event, Throttled("R"), now_ns=now_ns)
        waits.append((event.due_ns - now_ns) // S)
        now_ns = event.due_ns
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]
    assert (event.attempts, event.fault) == (0, Fault(429, "Rate Exceeded."))


def test_back_off_begins_anew_after_a_run() -> None:
    throttled = again(again(an_event(), SystemFailed("x")), SystemFailed("y"))
    assert throttled.fault == Fault(500, "y")
    ran = again(throttled, FAILURE)
    assert (ran.tries, ran.fault, ran.attempts) == (0, None, 1)


def test_a_throttled_event_stays_until_it_is_too_old() -> None:
    config = EventInvokeConfig(max_event_age_s=60)
    event = dataclasses.replace(an_event(), tries=8)
    waits = again(event, Throttled("R"), config, START_NS + 59 * S)
    assert waits.due_ns == START_NS + 60 * S + 1
    outcome = end_of(waits, Throttled("R"), config, waits.due_ns)
    assert (outcome.condition, outcome.attempts, outcome.response) == (Condition.EVENT_AGE_EXCEEDED, 0, None)


def test_before_an_attempt() -> None:
    event = an_event()
    assert before_attempt(event, settings(age_s=60), START_NS + 60 * S) is None
    old = before_attempt(event, settings(age_s=60), START_NS + 60 * S + 1)
    assert old is not None
    assert old.outcome.condition is Condition.EVENT_AGE_EXCEEDED
    off = before_attempt(event, FunctionSettings(reserved_concurrency=0), START_NS)
    assert off is not None
    assert (off.outcome.condition, off.outcome.attempts) == (Condition.ZERO_RESERVED_CONCURRENCY, 0)


def test_what_is_not_tried_again() -> None:
    assert end_of(an_event(), ZeroReserved()).condition is Condition.ZERO_RESERVED_CONCURRENCY
    refused = end_of(an_event(), Refused(400, "loop"))
    assert (refused.condition, refused.fault, refused.response) == (
        Condition.RETRIES_EXHAUSTED,
        Fault(400, "loop"),
        None,
    )
    assert after_attempt(an_event(), NotRegistered(), CONFIG, TIMES, START_NS) == Park()


def test_deliveries_are_given_up() -> None:
    times = AsyncSettings(delivery_delays_s=(1.0, 5.0))
    assert [delivery_due_ns(tries, times, 0) for tries in (1, 2, 3)] == [S, 5 * S, None]


ATTEMPTS = st.sampled_from([FAILURE, Throttled("R"), SystemFailed("x")])


@given(st.lists(ATTEMPTS, max_size=2000), st.integers(0, 2), st.integers(60, 21_600))
def test_every_event_ends(attempts: list[Attempt], retries: int, age_s: int) -> None:
    config = EventInvokeConfig(max_retry_attempts=retries, max_event_age_s=age_s)
    event, now_ns = an_event(), START_NS
    for attempt in [*attempts, *[FAILURE] * 3]:
        then = before_attempt(event, FunctionSettings(event_invoke=config), now_ns) or after_attempt(
            event, attempt, config, TIMES, now_ns
        )
        if isinstance(then, End):
            assert then.outcome.attempts <= retries + 1
            return
        assert isinstance(then, Again)
        assert now_ns < then.event.due_ns <= START_NS + age_s * S + 1
        event, now_ns = then.event, then.event.due_ns
    pytest.fail("it goes on for ever")
