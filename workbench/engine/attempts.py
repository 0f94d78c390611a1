"""An invoke in one environment or, when that is lost before it got the event, in the next."""

from workbench.engine.invocation import EnvironmentLostError, InvocationRun
from workbench.engine.pool import PoolKey
from workbench.engine.sandbox_setting import Debugged
from workbench.engine.supply import Supply
from workbench.model.errors import ExecutorUnavailableError
from workbench.model.invoke import InvokeRequest, InvokeResult

_TRIES = 3


class Attempts:
    """Takes environments from `supply` and gives them back."""

    def __init__(self, supply: Supply) -> None:
        self._supply = supply

    async def run(
        self, run: InvocationRun, request: InvokeRequest, key: PoolKey, name: str, debug: Debugged | None = None
    ) -> InvokeResult:
        """What `run` came to; `name` is the function's in the concurrency's accounts. Raises EngineError."""
        for _try in range(_TRIES):
            environment = await self._supply.take(key, name, apart=request.apart, debug=debug)
            try:
                result = await run.run(environment)
            except EnvironmentLostError:
                environment.log.unlisten(request.request_id)
                self._supply.discard(environment)
                continue
            except BaseException:
                environment.log.unlisten(request.request_id)
                self._supply.give_back(key, environment, None, apart=request.apart)
                raise
            environment.log.unlisten(request.request_id)
            self._supply.give_back(key, environment, run.outcome, apart=request.apart)
            if result.cold and not request.apart:
                self._supply.hold_spares(key)
            return result
        raise ExecutorUnavailableError(f"The environments of {request.function.name} end before they get the event.")
