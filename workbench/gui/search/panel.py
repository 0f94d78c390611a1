"""Find in files: the fields at the left, what was found at the right, as it is found."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.app.use_cases.find_in_files import FileSearch
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.runs.empty_state import EmptyState
from workbench.gui.search.form import WIDTH, SearchForm
from workbench.gui.search.replacing import Replacing
from workbench.gui.search.results_model import FoundFile
from workbench.gui.search.results_tree import ResultsTree
from workbench.gui.search.texts import NoTexts, OpenTexts
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import later, tr, tr_n
from workbench.gui.widgets import name
from workbench.model.file_search import FileHits, FileQuery, Hit, SearchEnd

AFTER_TYPING_MS = 250
SHORTEST = 2
"""Letters from which on it searches while one types; Enter searches for fewer."""


class SearchPanel(QWidget):
    """`place_requested` carries a path, line and column (from 1); `asked` comes when the panel is to be shown."""

    place_requested = Signal(Path, int, int)
    asked = Signal()

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._search: FileSearch | None = None
        self._texts: OpenTexts = NoTexts()
        name(self, "search", tr("Find in files"))
        self.form = SearchForm(look, self)
        self.tree = ResultsTree(look, self)
        self.empty = EmptyState(look, "search.empty", None, self)
        self.replacing = Replacing(tasks, app.progress, self.tree.results, self._say)
        self._later = QTimer(self, interval=AFTER_TYPING_MS, singleShot=True)
        self._later.timeout.connect(self._typed)
        self._lay_out()
        self._connect()
        self._bind(actions)
        self._show_nothing(tr("Find text in all files"), tr("Type at the left; what git ignores is left out."))

    def use(self, texts: OpenTexts, open_place: Callable[[Path, int, int], None]) -> None:
        """Search and replace open texts as they are, and show hits by `open_place`."""
        self._texts = texts
        self.place_requested.connect(open_place)

    def state(self) -> dict[str, Any]:
        """What the session keeps."""
        return self.form.state()

    def restore(self, state: object) -> None:
        """Bring back what `state` gave, without searching."""
        self.form.restore(state)
        self._later.stop()

    def open(self, *, replacing: bool) -> None:
        """Show the fields, with what is selected in the editor."""
        self.asked.emit()
        self.form.open(self._texts.selected(), replacing=replacing)

    def search(self) -> None:
        """Search now."""
        self._later.stop()
        self.stop()
        query, workspace = self.form.query(), self._app.workspace.current
        fault = self.form.fault()
        self.tree.results.clear(replacing=query.replacement is not None)
        self.form.show_ticked(0)
        if fault or not query.text or workspace is None:
            self._say(fault)
            self._show_nothing(tr("Nothing to find") if not fault else tr("Not a pattern"), fault)
            return
        self.tree.rows.root = workspace.root
        self._search = FileSearch(workspace.root, query, self._texts.unsaved())
        self.form.show_searching(True)
        self._say(tr("Searching…"))
        self._tasks.start(self._run(self._search, query), "find-in-files")

    def stop(self) -> None:
        """Find no more."""
        if self._search is not None:
            self._search.stop()
            self._search = None
            self.form.show_searching(False)
            self._say_count(tr("Stopped."))

    # -- a search --------------------------------------------------------------------------------

    async def _run(self, search: FileSearch, query: FileQuery) -> None:
        def told(found: tuple[FileHits, ...]) -> None:
            if search is self._search:
                self._add(found)

        end: SearchEnd | None = None
        try:
            async with self._app.progress.work(later("Searching files"), query.text, stop=self.stop):
                end = await search.run(told)
        finally:
            if search is self._search:
                self._search = None
                self.form.show_searching(False)
                self._ended(end, query)

    def _add(self, found: tuple[FileHits, ...]) -> None:
        self._stack.setCurrentWidget(self.tree)
        self.tree.results.add(found)
        self._say_count(tr("Searching…"))
        self._count_ticked()

    def _ended(self, end: SearchEnd | None, query: FileQuery) -> None:
        if end is None:
            self._say(tr("The search failed."))
        elif not self.tree.results.files:
            files = tr_n("{n:,} file", "{n:,} files", end.files)
            self._say(tr("Nothing found in {files}.", files=files))
            self._show_nothing(tr("Nothing found"), tr("“{text}” is not in {files}.", text=query.text, files=files))
        else:
            large = tr_n("{n:,} large file not searched.", "{n:,} large files not searched.", end.too_large)
            more = tr("There are more: narrow the search.") if end.limited else ""
            self._say_count("", more, large if end.too_large else "")

    def _say_count(self, before: str, *after: str) -> None:
        results = self.tree.results
        hits = tr_n("{n:,} hit", "{n:,} hits", results.hit_count)
        files = tr_n("{n:,} file", "{n:,} files", len(results.files))
        count = tr("{hits} in {files}.", hits=hits, files=files) if results.files else ""
        self._say(" ".join(part for part in (before, count, *after) if part))

    def _say(self, text: str) -> None:
        self.form.status.setText(text)

    def _show_nothing(self, title: str, detail: str) -> None:
        self.empty.say(title, detail)
        self._stack.setCurrentWidget(self.empty)

    def _typed(self) -> None:
        text = self.form.text.text()
        if not text or len(text) >= SHORTEST:
            self.search()

    # -- results ---------------------------------------------------------------------------------

    def _replace(self) -> None:
        if self._search is None:
            self.replacing.start(self._texts)

    def _count_ticked(self) -> None:
        self.form.show_ticked(self.tree.results.ticked_count())

    def _open(self, file: FoundFile, hit: Hit) -> None:
        self.place_requested.emit(file.found.path, hit.line + 1, hit.column + 1)

    def _go_to_results(self) -> None:
        if self.tree.results.files:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
            if self.tree.results.hit_at(self.tree.currentIndex()) is None:
                self.tree.setCurrentIndex(self.tree.results.index(0, 0, self.tree.results.index(0, 0)))

    # -- parts -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.tree)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.form)
        splitter.addWidget(self._stack)
        splitter.setSizes([WIDTH, 900])
        splitter.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(splitter)
        self.setFocusProxy(self.form.text)

    def _connect(self) -> None:
        self.form.changed.connect(self._later.start)
        self.form.search_wanted.connect(self.search)
        self.form.replace_wanted.connect(self._replace)
        self.form.stop_wanted.connect(self.stop)
        self.form.left.connect(self._go_to_results)
        self.tree.opened.connect(self._open)
        self.tree.undo_wanted.connect(self.replacing.undo)
        self.tree.results.dataChanged.connect(self._count_ticked)

    def _bind(self, actions: Actions) -> None:
        actions.bind("edit.find_in_files", _opener(self, replacing=False))
        actions.bind("edit.replace_in_files", _opener(self, replacing=True))
        actions.bind("edit.next_result", lambda: self.tree.step(1))
        actions.bind("edit.previous_result", lambda: self.tree.step(-1))


def _opener(panel: SearchPanel, *, replacing: bool) -> Callable[[], None]:
    return lambda: panel.open(replacing=replacing)
