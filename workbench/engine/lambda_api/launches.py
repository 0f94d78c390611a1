"""The function that an invoke runs: found by name and qualifier, as the engine needs it, and remembered."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from workbench.engine.functions import FunctionRegistry, Known
from workbench.engine.lambda_api.errors import conflict, not_found
from workbench.engine.lambda_api.identifiers import LATEST, FunctionId, function_arn
from workbench.engine.lambda_api.kinds import Document, Kind
from workbench.engine.lambda_api.launch import Variables, config_of, own_settings, settings_of
from workbench.engine.lambda_api.packages import Packages
from workbench.engine.lambda_api.state import Place, State, Transaction
from workbench.engine.lambda_api.workspace_functions import workspace_function

_PENDING = "The operation cannot be performed at this time. The function is currently in the following state: Pending"
Draw = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Routing:
    """The version that a name leads to, and one that gets a share of the invokes instead (an alias with weights)."""

    main: str
    other: str = ""
    weight: float = 0.0


class Launches:
    """Finds functions; what was found holds until something in its place changes. `draw` gives numbers in [0, 1)."""

    def __init__(
        self,
        state: State,
        workspace: FunctionRegistry,
        packages: Packages,
        added: Variables = (),
        draw: Draw = random.random,
    ) -> None:
        self._state = state
        self._workspace = workspace
        self._packages = packages
        self._added = added
        self._draw = draw
        self._known: dict[tuple[Place, str, str, str], Known] = {}
        self._routes: dict[tuple[Place, FunctionId], Routing] = {}

    def forget(self) -> None:
        """Something has changed."""
        self._known.clear()
        self._routes.clear()

    def find(self, place: Place, found: FunctionId) -> Known:
        """The function and its settings. Raises ApiError as Invoke does (LAMBDA_FACTS §3.2)."""
        routing = self._routes.get((place, found))
        if routing is None:
            routing = self._routing(self._state.view(place), found)
            self._routes[place, found] = routing
        version = routing.other if routing.weight and self._draw() < routing.weight else routing.main
        if version == LATEST and (known := self._workspace_function(place, found)) is not None:
            return known
        key = (place, found.name, found.qualifier, version)
        launch = self._known.get(key)
        if launch is None:
            launch = self._known[key] = self._made(self._state.view(place), found, version)
        return launch

    def _routing(self, view: Transaction, found: FunctionId) -> Routing:
        alias = view.get(Kind.ALIAS, found.name, found.qualifier)
        if alias is None:
            return Routing(found.qualifier or LATEST)
        weights = alias.get("RoutingConfig", {}).get("AdditionalVersionWeights", {})
        for version, weight in weights.items():
            return Routing(alias["FunctionVersion"], version, weight)
        return Routing(alias["FunctionVersion"])

    def _workspace_function(self, place: Place, found: FunctionId) -> Known | None:
        """The workspace may change its functions at any moment."""
        view = self._state.view(place)
        if view.get(Kind.VERSION, found.name, LATEST) is not None:
            return None
        known = workspace_function(self._workspace, place, found.name)
        if known is None:
            return None
        config, base = known
        key = (place, found.name, found.qualifier, repr(id(base)))
        kept = self._known.get(key)
        if kept is None or kept[0] is not config:
            kept = self._known[key] = (config, settings_of(view, found.name, found.qualifier, base))
        return kept

    def _made(self, view: Transaction, found: FunctionId, version: str) -> Known:
        document = view.get(Kind.VERSION, found.name, version)
        if document is None:
            raise not_found(f"Function not found: {function_arn(view.place, found.name, found.qualifier or LATEST)}")
        _check_state(document)
        config = config_of(document, view.place, self._packages, self._added)
        return config, settings_of(view, found.name, found.qualifier, own_settings(document))


def _check_state(document: Document) -> None:
    """A new function that is Pending is Active a moment later: only AWS's callers have to wait for that."""
    if document.get("State") == "Failed":
        raise conflict(_PENDING.replace("Pending", "Failed"))
