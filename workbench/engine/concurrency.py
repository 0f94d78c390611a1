"""Who may run now: reserved, provisioned and unreserved concurrency, request rates and scaling (LAMBDA_FACTS §5)."""

import math
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from workbench.engine.concurrency_counts import RATE_PER_CONCURRENCY, FunctionCounts, Second, VersionCounts
from workbench.model.errors import ThrottledError
from workbench.model.function_settings import FunctionSettings
from workbench.model.limits import ACCOUNT_CONCURRENCY

if TYPE_CHECKING:
    from workbench.engine.concurrency_usage import ConcurrencyUsage, ProvisionedUsage

SCALING_ENVIRONMENTS = 1000
SCALING_S = 10.0
"""How many new environments a function may have in any ten seconds; what is not used is not saved up."""

LATEST = "$LATEST"


class ThrottleReason(StrEnum):
    """`TooManyRequestsException.Reason` (LAMBDA_FACTS §5.1), those that an invoke can meet."""

    CONCURRENCY = "ConcurrentInvocationLimitExceeded"
    RATE = "FunctionInvocationRateLimitExceeded"
    RESERVED_CONCURRENCY = "ReservedFunctionConcurrentInvocationLimitExceeded"
    RESERVED_RATE = "ReservedFunctionInvocationRateLimitExceeded"


class Ticket:
    """The right to run one invoke; it counts until it is released."""

    __slots__ = ("_account", "_function", "_held", "_open")

    def __init__(self, account: "Concurrency", function: FunctionCounts, held: VersionCounts | None) -> None:
        self._account = account
        self._function = function
        self._held = held
        self._open = True

    @property
    def provisioned(self) -> bool:
        """Whether a provisioned environment takes it: it did not spill over."""
        return self._held is not None

    def release(self) -> None:
        """The invoke is over; any further call does nothing."""
        if self._open:
            self._open = False
            self._account._release(self._function, self._held)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()


