"""What an answer of the runtime means to the caller: the payload, the error and what REPORT says of it.

Sources: LAMBDA_FACTS §1.4, WIRE_FACTS §1. Member order is AWS's.
"""

import json
import signal
from dataclasses import dataclass

from workbench.engine.executors.base import SandboxExit
from workbench.engine.runtime_api.answers import (
    Answer,
    Broken,
    Exited,
    Failed,
    Responded,
    TimedOut,
    TooLarge,
    Truncated,
)
from workbench.model.limits import RESPONSE_BYTES, STREAMED_RESPONSE_BYTES
from workbench.model.report import InvokeStatus

UNHANDLED = "Unhandled"
EXIT_ERROR = "Runtime.ExitError"
TIMED_OUT = "Sandbox.Timedout"
TOO_LARGE = "Function.ResponseSizeTooLarge"
TRUNCATED = "Runtime.TruncatedResponse"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The payload for the caller; `function_error` and `error_type` are empty for a success.

    `keeps` says whether the environment can run another invoke without a reset. `streamed_bytes` were passed on before;
    then `payload` is empty, or the error document of a response that failed in the middle.
    """

    payload: bytes
    function_error: str = ""
    error_type: str = ""
    status: InvokeStatus | None = None
    keeps: bool = True
    streamed_bytes: int = 0
    content_type: str = ""


def outcome(answer: Answer, request_id: str, timeout_s: float) -> Outcome:
    """The outcome of `answer` for the invoke `request_id` that had so long."""
    match answer:
        case Responded(body, content_type, streamed):
            return Outcome(body, streamed_bytes=streamed, content_type=content_type)
        case Failed(body, error_type, streamed):
            # What InvokeComplete says of a stream is the trailer's type (LAMBDA_FACTS §3.5).
            own = "" if streamed else _error_type(body)
            return Outcome(body, UNHANDLED, own or error_type, streamed_bytes=streamed)
        case TooLarge(streamed):
            return _too_large(streamed)
        case _:
            return _platform_failure(answer, request_id, timeout_s)


def _too_large(streamed: int) -> Outcome:
    limit = STREAMED_RESPONSE_BYTES if streamed else RESPONSE_BYTES
    text = f"Response payload size exceeded maximum allowed payload size ({limit} bytes)."
    body = _document(errorMessage=text, errorType=TOO_LARGE)
    return Outcome(body, UNHANDLED, TOO_LARGE, InvokeStatus.ERROR, keeps=False, streamed_bytes=streamed)


def _platform_failure(answer: Truncated | Broken | TimedOut | Exited, request_id: str, timeout_s: float) -> Outcome:
    status, streamed = InvokeStatus.ERROR, 0
    match answer:
        case TimedOut():
            kind, text, status = TIMED_OUT, f"Task timed out after {timeout_s:.2f} seconds", InvokeStatus.TIMEOUT
        case Exited(ended):
            kind, text = EXIT_ERROR, exit_reason(ended)
        case Broken(error_type, why):
            kind, text = error_type, why
        case Truncated(streamed):
            kind, text = TRUNCATED, "Response was truncated"
    body = _document(errorType=kind, errorMessage=f"RequestId: {request_id} Error: {text}")
    return Outcome(body, UNHANDLED, kind, status, keeps=False, streamed_bytes=streamed)


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
