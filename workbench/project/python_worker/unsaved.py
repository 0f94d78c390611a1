"""Unsaved text stands for its file wherever jedi reads that file."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from time import time
from typing import Any

from jedi.file_io import FileIO, KnownContentFileIO

KINDS = (FileIO, KnownContentFileIO)
"""How jedi reads files: those it walks over, and those that an import has led to, which are read already."""

_Read = Callable[[Any], Any]


class Unsaved:
    """The texts that the client told of. One a process: `install` lets all of jedi read them."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self._changed: dict[str, float] = {}

    def install(self) -> None:
        """Let jedi read these texts from now on."""
        for kind in KINDS:
            kind.read = self._reader(kind.read)
            kind.get_last_modified = self._clock(kind.get_last_modified)

    def _reader(self, read: _Read) -> _Read:
        def unsaved_or_read(file: Any) -> Any:
            known = self._texts.get(os.fspath(file.path))
            return read(file) if known is None else known

        return unsaved_or_read

    def _clock(self, modified: _Read) -> _Read:
        def last_modified(file: Any) -> Any:
            # Also of a text that was forgotten: what was read of it must not stand for the file, which is older.
            known = self._changed.get(os.fspath(file.path))
            on_disk = modified(file)
            return on_disk if known is None else max(known, on_disk or 0.0)

        return last_modified

    def update(self, texts: Mapping[Path, str | None]) -> None:
        """Take other texts; None forgets one."""
        for path, text in texts.items():
            self._changed[str(path)] = time()
            if text is None:
                self._texts.pop(str(path), None)
            else:
                self._texts[str(path)] = text

    def text(self, path: Path) -> str | None:
        """The text of a file as it is in the editor, or None when that was not told."""
        return self._texts.get(str(path))
