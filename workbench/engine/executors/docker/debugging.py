"""A debugger in a container: its files are mounted, and a wrapper script puts it into the runtime's start.

That is AWS's own way in (`AWS_LAMBDA_EXEC_WRAPPER`), so it works in AWS's images as they are.
"""

import shlex
from pathlib import Path

from workbench.engine.executors.base import SandboxSpec
from workbench.engine.executors.debugger_start import FILES, debugger_arguments
from workbench.engine.executors.distributions import distribution, top_levels

WRAPPER_VARIABLE = "AWS_LAMBDA_EXEC_WRAPPER"
WRAPPER = "/var/debugger/wrapper"
_FOLDER = "/var/debugger/packages"
_FILES = "/var/debugger/files"
_SCRIPT = "debugger"


def debugger_mounts(spec: SandboxSpec, scratch: Path) -> tuple[tuple[Path, str], ...]:
    """What is mounted read-only for a sandbox that is debugged, else nothing; the script is written into `scratch`.

    Raises RuntimeUnavailableError when the debugger is not installed beside the program, and OSError. Blocks.
    """
    if spec.debug is None or spec.runtime is None or spec.runtime.debug is None:
        return ()
    arguments = debugger_arguments(spec.runtime.debug, spec.debug, _FOLDER, _FILES)
    script = scratch / _SCRIPT
    script.write_text(wrapper_script(arguments, dict(spec.variables).get(WRAPPER_VARIABLE, "")), encoding="utf-8")
    script.chmod(0o755)
    packages = [path for name in spec.runtime.debug.libraries for path in top_levels(distribution(name))]
    shown = [(path, f"{_FOLDER}/{path.name}") for path in packages if path.is_dir() and path.suffix != ".dist-info"]
    return ((script, WRAPPER), (spec.runtime.folder / FILES, _FILES), *shown)


def wrapper_script(arguments: list[str], own: str) -> str:
    """Puts `arguments` before the last of its own, then runs them, by the function's `own` wrapper if it has one."""
    variable = f"export {WRAPPER_VARIABLE}={shlex.quote(own)}" if own else f"unset {WRAPPER_VARIABLE}"
    return f"""#!/bin/sh
count=$#
for argument do
    shift
    count=$((count - 1))
    [ $count -gt 0 ] || set -- "$@" {shlex.join(arguments)}
    set -- "$@" "$argument"
done
{variable}
exec {shlex.quote(own) + " " if own else ""}"$@"
"""
