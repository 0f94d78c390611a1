"""The functions that are known by name: for queued events, and for what one function sends to another."""

from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from workbench.model.environment import ExecutorKind
from workbench.model.errors import InvalidRequestError
from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import InvokeRequest
from workbench.model.limits import ACCOUNT_CONCURRENCY

_LATEST = "$LATEST"

Known = tuple[FunctionConfig, FunctionSettings]

Lookup = Callable[[str, str], Known | None]
"""The function of a name and a qualifier (empty for none) as it is now, or None. The same object until it changes."""

OtherExecutor = Callable[[FunctionConfig, ExecutorKind], Awaitable[ExecutorKind | None]]
"""Where a function can run instead, as that executor lacks something for it; None when nowhere."""


async def nowhere_else(_function: FunctionConfig, _executor: ExecutorKind) -> None:
    """The OtherExecutor of who falls back to nothing."""


@dataclass(frozen=True, slots=True)
class Served:
    """The functions of an account in a region, which are looked up whenever they are needed."""

    lookup: Lookup
    other_executor: OtherExecutor = nowhere_else
    account_concurrency: int = ACCOUNT_CONCURRENCY


class FunctionRegistry:
    """What each scope's functions are now. A scope is a workspace, or an account in a region that is served."""

    def __init__(self) -> None:
        self._scopes: dict[str, dict[str, Known]] = {}
        self._served: dict[str, Served] = {}

    def replace(self, scope: str, functions: Iterable[Known]) -> tuple[str, ...]:
        """From now on the workspace `scope` has these functions; the families of those that are gone."""
        older = self._scopes.get(scope, {})
        self._scopes[scope] = newer = {config.name: (config, settings) for config, settings in functions}
        return tuple(family(scope, name) for name in older if name not in newer)

    def serve(self, scope: str, served: Served) -> None:
        """From now on the functions of `scope` (of `served_scope`) are looked up."""
        self._served[scope] = served

    def unserve(self, scope: str) -> None:
        """They are not known any more."""
        self._served.pop(scope, None)

    def get(self, scope: str, name: str, qualifier: str = "") -> Known | None:
        """The function of that name, or None; a workspace's has only one version, whatever it is called by."""
        if (served := self._served.get(scope)) is not None:
            return served.lookup(name, qualifier)
        return self._scopes.get(scope, {}).get(name)

    def versioned(self, request: InvokeRequest) -> InvokeRequest:
        """The request with the version that its qualifier leads to, where versions are served.

        One whose version has been found already stays as it is. Raises InvalidRequestError when there is none
        (LAMBDA_FACTS §3.2).
        """
        named = request.qualifier not in ("", _LATEST) and request.function.version == _LATEST
        if not named or request.scope not in self._served:
            return request
        known = self.get(request.scope, request.function.name, request.qualifier)
        if known is None:
            what = f"Function not found: {request.function.arn}:{request.qualifier}"
            raise InvalidRequestError("ResourceNotFoundException", what)
        return replace(request, function=known[0], settings=known[1])

    def settings(self, scope: str, name: str, qualifier: str = "") -> FunctionSettings | None:
        """Its settings, or None."""
        found = self.get(scope, name, qualifier)
        return found[1] if found is not None else None

    def target_scope(self, scope: str, arn: str) -> str:
        """The scope of the function that a function of `scope` calls `arn`.

        A workspace's own come first: their ARNs may name any account. All others are found by account and region.
        """
        _arn, _partition, _service, region, account_id, _kind, name = (*arn.split(":", 7), *("",) * 6)[:7]
        if scope not in self._served and self.get(scope, name) is not None:
            return scope
        named = served_scope(account_id, region)
        return named if scope in self._served or named in self._served else scope

    async def other_executor(self, scope: str, function: FunctionConfig, executor: ExecutorKind) -> ExecutorKind | None:
        """Where the function can run instead of `executor`, or None."""
        served = self._served.get(scope)
        return None if served is None else await served.other_executor(function, executor)

    def families(self, scope: str) -> Iterator[tuple[str, FunctionSettings]]:
        """The family and the settings of each function of a workspace."""
        for name, (_config, settings) in self._scopes.get(scope, {}).items():
            yield family(scope, name), settings

    def find(self, name: str) -> Known | None:
        """The function of that name in any workspace, or None."""
        return next((functions[name] for functions in self._scopes.values() if name in functions), None)

    def all_names(self) -> set[str]:
        """The names of the functions of all workspaces."""
        return {name for functions in self._scopes.values() for name in functions}

    def names(self) -> tuple[tuple[str, str], ...]:
        """Scope and name of every function of a workspace."""
        return tuple((scope, name) for scope, functions in self._scopes.items() for name in functions)


def served_scope(account_id: str, region: str) -> str:
    """The scope of the functions that an account has in a region."""
    return f"lambda:{account_id}:{region}"


def family(scope: str, name: str) -> str:
    """A function's name in the concurrency's accounts: all its versions share them."""
    return f"{scope}|{name}"
