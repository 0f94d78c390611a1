"""The runs panel: the history; of the selected run result, log and timeline; profile, debugger and problems."""

import asyncio
from enum import IntEnum
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from workbench.app.application import Application
from workbench.app.context import Context
from workbench.app.prices import load_prices
from workbench.app.use_cases.function_choice import function_of
from workbench.base.jsontext import JsonFault
from workbench.gui.actions import Actions
from workbench.gui.look import HEAD, Look
from workbench.gui.models.runs import RunsModel
from workbench.gui.runs.detail import RunDetail
from workbench.gui.runs.empty_state import EmptyState
from workbench.gui.runs.prices import cost_with
from workbench.gui.runs.problems_view import problem_entries
from workbench.gui.runs.run_menu import run_menu
from workbench.gui.runs.run_table import RunTable
from workbench.gui.search.panel import SearchPanel
from workbench.gui.tasks import GuiTasks
from workbench.gui.translation import later, tr
from workbench.gui.widgets import hairline, icon_button, name
from workbench.model.run import Run

_TICK_MS = 100


class Tab(IntEnum):
    """The tabs, from the left."""

    RUNS = 0
    RESULT = 1
    LOGS = 2
    TIMELINE = 3
    PROFILE = 4
    DEBUG = 5
    PROBLEMS = 6
    SEARCH = 7


_TITLES = (
    later("Runs"),
    later("Result"),
    later("Logs"),
    later("Timeline"),
    later("Profile"),
    later("Debug"),
    later("Problems"),
    later("Search"),
)
_ALONE = (Tab.PROFILE, Tab.DEBUG, Tab.PROBLEMS, Tab.SEARCH)
"""Tabs that are not of a run."""
_LEFT_BY_INVOKING = (Tab.PROFILE, Tab.DEBUG, Tab.SEARCH)
_NUMBERED = (Tab.RUNS, Tab.RESULT, Tab.LOGS, Tab.TIMELINE, Tab.PROBLEMS, Tab.SEARCH)
"""What the numbers of older sessions mean: they were kept before Profile and Debug were there."""


def kept_tab(kept: object) -> Tab | None:
    """The tab that a session kept, by its name or an older one by its number; None when it is neither."""
    if isinstance(kept, str):
        return next((tab for tab in Tab if tab.name.lower() == kept), None)
    return _NUMBERED[kept] if isinstance(kept, int) and 0 <= kept < len(_NUMBERED) else None


