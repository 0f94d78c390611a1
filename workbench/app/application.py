"""The application: everything a front end shares, on the front end's loop."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.app.context import ContextStore
from workbench.app.deploy_targets import DeployTargets
from workbench.app.engine_calls import EngineCalls
from workbench.app.favourites import Favourites
from workbench.app.in_flight import InFlight
from workbench.app.notices import NoticeBoard
from workbench.app.progress import ProgressBoard
from workbench.app.session import FILE_NAME as SESSION_FILE
from workbench.app.session import Session
from workbench.app.settings import FILE_NAME as SETTINGS_FILE
from workbench.app.settings import Settings
from workbench.app.stores.accounts import AccountsStore
from workbench.app.stores.breakpoints import BreakpointStore
from workbench.app.stores.debug import DebugStore
from workbench.app.stores.engine_status import EngineStatusStore
from workbench.app.stores.event_files import EventFilesStore
from workbench.app.stores.event_tests import EventTestStore
from workbench.app.stores.file_edits import FileEdits
from workbench.app.stores.handler_renames import HandlerRenames
from workbench.app.stores.import_profile import ImportProfileStore
from workbench.app.stores.lint import LintStore
from workbench.app.stores.runs import RunStore
from workbench.app.stores.service import ServiceStore
from workbench.app.stores.sync import SyncStore
from workbench.app.stores.workspace import WorkspaceStore
from workbench.app.use_cases.queue_upkeep import settle_lost
from workbench.app.use_cases.run_rate import RunRate
from workbench.app.window_places import WindowPlaces
from workbench.base.aio import TaskOwner
from workbench.base.paths import UserPaths
from workbench.base.signal import Signal
from workbench.engine.runtimes import RuntimeTable
from workbench.model.errors import WorkbenchError
from workbench.model.run import RunEvent
from workbench.project.event_catalogue import EventCatalogue, load_catalogue

if TYPE_CHECKING:
    from workbench.app.keymap import Keymap
    from workbench.app.languages.languages import Languages
    from workbench.app.languages.python_code import PythonCode
    from workbench.app.use_cases.debug_session import DebugSession
    from workbench.app.use_cases.first_look import FirstLook
    from workbench.app.use_cases.follow_queue import QueueFollower
    from workbench.app.use_cases.serve import Serving
    from workbench.model.async_event import AsyncObservation


class Application:
    """The state a front end shows and use cases change. Without `open` it works on defaults and in memory.

    `observations` is where the engine tells of asynchronous events, on the front end's loop; `at_end` is called last,
    in a thread: it may block.
    """

    first_look: "FirstLook | None" = None
    """A look at the first folder that has begun before the window is there."""

    def __init__(
        self,
        *,
        engine: EngineCalls,
        runtimes: RuntimeTable,
        paths: UserPaths,
        catalogue: EventCatalogue | None = None,
        observations: "Signal[AsyncObservation] | None" = None,
        at_end: Callable[[], None] | None = None,
    ) -> None:
        self.engine = engine
        self.runtimes = runtimes
        self.paths = paths
        self.notices = NoticeBoard()
        self.progress = ProgressBoard()
        self.tasks = TaskOwner(self.notices.error)
        self.settings = Settings(paths.config / SETTINGS_FILE, self.tasks, self.notices)
        self.session = Session(paths.data / SESSION_FILE, self.tasks)
        self.places = WindowPlaces(paths.data, self.notices)
        self.favourites = Favourites(self.session)
        self.breakpoints = BreakpointStore(self.session)
        self.file_edits = FileEdits()
        self.context = ContextStore()
        self.workspace = WorkspaceStore()
        self.events = EventFilesStore()
        self.runs = RunStore(paths.data / "history", self.tasks, lambda: self.settings.number("history.max_runs"))
        self.records = True
        """Whether runs go to the history, also those that somebody else began."""
        self.run_rate = RunRate(self.notices, self.tasks)
        self.service = ServiceStore()
        self.serving: Serving | None = None
        self.accounts = AccountsStore()
        self.deploy_targets = DeployTargets(self.session)
        self.sync = SyncStore()
        self.run_events: Signal[tuple[str, RunEvent]] = Signal()
        """What running invokes emit, with the run's id; every event of a run comes before its end is recorded."""
        self.expectation_saved: Signal[Path] = Signal()
        """The file of an event of which another result is expected from now on."""
        self.event_tests = EventTestStore()
        self.lint = LintStore()
        self.import_profile = ImportProfileStore()
        self.debug = DebugStore()
        self.debug.changed.connect(lambda _told: self.context.update(debugging=self.debug.state))
        self.debugging: DebugSession | None = None
        self.handler_renames = HandlerRenames()
        self.engine_status = EngineStatusStore(engine)
        self.not_in_docker: set[str] = set()
        """Runtimes for which Docker lacked something since the start: `auto` runs them as processes."""
        self.in_docker: set[str] = set()
        """Runtimes for which Docker had what is needed, as far as that was tried before an event was queued."""
        self._queue: QueueFollower | None = None
        self._python: PythonCode | None = None
        self._languages: Languages | None = None
        self._keymap: Keymap | None = None
        self.observations: Signal[AsyncObservation] = observations or Signal()
        self.observations.connect(self._observe)
        self.in_flight = InFlight(lambda ids: self.context.update(running=ids))
        self.watching: asyncio.Task[None] | None = None
        self._catalogue = catalogue
        self._at_end = at_end

    @property
    def queue(self) -> "QueueFollower":
        """Makes history rows of what the asynchronous queue observes; imported when there is something to follow."""
        if self._queue is None:
            from workbench.app.use_cases.follow_queue import QueueFollower  # noqa: PLC0415

            self._queue = QueueFollower(self)
        return self._queue

    @property
    def keymap(self) -> "Keymap":
        """The keys of the commands; imported when there is somebody to press them."""
        if self._keymap is None:
            from workbench.app.keymap import FILE_NAME, Keymap  # noqa: PLC0415

            self._keymap = Keymap(self.paths.config / FILE_NAME, self.settings, self.tasks, self.notices)
        return self._keymap

    @property
    def python(self) -> "PythonCode":
        """What is known of the workspace's Python code; its worker starts with the first question."""
        if self._python is None:
            from workbench.app.languages.python_code import PythonCode  # noqa: PLC0415

            self._python = PythonCode(self)
        return self._python

    def use_python(self, python: "PythonCode") -> None:
        """Let another one know Python code; before the first question."""
        self._python = python

    @property
    def languages(self) -> "Languages":
        """What is known of code in any language; language servers start with the first file of theirs."""
        if self._languages is None:
            from workbench.app.languages.languages import Languages  # noqa: PLC0415

            self._languages = Languages(self, lambda: self.python)
        return self._languages

    def _observe(self, observation: "AsyncObservation") -> None:
        self.queue.observe(observation)

    @property
    def catalogue(self) -> EventCatalogue:
        """The event types and their samples; read from disk at first use when none was given."""
        if self._catalogue is None:
            self._catalogue = load_catalogue()
        return self._catalogue

    async def open(self, *, records: bool = True, history: bool = True) -> None:
        """Read settings and session; open the run history if runs will be recorded, read it if it will be shown.

        Trouble becomes notices.
        """
        self.records = records
        await self.settings.load()
        await self.session.load()
        if records or history:
            for notice in await self.runs.open(recent=history):
                self.notices.warn(notice)
            try:
                await settle_lost(self)
            except WorkbenchError as error:
                self.notices.error(error)

    async def close(self) -> None:
        """Stop the runs, put everything on disk, and close the engine."""
        if self.watching is not None:
            self.watching.cancel()
        if self.first_look is not None:
            self.first_look.stop()
        await self.in_flight.close()
        if self._python is not None:
            await self._python.close()
        if self._languages is not None:
            await self._languages.close()
        await self.settings.flush()
        if self._keymap is not None:
            await self._keymap.flush()
        await self.session.flush()
        await self.places.leave_all_but(None)
        try:
            await self.engine.close()
        finally:
            if self.serving is not None:
                self.serving.close()
            if self._queue is not None:
                await self._queue.settled()
            await self.runs.close()
            await self.tasks.close()
            if self._at_end is not None:
                await asyncio.to_thread(self._at_end)
