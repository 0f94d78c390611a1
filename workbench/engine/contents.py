"""What a folder or a zip of code contains: files with their modes, links and folders, by path (LAMBDA_FACTS §7.1)."""

import os
import posixpath
import stat
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.engine.fingerprint import IGNORED
from workbench.model.errors import FunctionNotRunnableError
from workbench.model.limits import CODE_BYTES

_NOT_COPIED = IGNORED - {"__pycache__"}
"""Compiled Python is copied: nothing can write it into a read-only /opt."""

_LONGEST_LINK_BYTES = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """A folder or zip, and what to call it in a message: "The layer common"."""

    path: Path
    title: str


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file: that of `source` itself, or the `member` of a zip; `mode` has its permission bits."""

    source: Source
    member: zipfile.ZipInfo | None
    mode: int


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """A symbolic link and its target, relative to where the link is."""

    target: str


Entry = FileEntry | LinkEntry | None
"""None is a folder."""


def refuse_zip(source: Source, reason: str) -> FunctionNotRunnableError:
    """The error for a zip that cannot be used; AWS's words and the reason."""
    why = "Could not unzip uploaded file. Please check your file, then try to upload again."
    detail = f" ({reason.rstrip('.')}.)" if reason else ""
    return FunctionNotRunnableError(
        f"{source.title} cannot be unzipped.", f"AWS says: {why}{detail}", f"Make {source.path.name} again."
    )


def read_zip(source: Source, home: str) -> dict[str, Entry]:
    """The entries of a zip. Raises FunctionNotRunnableError, and what `zipfile` and `zlib` raise for a damaged one."""
    found: dict[str, Entry] = {}
    with zipfile.ZipFile(source.path) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > CODE_BYTES:
            what = f"{source.title} is too large."
            why = f"AWS says: Unzipped size must be smaller than {CODE_BYTES} bytes."
            raise FunctionNotRunnableError(what, why, "Leave out what is not needed at run time.")
        for member in members:
            path = _member_path(source, member.filename)
            if path:
                found[path] = _member(source, archive, member, posixpath.join(home, path))
    return found


def _member_path(source: Source, name: str) -> str:
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    absolute = name.startswith(("/", "\\")) or ":" in parts[0][1:2] if parts else False
    if absolute or ".." in parts:
        raise refuse_zip(source, f"{name!r} leads out of it")
    return "/".join(parts)


def _member(source: Source, archive: zipfile.ZipFile, member: zipfile.ZipInfo, place: str) -> Entry:
    """The entry of a member that will be at `place` in the sandbox."""
    attributes = member.external_attr >> 16
    if member.is_dir():
        return None
    if stat.S_ISLNK(attributes) and member.file_size <= _LONGEST_LINK_BYTES:
        return LinkEntry(_relative(os.fsdecode(archive.read(member)), place))
    return FileEntry(source, member, attributes & 0o777 or 0o644)


def _relative(target: str, place: str) -> str:
    """A link to a path where the tree will be holds wherever it is written."""
    return posixpath.relpath(target, posixpath.dirname(place)) if target.startswith("/") else target


def read_folder(source: Source) -> Mapping[str, Entry]:
    """The entries of a folder. What a link outside leads to is taken in its place. Raises OSError."""
    root = os.path.realpath(source.path)
    return dict(_walk(source, root, root, "", frozenset()))


_Found = Iterator[tuple[str, Entry]]


def _walk(source: Source, folder: str, root: str, prefix: str, above: frozenset[str]) -> _Found:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = prefix + entry.name
            if entry.is_symlink():
                yield from _link(source, entry, root, path, above | {root})
            elif entry.is_dir():
                if entry.name not in _NOT_COPIED:
                    yield path, None
                    yield from _walk(source, entry.path, root, f"{path}/", above)
            elif entry.is_file():  # neither a pipe nor a socket
                yield path, _file(source, entry.path)


def _file(source: Source, path: str) -> FileEntry:
    # Read by all, as `sam package` and others make it: the sandbox runs as another user.
    mode = Path(path).stat().st_mode & 0o777 | 0o444
    return FileEntry(Source(Path(path), source.title), None, mode)


def _link(source: Source, entry: os.DirEntry[str], root: str, path: str, above: frozenset[str]) -> _Found:
    real = os.path.realpath(entry.path)
    if not os.path.lexists(real):  # another layer may have what it names
        yield path, LinkEntry(os.readlink(entry.path))  # noqa: PTH115 - the target as it is written
    elif is_inside(real, root):
        yield path, LinkEntry(os.path.relpath(real, os.path.dirname(entry.path)))  # noqa: PTH120
    elif os.path.isfile(real):  # noqa: PTH113
        yield path, _file(source, real)
    elif os.path.isdir(real) and real not in above:  # noqa: PTH112
        yield path, None
        yield from _walk(source, real, real, f"{path}/", above)


def is_inside(path: str, root: str) -> bool:
    """Whether `path` is `root` or lies below it; both absolute and without links."""
    return path == root or path.startswith(root.rstrip(os.sep) + os.sep)
