"""Who is admitted, who is throttled and why, and that no sequence of calls breaks the limits."""

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, precondition, rule

from workbench.engine.concurrency import Concurrency, ThrottleReason, Ticket
from workbench.model.errors import ThrottledError
from workbench.model.function_settings import FunctionSettings

PLAIN = FunctionSettings()


def reserved(count: int, provisioned: int = 0) -> FunctionSettings:
    return FunctionSettings(reserved_concurrency=count, provisioned_concurrency=provisioned)


def provisioned(count: int) -> FunctionSettings:
    return FunctionSettings(provisioned_concurrency=count)


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def account(limit: int) -> tuple[Concurrency, Clock]:
    clock = Clock()
    return Concurrency(limit, clock), clock


def throttled(concurrency: Concurrency, key: str, settings: FunctionSettings) -> ThrottledError:
    with pytest.raises(ThrottledError) as caught:
        concurrency.admit(key, settings)
    assert caught.value.retry_after_s == 1
    return caught.value


def test_the_account_is_full_until_one_ends() -> None:
    concurrency, _clock = account(2)
    first = concurrency.admit("a", PLAIN)
    concurrency.admit("b", PLAIN)
    error = throttled(concurrency, "c", PLAIN)
    assert error.reason == "ConcurrentInvocationLimitExceeded"
    assert error.what == "Rate Exceeded."
    first.release()
    first.release()
    concurrency.admit("c", PLAIN)
    assert throttled(concurrency, "a", PLAIN).reason == ThrottleReason.CONCURRENCY


def test_a_ticket_ends_with_its_block() -> None:
    concurrency, _clock = account(1)
    with concurrency.admit("a", PLAIN):
        throttled(concurrency, "a", PLAIN)
    assert concurrency.usage().concurrent_executions == 0


def test_a_reservation_is_a_cap_and_a_guarantee() -> None:
    concurrency, _clock = account(3)
    concurrency.reserve("a", reserved(1))
    concurrency.admit("b", PLAIN)
    concurrency.admit("b", PLAIN)
    assert "others hold 1" in throttled(concurrency, "b", PLAIN).why
    concurrency.admit("a", reserved(1))
    error = throttled(concurrency, "a", reserved(1))
    assert error.reason == "ReservedFunctionConcurrentInvocationLimitExceeded"
    assert "reserved concurrency of 1 is in use" in error.why


def test_nothing_reserved_switches_a_function_off() -> None:
    concurrency, _clock = account(3)
    error = throttled(concurrency, "a", reserved(0))
    assert error.reason == "ReservedFunctionConcurrentInvocationLimitExceeded"
    assert "switches it off" in error.why


def test_requests_a_second_of_the_account() -> None:
    concurrency, clock = account(2)
    for _request in range(20):
        concurrency.admit("a", PLAIN).release()
    error = throttled(concurrency, "b", PLAIN)
    assert (error.reason, "more than 20" in error.why) == ("FunctionInvocationRateLimitExceeded", True)
    concurrency.admit("b", PLAIN, rated=False).release()
    clock.now_s += 1
    concurrency.admit("b", PLAIN)


def test_requests_a_second_of_a_reservation() -> None:
    concurrency, clock = account(100)
    for _request in range(10):
        concurrency.admit("a", reserved(1)).release()
    error = throttled(concurrency, "a", reserved(1))
    assert error.reason == "ReservedFunctionInvocationRateLimitExceeded"
    assert "allows 10 a second" in error.why
    concurrency.admit("b", PLAIN)
    clock.now_s += 1
    concurrency.admit("a", reserved(1))


def test_provisioned_concurrency_is_used_first_and_spills_over() -> None:
    concurrency, _clock = account(3)
    first = concurrency.admit("a", provisioned(1))
    second = concurrency.admit("a", provisioned(1))
    assert (first.provisioned, second.provisioned) == (True, False)
    usage = concurrency.provisioned("a")
    assert (usage.allocated, usage.in_use, usage.invokes, usage.spill_overs) == (1, 1, 1, 1)
    first.release()
    assert concurrency.admit("a", provisioned(1)).provisioned


def test_provisioned_concurrency_is_kept_from_others() -> None:
    concurrency, _clock = account(3)
    concurrency.reserve("a", provisioned(2))
    concurrency.admit("b", PLAIN)
    throttled(concurrency, "b", PLAIN)
    assert [concurrency.admit("a", provisioned(2)).provisioned for _invoke in range(2)] == [True, True]
    throttled(concurrency, "a", provisioned(2))


