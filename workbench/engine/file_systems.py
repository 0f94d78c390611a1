"""Local folders in place of the file systems that functions mount (LAMBDA_FACTS §7.9)."""

import re
from pathlib import Path

from workbench.model.errors import InvalidRequestError, SandboxError
from workbench.model.function import FileSystem

_PATTERN = "/mnt/[a-zA-Z0-9-_.]+"
_LONGEST = 160
_FOLDER = "file-systems"


def local_folder(file_system: FileSystem, root: Path) -> Path:
    """The folder that is mounted for `file_system`, made on demand: its own, or one below `root`.

    Everything that names the same access point shares the folder. Raises InvalidRequestError for a mount path that AWS
    refuses, and SandboxError when the folder cannot be made.
    """
    _check(file_system.mount_path)
    folder = file_system.folder or root / _FOLDER / _name(file_system)
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            folder.chmod(0o777)  # a container's user is another one
    except OSError as error:
        raise SandboxError(
            f"The file system at {file_system.mount_path} has no folder here.",
            f"{folder} cannot be made: {error.strerror or error}.",
            "Name a folder for it in workbench.toml.",
        ) from error
    return folder


def _check(mount_path: str) -> None:
    if not re.fullmatch(r"/mnt/[a-zA-Z0-9_.-]+", mount_path):
        constraint = f"Member must satisfy regular expression pattern: {_PATTERN}"
    elif mount_path.endswith(("/.", "/..")):  # AWS's pattern has it, and no system can mount it
        constraint = "Member must name a directory below /mnt"
    elif len(mount_path) > _LONGEST:
        constraint = f"Member must have length less than or equal to {_LONGEST}"
    else:
        return
    raise InvalidRequestError(
        "ValidationException",
        f"1 validation error detected: Value '{mount_path}' at 'fileSystemConfigs.1.member.localMountPath' "
        f"failed to satisfy constraint: {constraint}",
        "",
        "Correct LocalMountPath.",
    )


def _name(file_system: FileSystem) -> str:
    """The access point's id in characters that every disk allows: `fsap-0123` of its ARN; without one, of the mount."""
    name = re.sub(r"[^A-Za-z0-9_.-]", "_", file_system.arn.rstrip("/").rpartition("/")[2])
    return name if name.strip(".") else file_system.mount_path.rpartition("/")[2]
