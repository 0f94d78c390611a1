"""Why a container engine cannot be reached, in words that say what to do next."""

import platform
import shutil
from enum import Enum

from workbench.model.errors import ExecutorUnavailableError

_OTHERWISE = "or invoke with the process executor."


class Cause(Enum):
    """Why a call to the engine came to nothing."""

    ABSENT = "absent"
    REFUSED = "refused"
    DENIED = "denied"
    SILENT = "silent"
    GONE = "gone"
    OTHER = "other"


_BY_TYPE: tuple[tuple[type[BaseException], Cause], ...] = (
    (FileNotFoundError, Cause.ABSENT),
    (ConnectionRefusedError, Cause.REFUSED),
    (PermissionError, Cause.DENIED),
    (TimeoutError, Cause.SILENT),
    (ConnectionError, Cause.GONE),
)


def unavailable(address: str, error: BaseException) -> ExecutorUnavailableError:
    """The error to raise when talking to the engine at `address` failed with `error`."""
    cause = cause_of(error)
    why = {
        Cause.ABSENT: f"Nothing listens at {address}.",
        Cause.REFUSED: f"Nothing accepts connections at {address}.",
        Cause.DENIED: f"This user may not open {address}.",
        Cause.SILENT: f"The engine at {address} gave no answer in time.",
        Cause.GONE: f"The engine at {address} closed the connection.",
        Cause.OTHER: f"{address}: {_words(error)}.",
    }[cause]
    return ExecutorUnavailableError("Docker does not answer.", why, f"{_remedy(cause)}, {_OTHERWISE}")


def cause_of(error: BaseException) -> Cause:
    """The kind of failure, found in the chain of errors below `error`."""
    links = chain(error)
    for link in links:
        for kind, cause in _BY_TYPE:
            if isinstance(link, kind):
                return cause
    # The HTTP libraries' own time-outs are no TimeoutError.
    if any("Timeout" in type(link).__name__ for link in links):
        return Cause.SILENT
    return Cause.OTHER


def chain(error: BaseException) -> list[BaseException]:
    """`error` and all that it wraps, as causes, contexts or arguments; outermost first."""
    found: list[BaseException] = []
    todo: list[object] = [error]
    while todo:
        link = todo.pop(0)
        if not isinstance(link, BaseException) or any(link is seen for seen in found):
            continue
        found.append(link)
        todo += [*link.args, getattr(link, "reason", None), link.__cause__, link.__context__]
    return found


def _words(error: BaseException) -> str:
    return (str(chain(error)[-1]) or type(error).__name__).rstrip(".")


def _remedy(cause: Cause) -> str:
    linux = platform.system() == "Linux"
    match cause:
        case Cause.DENIED if linux:
            return "Run `sudo usermod -aG docker $USER` and log in again"
        case Cause.DENIED:
            return "Allow this user to use Docker"
        case Cause.SILENT:
            return "Restart Docker"
        case Cause.ABSENT if not (shutil.which("dockerd") or shutil.which("docker")):
            return "Install Docker"
        case _:
            return "Start Docker with `sudo systemctl start docker`" if linux else "Start Docker Desktop"
