"""What is counted of functions and their versions, by which concurrency is given out (LAMBDA_FACTS §5)."""

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.model.function_settings import FunctionSettings

if TYPE_CHECKING:
    from workbench.engine.concurrency_usage import FunctionUsage

RATE_PER_CONCURRENCY = 10
"""Requests per second that each unit of concurrency allows, and each provisioned environment."""


@dataclass(slots=True)
class Second:
    """Counts requests in the current second of the clock."""

    second: int = -1
    count: int = 0

    def used(self, second: int) -> int:
        """How many there were in `second`."""
        return self.count if self.second == second else 0

    def add(self, second: int) -> None:
        """Count one."""
        self.count = self.used(second) + 1
        self.second = second


@dataclass(slots=True)
class VersionCounts:
    """What is known of one version of a function; `settings` is what was last told of it."""

    settings: FunctionSettings | None = None
    allocated: int = 0
    in_use: int = 0
    invokes: int = 0
    spill_overs: int = 0
    requests: Second = field(default_factory=Second)

    def takes(self, second: int) -> bool:
        """Whether a provisioned environment takes one more invoke; it is counted."""
        if self.in_use >= self.allocated or self.requests.used(second) >= RATE_PER_CONCURRENCY * self.allocated:
            self.spill_overs += 1
            return False
        self.in_use += 1
        self.invokes += 1
        self.requests.add(second)
        return True


@dataclass(slots=True)
class FunctionCounts:
    """What is known of one function. `share` is the concurrency that nobody else can take from it."""

    key: str
    reserved: int | None = None
    share: int = 0
    in_flight: int = 0
    throttles: int = 0
    requests: Second = field(default_factory=Second)
    environments: deque[float] = field(default_factory=deque)
    versions: dict[str, VersionCounts] = field(default_factory=dict)

    @property
    def excess(self) -> int:
        """How many run beyond its share."""
        return max(0, self.in_flight - self.share)

    def usage(self) -> "FunctionUsage":
        """Its part of the account's usage."""
        from workbench.engine.concurrency_usage import FunctionUsage, ProvisionedUsage  # noqa: PLC0415 - seldom asked

        held = self.versions.values()
        provisioned = ProvisionedUsage(
            sum(one.allocated for one in held),
            sum(one.in_use for one in held),
            sum(one.invokes for one in held),
            sum(one.spill_overs for one in held),
        )
        return FunctionUsage(self.key, self.in_flight, self.reserved, provisioned, self.throttles)
