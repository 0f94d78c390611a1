"""One open file: breadcrumb, bars, text; loading, saving, and changes on disk."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.app.application import Application
from workbench.app.use_cases.edit import open_document, save_document
from workbench.app.use_cases.served_code import FOLDER
from workbench.gui.editor.breadcrumb import Breadcrumb, symbol_at, trail
from workbench.gui.editor.change_marks import ChangeMarks
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.file_notices import FileNotices
from workbench.gui.editor.go_to_bar import GoToBar
from workbench.gui.editor.kept import KeptFile
from workbench.gui.editor.languages import Language, language_of, make_lexer
from workbench.gui.editor.marks import marks_for
from workbench.gui.editor.notice_bar import NoticeBar
from workbench.gui.editor.refusal import Refusal
from workbench.gui.editor.replace_bar import ReplaceBar
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.errors import DocumentChangedError, DocumentError
from workbench.project.documents import Document

COLOURED_BYTES = 5_000_000
"""Files larger than this are shown without colours."""


class FilePage(QWidget):
    """A file in a tab. It is read when it is first shown; `changed` tells that title or dirtiness did."""

    changed = Signal()
    loaded = Signal()
    close_agreed = Signal()

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, kept: KeptFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self.path = kept.path
        self.preview = kept.preview
        self.language: Language = language_of(kept.path)
        self.document: Document | None = None
        self._kept: KeptFile | None = kept
        self._loading = False
        self._busy = asyncio.Lock()
        self._ready = asyncio.Event()
        self.breadcrumb = Breadcrumb(self)
        self.notice = NoticeBar(look, self)
        self.notices = FileNotices(self.notice, kept.path.name)
        self.edit = CodeEdit(look, tasks, self)
        self.find_bar = ReplaceBar(self.edit, self)
        self.go_to_bar = GoToBar(self.edit, self)
        self._refusal = Refusal(self)
        self.changes = ChangeMarks(self, tasks)
        self._lay_out()
        self.edit.document().modificationChanged.connect(self._modified)
        self.edit.cursorPositionChanged.connect(self._show_symbol)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.edit)
        self._stack.addWidget(self._refusal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.breadcrumb, self.notice, self.find_bar, self.go_to_bar):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.edit)
        self.edit.setReadOnly(True)
        self.refresh_marks()

    # -- state -----------------------------------------------------------------------------------

    @property
    def dirty(self) -> bool:
        """Whether there is text that is not on disk."""
        if self._kept is not None:
            return self._kept.text is not None
        return self.document is not None and self.edit.document().isModified()

    def unsaved_text(self) -> str | None:
        """The text that is not on disk, None when all is."""
        kept = self._kept
        return kept.text if kept is not None else self.edit.text if self.dirty else None

    @property
    def refused(self) -> bool:
        """Whether the file is shown as one that cannot be edited here."""
        return self._stack.currentWidget() is self._refusal

    def keep(self) -> KeptFile:
        """What the session should keep."""
        if self._kept is not None:
            return self._kept
        line, column = self.edit.position()
        top = self.edit.firstVisibleBlock().blockNumber()
        kept = KeptFile(self.path, line, column, top, preview=self.preview)
        if self.dirty:
            kept = replace(kept, text=self.edit.text, mtime_ns=self.document.mtime_ns if self.document else 0)
        return kept

    def go_to(self, line: int, column: int = 0) -> None:
        """Put the cursor there (from 0), now or as soon as the file has been read."""
        if self._kept is not None:
            self._kept = replace(self._kept, line=line, column=column, top=-1)
        else:
            self.edit.go_to(line, column)

    def refresh_marks(self) -> None:
        """Marks and breadcrumb from the workspace as it is now."""
        workspace = self._app.workspace.current
        self.edit.set_marks(marks_for(self.path, workspace, self._app.lint.of(self.path), self.edit.marks))
        served = self._app.paths.cache / FOLDER
        self.breadcrumb.show_trail(trail(self.path, workspace.root if workspace else None, served))
        self._show_symbol()

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
        document = await self._read()
        if document is not None:
            small = document.size <= COLOURED_BYTES
            lexer = await asyncio.to_thread(make_lexer, self.language) if small else None
            if not isValid(self):
                return  # its tab was closed meanwhile
            self.document = document
            self.edit.load(document.text, self.language, lexer)
            self.edit.setReadOnly(document.read_only)
            self._remark(document, coloured=small)
        self._put_back()
        self._ready.set()
        self.loaded.emit()
        self.changed.emit()

    async def _read(self) -> Document | None:
        try:
            return await open_document(self._app, self.path)
        except DocumentError as error:
            return self._without_file(error)

    def _without_file(self, error: DocumentError) -> Document | None:
        """Unsaved text of the session outlives its file; any other file that cannot be read is refused."""
        if self._kept is not None and self._kept.text is not None:
            self.notices.outlived()
            return Document(self.path, "")
        self._refusal.tell(error)
        self._stack.setCurrentWidget(self._refusal)
        self.setFocusProxy(self._refusal)
        return None

    def _put_back(self) -> None:
        """Cursor, scroll position and unsaved text as the session kept them."""
        kept, self._kept = self._kept, None
        if kept is None or self.document is None:
            return
        if kept.text is not None and kept.text != self.document.text:
            self.edit.replace_text(kept.text)
            if self.document.mtime_ns not in (0, kept.mtime_ns):
                self._tell_changed_on_disk()
        self.edit.go_to(kept.line, kept.column)
        if kept.top >= 0:
            self.edit.verticalScrollBar().setValue(kept.top)

    def _remark(self, document: Document, *, coloured: bool) -> None:
        remarks = []
        if document.read_only:
            remarks.append("Read only")
        if not coloured:
            remarks.append("Large file, shown without colours")
        self.breadcrumb.remark.setText(" · ".join(remarks))

    def _show_symbol(self) -> None:
        line, _column = self.edit.position()
        lines = self.edit.mirror.lines
        self.breadcrumb.show_symbol(symbol_at(lines, line) if line < len(lines) else "")

    # -- saving ----------------------------------------------------------------------------------

    async def save(self) -> bool:
        """Write the text; False when the file on disk is another than was read. Raises DocumentError."""
        await self.wait_loaded()
        async with self._busy:
            if self.document is None:
                return False
            revision = self.edit.document().revision()
            try:
                self.document = await save_document(self._app, self.document, self.edit.text)
            except DocumentChangedError:
                self._tell_conflict()
                return False
            self.notice.dismiss()
            if self.edit.document().revision() == revision:
                self.edit.document().setModified(False)
            return True

    async def check_disk(self) -> None:
        """Compare with the file on disk: clean text follows it, unsaved text gets a notice."""
        if self.document is None or self._kept is not None:
            return
        async with self._busy:
            fresh = await self._read_if_changed()
        if fresh is None:
            return
        if fresh.text == self.edit.text:
            self._adopt(fresh)
        elif not self.dirty:
            self.edit.replace_text(fresh.text)
            self._adopt(fresh)
        else:
            self._tell_changed_on_disk()

    async def _read_if_changed(self) -> Document | None:
        document = self.document
        assert document is not None
        try:
            status = await asyncio.to_thread(self.path.stat)
        except OSError:
            self._tell_gone()
            return None
        if (status.st_mtime_ns, status.st_size) == (document.mtime_ns, document.size):
            return None
        try:
            return await open_document(self._app, self.path)
        except DocumentError as error:
            self.notices.unreadable(error)
            return None

    def _adopt(self, fresh: Document) -> None:
        """The text is what is on disk."""
        self.document = fresh
        self.notice.dismiss()
        self.edit.document().setModified(False)
        self._modified(False)

    async def _reload(self) -> None:
        async with self._busy:
            fresh = await open_document(self._app, self.path)
            self.edit.replace_text(fresh.text)
            self._adopt(fresh)

    async def _overwrite(self) -> None:
        await self._keep_mine()
        await self.save()

    async def _keep_mine(self) -> None:
        async with self._busy:
            fresh = await open_document(self._app, self.path)
            if self.document is not None:
                self.document = replace(self.document, mtime_ns=fresh.mtime_ns, size=fresh.size)

    # -- notices ---------------------------------------------------------------------------------

    def _tell_changed_on_disk(self) -> None:
        self.notices.changed_on_disk(self._starter(self._reload), self._starter(self._keep_mine))

    def _tell_conflict(self) -> None:
        self.notices.conflict(self._starter(self._overwrite), self._starter(self._reload))

    def _tell_gone(self) -> None:
        if not self.notice.isVisible():
            self.edit.document().setModified(True)
            self.notices.gone(self._starter(self.save), self.close_agreed.emit)

    def ask_close(self) -> None:
        """Ask what to do with the unsaved text; `close_agreed` follows where the tab may go."""
        self.notices.unsaved(self._starter(self._save_and_close), self.close_agreed.emit, self.edit.setFocus)

    def _starter(self, work: Callable[[], Coroutine[Any, Any, object]]) -> Callable[[], None]:
        return lambda: self._tasks.start(work(), work.__name__)

    async def _save_and_close(self) -> None:
        if await self.save() and not self.dirty:
            self.close_agreed.emit()

    def _modified(self, _modified: bool) -> None:
        if self.dirty:
            self.preview = False
        self.changed.emit()
