"""How an extension fails its environment, in AWS's words (LAMBDA_FACTS §1.4, WIRE_FACTS §6)."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.engine.executors.base import SandboxExit

NOT_EXECUTABLE = 126
NOT_FOUND = 127
"""What a shell's child ends with when its program could not be started."""

TOO_MANY = "TooManyExtensions"


class FailureType(StrEnum):
    """The `errorType` that the invoker is told."""

    INIT_ERROR = "Extension.InitError"
    EXIT_ERROR = "Extension.ExitError"
    CRASH = "Extension.Crash"
    LAUNCH_ERROR = "Extension.LaunchError"


@dataclass(frozen=True, slots=True)
class ExtensionFailure:
    """The first failure of an environment's extensions.

    `message` follows "Error: " in the document that the invoker gets. `reported` is the extension's own error type,
    and `body` the document it posted with it; both are empty when it reported nothing.
    """

    type: FailureType
    name: str
    message: str
    body: bytes = b""
    reported: str = ""


def not_launched(ended: SandboxExit) -> bool:
    """Whether a process ended because its program could not be started."""
    return ended.signal is None and ended.status in (NOT_EXECUTABLE, NOT_FOUND)


def launch_error(name: str, ended: SandboxExit) -> ExtensionFailure:
    """An extension whose program could not be started."""
    denied = ended.status == NOT_EXECUTABLE
    reason = "permission denied" if denied else "no such file or directory"
    text = f"fork/exec /opt/extensions/{name}: {reason}"
    kind = "PermissionDenied" if denied else "UnknownError"
    return ExtensionFailure(FailureType.LAUNCH_ERROR, name, text, reported=kind)


def too_many(name: str) -> ExtensionFailure:
    """An external extension over the limit."""
    return ExtensionFailure(FailureType.LAUNCH_ERROR, name, "ErrTooManyExtensions", reported=TOO_MANY)


def crash(name: str, ended: SandboxExit) -> ExtensionFailure:
    """An extension whose process ended without a word."""
    return ExtensionFailure(FailureType.CRASH, name, _exit_text(ended))


def reported_error(kind: FailureType, name: str, error_type: str, body: bytes) -> ExtensionFailure:
    """An error that the extension itself reported."""
    return ExtensionFailure(kind, name, f"extension {name} failed: {error_type}", body, error_type)


_SIGNALS = {
    1: "hangup",
    2: "interrupt",
    3: "quit",
    4: "illegal instruction",
    6: "aborted",
    7: "bus error",
    8: "floating point exception",
    9: "killed",
    11: "segmentation fault",
    13: "broken pipe",
    15: "terminated",
}
"""Linux's numbers with Go's words, which AWS prints; the C library's would be in the user's language."""


def _exit_text(ended: SandboxExit) -> str:
    if ended.out_of_memory:
        return "signal: killed"
    if ended.signal is not None:
        return f"signal: {_SIGNALS.get(ended.signal, f'signal {ended.signal}')}"
    return f"exit status {ended.status}" if ended.status else "exit code 0"
