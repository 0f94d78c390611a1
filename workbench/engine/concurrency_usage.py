"""What concurrency is in use, in CloudWatch's terms (LAMBDA_FACTS §5.2)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProvisionedUsage:
    """What a function's provisioned environments do; `invokes` and `spill_overs` count since it was first seen."""

    allocated: int = 0
    in_use: int = 0
    invokes: int = 0
    spill_overs: int = 0

    @property
    def utilization(self) -> float:
        """`ProvisionedConcurrencyUtilization`, 0 to 1."""
        return self.in_use / self.allocated if self.allocated else 0.0


@dataclass(frozen=True, slots=True)
class FunctionUsage:
    """One function's part: invokes in flight, its settings, and how many requests were throttled since it is known."""

    key: str
    in_flight: int
    reserved: int | None
    provisioned: ProvisionedUsage
    throttles: int


@dataclass(frozen=True, slots=True)
class ConcurrencyUsage:
    """The account at one moment, in CloudWatch's terms (LAMBDA_FACTS §5.2)."""

    account_limit: int
    concurrent_executions: int
    unreserved_concurrent_executions: int
    claimed_account_concurrency: int
    throttles: int
    spill_overs: int
    functions: tuple[FunctionUsage, ...]
