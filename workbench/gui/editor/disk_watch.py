"""Tells when an open file changes on disk, also when it is replaced by another of its name."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

_QUIET_MS = 100


class DiskWatch(QObject):
    """Watches a set of files. `changed` comes once a file has been quiet for a moment."""

    changed = Signal(Path)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._watcher = QFileSystemWatcher(self)
        self._waiting: set[str] = set()
        self._quiet = QTimer(self, interval=_QUIET_MS, singleShot=True)
        self._watcher.fileChanged.connect(self._noticed)
        self._quiet.timeout.connect(self._tell)

    def watch(self, path: Path) -> None:
        """Watch `path` too; a file that is not there cannot be watched."""
        if str(path) not in self._watcher.files():
            self._watcher.addPath(str(path))

    def leave(self, path: Path) -> None:
        """Watch `path` no more."""
        if str(path) in self._watcher.files():
            self._watcher.removePath(str(path))

    def _noticed(self, path: str) -> None:
        self._waiting.add(path)
        self._quiet.start()

    def _tell(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for path in waiting:
            # Replacing a file ends the watch on the old one.
            self.watch(Path(path))
            self.changed.emit(Path(path))
