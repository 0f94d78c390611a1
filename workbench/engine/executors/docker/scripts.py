"""The script that a sandbox's first process runs: it sends output to FIFOs and, if there are any, starts extensions."""

import shlex

from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.boot import BootFiles, boot_script
from workbench.engine.executors.boot_pipes import EXTENSION_LOG, GATE, STATUS
from workbench.engine.executors.docker.daemon import ImageStart
from workbench.model.function import PackageType

TALK = "/var/log/sandbox"
"""Where the folder of FIFOs is in the sandbox."""

LOG = "log"

LOG_FD_VARIABLE = "_LAMBDA_TELEMETRY_LOG_FD"
LOG_FD = 9
"""The descriptor that the script opens beside stdout, for framed records (LAMBDA_FACTS §1.10)."""

_OF_DOCKER = ("HOME", "HOSTNAME")
"""Variables that Docker sets by itself, and AWS does not (WIRE_FACTS §7)."""

_FILES = BootFiles(*(f"{TALK}/{name}" for name in (LOG, EXTENSION_LOG, STATUS, GATE)))

NO_FOLDER, DENIED, MISSING = 125, 126, 127
"""How the script exits when it finds that it can start nothing."""

# An image function's start is of the user's making. Docker would make a working directory that is not there.
_CHECKS = f"""cd {{folder}} 2>/dev/null || exit {NO_FOLDER}
case $1 in
*/*) [ -f "$1" ] || exit {MISSING}; [ -x "$1" ] || exit {DENIED} ;;
*) command -v "$1" >/dev/null 2>&1 || exit {MISSING} ;;
esac
"""


def is_checked(spec: SandboxSpec) -> bool:
    """Whether the script looks at the start first, and ends without a word when that cannot be."""
    return spec.extensions and spec.function.package_type is PackageType.IMAGE


def wrapped(spec: SandboxSpec, start: ImageStart) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Entry point and command that run `start` below a shell which sends its output to the log FIFO."""
    script = _with_extensions(spec, start) if spec.extensions else _alone(framed=spec.framed_log)
    return ("/bin/sh", "-c", _without_dockers(spec) + script, "sh"), (*start.entry_point, *start.command)


def _without_dockers(spec: SandboxSpec) -> str:
    """Takes away variables that neither AWS nor the function sets; an image's start may rely on them."""
    if spec.function.package_type is PackageType.IMAGE:
        return ""
    own = dict(spec.variables)
    return "".join(f"unset {name}\n" for name in _OF_DOCKER if name not in own)


def _alone(*, framed: bool) -> str:
    # Not `exec`: a first process ignores the signals it sends to itself, and nobody would wait for its orphans. The
    # parentheses keep what the shell says of a killed child ("Killed") out of the log.
    return f'("$@") >{TALK}/{LOG} 2>&1{f" {LOG_FD}>&1" if framed else ""}; exit $?'


def _with_extensions(spec: SandboxSpec, start: ImageStart) -> str:
    script = boot_script(_FILES, (*spec.hidden, LOG_FD_VARIABLE))
    if not is_checked(spec):
        return script
    return _CHECKS.format(folder=shlex.quote(start.working_directory or "/")) + script
