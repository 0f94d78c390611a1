"""The texts of the panel's open files, each once, and the watch on what happens to them on disk."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication

from workbench.app.application import Application
from workbench.gui.editor.disk_watch import DiskWatch
from workbench.gui.editor.file_text import FileText
from workbench.gui.editor.kept import KeptFile
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks


class FileTexts(QObject):
    """Two pages of a file get the same text."""

    def __init__(self, app: Application, look: Look, tasks: GuiTasks, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._tasks = tasks
        self._texts: dict[Path, FileText] = {}
        self._watch = DiskWatch(self)
        self._watch.changed.connect(self._file_changed)
        QGuiApplication.instance().applicationStateChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    def __iter__(self) -> Iterator[FileText]:
        return iter(tuple(self._texts.values()))

    def take(self, kept: KeptFile) -> FileText:
        """The text of a file, begun with what was kept of it when it is not open."""
        known = self._texts.get(kept.path)
        if known is not None:
            return known
        made = self._texts[kept.path] = FileText(self._app, self._look, self._tasks, kept, self)
        # A file that is replaced, as a save does, is another one to the system.
        made.settled.connect(lambda: self._watch.watch(kept.path))
        self._watch.watch(kept.path)
        return made

    def leave(self, file: FileText) -> None:
        """No page shows the file any more."""
        if self._texts.get(file.path) is file:
            del self._texts[file.path]
            self._watch.leave(file.path)
            file.deleteLater()

    def check_disk(self) -> None:
        """Compare all with the disk."""
        for file in self:
            self._check(file)

    def _check(self, file: FileText) -> None:
        if file.document is not None:
            self._tasks.start(file.disk.check(), "check-disk")

    def _file_changed(self, path: Path) -> None:
        file = self._texts.get(path)
        if file is not None:
            self._check(file)

    def _focus_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.check_disk()
