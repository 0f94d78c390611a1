"""The runtime's states and the moves between them; whatever is not listed is refused.

The names are AWS's, as they stand in error messages (LAMBDA_FACTS §1.2).
"""

from enum import StrEnum


class RuntimeState(StrEnum):
    """Where the runtime of one environment is, or one invocation of several that it runs at a time."""

    STARTED = "Started"
    READY = "Ready"
    RUNNING = "Running"
    RESPONSE = "InvocationResponse"
    RESPONSE_SENT = "RuntimeResponseSentState"
    ERROR_RESPONSE = "InvocationErrorResponse"
    INIT_ERROR = "InitError"
    RESTORE_READY = "RestoreReady"
    RESTORING = "Restoring"
    RESTORE_ERROR = "RuntimeRestoreErrorState"
    EXITED = "Exited"


_MOVES = frozenset(
    {
        (RuntimeState.STARTED, RuntimeState.READY),
        (RuntimeState.STARTED, RuntimeState.INIT_ERROR),
        (RuntimeState.STARTED, RuntimeState.RESTORE_READY),
        (RuntimeState.RESTORE_READY, RuntimeState.RESTORING),
        (RuntimeState.RESTORING, RuntimeState.READY),
        (RuntimeState.RESTORING, RuntimeState.RESTORE_ERROR),
        (RuntimeState.READY, RuntimeState.RUNNING),
        (RuntimeState.RUNNING, RuntimeState.RESPONSE),
        (RuntimeState.RUNNING, RuntimeState.ERROR_RESPONSE),
        (RuntimeState.RESPONSE, RuntimeState.RESPONSE_SENT),
        (RuntimeState.ERROR_RESPONSE, RuntimeState.RESPONSE_SENT),
        (RuntimeState.RESPONSE_SENT, RuntimeState.READY),
        # A client whose connection broke while parked may ask again.
        (RuntimeState.READY, RuntimeState.READY),
        (RuntimeState.RESTORE_READY, RuntimeState.RESTORE_READY),
    }
)


def allowed(current: RuntimeState, new: RuntimeState) -> bool:
    """Whether the runtime may move from `current` to `new`; any state may end in EXITED."""
    return (current, new) in _MOVES or (new is RuntimeState.EXITED and current is not RuntimeState.EXITED)
