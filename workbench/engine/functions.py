"""The functions that are known by name: for queued events, and for what one function sends to another."""

from collections.abc import Iterable, Iterator

from workbench.model.function import FunctionConfig
from workbench.model.function_settings import FunctionSettings

Known = tuple[FunctionConfig, FunctionSettings]


class FunctionRegistry:
    """What each scope's functions are now. A scope is a workspace: two may have functions of one name."""

    def __init__(self) -> None:
        self._scopes: dict[str, dict[str, Known]] = {}

    def replace(self, scope: str, functions: Iterable[Known]) -> tuple[str, ...]:
        """From now on `scope` has these functions; the families (scope and ARN) of those that are gone."""
        older = self._scopes.get(scope, {})
        self._scopes[scope] = newer = {config.name: (config, settings) for config, settings in functions}
        return tuple(family(scope, config) for name, (config, _settings) in older.items() if name not in newer)

    def get(self, scope: str, name: str) -> Known | None:
        """The function of that name, or None."""
        return self._scopes.get(scope, {}).get(name)

    def settings(self, scope: str, name: str) -> FunctionSettings | None:
        """Its settings, or None."""
        found = self.get(scope, name)
        return found[1] if found is not None else None

    def families(self, scope: str) -> Iterator[tuple[str, FunctionSettings]]:
        """The family and the settings of each function of `scope`."""
        for config, settings in self._scopes.get(scope, {}).values():
            yield family(scope, config), settings

    def find(self, name: str) -> Known | None:
        """The function of that name in any scope, or None."""
        return next((functions[name] for functions in self._scopes.values() if name in functions), None)

    def all_names(self) -> set[str]:
        """The names of the functions of all scopes."""
        return {name for functions in self._scopes.values() for name in functions}

    def names(self) -> tuple[tuple[str, str], ...]:
        """Scope and name of every function."""
        return tuple((scope, name) for scope, functions in self._scopes.items() for name in functions)


def family(scope: str, config: FunctionConfig) -> str:
    """A function's name in the concurrency's accounts: all its versions share them."""
    return f"{scope}|{config.arn}"
