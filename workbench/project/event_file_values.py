"""Files that an event's variables name: paths below the workspace's folder, and nothing outside of it."""

import codecs
from pathlib import Path, PurePosixPath, PureWindowsPath

from workbench.model.errors import EventError
from workbench.model.limits import REQUEST_BYTES

_MOST_BYTES = REQUEST_BYTES
"""A larger file fits in no event."""


def read_bytes(root: Path | None, name: str) -> bytes:
    """The bytes of the file `name`, a path relative to `root`. Raises EventError with the reason and what to do."""
    path = _inside(root, name)
    try:
        if not path.is_file():
            raise _refused(f"There is no file {name} in the workspace." if not path.exists() else f"{name} is no file.")
        with path.open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _refused(f"{name} cannot be read: {reason}.") from error
    if len(data) > _MOST_BYTES:
        raise _refused(f"{name} is larger than any event may be ({_MOST_BYTES} bytes).", "Name a smaller file.")
    return data


def read_text(root: Path | None, name: str) -> str:
    """The file's text, without a byte order mark. Raises EventError as `read_bytes` does, and when it is not UTF-8."""
    try:
        return read_bytes(root, name).removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        raise _refused(f"{name} is not UTF-8 text.", f"Write ${{base64:{name}}} to send its bytes.") from error


def _inside(root: Path | None, name: str) -> Path:
    step = "Name a file below the workspace's folder."
    if root is None:
        raise _refused("No workspace is open that the file could be in.", "Open a folder first.")
    if PurePosixPath(name).is_absolute() or PureWindowsPath(name).anchor:
        raise _refused(f"{name} begins at the top of the disk.", step)
    if ".." in PureWindowsPath(name).parts:
        raise _refused(f"{name} leads out of the workspace.", step)
    path = root / name
    try:
        inside = path.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        inside = False
    if not inside:
        raise _refused(f"A link in {name} leads out of the workspace.", step)
    return path


def _refused(why: str, next_step: str = "Correct the path.") -> EventError:
    return EventError("", why, next_step)
