"""Who may run now: reserved, provisioned and unreserved concurrency, request rates and scaling (LAMBDA_FACTS §5)."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from workbench.model.errors import ThrottledError
from workbench.model.function_settings import FunctionSettings
from workbench.model.limits import ACCOUNT_CONCURRENCY

if TYPE_CHECKING:
    from workbench.engine.concurrency_usage import ConcurrencyUsage, FunctionUsage, ProvisionedUsage

RATE_PER_CONCURRENCY = 10
"""Requests per second that each unit of concurrency allows, and each provisioned environment."""

SCALING_ENVIRONMENTS = 1000
SCALING_S = 10.0
"""How many new environments a function may have in any ten seconds; what is not used is not saved up."""

_UNSET = FunctionSettings()


class ThrottleReason(StrEnum):
    """`TooManyRequestsException.Reason` (LAMBDA_FACTS §5.1), those that an invoke can meet."""

    CONCURRENCY = "ConcurrentInvocationLimitExceeded"
    RATE = "FunctionInvocationRateLimitExceeded"
    RESERVED_CONCURRENCY = "ReservedFunctionConcurrentInvocationLimitExceeded"
    RESERVED_RATE = "ReservedFunctionInvocationRateLimitExceeded"


@dataclass(slots=True)
class _Second:
    """Counts requests in the current second of the clock."""

    second: int = -1
    count: int = 0

    def used(self, second: int) -> int:
        return self.count if self.second == second else 0

    def add(self, second: int) -> None:
        self.count = self.used(second) + 1
        self.second = second


@dataclass(slots=True)
class _Function:
    """What is known of one function. `share` is the concurrency that nobody else can take from it."""

    key: str
    settings: FunctionSettings = _UNSET
    share: int = 0
    in_flight: int = 0
    in_use: int = 0
    invokes: int = 0
    spill_overs: int = 0
    throttles: int = 0
    requests: _Second = field(default_factory=_Second)
    provisioned_requests: _Second = field(default_factory=_Second)
    environments: deque[float] = field(default_factory=deque)

    @property
    def excess(self) -> int:
        return max(0, self.in_flight - self.share)

    def provisioned_free(self, second: int) -> bool:
        allocated = self.settings.provisioned_concurrency
        limit = RATE_PER_CONCURRENCY * allocated
        return self.in_use < allocated and self.provisioned_requests.used(second) < limit

    def usage(self) -> "FunctionUsage":
        from workbench.engine.concurrency_usage import FunctionUsage, ProvisionedUsage  # noqa: PLC0415 - seldom asked

        allocated = self.settings.provisioned_concurrency
        provisioned = ProvisionedUsage(allocated, self.in_use, self.invokes, self.spill_overs)
        return FunctionUsage(self.key, self.in_flight, self.settings.reserved_concurrency, provisioned, self.throttles)


class Ticket:
    """The right to run one invoke; it counts until it is released. `provisioned` says that it did not spill over."""

    __slots__ = ("_account", "_function", "_open", "provisioned")

    def __init__(self, account: "Concurrency", function: _Function, provisioned: bool) -> None:
        self._account = account
        self._function = function
        self._open = True
        self.provisioned = provisioned

    def release(self) -> None:
        """The invoke is over; any further call does nothing."""
        if self._open:
            self._open = False
            self._account._release(self._function, self.provisioned)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()


class Concurrency:
    """One account's concurrency in one region.

    A function's share is its reservation, else its provisioned concurrency: others cannot take it. What a function
    runs beyond its share comes from the pool, which is the account's limit less all shares. A settings change never
    stops an invoke: a share that is raised while the pool is busy is whole when the pool has drained.
    """

    def __init__(self, account_limit: int = ACCOUNT_CONCURRENCY, now: Callable[[], float] = time.monotonic) -> None:
        self.account_limit = account_limit
        self._now = now
        self._functions: dict[str, _Function] = {}
        self._requests = _Second()
        self._in_flight = 0
        self._claimed = 0
        self._excess = 0

    def reserve(self, key: str, settings: FunctionSettings) -> None:
        """Know of a function: from now on others cannot take its reserved or provisioned concurrency."""
        self._known(key, settings)

    def forget(self, key: str) -> None:
        """The function is gone: its share returns to the pool; invokes in flight still count."""
        if (function := self._functions.get(key)) is not None:
            self._set(function, _UNSET)
            if not function.in_flight:
                del self._functions[key]

    def admit(self, key: str, settings: FunctionSettings, *, rated: bool = True) -> Ticket:
        """Let one invoke run, or raise ThrottledError with AWS's reason (LAMBDA_FACTS §5.1).

        `key` is the unqualified ARN and the scope. `rated` is False for asynchronous invokes, which have no rate limit.
        Functions of Managed Instances have capacity of their own and do not come here.
        """
        function = self._functions.get(key)
        if function is None or function.settings is not settings:
            function = self._known(key, settings)
        second = int(self._now())
        reason = self._refusal(function, second, rated)
        if reason is not None:
            function.throttles += 1
            raise ThrottledError(reason, 1, self._why(function, reason), "Invoke again when others have ended.")
        return self._take(function, second, rated)

    def new_environment(self, key: str) -> None:
        """Count a new environment, or one that starts again after a timeout or a crash, toward the scaling rate.

        Raises ThrottledError when the function has had 1,000 in the last ten seconds. Provisioned environments have a
        rate of their own and are not counted.
        """
        function = self._functions.get(key) or self._known(key, _UNSET)
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
        """The function's provisioned concurrency; zeros for one that is not known."""
        function = self._functions.get(key)
        return (function or _Function(key)).usage().provisioned

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

    def _known(self, key: str, settings: FunctionSettings) -> _Function:
        function = self._functions.get(key)
        if function is None:
            function = self._functions[key] = _Function(key)
        self._set(function, settings)
        return function

    def _set(self, function: _Function, settings: FunctionSettings) -> None:
        self._claimed -= function.share
        self._excess -= function.excess
        reserved = settings.reserved_concurrency
        function.settings = settings
        function.share = settings.provisioned_concurrency if reserved is None else reserved
        self._claimed += function.share
        self._excess += function.excess

    def _refusal(self, function: _Function, second: int, rated: bool) -> ThrottleReason | None:
        reserved = function.settings.reserved_concurrency
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

    def _take(self, function: _Function, second: int, rated: bool) -> Ticket:
        if rated:
            self._requests.add(second)
            function.requests.add(second)
        self._excess += function.in_flight >= function.share
        self._in_flight += 1
        function.in_flight += 1
        provisioned = False
        if function.settings.provisioned_concurrency:
            provisioned = function.provisioned_free(second)
            function.in_use += provisioned
            function.invokes += provisioned
            function.spill_overs += not provisioned
            if provisioned:
                function.provisioned_requests.add(second)
        return Ticket(self, function, provisioned)

    def _release(self, function: _Function, provisioned: bool) -> None:
        function.in_flight -= 1
        function.in_use -= provisioned
        self._in_flight -= 1
        self._excess -= function.in_flight >= function.share

    def _why(self, function: _Function, reason: ThrottleReason) -> str:
        reserved = function.settings.reserved_concurrency
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
