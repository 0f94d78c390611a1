"""The engine: takes an invoke request, finds or starts an environment, and answers as AWS Lambda does."""

import dataclasses
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.base import log
from workbench.base.aio import TaskOwner
from workbench.engine import admission
from workbench.engine.accounts import Accounts
from workbench.engine.attempts import Attempts
from workbench.engine.background import Background
from workbench.engine.debugger.calls import DebugCalls, unhurried
from workbench.engine.debugger.debuggable import check_debuggable
from workbench.engine.debugger.session import Listeners
from workbench.engine.executor_set import ExecutorSet, OpenExecutor
from workbench.engine.executors.base import Executor
from workbench.engine.functions import FunctionRegistry, family
from workbench.engine.invocation import InvocationRun
from workbench.engine.local_aws import LocalAws
from workbench.engine.log_tap import LogTap
from workbench.engine.runnable import check_runnable
from workbench.engine.runtimes import RuntimeTable, load_runtimes
from workbench.engine.served import ServedScopes
from workbench.engine.supply import Supply
from workbench.engine.trace_header import Tracing, compose, new_trace_id, parse
from workbench.model.environment import EngineStatus, ExecutorKind
from workbench.model.errors import EngineError
from workbench.model.function import FunctionConfig, TracingMode
from workbench.model.function_settings import FunctionSettings
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.limits import ACCOUNT_CONCURRENCY
from workbench.model.run import Emit

if TYPE_CHECKING:
    from workbench.engine.lambda_api.remote import Remote
    from workbench.engine.lambda_api.service import LambdaService
    from workbench.model.async_event import AsyncEventInfo, AsyncOutcome, Observe
    from workbench.model.delivery import Deliver
    from workbench.model.logs import LogSink
    from workbench.model.service import ObserveService, ServiceInfo, ServiceSettings

_LOG = log.logger("engine")


@dataclass(frozen=True, slots=True)
class EngineSettings:
    """What the engine is told by its user.

    `images` are (runtime id, image) pairs that replace AWS's base images; `spares` is how many initialised
    environments are held ready for a function after its first cold start. `data` is where accepted asynchronous events
    are kept (default: `cache`); `retry_delays_s` are the waits before an event that failed runs again.
    `aws_endpoint_url` is where functions find other AWS services, or empty.
    """

    cache: Path
    images: tuple[tuple[str, str], ...] = ()
    keep_warm_s: float = 600.0
    spares: int = 0
    account_concurrency: int = ACCOUNT_CONCURRENCY
    data: Path | None = None
    retry_delays_s: tuple[float, ...] = (60.0, 120.0)
    aws_endpoint_url: str = ""


