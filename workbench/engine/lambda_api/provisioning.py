"""Gives functions in the engine the concurrency that the state says they have, and tells the state what came of it."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from workbench.base.aio import TaskOwner
from workbench.engine.lambda_api.allocation import (
    FAILED,
    IN_PROGRESS,
    READY,
    RESERVED,
    leads_to,
    provisioned_of,
    shares,
)
from workbench.engine.lambda_api.call import Later
from workbench.engine.lambda_api.executors import ExecutorChoice
from workbench.engine.lambda_api.identifiers import LATEST, FunctionId
from workbench.engine.lambda_api.invoking import ServingEngine
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.launches import Launches
from workbench.engine.lambda_api.scopes import Scopes
from workbench.engine.lambda_api.state import Change, Place, State, Transaction
from workbench.model.environment import ExecutorKind
from workbench.model.errors import EngineError, ExecutorUnavailableError, RuntimeUnavailableError
from workbench.model.function import FunctionConfig

INIT_FAILURE = "FUNCTION_ERROR_INIT_FAILURE"
_KINDS = frozenset({Kind.FUNCTION, Kind.VERSION, Kind.ALIAS, Kind.PROVISIONED})

ChangeState = Callable[..., Awaitable[None]]
"""`Dispatch.change`: makes changes in a place that nobody waits for."""


class _Version(NamedTuple):
    """A version of a function."""

    place: Place
    name: str
    number: str


@dataclass(frozen=True, slots=True)
class _Held:
    """What the engine was asked to hold for a version."""

    function: FunctionConfig
    executor: ExecutorKind
    count: int


class Provisioning:
    """Hears of changes; each version's environments are started and stopped by one task at a time."""

    def __init__(
        self,
        state: State,
        engine: ServingEngine,
        scopes: Scopes,
        launches: Launches,
        executors: ExecutorChoice,
        *,
        change: ChangeState,
        tasks: TaskOwner,
    ) -> None:
        self._state = state
        self._engine = engine
        self._served = engine.served
        self._scopes = scopes
        self._launches = launches
        self._executors = executors
        self._change = change
        self._tasks = tasks
        self._held: dict[_Version, _Held] = {}
        self._busy: dict[_Version, bool] = {}

    async def start(self) -> None:
        """Serve the places there are, reserve what is reserved, and begin to hold what is provisioned.

        Places that have nothing but events of the workspace's functions are served too.
        """
        self._scopes.resume(event.scope for event in await self._engine.pending_events())
        for view in tuple(self._state.views()):
            self._scopes.of(view.place)
            for name in view.owners(Kind.FUNCTION):
                self._allot(view, name)
            await self._change(view.place, _begin_again)

    def changed(self, changes: Iterable[Change]) -> None:
        """Follow what was committed."""
        touched: dict[tuple[Place, str], None] = {}
        for change in changes:
            if change.name.kind in _KINDS:
                touched[change.place, change.name.owner] = None
                if change.name.kind is Kind.VERSION:
                    self._retire(change)
        for place, name in touched:
            self._follow(self._state.view(place), name)

    def _retire(self, change: Change) -> None:
        scope, name, number = self._scopes.of(change.place), change.name.owner, change.name.key
        function = None if change.document is None else self._function(_Version(change.place, name, number))
        if function is None:
            self._held.pop(_Version(change.place, name, number), None)
        if function is None and number == LATEST:
            self._served.forget(scope, name)
            self._tasks.start(self._purge(scope, name), "purge")
        else:
            self._served.retire(scope, name, number, function)

    async def _purge(self, scope: str, name: str) -> None:
        """The events of a function that is gone are dropped: one made anew under its name is another."""
        await self._engine.purge_events(scope, name)

    def _follow(self, view: Transaction, name: str) -> None:
        self._allot(view, name)
        wanted = dict.fromkeys((held.number for held in self._held if held[:2] == (view.place, name)), 0)
        wanted.update(provisioned_of(view, name))
        waiting = _versions_in_progress(view, name)
        for number, count in wanted.items():
            version = _Version(view.place, name, number)
            held = self._held.get(version)
            if number in waiting or count != (held.count if held else 0):
                self._hold(version)

    def _allot(self, view: Transaction, name: str) -> None:
        provisioned = provisioned_of(view, name)
        reserved = (view.get(Kind.FUNCTION, name) or {}).get(RESERVED)
        if reserved is not None or view.get(Kind.VERSION, name, LATEST) is not None or provisioned:
            self._served.allot(self._scopes.of(view.place), name, reserved, provisioned)

    # -- one version

    def _hold(self, version: _Version) -> None:
        """Start, or have done once more what is under way."""
        if version in self._busy:
            self._busy[version] = True
        else:
            self._busy[version] = False
            self._tasks.start(self._settle(version), "provisioned")

    async def _settle(self, version: _Version) -> None:
        try:
            again = True
            while again:
                self._busy[version] = False
                await self._settle_once(version)
                again = self._busy[version]
        finally:
            del self._busy[version]

    async def _settle_once(self, version: _Version) -> None:
        wanted = self._wanted(version)
        held = self._held.get(version)
        if wanted and wanted != (held.count if held else 0):
            await self._change(version.place, _moved_to(version, IN_PROGRESS, of=READY))
        why = await self._provision(version, wanted)
        if self._wanted(version) != wanted:
            self._busy[version] = True
        elif why:
            await self._change(version.place, _moved_to(version, FAILED, of=IN_PROGRESS, why=why))
        elif wanted:
            await self._change(version.place, self._ready(version))

    def _wanted(self, version: _Version) -> int:
        return provisioned_of(self._state.view(version.place), version.name).get(version.number, 0)

    async def _provision(self, version: _Version, count: int) -> str:
        """Have so many environments; why not, or nothing."""
        held = self._held.get(version)
        function = self._function(version) if count else (held.function if held else None)
        if function is None:
            return "The version is not there." if count else ""
        try:
            executor = held.executor if held and not count else await self._executors.choose(function)
            try:
                well = await self._have(version, _Held(function, executor, count))
            except (RuntimeUnavailableError, ExecutorUnavailableError):
                if not self._executors.fall_back(function, executor):
                    raise
                executor = await self._executors.choose(function)
                well = await self._have(version, _Held(function, executor, count))
        except EngineError as error:
            return str(error)
        return "" if well else INIT_FAILURE

    async def _have(self, version: _Version, wanted: _Held) -> bool:
        if wanted.count:
            self._held[version] = wanted
        else:
            self._held.pop(version, None)
        scope = self._scopes.of(version.place)
        return await self._served.provision(scope, wanted.function, wanted.executor, wanted.count)

    def _function(self, version: _Version) -> FunctionConfig | None:
        try:
            return self._launches.find(version.place, FunctionId(version.name, version.number))[0]
        except EngineError:
            return None

    def _ready(self, version: _Version) -> Later:
        """The change to READY of what has all its versions."""

        def settle(view: Transaction) -> None:
            for key, document in view.all(Kind.PROVISIONED, version.name).items():
                split = shares(view, version.name, key, document["RequestedProvisionedConcurrentExecutions"])
                if document["Status"] == IN_PROGRESS and version.number in split and self._has(version, split):
                    view.put(Kind.PROVISIONED, version.name, key, _with_status(document, READY))

        return settle

    def _has(self, version: _Version, numbers: Iterable[str]) -> bool:
        others = (version._replace(number=number) for number in numbers if number != version.number)
        return all(other in self._held and other not in self._busy for other in others)


