"""One open file: its text, how it is kept on disk, and whether it is saved. The pages that show it share it."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from workbench.app.application import Application
from workbench.app.use_cases.edit import open_document, save_document
from workbench.gui.editor.code_text import CodeText
from workbench.gui.editor.file_disk import FileDisk
from workbench.gui.editor.kept import KeptFile
from workbench.gui.editor.languages import Language, language_of, make_lexer
from workbench.gui.editor.trailing import trimmed
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import DocumentChangedError, DocumentError
from workbench.project.documents import Document

if TYPE_CHECKING:
    from workbench.gui.editor.file_page import FilePage

COLOURED_BYTES = 5_000_000
"""Files larger than this are shown without colours."""
TRIM = "editor.trim_trailing_spaces"


class FileText(QObject):
    """Read once, saved once, dirty or not for all its pages.

    `told` carries what a page shall do to tell something; `settled` says that what was told is over.
    """

    changed = Signal()
    loaded = Signal()
    told = Signal(object)
    settled = Signal()

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, kept: KeptFile, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.app = app
        self._tasks = tasks
        self.path = kept.path
        self.language: Language = language_of(kept.path)
        self.document: Document | None = None
        self.refused: DocumentError | None = None
        self.coloured = True
        self.exact = True
        """Whether the text has every line end of the file; Qt has one kind alone where a file has some that stray."""
        self.busy = asyncio.Lock()
        self._kept: KeptFile | None = kept
        self._made: tuple[int, str] = (-1, "")
        self._encoding = kept.encoding
        self._loading = False
        self._ready = asyncio.Event()
        self.body = CodeText(look, tasks, self)
        self.disk = FileDisk(self)
        self.body.document().modificationChanged.connect(lambda _modified: self.changed.emit())

    # -- state -----------------------------------------------------------------------------------

    @property
    def pending(self) -> KeptFile | None:
        """What the session kept, until the file has been read."""
        return self._kept

    @property
    def dirty(self) -> bool:
        """Whether there is text that is not on disk."""
        if self._kept is not None:
            return self._kept.text is not None
        return self.document is not None and self.body.modified

    def unsaved_text(self) -> str | None:
        """The text that is not on disk, None when all is."""
        kept = self._kept
        return kept.text if kept is not None else self.body.text if self.dirty else None

    def keep(self, place: KeptFile) -> KeptFile:
        """`place` with what the session should keep of the text."""
        if self._kept is not None:
            own = self._kept
            kept = replace(place, text=own.text, mtime_ns=own.mtime_ns)
            return replace(kept, encoding=own.encoding, newline=own.newline)
        kept = replace(place, encoding=self._encoding)
        if self.dirty and self.document is not None:
            kept = replace(kept, text=self._text(), mtime_ns=self.document.mtime_ns, newline=self.document.newline)
        return kept

    def _text(self) -> str:
        """The whole text, made anew only after a change: the session asks for it all the time."""
        if self._made[0] != self.body.revision:
            self._made = (self.body.revision, self.body.text)
        return self._made[1]

    def tell(self, what: "Callable[[FilePage], None]") -> None:
        """Let every page tell something."""
        self.told.emit(what)

    def starter(self, work: Callable[[], Coroutine[Any, Any, object]]) -> Callable[[], None]:
        """A slot that starts `work`."""
        return lambda: self._tasks.start(work(), work.__name__)

    # -- loading ---------------------------------------------------------------------------------

    def ensure_loaded(self) -> None:
        """Read the file unless that was done."""
        if self._kept is not None and not self._loading:
            self._loading = True
            self._tasks.start(self._load(), f"open {self.path.name}")

    async def wait_loaded(self) -> None:
        """Wait until the file was read, or could not be."""
        self.ensure_loaded()
        await self._ready.wait()

    async def _load(self) -> None:
        document = await self._read_or_refuse()
        if document is not None and not await self._show(document):
            return
        kept, self._kept = self._kept, None
        if kept is not None and document is not None:
            self._put_back(kept, document)
        self._ready.set()
        self.loaded.emit()
        self.changed.emit()

    async def _show(self, document: Document) -> bool:
        """Make the document's text the text; False when the file was closed meanwhile."""
        self.coloured = document.size <= COLOURED_BYTES
        lexer = await asyncio.to_thread(make_lexer, self.language) if self.coloured else None
        if not isValid(self):
            return False
        self.document, self.refused = document, None
        self.body.load(document.text, self.language, lexer)
        self.exact = self.body.text == document.text
        return True

    async def read(self) -> Document:
        """The file as it is on disk now. Raises DocumentError."""
        return await open_document(self.app, self.path, self._encoding)

    async def _read_or_refuse(self) -> Document | None:
        try:
            return await self.read()
        except DocumentError as error:
            return self._without_file(error)

    def _without_file(self, error: DocumentError) -> Document | None:
        """Unsaved text of the session outlives its file; any other file that cannot be read is refused."""
        if self._kept is not None and self._kept.text is not None:
            self.tell(lambda page: page.notices.outlived())
            return Document(self.path, "")
        self.refused = error
        return None

    def _put_back(self, kept: KeptFile, document: Document) -> None:
        """Unsaved text as the session kept it."""
        if kept.text is None:
            return
        if kept.newline and kept.newline != document.newline:
            self.document = replace(document, newline=kept.newline)
            self.body.set_modified(True)
        if kept.text != document.text:
            self.body.put(kept.text)
            if document.mtime_ns not in (0, kept.mtime_ns):
                # Of another version than is on disk now: a save asks before it writes over that.
                self.document = replace(self.document or document, text=kept.text, mtime_ns=kept.mtime_ns, size=-1)
                self.disk.tell_changed()

    # -- saving ----------------------------------------------------------------------------------

    async def save(self) -> bool:
        """Write the text; False when the file on disk is another than was read. Raises DocumentError."""
        await self.wait_loaded()
        async with self.busy:
            return self.document is not None and await self._write(self.document)

    async def _write(self, document: Document) -> bool:
        if self.app.settings.flag(TRIM):
            self.body.put(trimmed(self.body.text, self.language))
        revision = self.body.revision
        try:
            self.document = await save_document(self.app, document, self.body.text)
        except DocumentChangedError:
            self.disk.tell_conflict()
            return False
        self.settled.emit()
        if self.body.revision == revision:
            self.body.set_modified(False)
        self.changed.emit()
        return True

    def adopt(self, fresh: Document) -> None:
        """The text is what is on disk."""
        self.document = fresh
        self.settled.emit()
        self.body.set_modified(False)
        self.changed.emit()

    # -- encoding and line ends ------------------------------------------------------------------

    async def reopen(self, encoding: str) -> None:
        """Read the file with another encoding; undo brings the text back. Raises DocumentError."""
        await self.wait_loaded()
        async with self.busy:
            fresh = await open_document(self.app, self.path, encoding)
            self._encoding = encoding
            if self.document is None:
                await self._show(fresh)
                self.loaded.emit()
            else:
                self.body.put(fresh.text)
            self.adopt(fresh)

    async def save_with(self, encoding: str) -> None:
        """Save with another encoding; one that lacks a character is told, and nothing changes. Raises DocumentError."""
        await self.wait_loaded()
        async with self.busy:
            if self.document is not None and await self._write(replace(self.document, encoding=encoding)):
                self._encoding = encoding

    def set_newline(self, newline: str) -> None:
        """Use these line ends from the next save on."""
        if self.document is None or self.document.read_only:
            return
        if "\r" in self.document.text or newline != self.document.newline:
            self.document = replace(self.document, newline=newline)
            self.body.put(self.body.text.replace("\r\n", "\n").replace("\r", "\n"))
            self.body.set_modified(True)
            self.changed.emit()
