"""Which files were in front lately, and which were closed: for quick open, and to open a closed one again."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from workbench.gui.editor.kept import KeptFile

MOST = 50


class FileHistory:
    """The files of one workspace's window, the latest first."""

    def __init__(self) -> None:
        self._recent: list[Path] = []
        self._closed: list[KeptFile] = []

    @property
    def recent(self) -> tuple[Path, ...]:
        """The files that were in front, the latest first."""
        return tuple(self._recent)

    def shown(self, path: Path) -> None:
        """A file came to the front."""
        if self._recent[:1] != [path]:
            self._recent = [path, *(one for one in self._recent if one != path)][:MOST]

    def closed(self, kept: KeptFile) -> None:
        """A file's tab was closed; unsaved text was let go with it."""
        others = [one for one in self._closed if one.path != kept.path]
        self._closed = [*others, replace(kept, text=None, preview=False)][-MOST:]

    def take_closed(self, is_open: Callable[[Path], bool]) -> KeptFile | None:
        """The file closed last that is not open again, and forget it; None when there is none."""
        while self._closed:
            kept = self._closed.pop()
            if not is_open(kept.path):
                return kept
        return None

    def state(self) -> list[str]:
        """What the session keeps."""
        return [str(path) for path in self._recent]

    def restore(self, state: object) -> None:
        """Bring back what `state` gave; nothing is closed."""
        self._recent = [Path(one) for one in state if isinstance(one, str)][:MOST] if isinstance(state, list) else []
        self._closed = []
