"""The files of a function that go into its package, in the order and with the modes that they have there."""

import os
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.model.errors import DocumentError
from workbench.model.limits import CODE_BYTES

LEFT_OUT = frozenset(
    {
        ".aws-sam",
        ".coverage",
        ".DS_Store",
        ".git",
        ".gitignore",
        ".hypothesis",
        ".idea",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        ".venv",
        ".vscode",
        "__pycache__",
        "cdk.out",
        "venv",
        "workbench.toml",
    }
)
"""Names that no function reads at run time, wherever they stand. Node.js reads `node_modules`: that goes along."""

_RUNS = 0o111
_FILE, _PROGRAM = 0o644, 0o755


@dataclass(frozen=True, slots=True)
class PackageFile:
    """A file: its name in the package, where it is, its mode and size in bytes; `link` is what a link names."""

    name: str
    path: Path
    mode: int
    size: int
    changed_ns: int = 0
    link: str = ""


def package_files(folder: Path, left_out: Collection[Path] = ()) -> tuple[PackageFile, ...]:
    """The files below `folder`, by name; `left_out` are paths that do not go along. Blocks.

    Modes are those that Lambda needs, whatever this computer's are: read by all, and run by all where somebody may.
    Raises DocumentError for what cannot be read, for an empty folder, and for one over Lambda's limit.
    """
    try:
        found = sorted(_walk(Path(os.path.realpath(folder)), "", frozenset(left_out)), key=lambda one: one.name)
    except OSError as error:
        why = f"The system says: {error.strerror or error}."
        raise DocumentError(f"{error.filename or folder} cannot be read.", why, "Look at its permissions.") from error
    if not found:
        raise DocumentError(f"There is no code in {folder}.", "", "Look at where the function's code is.")
    unzipped = sum(one.size for one in found)
    if unzipped >= CODE_BYTES:
        why = f"It has {unzipped:,} bytes; Lambda takes less than {CODE_BYTES:,} without layers."
        raise DocumentError(f"The code in {folder} is too large.", why, "Leave out what is not needed at run time.")
    return tuple(found)


def _walk(root: Path, prefix: str, left_out: frozenset[Path]) -> Iterator[PackageFile]:
    with os.scandir(root / prefix) as entries:
        for entry in entries:
            if entry.name in LEFT_OUT or Path(entry.path) in left_out:
                continue
            name = prefix + entry.name
            if entry.is_symlink() and (target := _inner_link(Path(entry.path), root)) is not None:
                yield PackageFile(name, Path(entry.path), stat.S_IFLNK | 0o777, len(target.encode()), link=target)
            elif entry.is_dir(follow_symlinks=False):
                yield from _walk(root, f"{name}/", left_out)
            elif entry.is_file():  # also at the end of a link that leads out; neither a pipe nor a socket
                yield _file(name, entry)


def _inner_link(path: Path, root: Path) -> str | None:
    """What a link names, seen from its own place; None for one that leads out of the package, or nowhere."""
    real = Path(os.path.realpath(path))
    if not real.exists() or not real.is_relative_to(root):
        return None
    return Path(os.path.relpath(real, os.path.realpath(path.parent))).as_posix()


def _file(name: str, entry: "os.DirEntry[str]") -> PackageFile:
    state = entry.stat()
    mode = _PROGRAM if state.st_mode & _RUNS else _FILE
    return PackageFile(name, Path(entry.path), stat.S_IFREG | mode, state.st_size, state.st_mtime_ns)
