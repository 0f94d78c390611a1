"""The editor: open files in tabs, with what the window's commands do to the one in front."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.editor.commands import bind_commands
from workbench.gui.editor.disk_watch import DiskWatch
from workbench.gui.editor.encoding import encoding_text
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.gutter_support import GutterSupport
from workbench.gui.editor.history import FileHistory
from workbench.gui.editor.kept import KeptFile, read_kept
from workbench.gui.editor.language_support import LanguageSupport
from workbench.gui.editor.nothing_open import NothingOpen
from workbench.gui.editor.open_files import OpenFiles
from workbench.gui.editor.open_texts import EditorTexts
from workbench.gui.editor.tabs import EditorTabs
from workbench.gui.editor.text_settings import TextSettings
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.workspace import Workspace


class EditorPanel(QWidget):
    """Open files. `cursor_moved` has line and column from 1 and the language's label; line 0: no text in front."""

    cursor_moved = Signal(int, int, str)
    encoding_changed = Signal(str)
    dirty_changed = Signal()

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._tasks = tasks
        self._actions = actions
        self._dirty: frozenset[Path] = frozenset()
        self.setObjectName("editor")
        self.setAccessibleName("Editor")
        self.setProperty("role", "editor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tabs = EditorTabs(look, self)
        self.files = OpenFiles(self.tabs, look)
        self.texts = EditorTexts(lambda: tuple(self.files), self.current_page)
        self.history = FileHistory()
        self.text_settings = TextSettings(app)
        self._stack = QStackedWidget(self)
        self._nothing = NothingOpen(actions, self)
        self._watch = DiskWatch(self)
        self._lay_out()
        self._connect()
        bind_commands(self, actions)
        self.language = LanguageSupport(app, look, tasks, actions, self)
        self.gutters = GutterSupport(app, look, tasks, actions, self)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        strip = QWidget(self)
        strip.setProperty("role", "panel")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QVBoxLayout(strip)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tabs)
        self._strip = strip
        strip.hide()
        column.addWidget(strip)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self._nothing)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_current)
        self.tabs.close_asked.connect(self.close_tab)
        self._watch.changed.connect(self._file_changed)
        self._look.changed.connect(self._titles)
        stops = (
            self._app.workspace.changed.connect(self._workspace_changed),
            self._app.settings.changed.connect(self._setting_changed),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])
        QGuiApplication.instance().applicationStateChanged.connect(self._focus_changed)  # type: ignore[union-attr]

    # -- files -----------------------------------------------------------------------------------

    def open_file(self, path: Path, line: int = 0, column: int = 0, *, preview: bool = False) -> None:
        """Show the file at `path`, at `line` and `column` (from 1; line 0: where the cursor was).

        A `preview` takes the place of the preview before it, until its text is changed or it is opened for good.
        """
        page = self.files.of_path(path)
        if page is None:
            page = self._add(KeptFile(path, preview=preview), self.files.preview() if preview else None)
        page.preview = page.preview and preview
        if line > 0:
            page.go_to(line - 1, max(column - 1, 0))
        self.tabs.setCurrentIndex(self.files.index_of(page))
        self._show_current()
        if not preview:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def page_of(self, path: Path) -> FilePage:
        """The page of a file; one that was not open is opened behind the one in front."""
        return self.files.of_path(path) or self._add(KeptFile(path), None)

    def save_current(self) -> None:
        """Write the file in front."""
        self.with_page(lambda page: self._tasks.start(self._save(page), "save"))

    def save_all(self) -> None:
        """Write every file with unsaved text."""
        for page in self.files:
            if page.dirty:
                self._tasks.start(self._save(page), "save")

    def close_tab(self, index: int) -> None:
        """Close a tab; one with unsaved text asks first, in its own page."""
        page = self.files.at(index)
        if page is None:
            return
        if page.dirty:
            self.tabs.setCurrentIndex(index)
            page.ask_close()
        else:
            self._close(page)

    def dirty_paths(self) -> tuple[Path, ...]:
        """The files with unsaved text."""
        return tuple(page.path for page in self.files if page.dirty)

    def current_page(self) -> FilePage | None:
        """The page in front, or None."""
        return self.files.at(self.tabs.currentIndex())

    def state(self) -> dict[str, Any]:
        """What the session keeps: open files in order, cursors, unsaved text (JSON types only)."""
        return {
            "files": [page.keep().as_json() for page in self.files],
            "current": self.tabs.currentIndex(),
            "recent": self.history.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Open what `state` gave instead of what is open; files with unsaved text here stay."""
        for page in tuple(self.files):
            if not page.dirty:
                self._remove(page)
        files = state.get("files")
        for kept in map(read_kept, files if isinstance(files, list) else ()):
            if kept is not None and self.files.of_path(kept.path) is None:
                self._add(kept, None)
        current = state.get("current")
        if isinstance(current, int) and 0 <= current < self.tabs.count():
            self.tabs.setCurrentIndex(current)
        self.history.restore(state.get("recent"))
        self._show_current()

    async def wait_loaded(self) -> None:
        """Wait until the file in front has been read."""
        page = self.current_page()
        if page is not None:
            await page.wait_loaded()

    def reopen_closed(self) -> None:
        """Open the file again whose tab was closed last, where its cursor was."""
        kept = self.history.take_closed(lambda path: self.files.of_path(path) is not None)
        if kept is not None:
            self.tabs.setCurrentIndex(self.files.index_of(self._add(kept, None)))
            self._show_current()

    # -- pages -----------------------------------------------------------------------------------

    def _add(self, kept: KeptFile, instead_of: FilePage | None) -> FilePage:
        page = FilePage(self._app, self._look, self._tasks, kept, self)
        self._connect_page(page)
        self.text_settings.apply(page.edit)
        self._stack.addWidget(page)
        index = self.files.add(page)
        if instead_of is not None:
            self.tabs.moveTab(index, self.files.index_of(instead_of))
            self._remove(instead_of)
        self._watch.watch(kept.path)
        self._titles()
        return page

    def _connect_page(self, page: FilePage) -> None:
        page.changed.connect(self._page_changed)
        page.close_agreed.connect(lambda: self._close(page))
        page.edit.cursorPositionChanged.connect(lambda: self._cursor_moved(page))
        page.edit.run_requested.connect(self._run)
        self.language.attach(page)
        self.gutters.attach(page)
        page.edit.zoom_requested.connect(self.text_settings.zoom)

    def _close(self, page: FilePage) -> None:
        self.history.closed(page.keep())
        self._remove(page)

    def _remove(self, page: FilePage) -> None:
        self._watch.leave(page.path)
        self._stack.removeWidget(page)
        self.files.remove(page)
        page.deleteLater()
        self._titles()
        self._show_current()

    def step_tab(self, step: int) -> None:
        """Go `step` tabs to the right, round at the ends."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + step) % self.tabs.count())

    def with_page(self, act: Callable[[FilePage], None]) -> None:
        """Do something with the page in front, if there is one with text."""
        page = self.current_page()
        if page is not None and not page.refused:
            act(page)

    # -- what happens ----------------------------------------------------------------------------

    async def _save(self, page: FilePage) -> None:
        await page.save()
        self._watch.watch(page.path)

    def _show_current(self, _index: int = 0) -> None:
        page = self.current_page()
        self._strip.setVisible(page is not None)
        self._stack.setCurrentWidget(page if page is not None else self._nothing)
        self.setFocusProxy(page if page is not None else self._nothing)
        if page is not None:
            page.ensure_loaded()
            self.history.shown(page.path)
        self._update_context()
        self._cursor_moved(page)

    def _page_changed(self) -> None:
        self._titles()
        self._update_context()
        self._cursor_moved(self.current_page())

    def _update_context(self) -> None:
        page = self.current_page()
        self._app.context.update(
            document=page.path if page is not None else None, document_dirty=page is not None and page.dirty
        )
        dirty = frozenset(self.dirty_paths())
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit()

    def _cursor_moved(self, page: FilePage | None) -> None:
        if page is not self.current_page():
            return
        if page is None or page.document is None:
            self.cursor_moved.emit(0, 0, "")
            self.encoding_changed.emit("")
            return
        line, column = page.edit.position()
        self.cursor_moved.emit(line + 1, column + 1, page.language.label)
        self.encoding_changed.emit(encoding_text(page.document.encoding, page.document.newline))

    def _titles(self) -> None:
        self.files.show_titles()

    def _run(self, function_name: str) -> None:
        self._app.context.update(function=function_name, scope="")
        self._actions.action("run.invoke").trigger()

    def _workspace_changed(self, _workspace: Workspace) -> None:
        for page in self.files:
            page.refresh_marks()
        self._check_disk()

    def _focus_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._check_disk()

    def _check_disk(self) -> None:
        for page in self.files:
            if page.document is not None:
                self._tasks.start(page.check_disk(), "check-disk")

    def _file_changed(self, path: Path) -> None:
        page = self.files.of_path(path)
        if page is not None:
            self._tasks.start(page.check_disk(), "check-disk")

    def _setting_changed(self, key: str) -> None:
        self.text_settings.changed(key, (page.edit for page in self.files))
