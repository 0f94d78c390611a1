"""A view of an open file: breadcrumb, bars, text, and what is told of the file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.app.use_cases.served_code import FOLDER
from workbench.gui.editor.breadcrumb import Breadcrumb, symbol_at, trail
from workbench.gui.editor.change_marks import ChangeMarks
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.disk_comparison import compare_with_disk
from workbench.gui.editor.early_keys import EarlyKeys
from workbench.gui.editor.encoding import line_ends_text
from workbench.gui.editor.file_notices import FileNotices
from workbench.gui.editor.file_text import FileText
from workbench.gui.editor.go_to_bar import GoToBar
from workbench.gui.editor.kept import KeptFile
from workbench.gui.editor.languages import Language
from workbench.gui.editor.marks import marks_for
from workbench.gui.editor.notice_bar import NoticeBar
from workbench.gui.editor.refusal import Refusal
from workbench.gui.editor.replace_bar import ReplaceBar
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.project.documents import Document
from workbench.project.encodings import encoding_name, is_utf8


class FilePage(QWidget):
    """A file in a tab; the other group may have a page of the same file, with the same text.

    It is read when it is first shown; `changed` tells that title or dirtiness did, `moved` that the file is to be
    shown under another name.
    """

    changed = Signal()
    loaded = Signal()
    close_agreed = Signal()
    moved = Signal(Path)

    def __init__(
        self,
        app: Application,
        look: Look,
        tasks: GuiTasks,
        kept: KeptFile,
        parent: QWidget | None = None,
        *,
        file: FileText | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self.look = look
        self._tasks = tasks
        self.path = kept.path
        self.preview = kept.preview
        self.file = file if file is not None else FileText(app, look, tasks, kept, self)
        self._place: KeptFile | None = replace(kept, text=None, mtime_ns=0, encoding="", newline="")
        self.breadcrumb = Breadcrumb(self)
        self.notice = NoticeBar(look, self)
        self.notices = FileNotices(self.notice, kept.path.name)
        self.edit = CodeEdit(look, tasks, self, self.file.body)
        self._early = EarlyKeys(self.edit)
        self.find_bar = ReplaceBar(self.edit, self)
        self.go_to_bar = GoToBar(self.edit, self)
        self._refusal = Refusal(self)
        self.changes = ChangeMarks(self, tasks)
        self._lay_out()
        self._connect()

    def _connect(self) -> None:
        self.file.loaded.connect(self._show_file)
        self.file.changed.connect(self._file_changed)
        self.file.told.connect(self._tell)
        self.file.settled.connect(self.notice.dismiss)
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
    def document(self) -> Document | None:
        """The file as it was read or saved last; None until then, and when it cannot be shown."""
        return self.file.document

    @property
    def language(self) -> Language:
        """What the file is written in."""
        return self.file.language

    @property
    def dirty(self) -> bool:
        """Whether there is text that is not on disk."""
        return self.file.dirty

    def unsaved_text(self) -> str | None:
        """The text that is not on disk, None when all is."""
        return self.file.unsaved_text()

    @property
    def refused(self) -> bool:
        """Whether the file is shown as one that cannot be edited here."""
        return self._stack.currentWidget() is self._refusal

    def keep(self) -> KeptFile:
        """What the session should keep."""
        place = self._place
        if place is None:
            line, column = self.edit.position()
            top = self.edit.firstVisibleBlock().blockNumber()
            place = KeptFile(self.path, line, column, top, folds=tuple(self.edit.folding.folded()))
        return self.file.keep(replace(place, preview=self.preview))

    def go_to(self, line: int, column: int = 0) -> None:
        """Put the cursor there (from 0), now or as soon as the file has been read."""
        if self._place is not None:
            self._place = replace(self._place, line=line, column=column, top=-1)
        else:
            self.edit.go_to(line, column)

    def when_read(self, work: Callable[[], object]) -> None:
        """Do it now, or as soon as the file has been read and what was typed before is in its text."""
        self._early.do(work)

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
        if self.file.pending is not None:
            self.file.ensure_loaded()
        elif self._place is not None:
            self._show_file()

    async def wait_loaded(self) -> None:
        """Wait until the file was read, or could not be."""
        await self.file.wait_loaded()
        self.ensure_loaded()

    def _show_file(self) -> None:
        """The file has been read: put the cursor where it was, or say why there is no text."""
        document = self.file.document
        self._show_refusal()
        place, self._place = self._place, None
        if document is not None:
            self.edit.setReadOnly(document.read_only)
            if place is not None:
                self.edit.folding.fold(place.folds)
                self.edit.go_to(place.line, place.column)
                if place.top >= 0:
                    self.file.body.filling.reach(place.top)
                    self.edit.verticalScrollBar().setValue(place.top)
        self._remark()
        self.loaded.emit()
        self.changed.emit()
        if document is None:
            self._early.drop()
        else:
            self._early.let_go()

    def _show_refusal(self) -> None:
        error = self.file.refused
        shown: QWidget = self.edit
        if error is not None:
            self._refusal.tell(error)
            shown = self._refusal
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)

    def _remark(self) -> None:
        document = self.file.document
        remarks = []
        if document is not None and not is_utf8(document.encoding):
            remarks.append(tr("Not UTF-8: {encoding}", encoding=tr(encoding_name(document.encoding))))
        if not self.file.exact:
            remarks.append(
                tr("Mixed line ends, saved as {ends}", ends=line_ends_text(document.newline if document else ""))
            )
        if document is not None and document.read_only:
            remarks.append(tr("Read only"))
        if not self.file.coloured:
            remarks.append(tr("Large file, shown without colours"))
        self.breadcrumb.remark.setText(" · ".join(remarks))

    def _show_symbol(self) -> None:
        line, _column = self.edit.position()
        lines = self.edit.mirror.lines
        self.breadcrumb.show_symbol(symbol_at(lines, line) if line < len(lines) else "")

    # -- the file --------------------------------------------------------------------------------

    async def save(self) -> bool:
        """Write the text; False when the file on disk is another than was read. Raises DocumentError."""
        return await self.file.save()

    async def check_disk(self) -> None:
        """Compare with the file on disk: clean text follows it, unsaved text gets a notice."""
        await self.file.disk.check()

    def compare(self) -> None:
        """Show the text on disk beside the one here, and offer to take either."""
        self._tasks.start(compare_with_disk(self), "compare")

    def ask_close(self) -> None:
        """Ask what to do with the unsaved text; `close_agreed` follows where the tab may go."""
        self.notices.unsaved(self.file.starter(self._save_and_close), self.close_agreed.emit, self.edit.setFocus)

    async def _save_and_close(self) -> None:
        if await self.save() and not self.dirty:
            self.close_agreed.emit()

    def _tell(self, what: Callable[["FilePage"], None]) -> None:
        what(self)

    def _file_changed(self) -> None:
        if self.dirty:
            self.preview = False
        if self._place is None:
            self._remark()
        self.changed.emit()
