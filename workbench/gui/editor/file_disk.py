"""Compares an open file's text with the disk: clean text follows it, unsaved text gets a notice with choices."""

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.model.errors import DocumentError
from workbench.project.documents import Document
from workbench.project.renamed import renamed_to

if TYPE_CHECKING:
    from workbench.gui.editor.file_text import FileText


class FileDisk:
    """What another program did to the file, and what may be done about it."""

    def __init__(self, file: "FileText") -> None:
        self._file = file
        self._gone = False
        self._clean_when_gone = False

    async def check(self) -> None:
        """Compare with the file on disk."""
        file = self._file
        if file.document is None or file.pending is not None:
            return
        async with file.busy:
            fresh = await self._read_if_changed(file.document)
        if fresh is None or file.document is None:
            return
        came_back, self._gone = self._gone, False
        if fresh.text == file.body.text or (came_back and self._clean_when_gone and fresh.text == file.document.text):
            file.adopt(fresh)
        elif fresh.text == file.document.text:
            # Written again as it was: what is unsaved is still a change of the same text.
            file.document = _seen(file.document, fresh)
            if came_back:
                file.settled.emit()
        elif not file.dirty or (came_back and self._clean_when_gone):
            file.body.put(fresh.text)
            file.adopt(fresh)
        else:
            self.tell_changed()

    async def _read_if_changed(self, document: Document) -> Document | None:
        try:
            status = await asyncio.to_thread(document.path.stat)
        except OSError:
            await self._tell_gone(document)
            return None
        same = (status.st_mtime_ns, status.st_size) == (document.mtime_ns, document.size)
        if same and not self._gone:
            return None
        try:
            return await self._file.read()
        except DocumentError as error:
            told = error
            self._file.tell(lambda page: page.notices.unreadable(told))
            return None

    # -- choices ---------------------------------------------------------------------------------

    async def take_theirs(self) -> None:
        """Make the text what is on disk; undo brings the other one back. Raises DocumentError."""
        async with self._file.busy:
            fresh = await self._file.read()
            self._file.body.put(fresh.text)
            self._file.adopt(fresh)

    async def keep_mine(self) -> None:
        """Let the next save write over what is on disk. Raises DocumentError."""
        async with self._file.busy:
            fresh = await self._file.read()
            if self._file.document is not None:
                self._file.document = _seen(self._file.document, fresh)
            self._file.settled.emit()

    async def overwrite(self) -> None:
        """Write over what is on disk. Raises DocumentError."""
        await self.keep_mine()
        await self._file.save()

    # -- notices ---------------------------------------------------------------------------------

    def tell_changed(self) -> None:
        """Another program wrote the file while there is unsaved text."""
        keep, take = self._file.starter(self.keep_mine), self._file.starter(self.take_theirs)
        self._file.tell(lambda page: page.notices.changed_on_disk(page.compare, keep, take))

    def tell_conflict(self) -> None:
        """The file was not saved, because it is not the one that was read."""
        overwrite, take = self._file.starter(self.overwrite), self._file.starter(self.take_theirs)
        self._file.tell(lambda page: page.notices.conflict(page.compare, overwrite, take))

    async def _tell_gone(self, document: Document) -> None:
        if self._gone:
            return
        self._gone, self._clean_when_gone = True, not self._file.dirty
        new = await asyncio.to_thread(renamed_to, document)
        self._file.body.set_modified(True)
        save = self._file.starter(self._file.save)
        if new is None:
            self._file.tell(lambda page: page.notices.gone(save, page.close_agreed.emit))
        else:
            self._file.tell(lambda page: page.notices.renamed(new.name, lambda: page.moved.emit(new), save))


def _seen(document: Document, fresh: Document) -> Document:
    """The document as it is kept, with the file on disk known as it is now."""
    return replace(document, mtime_ns=fresh.mtime_ns, size=fresh.size, identity=fresh.identity)
