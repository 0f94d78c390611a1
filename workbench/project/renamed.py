"""A file that is not where it was: whether it has another name in its folder now."""

import contextlib
import os
from pathlib import Path

from workbench.project.documents import Document

_MOST = 20_000
"""Entries of a folder that are looked at."""


def renamed_to(document: Document) -> Path | None:
    """The file as it was read, under its new name in the same folder; None when there is none."""
    if document.identity == (0, 0):
        return None
    with contextlib.suppress(OSError), os.scandir(document.path.parent) as entries:
        for number, entry in enumerate(entries):
            if number >= _MOST:
                break
            if entry.inode() == document.identity[1] and _is_same(Path(entry.path), document):
                return Path(entry.path)
    return None


def _is_same(path: Path, document: Document) -> bool:
    """A number may be given to another file once its file is deleted; its time and size tell."""
    status = path.lstat()
    known = (document.identity, document.mtime_ns, document.size)
    return known == ((status.st_dev, status.st_ino), status.st_mtime_ns, status.st_size)