class RunsPanel(QWidget):
    """`file_requested` carries a path and a line (from 1), `event_place_requested` line and column in the event.

    `event_text_found` carries a text of the log in which an event shall be looked for.
    """

    file_requested = Signal(Path, int)
    event_place_requested = Signal(int, int)
    event_text_found = Signal(str)

    def __init__(
        self, app: Application, look: Look, tasks: GuiTasks, actions: Actions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._look = look
        self._tasks = tasks
        self._actions = actions
        self._fault: JsonFault | None = None
        name(self, "runs", tr("Runs"))
        self.model = RunsModel(app.runs, parent=self)
        self.table = RunTable(self.model, look, self)
        self.detail = RunDetail(app, look, tasks, actions, self)
        self.search = SearchPanel(app, look, tasks, actions, self)
        self.detail.addWidget(self.search)
        self.tabs = QTabBar(self)
        self.list_button = icon_button(look, "panel-left", self)
        self._none = EmptyState(look, "runs.empty", actions.action("run.invoke"), self)
        self._none.say(tr("No runs yet"), tr("Every invoke is kept here with its event, result, log and figures."))
        self._list = QStackedWidget(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._lay_out()
        self._connect()
        tasks.start(self._read_prices(), "prices")
        self._show_problems()
        self._run_selected(self.table.selected())
        self.show_tab(Tab.RESULT)

    @property
    def tab(self) -> Tab:
        """The tab in front."""
        return Tab(self.tabs.currentIndex())

    def show_tab(self, tab: Tab) -> None:
        """Bring a tab to the front."""
        self.tabs.setCurrentIndex(tab)
        self._arrange()

    def show_event_fault(self, fault: JsonFault | None) -> None:
        """Say what keeps the event in the composer from being JSON, or that nothing does."""
        self._fault = fault
        self._show_problems()

    def state(self) -> dict[str, object]:
        """Tab, sizes and whether the list shows, for the session file."""
        return {
            "tab": self.tab.name.lower(),
            "sizes": self.splitter.sizes(),
            "list": self.list_button.isChecked(),
            "search": self.search.state(),
            "debug": self.detail.debug.state(),
        }

    def restore(self, state: object) -> None:
        """Bring back what `state` gave; parts of another shape are left out."""
        if not isinstance(state, dict):
            return
        sizes, tab = state.get("sizes"), kept_tab(state.get("tab"))
        if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) and size > 0 for size in sizes):
            self.splitter.setSizes(sizes)
        self.list_button.setChecked(state.get("list") is not False)
        self.search.restore(state.get("search"))
        self.detail.debug.restore(state.get("debug"))
        if tab is not None:
            self.show_tab(tab)

    def _lay_out(self) -> None:
        name(self.tabs, "runs.tabs", tr("Views of the selected run"))
        self.tabs.setProperty("kind", "panel")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setFixedHeight(HEAD)
        for title in _TITLES:
            self.tabs.addTab(tr(title))
        name(self.list_button, "runs.list", tr("Show the list of runs"), tr("Show or hide the list of runs"))
        self.list_button.setCheckable(True)
        self.list_button.setChecked(True)
        self._list.addWidget(self._none)
        self._list.addWidget(self.table)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self._list)
        self.splitter.addWidget(self.detail)
        self.splitter.setSizes([760, 680])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.head = self._make_head()
        layout.addWidget(self.head)
        layout.addWidget(hairline(self))
        layout.addWidget(self.splitter, 1)

    def _make_head(self) -> QWidget:
        """The tabs; the window makes them the dock's title bar, by which the dock is moved."""
        head = QWidget(self)
        head.setFixedHeight(HEAD)
        strip = QHBoxLayout(head)
        strip.setContentsMargins(0, 0, 8, 0)
        strip.addWidget(self.tabs)
        strip.addStretch(1)
        strip.addWidget(self.list_button)
        return head

    def _connect(self) -> None:
        app = self._app
        self.tabs.currentChanged.connect(lambda _tab: self._arrange())
        self.list_button.toggled.connect(lambda _on: self._arrange())
        self.table.run_selected.connect(self._run_selected)
        self.table.opened.connect(lambda: self.show_tab(Tab.RESULT))
        self.table.again.connect(self._actions.action("run.again").trigger)
        self.table.copied.connect(self._copy_row)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        for command in ("run.invoke", "run.invoke_async"):
            self._actions.action(command).triggered.connect(self._invoked)
        self._actions.action("run.profile_imports").triggered.connect(lambda: self._show_alone(Tab.PROFILE))
        for command in ("debug.start", "debug.go", "debug.restart"):
            self._actions.action(command).triggered.connect(lambda: self._show_alone(Tab.DEBUG))
        self._actions.bind("debug.evaluate", self._show_console)
        self.detail.file_requested.connect(self.file_requested)
        self.search.asked.connect(self._show_search)
        self.detail.problems.event_place_requested.connect(self.event_place_requested)
        self.detail.problems.run_requested.connect(self._show_run)
        self.detail.problems.fix_requested.connect(lambda path, finding: app.lint.fix_wanted.emit((path, finding)))
        self.detail.logs.text.event_wanted.connect(self.event_text_found)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset, self.model.dataChanged):
            signal.connect(self._runs_changed)
        stops = (
            app.context.changed.connect(self._context_changed),
            app.workspace.changed.connect(lambda _workspace: self._show_problems()),
            app.event_tests.changed.connect(lambda _results: self._show_problems()),
            app.lint.changed.connect(lambda _path: self._show_problems()),
        )
        self.destroyed.connect(lambda: [stop() for stop in stops])
        self._runs_changed()

    async def _read_prices(self) -> None:
        prices = await asyncio.to_thread(load_prices)
        self.model.set_cost(cost_with(prices, lambda run: function_of(self._app, run)))

    def _arrange(self) -> None:
        """Which parts show in the current tab."""
        tab = self.tab
        has_runs = self.model.rowCount() > 0
        self._list.setCurrentIndex(1 if has_runs else 0)
        listed = has_runs and self.list_button.isChecked() and tab not in _ALONE
        self._list.setVisible(tab is Tab.RUNS or listed)
        self.detail.setVisible(tab is not Tab.RUNS)
        shows_table = has_runs and (listed or tab is Tab.RUNS)
        alone = {Tab.SEARCH: self.search, Tab.PROFILE: self.detail.profile, Tab.DEBUG: self.detail.debug}
        self.setFocusProxy(alone.get(tab, self.table if shows_table else self.tabs))
        self.list_button.setVisible(tab not in (Tab.RUNS, *_ALONE))
        if tab is not Tab.RUNS:
            self.detail.setCurrentIndex(tab - 1)

    def _runs_changed(self) -> None:
        self._arrange()
        if not self._timer.isActive() and self.model.has_running():
            self._timer.start()

    def _tick(self) -> None:
        if not self.model.tick():
            self._timer.stop()
        self.detail.tick()

    def _show_search(self) -> None:
        self.show_tab(Tab.SEARCH)
        self._actions.action("view.focus_runs").trigger()

    def _show_console(self) -> None:
        self.show_tab(Tab.DEBUG)
        self._actions.action("view.focus_runs").trigger()
        self.detail.debug.console.setFocus()

    def _show_alone(self, tab: Tab) -> None:
        """A tab that fills by itself soon; the keyboard goes there only where the panel was hidden."""
        self.show_tab(tab)
        if not self.isVisible():
            self._actions.action("view.focus_runs").trigger()

    def _invoked(self) -> None:
        self.table.follow()
        if self.tab in _LEFT_BY_INVOKING or (self.tab is Tab.PROBLEMS and self._fault is None):
            self.show_tab(Tab.RESULT)

    def _context_changed(self, context: Context) -> None:
        """A run started from the window becomes the selected one: the use case names it in the context."""
        selected = self.table.selected()
        if context.run_id is not None and (selected is None or selected.id != context.run_id):
            self.table.select(context.run_id)

    def _show_run(self, run_id: str) -> None:
        self.table.select(run_id)
        self.show_tab(Tab.RESULT)

    def _show_problems(self) -> None:
        app = self._app
        entries = problem_entries(app.workspace.current, self._fault, app.event_tests.failing, app.lint.items())
        self.detail.problems.show_entries(entries)
        count = f" {len(entries)}" if entries else ""
        self.tabs.setTabText(Tab.PROBLEMS, f"{tr(_TITLES[Tab.PROBLEMS])}{count}")

    def _run_selected(self, run: Run | None) -> None:
        self._app.context.update(run_id=None if run is None else run.id)
        self.detail.show_run(run)

    def _menu(self, place: QPoint) -> None:
        if self.detail.shown is not None:
            menu = run_menu(self.table, self._actions, self.detail.shown, self._copy_row)
            menu.popup(self.table.viewport().mapToGlobal(place))

    def _copy_row(self) -> None:
        row = self.table.currentIndex().row()
        cells = [str(self.model.index(row, column).data() or "") for column in range(1, self.model.columnCount())]
        QGuiApplication.clipboard().setText("\t".join(cells))
