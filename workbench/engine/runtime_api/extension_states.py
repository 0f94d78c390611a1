"""The stages of an extension and the moves between them; whatever is not listed is refused.

The names are AWS's, as they stand in error messages and in `platform.extension` records (LAMBDA_FACTS §1.2, §2.5).
"""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where an extension is."""

    STARTED = "Started"
    REGISTERED = "Registered"
    READY = "Ready"
    RUNNING = "Running"
    INIT_ERROR = "InitError"
    EXIT_ERROR = "ExitError"
    LAUNCH_ERROR = "LaunchError"
    SHUTDOWN_FAILED = "ShutdownFailed"
    EXITED = "Exited"


_MOVES = frozenset(
    {
        (Stage.STARTED, Stage.REGISTERED),
        (Stage.STARTED, Stage.LAUNCH_ERROR),
        (Stage.REGISTERED, Stage.READY),
        (Stage.REGISTERED, Stage.INIT_ERROR),
        (Stage.REGISTERED, Stage.EXIT_ERROR),
        (Stage.READY, Stage.RUNNING),
        (Stage.READY, Stage.EXIT_ERROR),
        (Stage.RUNNING, Stage.READY),
        (Stage.RUNNING, Stage.EXIT_ERROR),
        (Stage.RUNNING, Stage.EXITED),
        (Stage.RUNNING, Stage.SHUTDOWN_FAILED),
        # An extension whose connection broke while parked may ask again.
        (Stage.READY, Stage.READY),
        # An error may be reported more than once; the first counts.
        (Stage.INIT_ERROR, Stage.INIT_ERROR),
        (Stage.EXIT_ERROR, Stage.EXIT_ERROR),
    }
)


def allowed(current: Stage, new: Stage) -> bool:
    """Whether an extension may move from `current` to `new`."""
    return (current, new) in _MOVES


@dataclass(frozen=True, slots=True)
class ExtensionState:
    """What a `platform.extension` record tells: `events` are those subscribed to, `error_type` what it reported."""

    name: str
    state: Stage
    events: tuple[str, ...]
    error_type: str = ""
