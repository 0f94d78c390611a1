"""The sample workspace: a copy in the user's folder, so that it can be edited."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base.assets import resources
from workbench.model.errors import WorkspaceError

if TYPE_CHECKING:
    from workbench.app.application import Application

FOLDER = "sample"


async def sample_workspace(app: "Application") -> Path:
    """The folder of the user's copy, made when it is not there (edits are kept). Raises WorkspaceError."""
    target = app.paths.data / FOLDER
    await asyncio.to_thread(_provide, resources() / FOLDER, target)
    return target


def _provide(source: Path, target: Path) -> None:
    if target.exists():
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".sample-") as folder:
            # The copy appears whole or not at all.
            copy = shutil.copytree(source, Path(folder) / FOLDER)
            copy.rename(target)
    except (OSError, shutil.Error) as error:
        raise WorkspaceError(f"The sample cannot be copied to {target}.", f"{error}.") from error
