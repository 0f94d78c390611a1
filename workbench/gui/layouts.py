"""Named layouts of the docks: the program's and the user's own, each of which remembers what was done to it."""

from typing import Any

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QMainWindow

from workbench.app.session import Session
from workbench.gui.arrangements import ARRANGEMENTS, EDIT, arrange
from workbench.gui.docks import Docks, bring_on_screen
from workbench.gui.runs.panel import RunsPanel, kept_tab
from workbench.gui.translation import tr

VERSION = 1
"""Goes up when docks are added or renamed, so that an old layout is not forced on a new window."""
OWN = "own:"
"""Before the title of a layout of the user's own."""
_CHANGED, _OWN = "layouts", "own_layouts"

State = dict[str, Any]


class Layouts(QObject):
    """The layouts of a window; `changed` comes when another is in force or they are called otherwise.

    While no folder is open the docks are hidden, and what is asked of them is done when they are back.
    """

    changed = Signal()

    def __init__(self, window: QMainWindow, docks: Docks, runs: RunsPanel, session: Session) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._runs = runs
        self._session = session
        self._shown = True
        self._waiting: State | None = None
        self.current = EDIT
        arrange(window, docks, ARRANGEMENTS[EDIT])

    # -- the user's ------------------------------------------------------------------------------

    @property
    def keys(self) -> tuple[str, ...]:
        """What `choose` takes: the program's layouts, then the user's own by their titles."""
        return (*ARRANGEMENTS, *(f"{OWN}{title}" for title in sorted(self._table(_OWN), key=str.casefold)))

    def title(self, key: str) -> str:
        """What a layout is called."""
        return tr(ARRANGEMENTS[key].title) if key in ARRANGEMENTS else key.removeprefix(OWN)

    def choose(self, key: str) -> None:
        """Put the panels where they were when this layout was left."""
        if key != self.current and key in self.keys:
            self.remember()
            self.current = key
            self._arrange(self._table(_CHANGED).get(key))
            self.changed.emit()

    def reset(self) -> None:
        """Forget what was done to the layout in force."""
        self._session.set(_CHANGED, self._without(_CHANGED, self.current))
        self._arrange(None)

    def save_as(self, title: str) -> str:
        """Keep the panels as they stand as a layout of the user's own; why it cannot be so called, or nothing."""
        fault = self._title_fault(title)
        if not fault:
            self.remember()
            self._session.set(_OWN, {**self._table(_OWN), title.strip(): self._snapshot()})
            self.current = f"{OWN}{title.strip()}"
            self.changed.emit()
        return fault

    def rename(self, title: str) -> str:
        """Call the user's layout in force otherwise; why it cannot be, or nothing."""
        fault = self._title_fault(title)
        if self.is_own and not fault:
            before, after = self.current, f"{OWN}{title.strip()}"
            kept = self._table(_OWN).get(before.removeprefix(OWN))
            self._session.set(_OWN, {**self._without(_OWN, before.removeprefix(OWN)), title.strip(): kept})
            self._session.set(_CHANGED, self._without(_CHANGED, before))
            self.current = after
            self.changed.emit()
        return fault

    def delete(self) -> None:
        """Forget the user's layout in force; the panels stay until another is chosen."""
        if self.is_own:
            self._session.set(_OWN, self._without(_OWN, self.current.removeprefix(OWN)))
            self._session.set(_CHANGED, self._without(_CHANGED, self.current))
            self.current = EDIT
            self._arrange(self._table(_CHANGED).get(EDIT))
            self.changed.emit()

    @property
    def is_own(self) -> bool:
        """Whether the layout in force is the user's own."""
        return self.current.startswith(OWN)

    # -- the session -----------------------------------------------------------------------------

    def remember(self) -> None:
        """Let the layout in force be as the panels stand when it is chosen again, also in other windows."""
        self._session.set(_CHANGED, {**self._table(_CHANGED), self.current: self._snapshot()})

    def state(self) -> State:
        """What the session keeps of this window: the layout in force, and how the panels stand."""
        return {"name": self.current, **self._snapshot()}

    def restore(self, state: object) -> None:
        """Bring back what `state` gave."""
        if not isinstance(state, dict):
            return
        if state.get("name") in self.keys:
            self.current = str(state["name"])
            self.changed.emit()
        # The tab in front is the runs panel's own to keep.
        self._arrange({"docks": state.get("docks")})

    # -- docks -----------------------------------------------------------------------------------

    def hide_docks(self) -> None:
        """Hide all docks, as the welcome page wants it."""
        if self._shown:
            self._waiting = self._snapshot() if self._window.isVisible() else None
        self._shown = False
        for dock in self._docks:
            dock.hide()

    def show_docks(self) -> None:
        """Show them as they stood."""
        if not self._shown:
            self._shown = True
            self._arrange(self._waiting)

    @property
    def docks_shown(self) -> bool:
        """Whether the docks are there."""
        return self._shown

    def _snapshot(self) -> State:
        if not self._shown:
            return self._waiting or {}
        docks = bytes(self._window.saveState(VERSION).toBase64().data()).decode("ascii")
        return {"docks": docks, "tab": self._runs.tab.name.lower()}

    def _arrange(self, state: object) -> None:
        """Put the panels as `state` says, or as the layout in force was made."""
        if not self._shown:
            self._waiting = state if isinstance(state, dict) else None
            return
        own = self._table(_OWN).get(self.current.removeprefix(OWN), {}) if self.is_own else {}
        kept = state if isinstance(state, dict) else own
        plan = ARRANGEMENTS.get(self.current, ARRANGEMENTS[EDIT])
        docks, tab = kept.get("docks"), kept_tab(kept.get("tab")) if kept else plan.tab
        arrange(self._window, self._docks, plan)
        if isinstance(docks, str):
            self._window.restoreState(QByteArray.fromBase64(docks.encode("ascii", "replace")), VERSION)
        for dock in self._docks:
            bring_on_screen(dock)
        if tab is not None:
            self._runs.show_tab(tab)

    # -- tables of the session -------------------------------------------------------------------

    def _table(self, name: str) -> State:
        kept = self._session.get(name)
        entries = kept.items() if isinstance(kept, dict) else ()
        return {key: value for key, value in entries if isinstance(key, str) and isinstance(value, dict)}

    def _without(self, name: str, key: str) -> State:
        return {each: value for each, value in self._table(name).items() if each != key}

    def _title_fault(self, title: str) -> str:
        wanted = title.strip().casefold()
        if not wanted:
            return tr("A layout needs a name.")
        if wanted in {self.title(key).casefold() for key in self.keys}:
            return tr("There is a layout of that name.")
        return ""