class Engine(DebugCalls):
    """Runs functions. All methods are called on one event loop."""

    def __init__(
        self,
        executors: Mapping[ExecutorKind, OpenExecutor],
        runtimes: RuntimeTable,
        settings: EngineSettings,
        *,
        deliver: "Deliver | None" = None,
        observe: "Observe | None" = None,
        log_sink: "LogSink | None" = None,
    ) -> None:
        super().__init__()
        self.log_tap = LogTap()
        if log_sink is not None:
            self.log_tap.add(log_sink)
        self._executors = ExecutorSet(executors)
        self._tasks = TaskOwner(_log_failure)
        self._accounts = Accounts(settings.account_concurrency)
        self._tracing = Tracing()
        self._supply = Supply(
            self._executors,
            runtimes,
            self._tasks,
            self._accounts,
            folder=settings.cache,
            keep_warm_s=settings.keep_warm_s,
            spares=settings.spares,
            tap=self.log_tap,
        )
        self._supply.aws = self._aws = LocalAws(settings.aws_endpoint_url)
        self._attempts = Attempts(self._supply)
        self._functions = FunctionRegistry()
        self._background = Background(
            settings.data or settings.cache,
            self._functions,
            self._invoke_unrated,
            self._tasks,
            retry_delays_s=settings.retry_delays_s,
            deliver=deliver,
            observe=observe,
        )
        self.served = ServedScopes(
            self._functions, self._accounts, self._supply, runtimes, self._background.functions_changed
        )
        self._service: LambdaService | None = None
        self.runtimes = runtimes

    # -- invoking (LAMBDA_FACTS §3.1)

    async def invoke(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        """Run one event. Raises EngineError when it could not be run; a function's own failure is a result."""
        return await self._invoke(request, emit, rated=True)

    async def _invoke_unrated(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        """Asynchronous events have no rate limit of their own (LAMBDA_FACTS §5)."""
        return await self._invoke(request, emit, rated=False)

    async def _invoke(self, request: InvokeRequest, emit: Emit, *, rated: bool) -> InvokeResult:
        request = unhurried(self._admissible(request))
        executor = self._executors.get(request.executor)
        known = self._executors.known_limits(executor.kind)
        name = family(request.scope, request.function.name)
        with self._admit(name, request, rated=rated):
            request = self._traced(request)
            key = await self._supply.key(request)
            if not request.apart:
                self._supply.hold_provisioned(key, request.settings.provisioned_concurrency)
            run = InvocationRun(request, emit, known or ())
            if request.debug is None:
                result = await self._attempts.run(run, request, key, name)
            else:
                result = await self._debug(
                    request,
                    Listeners(emit, run.note),
                    executor,
                    lambda debugged: self._attempts.run(run, request, key, name, debugged),
                )
        if known is not None:
            return result
        limits = await self._executors.limits_not_held(executor.kind)
        return dataclasses.replace(result, limits_not_held=result.limits_not_held + limits)

    async def accept(self, request: InvokeRequest) -> None:
        """Queue one event (`Event`): it is on disk when this returns (LAMBDA_FACTS §4.1). Raises EngineError."""
        request = self._admissible(request)
        await self._background.accept(dataclasses.replace(request, trace_id=_rooted(request.trace_id)))

    async def dry_run(self, request: InvokeRequest) -> None:
        """Say whether the request would be taken (`DryRun`), without running anything. Raises EngineError."""
        self._admissible(request)

    # -- functions by name, for what comes without a configuration

    def register(self, scope: str, functions: Iterable[tuple[FunctionConfig, FunctionSettings]]) -> None:
        """The functions of `scope` as they are now: events that wait for one of them run."""
        account = self._accounts.of(scope)
        for gone in self._functions.replace(scope, functions):
            account.forget(gone)
        for name, settings in self._functions.families(scope):
            account.reserve(name, settings)
        self._background.functions_changed()

    async def pending_events(self) -> "tuple[AsyncEventInfo, ...]":
        """The asynchronous events that wait or run."""
        return await self._background.pending()

    async def outcome_of_event(self, event_id: str) -> "AsyncOutcome":
        """How an accepted event ends; waits for it."""
        return await self._background.outcome(event_id)

    async def events_idle(self) -> None:
        """Return when no asynchronous event runs and no record is under way; those that wait for a retry stay."""
        await self._background.idle()

    async def purge_events(self, scope: str, function: str = "") -> int:
        """Remove the asynchronous events that wait for a function, or for all of a scope; how many there were."""
        return await self._background.purge(scope, function)

    # -- the engine itself

    async def prepare(self, function: FunctionConfig, executor: ExecutorKind, scope: str = "") -> None:
        """Have an initialised environment ready for the function as it is now; does nothing when there is one.

        Nor for a function that isolates its tenants: whose it will be is not known. Raises EngineError.
        """
        check_runnable(function, self.runtimes)
        if function.tenant_isolation:
            return
        request = InvokeRequest(function, b"", "", executor, scope=scope)
        await self._supply.prepare(await self._supply.key(request))

    async def status(self) -> EngineStatus:
        """Which executors can be used, and the environments there are."""
        return EngineStatus(await self._executors.statuses(), self._supply.infos())

    async def serve(
        self, settings: "ServiceSettings", remote: "Remote | None" = None, observe: "ObserveService | None" = None
    ) -> "ServiceInfo":
        """Open Lambda's HTTP API; one at a time. Raises EngineError when it runs already or cannot listen."""
        if self._service is not None:
            raise EngineError("The Lambda service runs already.", f"It is at {self._service.info.url}.")
        from workbench.engine.executors.docker.local_images import image_digest  # noqa: PLC0415 - see Background
        from workbench.engine.lambda_api.service import Backing, open_service  # noqa: PLC0415

        backing = Backing(self, self._functions, self.runtimes, image_digest, remote)
        if observe is not None:
            backing = dataclasses.replace(backing, observe=observe)
        self._service = await open_service(backing, settings)
        self.log_tap.add(self._service.log_sink)
        self._supply.aws = LocalAws(settings.aws_endpoint_url or self._aws.endpoint_url, self._service.info.url)
        return self._service.info

    async def stop_serving(self) -> None:
        """Close the HTTP API, when calls in flight have ended; does nothing when there is none."""
        service, self._service = self._service, None
        self._supply.aws = self._aws
        if service is not None:
            try:
                await service.close()
            finally:
                self.log_tap.remove(service.log_sink)

    async def close(self) -> None:
        """Stop every environment; invokes in flight end with EngineError, queued events stay queued."""
        await self.stop_serving()
        await self._background.close()
        await self._supply.close()
        await self.close_debugging()
        await self._executors.close()
        await self._tasks.close()

    # -- within

    def _admissible(self, request: InvokeRequest) -> InvokeRequest:
        request = self._functions.versioned(request)
        admission.check(request)
        check_runnable(request.function, self.runtimes)
        if request.debug is not None:
            check_debuggable(request.function, self.runtimes.get(request.function.runtime))
        return request

    def _admit(self, name: str, request: InvokeRequest, *, rated: bool) -> AbstractContextManager[object]:
        """Managed Instances have capacity of their own."""
        if request.function.max_concurrency:
            return nullcontext()
        account = self._accounts.of(request.scope)
        return account.admit(name, request.settings, version=request.function.version, rated=rated)

    def _traced(self, request: InvokeRequest) -> InvokeRequest:
        function = request.function
        active = function.tracing is TracingMode.ACTIVE
        trace = self._tracing.next_trace(request.trace_id, function.arn, active, request.settings.recursive_loop)
        return dataclasses.replace(request, trace_id=trace)


def _rooted(trace_id: str) -> str:
    """The header with a Root, which all attempts of an event share; each adds its own pass to the lineage."""
    header = parse(trace_id)
    return trace_id if header.root else compose(dataclasses.replace(header, root=parse(new_trace_id()).root))


def _log_failure(error: BaseException) -> None:
    _LOG.warning("A background task of the engine failed.", exc_info=error)


def open_engine(
    settings: EngineSettings,
    deliver: "Deliver | None" = None,
    observe: "Observe | None" = None,
    log_sink: "LogSink | None" = None,
) -> Engine:
    """An engine with both executors; nothing is started or imported before it is needed."""

    def docker() -> Executor:
        from workbench.engine.executors.docker.executor import DockerExecutor  # noqa: PLC0415

        return DockerExecutor(images=dict(settings.images), scratch=settings.cache / "docker")

    def process() -> Executor:
        from workbench.engine.executors.process.executor import ProcessExecutor  # noqa: PLC0415

        return ProcessExecutor(settings.cache)

    openers: dict[ExecutorKind, OpenExecutor] = {ExecutorKind.DOCKER: docker, ExecutorKind.PROCESS: process}
    return Engine(openers, load_runtimes(), settings, deliver=deliver, observe=observe, log_sink=log_sink)
