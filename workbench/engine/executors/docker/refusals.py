"""Starts that cannot be: what Docker or the sandbox's script says, as the errors that AWS has for it."""

import re

from workbench.engine.executors.base import InvalidEntrypointError, InvalidWorkingDirError, SandboxExit
from workbench.engine.executors.docker import scripts
from workbench.engine.executors.docker.daemon import ImageStart
from workbench.model.errors import SandboxError

_START_REFUSED = re.compile(r'exec: \\?"(?P<program>.*?)\\?": (?:stat [^:]+: )?(?P<reason>[^:"\\]+)')
_FOLDER_REFUSED = re.compile(r"chdir to cwd|working directory|Cannot mkdir")


def not_begun(how: SandboxExit, start: ImageStart) -> SandboxError | None:
    """The error for a script that was checked and ended without a word; None when it was not for its checks."""
    program = (*start.entry_point, *start.command)[0]
    match how.status:
        case scripts.NO_FOLDER:
            return no_folder(start.working_directory)
        case scripts.DENIED:
            return no_start(program, "permission denied")
        case scripts.MISSING if "/" in program:
            return no_start(program, "no such file or directory")
        case scripts.MISSING:
            return no_start(program, "executable file not found in $PATH")
        case _:
            return None


def refused(error: SandboxError, start: ImageStart) -> SandboxError:
    """`error` of Docker's when it created or started the container, as the one that it means."""
    if _FOLDER_REFUSED.search(error.why):
        return no_folder(start.working_directory)
    found = _START_REFUSED.search(error.why)
    return no_start(found["program"], found["reason"].strip().rstrip(".")) if found else error


def no_start(program: str, reason: str) -> InvalidEntrypointError:
    """`program` cannot be started because of `reason`."""
    how = f"fork/exec {program}" if "/" in program else f'exec: "{program}"'
    next_step = "Correct the function's entry point, or add the program to its image."
    return InvalidEntrypointError("The function's entry point cannot be started.", f"{how}: {reason}.", next_step)


def no_folder(folder: str) -> InvalidWorkingDirError:
    """The working directory cannot be entered."""
    next_step = "Correct the function's working directory, or add it to the image."
    why = f"chdir {folder}: no such file or directory."
    return InvalidWorkingDirError("The function's working directory is not there.", why, next_step)
