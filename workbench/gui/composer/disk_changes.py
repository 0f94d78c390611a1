"""The file of the saved event in hand, which other programs change or delete too."""

import asyncio
import contextlib
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.app.application import Application
from workbench.gui.composer import kept_events
from workbench.gui.composer.composing import Composing
from workbench.gui.composer.kept_events import Loaded
from workbench.gui.editor.disk_watch import DiskWatch
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.errors import WorkbenchError

Stamp = tuple[int, int]


class DiskChanges(QObject):
    """A text that nobody touched follows its file. One that was edited stays, and a notice says that they differ.

    When the file is gone the text is the only copy, and is called unsaved.
    """

    def __init__(self, app: Application, tasks: GuiTasks, hand: Composing, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._hand = hand
        self._path: Path | None = None
        self._name = ""
        self._known: dict[Path, Stamp] = {}
        self._told: dict[Path, Stamp] = {}
        self._gone: set[str] = set()
        self._watch = DiskWatch(self)
        self._watch.changed.connect(self._look)
        hand.named.connect(self._follow)
        self.destroyed.connect(app.workspace.changed.connect(lambda _workspace: self._listed_anew()))

    async def note(self, path: Path) -> None:
        """What is at `path` now is known: it was written here, or the user was told of it."""
        stamp = await asyncio.to_thread(_stamp, path)
        if stamp is not None:
            self._known[path] = stamp

    async def is_other(self, path: Path) -> bool:
        """Whether another program has changed the file since it was read or written here."""
        known = self._known.get(path)
        return known is not None and await asyncio.to_thread(_stamp, path) not in (known, None)

    def path_of(self, event_name: str) -> Path | None:
        """The file of a saved event, or None."""
        workspace = self._app.workspace.current
        events = () if workspace is None else workspace.events
        return next((event.path for event in events if event.name == event_name), None)

    def _follow(self) -> None:
        name = self._hand.name
        path = self.path_of(name.name) if name.saved else None
        if path == self._path:
            self._name = name.name
            return
        if self._path is not None:
            self._watch.leave(self._path)
            if path is None and name.saved and name.name == self._name:
                self._tasks.start(self._look_once_more(self._path, name.name), "composer-disk")
        self._path, self._name = path, name.name
        if path is not None:
            self._watch.watch(path)
            self._look(path)

    def _look(self, path: Path) -> None:
        if path == self._path:
            self._tasks.start(self._compare(path, self._hand.name.name), "composer-disk")

    async def _compare(self, path: Path, event_name: str) -> None:
        stamp, known = await asyncio.to_thread(_stamp, path), self._known.get(path)
        if not self._is_in_hand(path, event_name):
            return
        if stamp is not None and stamp in (known, self._told.get(path, known)):
            return
        if stamp is None:
            self._lose(path, event_name)
            return
        with contextlib.suppress(WorkbenchError):
            loaded = await kept_events.load_saved(self._app, event_name, path)
            if self._is_in_hand(path, event_name):
                self._take(path, stamp, loaded)

    async def _look_once_more(self, path: Path, event_name: str) -> None:
        """The workspace does not list the event any more, perhaps before the watch told of it."""
        gone = await asyncio.to_thread(_stamp, path) is None
        if gone and self._hand.name.saved and self._hand.name.name == event_name and self._path is None:
            self._lose(path, event_name)

    def _lose(self, path: Path, event_name: str) -> None:
        self._known.pop(path, None)
        self._gone.add(event_name)
        self._hand.follow(event_name, None)

    def _is_in_hand(self, path: Path, event_name: str) -> bool:
        """Whether it still is this event; one that is still coming in has just been read."""
        hand = self._hand
        return path == self._path and hand.name.name == event_name and hand.name.saved and not hand.editor.filling

    def _take(self, path: Path, stamp: Stamp, loaded: Loaded) -> None:
        """Show what the file has now, or say that it is another. Of a text of the last session nothing is known."""
        hand, name = self._hand, loaded.name.name
        same = (_plain(loaded.text), loaded.name.shells) == (_plain(hand.editor.text()), hand.name.shells)
        if not same and hand.edited and path in self._known:
            self._told[path] = stamp
            self._app.notices.warn(
                tr("{name} was changed by another program.", name=name),
                tr("The composer keeps your text. Choose the event again to take what the file has now."),
            )
            return
        self._known[path] = stamp
        if not same and not hand.edited:
            hand.put(loaded.name, loaded.text)
            self._app.notices.info(
                tr("{name} was changed by another program.", name=name), tr("Undo brings back what it was.")
            )

    def _listed_anew(self) -> None:
        self._follow()
        for name in [name for name in self._gone if self.path_of(name) is not None]:
            self._gone.discard(name)
            self._hand.restored(name)


def _plain(text: str) -> str:
    """A text with the line ends that an editor has."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _stamp(path: Path) -> Stamp | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
