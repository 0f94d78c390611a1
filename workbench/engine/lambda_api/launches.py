"""The function that an invoke runs: found by name and qualifier, as the engine needs it, and remembered."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.engine.functions import FunctionRegistry, Known
from workbench.engine.lambda_api.errors import ApiError, conflict, not_found
from workbench.engine.lambda_api.identifiers import LATEST, LATEST_PUBLISHED, FunctionId, function_arn
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.launch import config_of, own_settings, settings_of
from workbench.engine.lambda_api.lookup import weights_of
from workbench.engine.lambda_api.packages import Packages
from workbench.engine.lambda_api.state import Place, State, Transaction
from workbench.engine.lambda_api.workspace_functions import placed
from workbench.model.function_settings import FunctionSettings

_FAILED = "The operation cannot be performed at this time. The function is currently in the following state: Failed"
Draw = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Routing:
    """The version that a name leads to, and one that gets a share of the invokes instead (an alias with weights).

    `own` functions were made over the API; the workspace may change others at any moment.
    """

    main: str
    other: str = ""
    weight: float = 0.0
    own: bool = True


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found, and the workspace's function of that name which it was made with."""

    known: Known
    source: Known | None


class Launches:
    """Finds functions; what was found holds until something in its place changes. `draw` gives numbers in [0, 1)."""

    def __init__(
        self,
        state: State,
        workspace: FunctionRegistry,
        packages: Packages,
        draw: Draw = random.random,
    ) -> None:
        self._state = state
        self._workspace = workspace
        self._packages = packages
        self._draw = draw
        self._found: dict[tuple[Place, FunctionId, str], _Found] = {}
        self._routes: dict[tuple[Place, FunctionId], Routing] = {}

    def view(self, place: Place) -> Transaction:
        """The resources of a place."""
        return self._state.view(place)

    def forget(self) -> None:
        """Something has changed."""
        self._found.clear()
        self._routes.clear()

    def find(self, place: Place, found: FunctionId) -> Known:
        """The function and its settings, the same objects each time.

        Raises ApiError as Invoke does (LAMBDA_FACTS §3.2).
        """
        routing = self._routes.get((place, found)) or self._routing(self._state.view(place), found)
        version = routing.other if routing.weight and self._draw() < routing.weight else routing.main
        source = None if routing.own else self._workspace.find(found.name)
        key = (place, found, version)
        kept = self._found.get(key)
        if kept is None or kept.source is not source:
            known = self._made(self._state.view(place), found, version, source)
            self._routes[place, found] = routing  # only of what is there: names that are not have no end
            kept = self._found[key] = _Found(known, source)
        return kept.known

    def _routing(self, view: Transaction, found: FunctionId) -> Routing:
        own = view.get(Kind.VERSION, found.name, LATEST) is not None
        alias = view.get(Kind.ALIAS, found.name, found.qualifier)
        if alias is None:
            return Routing(found.qualifier or LATEST, own=own)
        for version, weight in weights_of(alias).items():
            return Routing(alias["FunctionVersion"], version, weight, own)
        return Routing(alias["FunctionVersion"], own=own)

    def _made(self, view: Transaction, found: FunctionId, version: str, source: Known | None) -> Known:
        name, qualifier = found.name, found.qualifier
        if version == LATEST and source is not None:
            return placed(source[0], view.place), settings_of(view, name, qualifier, source[1])
        document = view.get(Kind.VERSION, name, version)
        if document is None:
            raise _missing(view, found, source)
        _check_state(document)
        config = config_of(document, view.place, self._packages)
        return config, settings_of(view, name, qualifier, _base(document, source), version)


def _base(document: Document, source: Known | None) -> FunctionSettings:
    """A version's settings; what holds for all versions of a workspace's function is in its files."""
    own = own_settings(document)
    if source is None:
        return own
    shared = source[1]
    return replace(own, reserved_concurrency=shared.reserved_concurrency, recursive_loop=shared.recursive_loop)


def _missing(view: Transaction, found: FunctionId, source: Known | None) -> ApiError:
    there = source is not None or view.get(Kind.VERSION, found.name, LATEST) is not None
    if there and found.qualifier == LATEST_PUBLISHED:
        return ApiError("NoPublishedVersionException", "The function has no published versions available.")
    return not_found(f"Function not found: {function_arn(view.place, found.name, found.qualifier or LATEST)}")


def _check_state(document: Document) -> None:
    """A new function that is Pending is Active a moment later: only AWS's callers have to wait for that."""
    if document.get("State") == "Failed":
        raise conflict(_FAILED)
