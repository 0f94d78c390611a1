"""The scopes in which the engine knows the functions of accounts and regions, each served from when it is needed."""

from collections.abc import Iterable
from functools import partial
from typing import Protocol

from workbench.engine.functions import Known, Served
from workbench.engine.lambda_api.errors import ApiError
from workbench.engine.lambda_api.executors import ExecutorChoice
from workbench.engine.lambda_api.identifiers import FunctionId
from workbench.engine.lambda_api.invoking import place_of, scope_of
from workbench.engine.lambda_api.launches import Launches
from workbench.engine.lambda_api.state import Place
from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig


class Serves(Protocol):
    """What is told of the scopes."""

    def serve(self, scope: str, served: Served) -> None:
        """The functions of a scope are looked up from now on."""

    def unserve(self, scope: str) -> None:
        """They are not known any more."""


class Scopes:
    """Serves places to the engine: its queue finds functions, versions and aliases there as Invoke does."""

    def __init__(self, served: Serves, launches: Launches, executors: ExecutorChoice, account_concurrency: int) -> None:
        self._served = served
        self._launches = launches
        self._executors = executors
        self._account_concurrency = account_concurrency
        self._scopes: dict[Place, str] = {}

    def of(self, place: Place) -> str:
        """The scope of a place, which is served from now on."""
        scope = self._scopes.get(place)
        if scope is None:
            scope = self._scopes[place] = scope_of(place)
            served = Served(partial(self._find, place), self._other_executor, self._account_concurrency)
            self._served.serve(scope, served)
        return scope

    def resume(self, scopes: Iterable[str]) -> None:
        """Serve what events wait for, of these scopes, since before the service began."""
        for scope in set(scopes):
            place = place_of(scope)
            if place is not None:
                self.of(place)

    def close(self) -> None:
        """Serve nothing any more."""
        for scope in self._scopes.values():
            self._served.unserve(scope)
        self._scopes.clear()

    def _find(self, place: Place, name: str, qualifier: str) -> Known | None:
        try:
            return self._launches.find(place, FunctionId(name, qualifier))
        except ApiError:
            return None

    async def _other_executor(self, function: FunctionConfig, executor: ExecutorKind) -> ExecutorKind | None:
        self._executors.fall_back(function, executor)
        chosen = await self._executors.choose(function)
        return None if chosen is executor else chosen