def test_each_version_has_its_own_provisioned_concurrency() -> None:
    concurrency, _clock = account(10)
    concurrency.allot("a", None, {"1": 2, "2": 1})
    assert concurrency.claimed_by_others("b") == 3
    first, second = provisioned(2), provisioned(1)
    tickets = [concurrency.admit("a", first, version="1") for _invoke in range(3)]
    assert [one.provisioned for one in tickets] == [True, True, False]
    assert concurrency.admit("a", second, version="2").provisioned
    assert not concurrency.admit("a", PLAIN, version="3").provisioned
    usage = concurrency.provisioned("a")
    assert (usage.allocated, usage.in_use, usage.spill_overs) == (3, 3, 1)
    tickets[0].release()
    assert concurrency.provisioned("a").in_use == 2
    assert concurrency.claimed_by_others("b") == 3, "an invoke of one version takes nothing from another"


def test_an_allotment_replaces_the_last_one() -> None:
    concurrency, _clock = account(10)
    settings = provisioned(2)
    concurrency.allot("a", None, {"1": 2})
    concurrency.admit("a", settings, version="1")
    concurrency.allot("a", None, {"2": 3})
    assert concurrency.provisioned("a").allocated == 3
    concurrency.allot("a", 5, {"2": 3})
    assert concurrency.claimed_by_others("b") == 5
    assert concurrency.admit("a", reserved(5, 3), version="2").provisioned
    concurrency.allot("a", None, {})
    assert concurrency.claimed_by_others("b") == 0


def test_a_provisioned_environment_takes_ten_requests_a_second() -> None:
    concurrency, clock = account(100)
    taken = []
    for _request in range(11):
        ticket = concurrency.admit("a", provisioned(1))
        taken.append(ticket.provisioned)
        ticket.release()
    assert taken == [True] * 10 + [False]
    clock.now_s += 1
    assert concurrency.admit("a", provisioned(1)).provisioned


def test_new_environments_come_a_thousand_in_ten_seconds() -> None:
    concurrency, clock = account(5000)
    for _environment in range(999):
        concurrency.new_environment("a")
    clock.now_s += 4
    concurrency.new_environment("a")
    with pytest.raises(ThrottledError) as caught:
        concurrency.new_environment("a")
    assert (caught.value.reason, caught.value.retry_after_s) == ("ConcurrentInvocationLimitExceeded", 6)
    concurrency.new_environment("b")
    clock.now_s += 6
    for _environment in range(999):
        concurrency.new_environment("a")
    with pytest.raises(ThrottledError):
        concurrency.new_environment("a")
    assert concurrency.usage().throttles == 2


def test_usage_in_cloudwatchs_terms() -> None:
    concurrency, _clock = account(10)
    concurrency.reserve("a", reserved(4))
    concurrency.admit("a", reserved(4))
    concurrency.admit("b", PLAIN)
    concurrency.admit("c", provisioned(1))
    concurrency.admit("c", provisioned(1))
    throttled(concurrency, "d", reserved(0))
    usage = concurrency.usage()
    assert usage.account_limit == 10
    assert usage.concurrent_executions == 4
    assert usage.unreserved_concurrent_executions == 3
    assert usage.claimed_account_concurrency == 4 + 1 + 2
    assert (usage.throttles, usage.spill_overs) == (1, 1)
    assert [(one.key, one.in_flight, one.throttles) for one in usage.functions] == [
        ("a", 1, 0),
        ("b", 1, 0),
        ("c", 2, 0),
        ("d", 0, 1),
    ]
    assert concurrency.claimed_by_others("c") == 4
    assert concurrency.claimed_by_others("unknown") == 5
    assert concurrency.provisioned("unknown").allocated == 0


def test_a_function_that_is_gone_gives_its_share_back() -> None:
    concurrency, _clock = account(2)
    concurrency.reserve("a", reserved(2))
    ticket = concurrency.admit("a", reserved(2))
    concurrency.forget("a")
    concurrency.admit("b", PLAIN)
    throttled(concurrency, "b", PLAIN)
    ticket.release()
    concurrency.forget("a")
    concurrency.forget("a")
    assert [one.key for one in concurrency.usage().functions] == ["b"]
    assert concurrency.usage().concurrent_executions == 1


LIMIT = 6
KEYS = st.sampled_from(["a", "b", "c"])
SETTINGS = st.builds(
    FunctionSettings,
    reserved_concurrency=st.none() | st.integers(0, 2),
    provisioned_concurrency=st.integers(0, 2),
)


