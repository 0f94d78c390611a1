"""The editor: open files in the tabs of one or two groups, with what the window's commands do to the one in front."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.editor.commands import bind_commands
from workbench.gui.editor.encoding import encoding_text, line_ends_text
from workbench.gui.editor.file_page import FilePage
from workbench.gui.editor.file_texts import FileTexts
from workbench.gui.editor.following import follow
from workbench.gui.editor.group import EditorGroup
from workbench.gui.editor.groups import AllFiles, EditorGroups
from workbench.gui.editor.gutter_support import GutterSupport
from workbench.gui.editor.history import FileHistory
from workbench.gui.editor.kept import KeptFile
from workbench.gui.editor.language_support import LanguageSupport
from workbench.gui.editor.nothing_open import NothingOpen
from workbench.gui.editor.open_texts import EditorTexts
from workbench.gui.editor.session_state import restore_state, state_of
from workbench.gui.editor.splitting import Splitting
from workbench.gui.editor.tab_drag import TabDrag
from workbench.gui.editor.tabs import EditorTabs
from workbench.gui.editor.text_settings import TextSettings
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import tr
from workbench.model.workspace import Workspace


class EditorPanel(QWidget):
    """Open files. `cursor_moved` has line and column from 1 and the language's label; line 0: no text in front.

    `encoding_changed` has encoding and line ends as they are called. A page is a file in a group's tab; a file that is
    in both groups has two pages and one text.
    """

    cursor_moved = Signal(int, int, str)
    encoding_changed = Signal(str, str)
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
        self.setAccessibleName(tr("Editor"))
        self.setProperty("role", "editor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.groups = EditorGroups(self._make_group, self)
        self.files = AllFiles(self.groups)
        self._file_texts = FileTexts(app, look, tasks, self)
        self.texts = EditorTexts(lambda: tuple(self.files), self.current_page)
        self.history = FileHistory()
        self.text_settings = TextSettings(app)
        self.splitting = Splitting(self, self.groups, actions)
        self.tab_drag = TabDrag(look, self.groups, self.splitting)
        self._lay_out()
        self._connect()
        bind_commands(self, actions)
        self.language = LanguageSupport(app, look, tasks, actions, self)
        self.gutters = GutterSupport(app, look, tasks, actions, self)

    @property
    def tabs(self) -> EditorTabs:
        """The tabs of the group in use."""
        return self.groups.active.tabs

    def _make_group(self) -> EditorGroup:
        made = EditorGroup(self._look, NothingOpen(self._actions), self._actions.action("file.close"))
        made.shown.connect(lambda: self._group_shown(made))
        made.tabs.close_asked.connect(lambda index: self._close_in(made, index))
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.groups)

    def _connect(self) -> None:
        self.groups.changed.connect(self._groups_changed)
        self._look.changed.connect(self.groups.titles)
        stops = (
            self._app.workspace.changed.connect(self._workspace_changed),
            self._app.settings.changed.connect(self._setting_changed),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])
        self._groups_changed()

    # -- files -----------------------------------------------------------------------------------

    def open_file(self, path: Path, line: int = 0, column: int = 0, *, preview: bool = False) -> None:
        """Show the file at `path`, at `line` and `column` (from 1; line 0: where the cursor was).

        A `preview` takes the place of the preview before it, until its text is changed or it is opened for good.
        """
        group = self.groups.active
        page = group.files.of_path(path)
        if page is None:
            page = self.add(KeptFile(path, preview=preview), group, group.files.preview() if preview else None)
        page.preview = page.preview and preview
        if line > 0:
            page.go_to(line - 1, max(column - 1, 0))
        group.bring(page)
        self._group_shown(group)
        if not preview:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def page_of(self, path: Path) -> FilePage:
        """The page of a file; one that was not open is opened behind the one in front."""
        return self.files.of_path(path) or self.add(KeptFile(path), self.groups.active)

    def save_current(self) -> None:
        """Write the file in front."""
        self.with_page(lambda page: self._tasks.start(page.save(), "save"))

    def save_all(self) -> None:
        """Write every file with unsaved text."""
        for file in self._file_texts:
            if file.dirty:
                self._tasks.start(file.save(), "save")

    def close_tab(self, index: int) -> None:
        """Close a tab of the group in use; the last one of a file with unsaved text asks first, in its own page."""
        self._close_in(self.groups.active, index)

    def _close_in(self, group: EditorGroup, index: int) -> None:
        page = group.files.at(index)
        if page is None:
            return
        if page.dirty and len(self.files.all_of(page.path)) == 1:
            group.bring(page)
            page.ask_close()
        else:
            self._close(page)

    def dirty_paths(self) -> tuple[Path, ...]:
        """The files with unsaved text."""
        return tuple(file.path for file in self._file_texts if file.dirty)

    def current_page(self) -> FilePage | None:
        """The page in front, or None."""
        return self.groups.active.current()

    def state(self) -> dict[str, Any]:
        """What the session keeps: open files in order, cursors, unsaved text (JSON types only)."""
        return state_of(self)

    def restore(self, state: dict[str, Any]) -> None:
        """Open what `state` gave instead of what is open; files with unsaved text here stay."""
        for page in tuple(self.files):
            if not page.dirty:
                self.remove(page)
        restore_state(self, state)
        self.history.restore(state.get("recent"))
        self._groups_changed()

    async def wait_loaded(self) -> None:
        """Wait until the file in front has been read."""
        page = self.current_page()
        if page is not None:
            await page.wait_loaded()

    def reopen_closed(self) -> None:
        """Open the file again whose tab was closed last, where its cursor was."""
        kept = self.history.take_closed(lambda path: self.files.of_path(path) is not None)
        if kept is not None:
            group = self.groups.active
            group.bring(self.add(kept, group))
            self._group_shown(group)

    # -- pages -----------------------------------------------------------------------------------

    def add(self, kept: KeptFile, group: EditorGroup, instead_of: FilePage | None = None) -> FilePage:
        """A page of a file in a new tab of a group, behind the one in front; or in the place of a preview."""
        page = FilePage(self._app, self._look, self._tasks, kept, self, file=self._file_texts.take(kept))
        self._connect_page(page)
        self.text_settings.apply(page.edit)
        index = group.add(page)
        if instead_of is not None:
            group.tabs.moveTab(index, group.files.index_of(instead_of))
            self.remove(instead_of)
        self.groups.titles()
        return page

    def _connect_page(self, page: FilePage) -> None:
        page.changed.connect(self._page_changed)
        page.close_agreed.connect(lambda: self._close(page))
        page.moved.connect(lambda new: follow(self, page.path, new))
        page.edit.cursorPositionChanged.connect(lambda: self._cursor_moved(page))
        page.edit.run_requested.connect(self._run)
        self.language.attach(page)
        self.gutters.attach(page)
        page.edit.zoom_requested.connect(self.text_settings.zoom)

    def _close(self, page: FilePage) -> None:
        self.history.closed(page.keep())
        self.remove(page)

    def remove(self, page: FilePage) -> None:
        """Take a page away, and with its last page a group of two."""
        group = self.groups.of(page)
        if group is None:
            return
        group.remove(page)
        page.deleteLater()
        if not self.files.all_of(page.path):
            self._file_texts.leave(page.file)
        self.groups.titles()
        self.groups.take_away(group)
        self._groups_changed()

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

    def _groups_changed(self) -> None:
        for group in self.groups:
            self._group_shown(group)

    def _group_shown(self, group: EditorGroup) -> None:
        """Another page is in front of a group, or commands act on another group."""
        page = group.show_current()
        if group is not self.groups.active:
            return
        self.setFocusProxy(group)
        if page is not None:
            self.history.shown(page.path)
        self._update_context()
        self._cursor_moved(page)

    def _page_changed(self) -> None:
        self.groups.titles()
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
            self.encoding_changed.emit("", "")
            return
        line, column = page.edit.position()
        self.cursor_moved.emit(line + 1, column + 1, page.language.label)
        self.encoding_changed.emit(encoding_text(page.document.encoding), line_ends_text(page.document.newline))

    def _run(self, function_name: str) -> None:
        self._app.context.update(function=function_name, scope="")
        self._actions.action("run.invoke").trigger()

    def _workspace_changed(self, _workspace: Workspace) -> None:
        for page in self.files:
            page.refresh_marks()
        self._file_texts.check_disk()

    def _setting_changed(self, key: str) -> None:
        self.text_settings.changed(key, (page.edit for page in self.files))
