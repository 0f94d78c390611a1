"""What an invoke costs on AWS (LAMBDA_FACTS §9); the numbers come from `resources/pricing/lambda.toml`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Price:
    """On-demand prices of one region and architecture in USD, as read on `as_of` (ISO date)."""

    region: str
    architecture: str
    per_request: float
    per_gb_second: float
    as_of: str


def invoke_cost(price: Price, memory_mb: int, billed_ms: int) -> float:
    """The cost in USD of one invoke: its request and its GB-seconds, without the free tier."""
    return price.per_request + price.per_gb_second * (memory_mb / 1024) * (billed_ms / 1000)