class Account(RuleBasedStateMachine):
    """Any order of admissions, releases and changes of settings, against counts kept by hand."""

    tickets = Bundle("tickets")

    def __init__(self) -> None:
        super().__init__()
        self.concurrency, self.clock = account(LIMIT)
        self.settings: dict[str, FunctionSettings] = {}
        self.running: dict[str, list[Ticket]] = {"a": [], "b": [], "c": []}

    def total(self) -> int:
        return sum(map(len, self.running.values()))

    @rule(key=KEYS, settings=SETTINGS)
    def change(self, key: str, settings: FunctionSettings) -> None:
        self.settings[key] = settings
        self.concurrency.reserve(key, settings)

    @rule(key=KEYS)
    def forget(self, key: str) -> None:
        self.settings.pop(key, None)
        self.concurrency.forget(key)

    @rule()
    def wait(self) -> None:
        self.clock.now_s += 1

    @rule(target=tickets, key=KEYS)
    def admit(self, key: str) -> tuple[str, Ticket | None]:
        settings = self.settings.setdefault(key, PLAIN)
        running, limit = len(self.running[key]), settings.reserved_concurrency
        quiet = self.concurrency.usage().claimed_account_concurrency <= LIMIT
        try:
            ticket = self.concurrency.admit(key, settings, rated=False)
        except ThrottledError as error:
            guaranteed = settings.provisioned_concurrency if limit is None else limit
            assert running >= guaranteed or not quiet, "a share was starved"
            is_capped = error.reason == ThrottleReason.RESERVED_CONCURRENCY
            assert is_capped == (limit is not None and running >= limit)
            return key, None
        self.running[key].append(ticket)
        assert limit is None or len(self.running[key]) <= limit
        assert self.total() <= LIMIT
        assert not quiet or self.concurrency.usage().claimed_account_concurrency <= LIMIT
        return key, ticket

    @rule(taken=consumes(tickets))
    def release(self, taken: tuple[str, Ticket | None]) -> None:
        key, ticket = taken
        if ticket is not None:
            ticket.release()
            ticket.release()
            self.running[key].remove(ticket)

    @precondition(lambda self: not self.total())
    @rule()
    def an_idle_account_has_room(self) -> None:
        usage = self.concurrency.usage()
        assert usage.concurrent_executions == 0
        shares = sum(
            one.provisioned_concurrency if one.reserved_concurrency is None else one.reserved_concurrency
            for one in self.settings.values()
        )
        assert usage.claimed_account_concurrency == shares

    @invariant()
    def counts_fit(self) -> None:
        usage = self.concurrency.usage()
        assert usage.concurrent_executions == self.total()
        for function in usage.functions:
            running = self.running[function.key]
            assert function.in_flight == len(running)
            assert function.provisioned.in_use == sum(ticket.provisioned for ticket in running)

    def teardown(self) -> None:
        for ticket in (ticket for running in self.running.values() for ticket in running):
            ticket.release()
        for key in self.running:
            self.concurrency.forget(key)
        usage = self.concurrency.usage()
        assert (usage.concurrent_executions, usage.claimed_account_concurrency, usage.functions) == (0, 0, ())


TestAccount = Account.TestCase
TestAccount.settings = hypothesis_settings(max_examples=60, stateful_step_count=40, deadline=None)


class Versions(RuleBasedStateMachine):
    """Any order of allotments to versions of one function, invokes and their ends."""

    tickets = Bundle("version tickets")
    versions = st.sampled_from(["1", "2", "3"])

    def __init__(self) -> None:
        super().__init__()
        self.concurrency, _clock = account(100)
        self.reserved: int | None = None
        self.provisioned: dict[str, int] = {}
        self.running: list[Ticket] = []

    @rule(reserved=st.none() | st.integers(20, 30), provisioned=st.dictionaries(versions, st.integers(1, 3)))
    def allot(self, reserved: int | None, provisioned: dict[str, int]) -> None:
        self.reserved, self.provisioned = reserved, provisioned
        self.concurrency.allot("f", reserved, provisioned)

    @rule()
    def forget(self) -> None:
        self.reserved, self.provisioned = None, {}
        self.concurrency.forget("f")

    @precondition(lambda self: len(self.running) < 20)
    @rule(target=tickets, version=versions)
    def admit(self, version: str) -> Ticket:
        settings = FunctionSettings(self.reserved, self.provisioned.get(version, 0))
        ticket = self.concurrency.admit("f", settings, version=version, rated=False)
        self.running.append(ticket)
        return ticket

    @rule(ticket=consumes(tickets))
    def release(self, ticket: Ticket) -> None:
        ticket.release()
        self.running.remove(ticket)

    @invariant()
    def counts_fit(self) -> None:
        share = sum(self.provisioned.values()) if self.reserved is None else self.reserved
        assert self.concurrency.claimed_by_others("g") == share
        found = self.concurrency.provisioned("f")
        assert found.allocated == sum(self.provisioned.values())
        assert found.in_use == sum(ticket.provisioned for ticket in self.running)
        usage = self.concurrency.usage()
        assert usage.concurrent_executions == len(self.running)
        assert usage.claimed_account_concurrency == share + max(0, len(self.running) - share)


TestVersions = Versions.TestCase
TestVersions.settings = hypothesis_settings(max_examples=60, stateful_step_count=40, deadline=None)
