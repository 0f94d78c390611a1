"""Tells the application what the service has and does: the functions made over HTTP, and each synchronous run."""

import asyncio
from collections.abc import Awaitable, Callable

from workbench.base.clock import wall_ns
from workbench.engine.lambda_api.identifiers import LATEST
from workbench.engine.lambda_api.kinds import Kind
from workbench.engine.lambda_api.launch import config_of, own_settings, settings_of
from workbench.engine.lambda_api.packages import Packages
from workbench.engine.lambda_api.state import Change, Place, State, Transaction
from workbench.engine.stream_keeper import StreamKeeper
from workbench.model.errors import EngineError
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import Emit
from workbench.model.service import ObserveService, ServedFunction, ServedFunctions, ServedRun

GATHER_S = 0.2
"""Changes within this time are told at once: a deployment makes many."""

_TOLD = frozenset({Kind.VERSION, Kind.ALIAS, Kind.FUNCTION, Kind.EVENT_INVOKE, Kind.PROVISIONED})
"""The kinds of which a ServedFunction is made."""

Work = Callable[[InvokeRequest, Emit], Awaitable[InvokeResult]]
Key = tuple[Place, str]


class FunctionWatch:
    """Keeps the functions of all places as they are told. `scope_of` gives a place's scope, served from then on."""

    def __init__(
        self,
        state: State,
        packages: Packages,
        scope_of: Callable[[Place], str],
        tell: ObserveService,
    ) -> None:
        self._state = state
        self._packages = packages
        self._scope_of = scope_of
        self._tell = tell
        self._known: dict[Key, ServedFunction] = {}
        self._soon: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Tell all that there are."""
        for view in self._state.views():
            for name in view.owners(Kind.VERSION):
                self._look(view, name)
        self._tell_now()

    def changed(self, changes: tuple[Change, ...]) -> None:
        """Follow what was committed; it is told in a moment."""
        keys = {(change.place, change.name.owner) for change in changes if change.name.kind in _TOLD}
        for place, name in keys:
            self._look(self._state.view(place), name)
        if keys and self._soon is None:
            self._soon = asyncio.get_running_loop().call_later(GATHER_S, self._tell_now)

    def close(self) -> None:
        """Tell nothing any more."""
        if self._soon is not None:
            self._soon.cancel()

    def _look(self, view: Transaction, name: str) -> None:
        served = self._served(view, name)
        if served is None:
            self._known.pop((view.place, name), None)
        else:
            self._known[view.place, name] = served

    def _served(self, view: Transaction, name: str) -> ServedFunction | None:
        """A function as it is; None for one that is gone, and for versions of a workspace's."""
        document = view.get(Kind.VERSION, name, LATEST)
        if document is None:
            return None
        return ServedFunction(
            config_of(document, view.place, self._packages),
            self._scope_of(view.place),
            document.get("State", "Active"),
            settings_of(view, name, "", own_settings(document)),
            _qualifiers(view, name),
        )

    def _tell_now(self) -> None:
        self._soon = None
        self._tell(ServedFunctions(tuple(self._known[key] for key in sorted(self._known))))


def _qualifiers(view: Transaction, name: str) -> tuple[str, ...]:
    versions = (version for version in view.all(Kind.VERSION, name) if version != LATEST)
    return (*sorted(view.all(Kind.ALIAS, name)), *sorted(versions, key=int, reverse=True))


class RunWatch:
    """Tells of runs when they have ended."""

    def __init__(self, tell: ObserveService) -> None:
        self._tell = tell

    async def run(self, request: InvokeRequest, emit: Emit, work: Work) -> InvokeResult:
        """The result of `work`. Raises what it raises; an EngineError is told too."""
        started_ns = wall_ns()
        keeper = StreamKeeper(emit)
        try:
            result = await work(request, keeper if request.streaming else emit)
        except EngineError as error:
            self._tell(ServedRun(request, started_ns, error=error))
            raise
        self._tell(ServedRun(request, started_ns, keeper.whole(result)))
        return result
