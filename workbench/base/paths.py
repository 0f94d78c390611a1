"""Where the program keeps a user's data, settings and caches (the platform's usual folders)."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

_NAME = "lambda-workbench"
HOME_VARIABLE = "WORKBENCH_HOME"
"""Names one folder for everything, for tests and portable installs."""


@dataclass(frozen=True, slots=True)
class UserPaths:
    """The user's folders; none need exist yet."""

    data: Path
    config: Path
    cache: Path


def user_paths() -> UserPaths:
    """The folders of this user, or those below `$WORKBENCH_HOME` when it is set."""
    home = os.environ.get(HOME_VARIABLE)
    if home:
        root = Path(home)
        return UserPaths(root / "data", root / "config", root / "cache")
    dirs = platformdirs.PlatformDirs(_NAME, appauthor=False)
    return UserPaths(Path(dirs.user_data_dir), Path(dirs.user_config_dir), Path(dirs.user_cache_dir))


def resolved(path: Path) -> Path:
    """The file or folder that `path` names, `~` and links followed; it blocks for a moment."""
    return path.expanduser().resolve()
