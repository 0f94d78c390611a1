"""What an answer of the runtime means to the caller: the payload, the error and what REPORT says of it.

Sources: LAMBDA_FACTS §1.4, WIRE_FACTS §1. Member order is AWS's.
"""

import json
import signal
from dataclasses import dataclass

from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.exchange import Answer, Exited, Failed, Responded, TimedOut, TooLarge
from workbench.model.limits import RESPONSE_BYTES
from workbench.model.report import InvokeStatus

UNHANDLED = "Unhandled"
EXIT_ERROR = "Runtime.ExitError"
TIMED_OUT = "Sandbox.Timedout"
TOO_LARGE = "Function.ResponseSizeTooLarge"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The payload for the caller; `function_error` and `error_type` are empty for a success.

    `keeps` says whether the environment can run another invoke.
    """

    payload: bytes
    function_error: str = ""
    error_type: str = ""
    status: InvokeStatus | None = None
    keeps: bool = True


def outcome(answer: Answer, request_id: str, timeout_s: float) -> Outcome:
    """The outcome of `answer` for the invoke `request_id` of a function with that timeout."""
    match answer:
        case Responded(body):
            return Outcome(body)
        case Failed(body, error_type):
            return Outcome(body, UNHANDLED, _error_type(body) or error_type)
        case TooLarge():
            text = f"Response payload size exceeded maximum allowed payload size ({RESPONSE_BYTES} bytes)."
            body = _document(errorMessage=text, errorType=TOO_LARGE)
            return Outcome(body, UNHANDLED, TOO_LARGE, InvokeStatus.ERROR, keeps=False)
        case TimedOut():
            return _platform(
                TIMED_OUT, request_id, f"Task timed out after {timeout_s:.2f} seconds", InvokeStatus.TIMEOUT
            )
        case Exited(ended):
            return _platform(EXIT_ERROR, request_id, exit_reason(ended), InvokeStatus.ERROR)


def exit_reason(ended: SandboxExit) -> str:
    """AWS's words for how a runtime ended."""
    if ended.out_of_memory:
        return "Runtime exited with error: signal: killed"
    if ended.signal is not None:
        return f"Runtime exited with error: signal: {_signal_name(ended.signal)}"
    if ended.status:
        return f"Runtime exited with error: exit status {ended.status}"
    return "Runtime exited without providing a reason"


_SIGNAL_NAMES = {
    signal.SIGABRT: "aborted",
    signal.SIGFPE: "floating point exception",
    signal.SIGILL: "illegal instruction",
    signal.SIGINT: "interrupt",
    signal.SIGSEGV: "segmentation fault",
    signal.SIGTERM: "terminated",
    9: "killed",
    7: "bus error",
    13: "broken pipe",
}
"""The words of Go's `syscall.Signal.String`, which AWS prints."""


def _signal_name(number: int) -> str:
    return _SIGNAL_NAMES.get(number, f"signal {number}")


def _platform(error_type: str, request_id: str, text: str, status: InvokeStatus) -> Outcome:
    body = _document(errorType=error_type, errorMessage=f"RequestId: {request_id} Error: {text}")
    return Outcome(body, UNHANDLED, error_type, status, keeps=False)


def _document(**members: str) -> bytes:
    return json.dumps(members, separators=(",", ":")).encode()


def _error_type(body: bytes) -> str:
    """The `errorType` that the runtime wrote, for showing; the body itself goes on unchanged."""
    try:
        document = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    found = document.get("errorType") if isinstance(document, dict) else None
    return found if isinstance(found, str) else ""
