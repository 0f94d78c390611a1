"""One invoke, top to bottom, in an environment that is there or must be started first."""

import math
import secrets
import time
import uuid

from workbench.base import clock
from workbench.engine import loglines
from workbench.engine.environment import Environment
from workbench.engine.outcome import Outcome, outcome
from workbench.engine.runtime_api.exchange import Answer, Exited, Failed, InitEnd, Invocation, TimedOut
from workbench.model.errors import SandboxError
from workbench.model.invoke import InvokeRequest, InvokeResult, LogSource
from workbench.model.report import InvokeStatus, Phase, PhaseName, Report
from workbench.model.run import Emit, EnvironmentReady, LogWritten, PhaseEnded


class EnvironmentLostError(Exception):
    """The environment ended before the runtime got the event: another may run it."""


class InvocationRun:
    """Runs one request in one environment and gathers its log, phases and figures."""

    def __init__(
        self, request: InvokeRequest, environment: Environment, emit: Emit, limits_not_held: tuple[str, ...] = ()
    ) -> None:
        self._request = request
        self._environment = environment
        self._emit = emit
        self._limits_not_held = limits_not_held
        self._log = loglines.RunLog(lambda line: emit(LogWritten(line)))
        self._phases: list[Phase] = []
        self._began_ns = clock.monotonic_ns()
        self._first = environment.invokes == 0
        self._fresh = environment.milestones is None
        self._init_ms: float | None = None
        self.outcome: Outcome | None = None

    async def run(self) -> InvokeResult:
        """Start the environment if need be, run the event, and say what came of it. Raises EngineError."""
        init_end = await self._take_environment()
        self._note_init(init_end)
        self._emit(EnvironmentReady(self._environment.id, self._first))
        self._platform(loglines.start(self._request.request_id, self._request.function.version))
        invoked_ns = clock.monotonic_ns()
        answer = await self._invoke() if init_end is None else await self._invoke_after_failed_init()
        answered_ns = clock.monotonic_ns()
        self._environment.flush_lines()
        if isinstance(answer, Exited) and answer.exit.lost:
            raise SandboxError(
                f"The sandbox of {self._request.function.name} vanished while it ran.",
                "The engine that held it was stopped or went away.",
                "Invoke again.",
            )
        self._phase(PhaseName.INVOKE, invoked_ns, answered_ns)
        return self._result(answer, clock.ms_between(invoked_ns, answered_ns))

    # -- Init

    async def _take_environment(self) -> InitEnd:
        if self._fresh:
            return await self._environment.start(started=self._adopt_lines)
        self._adopt_lines()
        return None

    def _adopt_lines(self) -> None:
        """The log of Init belongs to the first invoke, whether Init ran before it or runs now."""
        function = self._request.function
        if self._first:
            self._platform(loglines.init_start(function.runtime, function.region))
        for text, source in self._environment.take_early_lines():
            self._log.write(text, source)
        self._environment.log_to(self._log.write)

    def _note_init(self, init_end: InitEnd) -> None:
        steps = self._environment.milestones
        if steps is None or not self._first:
            return
        init_ms = clock.ms_between(steps.started_ns, steps.ready_ns)
        if self._fresh:
            created = steps.started_ns > steps.created_ns
            if created:
                self._phase(PhaseName.CREATE, steps.asked_ns, steps.created_ns)
            self._phase(PhaseName.START, steps.created_ns if created else steps.asked_ns, steps.started_ns)
            self._phase(PhaseName.INIT, steps.started_ns, steps.ready_ns)
        if init_end is None:
            self._init_ms = init_ms
        elif isinstance(init_end, TimedOut):
            self._platform(loglines.init_report(init_ms, InvokeStatus.TIMEOUT))
        else:
            kind = init_end.error_type if isinstance(init_end, Failed) else "Runtime.ExitError"
            self._platform(loglines.init_report(init_ms, InvokeStatus.ERROR, kind))

    # -- Invoke

    async def _invoke(self, spent_s: float = 0.0) -> Answer:
        timeout_s = self._request.function.timeout_s
        invocation = make_invocation(self._request, timeout_s - spent_s)
        answer = await self._environment.invoke(invocation, max(timeout_s - spent_s, 0))
        if isinstance(answer, Exited) and not self._environment.handed_out and not self._fresh:
            raise EnvironmentLostError
        return answer

    async def _invoke_after_failed_init(self) -> Answer:
        """Init runs once more, now under the function's timeout and within Duration (LAMBDA_FACTS §1.6)."""
        timeout_s = self._request.function.timeout_s
        again_ns = clock.monotonic_ns()
        init_end = await self._environment.restart(timeout_s)
        if init_end is not None:
            return init_end
        return await self._invoke(clock.ms_between(again_ns, clock.monotonic_ns()) / 1000)

    # -- what came of it

    def _result(self, answer: Answer, duration_ms: float) -> InvokeResult:
        request = self._request
        self.outcome = done = outcome(answer, request.request_id, request.function.timeout_s)
        figures = self._report(done, answer, duration_ms)
        self._platform(loglines.end(request.request_id))
        self._platform(loglines.report(figures))
        return InvokeResult(
            request_id=request.request_id,
            payload=done.payload,
            report=figures,
            executor=request.executor,
            environment_id=self._environment.id,
            cold=self._first,
            function_error=done.function_error,
            error_type=done.error_type,
            executed_version=request.function.version,
            log=self._log.lines(),
            phases=tuple(self._phases),
            log_lines_dropped=self._log.dropped,
            limits_not_held=self._limits_not_held,
        )

    def _report(self, done: Outcome, answer: Answer, duration_ms: float) -> Report:
        function = self._request.function
        if done.status is InvokeStatus.TIMEOUT:
            duration_ms = function.timeout_s * 1000
        peak_mb = self._environment.peak_memory_mb()
        if (isinstance(answer, Exited) and answer.exit.out_of_memory) or peak_mb > function.memory_mb:
            peak_mb = function.memory_mb
        return Report(
            request_id=self._request.request_id,
            duration_ms=duration_ms,
            billed_ms=max(math.ceil(round(duration_ms + (self._init_ms or 0.0), 2)), 1),
            memory_mb=function.memory_mb,
            max_memory_mb=peak_mb,
            init_ms=self._init_ms,
            status=done.status,
            error_type=done.error_type if done.status is InvokeStatus.ERROR else "",
        )

    def _platform(self, text: str) -> None:
        self._log.write(text, LogSource.PLATFORM)

    def _phase(self, name: PhaseName, start_ns: int, end_ns: int) -> None:
        begin_ms = clock.ms_between(self._began_ns, start_ns)
        phase = Phase(name, max(begin_ms, 0.0), clock.ms_between(start_ns, end_ns))
        self._phases.append(phase)
        self._emit(PhaseEnded(phase))


