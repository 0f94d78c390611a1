"""What the Lambda service tells the engine of the functions that it serves, and asks of their environments."""

from collections.abc import Callable, Mapping

from workbench.engine.accounts import Accounts
from workbench.engine.functions import FunctionRegistry, Served, family
from workbench.engine.runnable import check_runnable
from workbench.engine.runtimes import RuntimeTable
from workbench.engine.supply import Supply
from workbench.model.environment import ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest


class ServedScopes:
    """The scopes that are served: `changed` is called when functions became known."""

    def __init__(
        self,
        functions: FunctionRegistry,
        accounts: Accounts,
        supply: Supply,
        runtimes: RuntimeTable,
        changed: Callable[[], None],
    ) -> None:
        self._functions = functions
        self._accounts = accounts
        self._supply = supply
        self._runtimes = runtimes
        self._changed = changed

    def serve(self, scope: str, served: Served) -> None:
        """From now on the functions of `scope` are looked up, and have an account's concurrency of their own.

        Events that wait for one of them run.
        """
        self._functions.serve(scope, served)
        self._accounts.open(scope, served.account_concurrency)
        self._changed()

    def unserve(self, scope: str) -> None:
        """The functions of `scope` are not known any more: their events wait, and their environments are stopped."""
        self._functions.unserve(scope)
        self._accounts.close(scope)
        self._supply.retire(scope)

    def allot(self, scope: str, name: str, reserved: int | None, provisioned: Mapping[str, int]) -> None:
        """The concurrency that nobody can take from a function: reserved, or the sum that its versions have."""
        self._accounts.of(scope).allot(family(scope, name), reserved, provisioned)

    def forget(self, scope: str, name: str) -> None:
        """The function is gone, with all its versions."""
        self._accounts.of(scope).forget(family(scope, name))
        self._supply.retire(scope, name)

    def retire(self, scope: str, name: str, version: str, now: FunctionConfig | None) -> None:
        """A version has changed, or is gone (None): its idle environments of an older state are stopped."""
        self._supply.retire(scope, name, version, now)

    async def provision(self, scope: str, function: FunctionConfig, executor: ExecutorKind, count: int) -> bool:
        """Hold `count` provisioned environments of a version from now on (0: none any more).

        Returns True when they are initialised, False when the Init of one has failed. Raises EngineError when none can
        be started there; none is held then.
        """
        check_runnable(function, self._runtimes)
        key = await self._supply.key(InvokeRequest(function, b"", "", executor, scope=scope))
        return await self._supply.provision(key, count)

    def provisioned(self, scope: str, name: str, version: str) -> int:
        """How many provisioned environments of a version are initialised now."""
        return self._supply.initialised(scope, name, version)
