"""The command line that starts a sandbox's first process inside its limits, without code between fork and exec."""

import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from workbench.model.limits import OPEN_FILES


def wrap(command: Sequence[str], procs_files: Sequence[Path], address_space_mb: int | None) -> list[str]:
    """`command` behind a shell that joins the control groups and sets limits, then becomes the command.

    `address_space_mb` limits virtual memory where no control group limits real memory; None leaves it. On Windows the
    command comes back as it is: there the executor says that it holds no limits.
    """
    if sys.platform == "win32":
        return list(command)
    steps = [f"echo $$ > {shlex.quote(str(path))}" for path in procs_files]
    steps.append(f"ulimit -n {OPEN_FILES} 2>/dev/null")
    if address_space_mb is not None:
        steps.append(f"ulimit -v {address_space_mb * 1024}")
    steps.append('exec "$@"')
    return [*_dies_with_parent(), "/bin/sh", "-c", "\n".join(steps), "sh", *command]


def _dies_with_parent() -> list[str]:
    """The function is killed with the program, also when that is killed itself (Linux, util-linux)."""
    setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
    return [setpriv, "--pdeathsig", "KILL"] if setpriv else []
