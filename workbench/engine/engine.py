"""The engine: takes an invoke request, finds or starts an environment, and answers as AWS Lambda does."""

import asyncio
import dataclasses
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from workbench.base import log
from workbench.base.aio import TaskOwner
from workbench.engine.environment import Environment
from workbench.engine.executors.base import Executor
from workbench.engine.fingerprint import CodeFingerprints
from workbench.engine.invocation import EnvironmentLostError, InvocationRun
from workbench.engine.pool import Pool, PoolKey
from workbench.engine.runtimes import RuntimeTable, load_runtimes
from workbench.model.environment import EngineStatus, ExecutorKind, ExecutorStatus
from workbench.model.errors import (
    EngineError,
    ExecutorUnavailableError,
    FunctionNotRunnableError,
    InvokeCancelledError,
    RequestTooLargeError,
)
from workbench.model.function import FunctionConfig, PackageType
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.limits import REQUEST_BYTES
from workbench.model.run import Emit

_LOG = log.logger("engine")
_TRIES = 3
_NO_LAYERS = "The function's layers are not put in place: what it imports from them is missing."

OpenExecutor = Callable[[], Executor]
"""Makes an executor; called once, when it is first needed."""


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What the engine is told by its user.

    `images` are (runtime id, image) pairs that replace AWS's base images; `spares` is how many initialised
    environments are held ready for a function after its first cold start.
    """

    cache: Path
    images: tuple[tuple[str, str], ...] = ()
    keep_warm_s: float = 600.0
    spares: int = 0


class Engine:
    """Runs functions. All methods are called on one event loop."""

    def __init__(
        self, executors: Mapping[ExecutorKind, OpenExecutor], runtimes: RuntimeTable, settings: EngineSettings
    ):
        self._openers = dict(executors)
        self._executors: dict[ExecutorKind, Executor] = {}
        self._settings = settings
        self._tasks = TaskOwner(_log_failure)
        self._pool = Pool(self._tasks, settings.keep_warm_s)
        self._fingerprints = CodeFingerprints()
        self._starting_spares: Counter[PoolKey] = Counter()
        self._closed = False
        self._limits: dict[ExecutorKind, tuple[str, ...]] = {}
        self.runtimes = runtimes

    async def invoke(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        """Run one event. Raises EngineError when it could not be run; a function's own failure is a result."""
        executor = self._executor(request.executor)
        _check(request, self.runtimes)
        for _try in range(_TRIES):
            key = await self._key(request.function, request.executor)
            environment = self._pool.take(key) or self._new_environment(key, executor)
            try:
                result = await self._run(request, environment, key, emit)
            except EnvironmentLostError:
                continue
            if request.executor in self._limits:
                return result
            limits = await self._limits_not_held(executor)
            return dataclasses.replace(result, limits_not_held=_not_held(request.function, limits))
        raise ExecutorUnavailableError(f"The environments of {request.function.name} end before they get the event.")

    async def prepare(self, function: FunctionConfig, executor: ExecutorKind) -> None:
        """Have an initialised environment ready for the function as it is now; does nothing when there is one."""
        key = await self._key(function, executor)
        if self._pool.idle_count(key) == 0:
            await self._make_ready(key)

    async def status(self) -> EngineStatus:
        """Which executors can be used, and the environments there are."""
        statuses = await asyncio.gather(*(self._executor(kind).status() for kind in self._openers))
        return EngineStatus(tuple(statuses), self._pool.infos())

    async def close(self) -> None:
        """Stop every environment; invokes in flight end with EngineError, and nothing is left behind."""
        self._closed = True
        await self._pool.close()
        for executor in self._executors.values():
            await executor.close()
        await self._tasks.close()

    async def _run(self, request: InvokeRequest, environment: Environment, key: PoolKey, emit: Emit) -> InvokeResult:
        run = InvocationRun(request, environment, emit, _not_held(request.function, self._limits.get(request.executor)))
        try:
            result = await run.run()
        except BaseException:
            self._pool.discard(environment)
            raise
        finally:
            environment.log_to(None)  # what is written from now on is not this invoke's
        if run.outcome is not None and run.outcome.keeps and environment.usable:
            environment.release()
            self._pool.give_back(key, environment)
        else:
            self._pool.discard(environment)
        if result.cold:
            self._hold_spares(key)
        return result

    def _hold_spares(self, key: PoolKey) -> None:
        """Have as many unused environments ready, or starting, as the settings say."""
        for _missing in range(self._settings.spares - self._pool.unused_count(key) - self._starting_spares[key]):
            self._starting_spares[key] += 1
            self._tasks.start(self._spare(key), "spare")

    async def _spare(self, key: PoolKey) -> None:
        try:
            await self._make_ready(key)
        except EngineError as error:
            _LOG.info("No spare environment could be made: %s", error)
        finally:
            self._starting_spares[key] -= 1

    async def _make_ready(self, key: PoolKey) -> None:
        """Start an environment that waits for its first invoke; one whose Init fails is stopped again."""
        environment = self._new_environment(key, self._executor(key.executor))
        try:
            init_end = await environment.start()
        except BaseException:
            self._pool.discard(environment)
            raise
        if init_end is None:
            environment.release()
            self._pool.give_back(key, environment)
        else:
            self._pool.discard(environment)

    async def _key(self, function: FunctionConfig, executor: ExecutorKind) -> PoolKey:
        code = 0 if function.package_type is PackageType.IMAGE else await self._fingerprints.current(function.code_path)
        key = PoolKey(function, executor, code)
        self._pool.use(key)
        return key

    def _new_environment(self, key: PoolKey, executor: Executor) -> Environment:
        if self._closed:
            raise InvokeCancelledError("The engine has been closed.")
        runtime = self.runtimes.get(key.function.runtime)
        environment = Environment(key.function, runtime, executor, self._tasks)
        self._pool.add(environment)
        return environment

    def _executor(self, kind: ExecutorKind) -> Executor:
        """The executor of that kind, opened when it is first asked for: what is not used costs no start-up time."""
        if kind not in self._openers:
            raise ExecutorUnavailableError(f"There is no {kind} executor here.")
        if kind not in self._executors:
            self._executors[kind] = self._openers[kind]()
        return self._executors[kind]

    async def _limits_not_held(self, executor: Executor) -> tuple[str, ...]:
        if executor.kind not in self._limits:
            status: ExecutorStatus = await executor.status()
            self._limits[executor.kind] = status.limits_not_held
        return self._limits[executor.kind]


