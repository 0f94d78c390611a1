"""The program's own distributions, which executors give to functions."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.errors import RuntimeUnavailableError

if TYPE_CHECKING:
    import importlib.metadata


def top_levels(distribution: "importlib.metadata.Distribution") -> Iterator[Path]:
    """The files and folders that a distribution has put beside one another, its metadata included."""
    seen: set[str] = set()
    for file in distribution.files or ():
        first = file.parts[0]
        if first in seen or first in ("..", "__pycache__"):
            continue
        seen.add(first)
        yield Path(str(distribution.locate_file(first)))


def distribution(name: str) -> "importlib.metadata.Distribution":
    """The one of that name. Raises RuntimeUnavailableError when it is not installed beside the program."""
    import importlib.metadata  # noqa: PLC0415 - 15 ms, needed once for each installation

    try:
        return importlib.metadata.distribution(name)
    except importlib.metadata.PackageNotFoundError as error:
        raise RuntimeUnavailableError(
            f"The Python package {name} is not installed beside the program.",
            "Functions are given it: AWS's runtime client and SDK, or a debugger.",
            "Install the program's packages again.",
        ) from error
