"""What AWS keeps beside a function's configuration, and changes without a new environment.

Sources: LAMBDA_FACTS §4.2 (event invoke config), §4.3 (dead-letter queue), §5 (concurrency), §3.6 (recursion).
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class EventInvokeConfig:
    """How asynchronous invokes are retried and where their records go; destinations are ARNs, or empty."""

    max_retry_attempts: int = 2
    max_event_age_s: int = 21_600
    on_success: str = ""
    on_failure: str = ""


class RecursiveLoop(StrEnum):
    """`PutFunctionRecursionConfig`."""

    ALLOW = "Allow"
    TERMINATE = "Terminate"


@dataclass(frozen=True, slots=True)
class FunctionSettings:
    """Concurrency, asynchronous invokes and recursion of one function.

    `reserved_concurrency` None means a share of the account's pool, 0 that the function is switched off.
    `provisioned_concurrency` is how many initialised environments are held. `dead_letter_arn` names a queue or topic.
    """

    reserved_concurrency: int | None = None
    provisioned_concurrency: int = 0
    event_invoke: EventInvokeConfig = EventInvokeConfig()
    dead_letter_arn: str = ""
    recursive_loop: RecursiveLoop = RecursiveLoop.TERMINATE


DEFAULT_SETTINGS = FunctionSettings()
"""Those of a function that sets nothing."""