def _begin_again(view: Transaction) -> None:
    """The environments of an earlier program are gone; what failed stays failed."""
    for name in view.owners(Kind.PROVISIONED):
        for key, document in view.all(Kind.PROVISIONED, name).items():
            if document["Status"] != FAILED:
                view.put(Kind.PROVISIONED, name, key, _with_status(document, IN_PROGRESS))


def _moved_to(version: _Version, status: str, *, of: str, why: str = "") -> Later:
    """The change of every configuration in the state `of` that the version is held for."""

    def settle(view: Transaction) -> None:
        for key, document in view.all(Kind.PROVISIONED, version.name).items():
            if document["Status"] == of and leads_to(view, version.name, key, document, version.number):
                view.put(Kind.PROVISIONED, version.name, key, _with_status(document, status, why))

    return settle


def _with_status(document: Document, status: str, why: str = "") -> Document:
    kept = {member: value for member, value in document.items() if member != "StatusReason"}
    return {**kept, "Status": status, **({"StatusReason": why} if why else {})}


def _versions_in_progress(view: Transaction, name: str) -> set[str]:
    configs = view.all(Kind.PROVISIONED, name).items()
    waiting = [(key, one) for key, one in configs if one["Status"] == IN_PROGRESS]
    return {
        number
        for key, one in waiting
        for number in shares(view, name, key, one["RequestedProvisionedConcurrentExecutions"])
    }
