"""The command line that starts a sandbox's first process inside its limits, without code between fork and exec."""

import shlex
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench.model.limits import OPEN_FILES

_LOCKED_KB = 64
"""How much memory a process may lock (LAMBDA_FACTS §1.8)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a first process joins and is limited to.

    `address_space_mb` limits virtual memory where no control group limits real memory; None leaves it. `frames` is
    opened as a second descriptor of its stdout. Without `dies_alone` it is killed with the program, also when that is
    killed itself (Linux, util-linux).
    """

    procs_files: Sequence[Path] = ()
    address_space_mb: int | None = None
    frames: int | None = None
    dies_alone: bool = False


def wrap(command: Sequence[str], limits: Limits) -> list[str]:
    """`command` behind a shell that joins the control groups and sets limits, then becomes the command.

    On Windows the command comes back as it is: there the executor says that it holds no limits.
    """
    if sys.platform == "win32":
        return list(command)
    steps = [f"echo $$ > {shlex.quote(str(path))}" for path in limits.procs_files]
    steps += [f"ulimit -n {OPEN_FILES} 2>/dev/null", f"ulimit -l {_LOCKED_KB} 2>/dev/null"]
    if limits.address_space_mb is not None:
        steps.append(f"ulimit -v {limits.address_space_mb * 1024}")
    if limits.frames is not None:
        steps.append(f"exec {limits.frames}>&1")
    steps.append('exec "$@"')
    before = [] if limits.dies_alone else _dies_with_parent()
    return [*before, "/bin/sh", "-c", "\n".join(steps), "sh", *command]


def _dies_with_parent() -> list[str]:
    setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
    return [setpriv, "--pdeathsig", "KILL"] if setpriv else []
