"""Which files are a library's or Python's own: they are there to be read, not to be changed."""

import sysconfig
from functools import cache
from pathlib import Path

_PACKAGES = frozenset({"site-packages", "dist-packages", "typeshed", "node_modules"})


def is_library(path: Path) -> bool:
    """Whether the file belongs to an installed package or to Python itself."""
    return not _PACKAGES.isdisjoint(path.parts) or any(path.is_relative_to(folder) for folder in _standard())


@cache
def _standard() -> tuple[Path, ...]:
    paths = sysconfig.get_paths()
    found = (Path(paths["stdlib"]), Path(paths["platstdlib"]))
    return tuple(dict.fromkeys((*found, *(folder.resolve() for folder in found))))
