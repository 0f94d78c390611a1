"""One walk over a workspace's folders: names only, bounded, and blind to what tools generate."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

IGNORED = frozenset(
    {"node_modules", "__pycache__", "venv", "env", "dist", "build", "target", "site-packages", "coverage"}
)
"""Folders of dependencies and build results; those whose names begin with a dot are ignored as well."""

CDK_OUT = "cdk.out"
MAX_DEPTH = 16
MAX_FOLDERS = 20_000


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the workspace: its absolute path, how deep it lies (the root is 0), and its files' names, sorted."""

    path: str
    depth: int
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """All folders of a workspace, top down; `unreadable` ones and a `truncated` walk are told to the user."""

    root: Path
    folders: tuple[Folder, ...]
    unreadable: tuple[Path, ...] = ()
    truncated: bool = False


def is_ignored(name: str) -> bool:
    """Whether a folder of this name holds nothing that the user wrote."""
    return name in IGNORED or (name.startswith(".") and name not in (".", ".."))


def is_below_ignored(path: Path, root: Path) -> bool:
    """Whether `path` lies in an ignored folder of `root`, or is one."""
    try:
        parts = path.relative_to(root).parts
    except ValueError:
        return False
    return any(map(is_ignored, parts))


def walk(root: Path) -> Tree:
    """The tree below `root`, breadth first. Links to folders are not followed, so loops do no harm.

    Raises OSError when `root` itself cannot be read.
    """
    folders = [_read(str(root), 0)]
    unreadable: list[Path] = []
    index = 0
    while index < len(folders) and len(folders) <= MAX_FOLDERS:
        (folder, children), index = folders[index], index + 1
        if folder.depth < MAX_DEPTH:
            folders.extend(_read_all(children, folder.depth + 1, unreadable))
    found = tuple(folder for folder, _ in folders[:MAX_FOLDERS])
    return Tree(root, found, tuple(unreadable), len(folders) > MAX_FOLDERS)


_Read = tuple[Folder, list[str]]


def _read_all(paths: list[str], depth: int, unreadable: list[Path]) -> Iterator[_Read]:
    for path in paths:
        try:
            folder, children = _read(path, depth)
        except OSError:
            unreadable.append(Path(path))
            continue
        if "pyvenv.cfg" not in folder.files:
            yield folder, children


def _read(path: str, depth: int) -> _Read:
    files: list[str] = []
    children: list[str] = []
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if not is_ignored(entry.name) and entry.name != CDK_OUT:
                    children.append(entry.path)
                elif entry.name == CDK_OUT:
                    files.append(CDK_OUT)
            elif entry.is_file():  # no pipe or socket: reading one would wait for ever
                files.append(entry.name)
    return Folder(path, depth, tuple(sorted(files))), sorted(children)