def make_invocation(request: InvokeRequest, left_s: float) -> Invocation:
    """What the runtime gets: the payload's own bytes (`{}` for none) and the headers of LAMBDA_FACTS §1.3."""
    deadline_ms = int((time.time() + left_s) * 1000)
    function = request.function
    headers = [
        ("Lambda-Runtime-Aws-Request-Id", request.request_id),
        ("Lambda-Runtime-Invocation-Id", str(uuid.uuid4())),
        ("Lambda-Runtime-Deadline-Ms", str(deadline_ms)),
        ("Lambda-Runtime-Invoked-Function-Arn", _invoked_arn(function.arn, request.qualifier)),
        ("Lambda-Runtime-Trace-Id", request.trace_id or new_trace_id()),
    ]
    if request.client_context:
        text = request.client_context.decode("utf-8").replace("\r", " ").replace("\n", " ")
        headers.append(("Lambda-Runtime-Client-Context", text.encode("utf-8").decode("latin-1")))
    return Invocation(request.request_id, request.payload or b"{}", tuple(headers))


def new_trace_id() -> str:
    """A trace header that is not sampled (LAMBDA_FACTS §1.3)."""
    return f"Root=1-{int(time.time()):08x}-{secrets.token_hex(12)};Parent={secrets.token_hex(8)};Sampled=0"


def _invoked_arn(arn: str, qualifier: str) -> str:
    return f"{arn}:{qualifier}" if qualifier else arn