class Concurrency:
    """One account's concurrency in one region.

    A function's share is its reservation, else the provisioned concurrency of all its versions: others cannot take
    it. What a function runs beyond its share comes from the pool, which is the account's limit less all shares. A
    settings change never stops an invoke: a share that is raised while the pool is busy is whole when it has drained.
    """

    def __init__(self, account_limit: int = ACCOUNT_CONCURRENCY, now: Callable[[], float] = time.monotonic) -> None:
        self.account_limit = account_limit
        self._now = now
        self._functions: dict[str, FunctionCounts] = {}
        self._requests = Second()
        self._in_flight = 0
        self._claimed = 0
        self._excess = 0

    def reserve(self, key: str, settings: FunctionSettings) -> None:
        """Know of a function that has no versions: others cannot take its reserved or provisioned concurrency."""
        self._told(self._of(key), LATEST, settings)

    def allot(self, key: str, reserved: int | None, provisioned: Mapping[str, int]) -> None:
        """What a function has from now on: reserved for all its versions, and provisioned for each."""
        function = self._of(key)
        for version, held in function.versions.items():
            held.allocated = provisioned.get(version, 0)
        for version, count in provisioned.items():
            function.versions.setdefault(version, VersionCounts()).allocated = count
        self._share(function, reserved)

    def forget(self, key: str) -> None:
        """The function is gone: its share returns to the pool; invokes in flight still count."""
        if (function := self._functions.get(key)) is not None:
            function.versions = {name: held for name, held in function.versions.items() if held.in_use}
            for held in function.versions.values():
                held.settings, held.allocated = None, 0
            self._share(function, None)
            if not function.in_flight:
                del self._functions[key]

    def admit(self, key: str, settings: FunctionSettings, *, version: str = LATEST, rated: bool = True) -> Ticket:
        """Let one invoke run, or raise ThrottledError with AWS's reason (LAMBDA_FACTS §5.1).

        `key` is the function's family, `settings` what holds for `version` of it. `rated` is False for asynchronous
        invokes, which have no rate limit. Functions of Managed Instances have capacity of their own and do not come
        here.
        """
        function = self._functions.get(key) or self._of(key)
        held = function.versions.get(version)
        if held is None or held.settings is not settings:
            held = self._told(function, version, settings)
        second = int(self._now())
        reason = self._refusal(function, second, rated)
        if reason is not None:
            function.throttles += 1
            raise ThrottledError(reason, 1, self._why(function, reason), "Invoke again when others have ended.")
        return self._take(function, held, second, rated)

    def new_environment(self, key: str) -> None:
        """Count a new environment, or one that starts again after a timeout or a crash, toward the scaling rate.

        Raises ThrottledError when the function has had 1,000 in the last ten seconds. Provisioned environments have a
        rate of their own and are not counted.
        """
        function = self._of(key)
        now = self._now()
        made = function.environments
        while made and made[0] <= now - SCALING_S:
            made.popleft()
        if len(made) >= SCALING_ENVIRONMENTS:
            function.throttles += 1
            wait_s = math.ceil(made[0] + SCALING_S - now)
            why = f"The function has had {SCALING_ENVIRONMENTS} new environments within {SCALING_S:g} seconds."
            raise ThrottledError(ThrottleReason.CONCURRENCY, max(wait_s, 1), why, "Invoke again later.")
        made.append(now)

    def provisioned(self, key: str) -> "ProvisionedUsage":
        """The provisioned concurrency of all the function's versions; zeros for one that is not known."""
        function = self._functions.get(key)
        return (function or FunctionCounts(key)).usage().provisioned

    def claimed_by_others(self, key: str) -> int:
        """The shares of all functions but this one, for the checks of `concurrency_limits`."""
        function = self._functions.get(key)
        return self._claimed - (function.share if function else 0)

    def usage(self) -> "ConcurrencyUsage":
        """The account as it is now."""
        from workbench.engine.concurrency_usage import ConcurrencyUsage  # noqa: PLC0415

        functions = tuple(function.usage() for function in self._functions.values())
        reserved = sum(one.in_flight for one in functions if one.reserved is not None)
        return ConcurrencyUsage(
            account_limit=self.account_limit,
            concurrent_executions=self._in_flight,
            unreserved_concurrent_executions=self._in_flight - reserved,
            claimed_account_concurrency=self._claimed + self._excess,
            throttles=sum(one.throttles for one in functions),
            spill_overs=sum(one.provisioned.spill_overs for one in functions),
            functions=functions,
        )

    def _of(self, key: str) -> FunctionCounts:
        function = self._functions.get(key)
        if function is None:
            function = self._functions[key] = FunctionCounts(key)
        return function

    def _told(self, function: FunctionCounts, version: str, settings: FunctionSettings) -> VersionCounts:
        """Settings of a version: nothing changes when an alias of it has others that say the same."""
        held = function.versions.get(version)
        if held is None:
            held = function.versions[version] = VersionCounts()
        held.settings = settings
        if held.allocated != settings.provisioned_concurrency or function.reserved != settings.reserved_concurrency:
            held.allocated = settings.provisioned_concurrency
            self._share(function, settings.reserved_concurrency)
        return held

    def _share(self, function: FunctionCounts, reserved: int | None) -> None:
        self._claimed -= function.share
        self._excess -= function.excess
        function.reserved = reserved
        function.share = sum(one.allocated for one in function.versions.values()) if reserved is None else reserved
        self._claimed += function.share
        self._excess += function.excess

    def _refusal(self, function: FunctionCounts, second: int, rated: bool) -> ThrottleReason | None:
        reserved = function.reserved
        account_full = self._in_flight >= self.account_limit
        if reserved is not None:
            if function.in_flight >= reserved:
                return ThrottleReason.RESERVED_CONCURRENCY
            if account_full:
                return ThrottleReason.CONCURRENCY
            over = rated and function.requests.used(second) >= RATE_PER_CONCURRENCY * reserved
            return ThrottleReason.RESERVED_RATE if over else None
        pool_full = self._claimed + self._excess >= self.account_limit
        if account_full or (pool_full and function.in_flight >= function.share):
            return ThrottleReason.CONCURRENCY
        over = rated and self._requests.used(second) >= RATE_PER_CONCURRENCY * self.account_limit
        return ThrottleReason.RATE if over else None

    def _take(self, function: FunctionCounts, held: VersionCounts, second: int, rated: bool) -> Ticket:
        if rated:
            self._requests.add(second)
            function.requests.add(second)
        self._excess += function.in_flight >= function.share
        self._in_flight += 1
        function.in_flight += 1
        return Ticket(self, function, held if held.allocated and held.takes(second) else None)

    def _release(self, function: FunctionCounts, held: VersionCounts | None) -> None:
        if held is not None:
            held.in_use -= 1
        function.in_flight -= 1
        self._in_flight -= 1
        self._excess -= function.in_flight >= function.share

    def _why(self, function: FunctionCounts, reason: ThrottleReason) -> str:
        reserved = function.reserved
        match reason:
            case ThrottleReason.RESERVED_CONCURRENCY if not reserved:
                return "The function's reserved concurrency is 0, which switches it off."
            case ThrottleReason.RESERVED_CONCURRENCY:
                return f"The function's reserved concurrency of {reserved} is in use."
            case ThrottleReason.RESERVED_RATE:
                return (
                    f"Its reserved concurrency of {reserved} allows {RATE_PER_CONCURRENCY * (reserved or 0)} a second."
                )
            case ThrottleReason.RATE:
                return f"The account's requests are more than {RATE_PER_CONCURRENCY * self.account_limit} a second."
        others = self._claimed - function.share
        return f"Of the account's {self.account_limit}, {self._in_flight} are in use and others hold {others}."