def _not_held(function: FunctionConfig, limits: tuple[str, ...] | None) -> tuple[str, ...]:
    """The executor's own limits, and what of this function's configuration is not put into effect."""
    return ((_NO_LAYERS, *(limits or ())) if function.layers else limits) or ()


def _check(request: InvokeRequest, runtimes: RuntimeTable) -> None:
    function = request.function
    if len(request.payload) > REQUEST_BYTES:
        raise RequestTooLargeError(
            f"Request must be smaller than {REQUEST_BYTES} bytes for the InvokeFunction operation",
            f"The event has {len(request.payload)} bytes.",
            "Make the event smaller, or pass a reference to data kept elsewhere.",
        )
    if function.package_type is PackageType.IMAGE:
        return
    if runtimes.get(function.runtime) is None:
        known = ", ".join(runtime.id for runtime in runtimes)
        raise FunctionNotRunnableError(
            f"{function.name} has no runtime that can be run here.",
            f"Its runtime is {function.runtime!r}; known are {known}.",
            "Set Runtime in its template.",
        )
    if not function.code_path.is_dir():
        raise FunctionNotRunnableError(
            f"The code of {function.name} is not there.",
            f"{function.code_path} is no folder.",
            "Correct CodeUri in its template.",
        )


def _log_failure(error: BaseException) -> None:
    _LOG.warning("A background task of the engine failed.", exc_info=error)


def open_engine(settings: EngineSettings) -> Engine:
    """An engine with both executors; nothing is started or imported before it is needed."""

    def docker() -> Executor:
        from workbench.engine.executors.docker.executor import DockerExecutor  # noqa: PLC0415

        return DockerExecutor(images=dict(settings.images), scratch=settings.cache / "docker")

    def process() -> Executor:
        from workbench.engine.executors.process.executor import ProcessExecutor  # noqa: PLC0415

        return ProcessExecutor(settings.cache)

    return Engine({ExecutorKind.DOCKER: docker, ExecutorKind.PROCESS: process}, load_runtimes(), settings)
