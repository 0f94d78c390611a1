"""The program's own distributions, offered to functions in one folder: AWS's runtime client and SDK, offline."""

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from workbench.engine.executors.distributions import distribution, top_levels
from workbench.engine.executors.process.host_tree import is_hidden


def provide_libraries(names: Iterable[str], folder: Path) -> Path:
    """Fill `folder` with links to (or copies of) the distributions; does nothing when it is there already.

    Raises RuntimeUnavailableError when one is not installed beside the program.
    """
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name in names:
            for source in top_levels(distribution(name)):
                _offer(source, making / source.name)
        _move_into_place(making, folder)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return folder


def _offer(source: Path, target: Path) -> None:
    # A link into a folder that sandboxes have of their own, such as /tmp or /opt, would lead nowhere in there.
    if hasattr(os, "symlink") and os.name == "posix" and not is_hidden(source.absolute()):
        target.symlink_to(source)
    elif source.is_dir():
        shutil.copytree(source, target)
    else:
        shutil.copy2(source, target)


def _move_into_place(making: Path, folder: Path) -> None:
    try:
        making.rename(folder)
    except OSError:
        if not folder.is_dir():  # else another process was faster, with the same content
            raise
