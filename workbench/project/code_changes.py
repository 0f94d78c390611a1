"""How two packages differ, file by file, with the texts of those that can be read."""

import io
import stat
import zipfile
from collections.abc import Mapping

from workbench.base.zip_faults import ZIP_FAULTS
from workbench.model.deploy import ChangeKind, CodeChange
from workbench.model.errors import DocumentError

TEXT_BYTES = 256 * 1024
"""A larger file is told by its size."""

TEXTS = 200
"""Of how many files the texts are shown; a package with its libraries has thousands."""

_RUNS = 0o111


def code_changes(deployed: bytes | None, here: bytes) -> tuple[CodeChange, ...]:
    """The files that differ in content, or in whether they can be run, by name; all of them with None. Blocks.

    Nothing is written: names and sizes of the deployed package are believed for comparing only. Raises DocumentError
    for a package that cannot be read.
    """
    try:
        with _opened(deployed) as before, _opened(here) as after:
            return _changes(before, after)
    except (*ZIP_FAULTS, RuntimeError) as error:
        raise DocumentError("The deployed package cannot be read.", f"{error}.") from error


def _opened(data: bytes | None) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(), "w") if data is None else zipfile.ZipFile(io.BytesIO(data))


def _changes(before: zipfile.ZipFile, after: zipfile.ZipFile) -> tuple[CodeChange, ...]:
    old, new = _members(before), _members(after)
    names = [name for name in sorted({*old, *new}) if _print(old.get(name)) != _print(new.get(name))]
    return tuple(_change(name, (before, old), (after, new), told=place < TEXTS) for place, name in enumerate(names))


_Members = Mapping[str, zipfile.ZipInfo]


def _members(archive: zipfile.ZipFile) -> _Members:
    return {one.filename: one for one in archive.infolist() if not one.is_dir()}


def _print(member: zipfile.ZipInfo | None) -> tuple[int, int, bool] | None:
    """What tells a file's content from another's: a zip has a checksum of each."""
    if member is None:
        return None
    mode = member.external_attr >> 16
    return member.CRC, member.file_size, bool(mode & _RUNS) and not stat.S_ISLNK(mode)


def _change(
    name: str, before: tuple[zipfile.ZipFile, _Members], after: tuple[zipfile.ZipFile, _Members], *, told: bool
) -> CodeChange:
    old, new = before[1].get(name), after[1].get(name)
    kind = ChangeKind.ADDED if old is None else ChangeKind.REMOVED if new is None else ChangeKind.CHANGED
    sizes = (0 if old is None else old.file_size), (0 if new is None else new.file_size)
    left = _text(before[0], old) if told else None
    right = _text(after[0], new) if told else None
    if left is None or right is None:
        return CodeChange(name, kind, None, None, *sizes)
    return CodeChange(name, kind, left, right, *sizes)


def _text(archive: zipfile.ZipFile, member: zipfile.ZipInfo | None) -> str | None:
    """The file's text, empty where there is none; None for what is no text, or is large."""
    if member is None:
        return ""
    if member.file_size > TEXT_BYTES:
        return None
    with archive.open(member) as file:
        data = file.read(TEXT_BYTES + 1)
    if len(data) > TEXT_BYTES or b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None
