"""One invoke, top to bottom, in an environment that is there or must be started first."""

import math
from dataclasses import replace

from workbench.base import clock
from workbench.engine import loglines
from workbench.engine import platform_events as events
from workbench.engine.emit_stream import EmitStream
from workbench.engine.environment import Environment
from workbench.engine.invoke_headers import make_invocation
from workbench.engine.outcome import Outcome, outcome
from workbench.engine.platform_events import Ending, PlatformEvent, Status
from workbench.engine.platform_text import system_line
from workbench.engine.runtime_api.answers import Answer, Exited, Failed, InitEnd, Responded, TimedOut
from workbench.engine.sandbox_job import Invoked, Job
from workbench.model.environment import EnvironmentState
from workbench.model.errors import InvalidRequestError, SandboxError
from workbench.model.function import TracingMode
from workbench.model.invoke import InvokeRequest, InvokeResult, LogSource
from workbench.model.limits import RESTORE_S
from workbench.model.report import InvokeStatus, Phase, PhaseName, Report
from workbench.model.run import (
    Emit,
    EnvironmentReady,
    LogWritten,
    PhaseEnded,
    ResponseBegun,
    ResponseChunk,
    ResponseReady,
)


class EnvironmentLostError(Exception):
    """The environment ended before the runtime got the event: another may run it."""


class InvocationRun:
    """Runs one request, in one environment or the next, and gathers its log, phases and figures.

    `limits_not_held` are the executor's; its environment's come before them.
    """

    def __init__(self, request: InvokeRequest, emit: Emit, limits_not_held: tuple[str, ...] = ()) -> None:
        self._request = request
        self._emit = emit
        self._limits_not_held = limits_not_held
        self._log = loglines.RunLog(lambda line: emit(LogWritten(line)))
        self._phases: list[Phase] = []
        self._began_ns = clock.monotonic_ns()
        self._started = False
        self._cold = False
        self._init_ms: float | None = None
        self._restore_ms: float | None = None
        self.outcome: Outcome | None = None

    async def run(self, environment: Environment) -> InvokeResult:
        """Start the environment if need be, run the event, and say what came of it.

        Raises EnvironmentLostError when it never got the event: `run` may be called again with another one. Raises
        EngineError when it could not be run.
        """
        self._environment = environment
        fresh = environment.state is EnvironmentState.STARTING
        reset = environment.state is EnvironmentState.RESET
        first = environment.invokes == 0 and not reset
        self._cold = first or reset
        init_end = await self._take_environment(fresh)
        if first and environment.milestones is not None:
            self._note_init(init_end, fresh)
        if not self._started:
            self._start(environment)
        if init_end is not None and self._request.debug is not None:
            # Lambda runs Init again, but who stepped through it has seen why it failed.
            return self._ended(_not_begun(init_end), self._restarted_ns(self._began_ns))
        again = reset or init_end is not None
        if again:
            await environment.end_before_restart()
        invoked_ns = clock.monotonic_ns()
        done = await (self._invoke_after_init() if again else self._invoke())
        if _lost(done) and not fresh and not reset:
            raise EnvironmentLostError
        return self._ended(done, self._restarted_ns(invoked_ns) if again else invoked_ns)

    def note(self, text: str) -> None:
        """A line of ours among the run's own."""
        self._log.write(text, LogSource.PLATFORM)

    def _start(self, environment: Environment) -> None:
        request, version = self._request, self._request.function.version
        self._started = True
        self._emit(EnvironmentReady(environment.id, self._cold))
        if not environment.log.detailed:
            self._say(loglines.start(request.request_id, version))
            return
        self._platform(events.start(request.request_id, version, clock.wall_ns(), request.trace_id, request.tenant_id))

    def _ended(self, done: Invoked, invoked_ns: int) -> InvokeResult:
        self._environment.log.flush()
        answer = done.answer
        if isinstance(answer, Exited) and answer.exit.lost:
            raise SandboxError(
                f"The sandbox of {self._request.function.name} vanished while it ran.",
                "The engine that held it was stopped or went away.",
                "Invoke again.",
            )
        self._phase(PhaseName.INVOKE, invoked_ns, done.answered_ns)
        if done.done_ns > done.answered_ns:
            self._phase(PhaseName.EXTENSIONS, done.answered_ns, done.done_ns)
        return self._result(done, invoked_ns)

    # -- Init

    async def _take_environment(self, fresh: bool) -> InitEnd:
        if not fresh:
            self._listen()
            return None
        return await self._started_environment(None)

    async def _started_environment(self, limit_s: float | None) -> InitEnd:
        init_end = await self._environment.start(limit_s, self._listen)
        steps = self._environment.milestones
        if init_end is not None and steps is not None and steps.restored_ns:
            raise _restore_failed(init_end)
        return init_end

    def _listen(self) -> None:
        """The log of Init belongs to the first invoke, whether Init ran before it or runs now."""
        self._environment.log.listen(self._request.request_id, self._log.write)

    def _note_init(self, init_end: InitEnd, fresh: bool) -> None:
        steps = self._environment.milestones
        assert steps is not None
        if fresh:
            created = steps.started_ns > steps.created_ns
            if created:
                self._phase(PhaseName.CREATE, steps.asked_ns, steps.created_ns)
            self._phase(PhaseName.START, steps.created_ns if created else steps.asked_ns, steps.started_ns)
            self._phase(PhaseName.INIT, steps.started_ns, steps.ready_ns)
        if init_end is not None:
            return
        if steps.restored_ns:
            self._restore_ms = clock.ms_between(steps.ready_ns, steps.restored_ns)
            if fresh:
                self._phase(PhaseName.RESTORE, steps.ready_ns, steps.restored_ns)
        else:
            self._init_ms = clock.ms_between(steps.started_ns, steps.ready_ns)

    # -- Invoke

    async def _invoke(self, spent_s: float = 0.0) -> Invoked:
        left_s = max(self._request.timeout_s - spent_s, 0)
        invocation, event = make_invocation(self._request, left_s)
        sink = EmitStream(self._emit) if self._request.streaming else None
        return await self._environment.invoke(Job(invocation, event, sink, self._answered), left_s)

    async def _invoke_after_init(self) -> Invoked:
        """Init runs now, under the function's timeout and within Duration (LAMBDA_FACTS §1.6)."""
        asked_ns = clock.monotonic_ns()
        init_end = await self._started_environment(self._request.timeout_s)
        begun_ns = self._restarted_ns(asked_ns)
        if init_end is not None:
            return _not_begun(init_end)
        return await self._invoke(clock.ms_between(begun_ns, clock.monotonic_ns()) / 1000)

    def _restarted_ns(self, asked_ns: int) -> int:
        """When the new sandbox ran: on AWS it is there already, so making it costs the function nothing."""
        steps = self._environment.milestones
        return max(asked_ns, steps.started_ns if steps is not None else 0)

    def _answered(self, answer: Answer) -> None:
        """The caller may have the answer while extensions are still at work."""
        done = outcome(answer, self._request.request_id, self._request.timeout_s)
        self._emit(ResponseReady(done.payload, done.function_error))

    # -- what came of it

    def _result(self, invoked: Invoked, invoked_ns: int) -> InvokeResult:
        request, answer = self._request, invoked.answer
        done = outcome(answer, request.request_id, request.timeout_s)
        if isinstance(answer, Failed) and not invoked.handed_out:
            done = replace(done, status=InvokeStatus.ERROR, keeps=False)  # Init's error, and not the handler's
        self.outcome = done
        if request.streaming:
            done = self._streamed(done, answer)
        figures = self._report(done, answer, clock.ms_between(invoked_ns, invoked.done_ns))
        self._tell_end(done, invoked, invoked_ns, figures)
        return InvokeResult(
            request_id=request.request_id,
            payload=done.payload,
            report=figures,
            executor=request.executor,
            environment_id=self._environment.id,
            cold=self._cold,
            function_error=done.function_error,
            error_type=done.error_type,
            executed_version=request.function.version,
            log=self._log.lines(),
            phases=tuple(self._phases),
            log_lines_dropped=self._log.dropped,
            limits_not_held=self._environment.limits_not_held + self._limits_not_held,
            streamed_bytes=done.streamed_bytes,
            content_type=done.content_type,
            trace_id=request.trace_id,
        )

    def _streamed(self, done: Outcome, answer: Answer) -> Outcome:
        """A response that the runtime gave whole goes to the stream in one piece (LAMBDA_FACTS §3.5)."""
        if not isinstance(answer, Responded) or answer.streamed_bytes or not answer.body:
            return done
        self._emit(ResponseBegun(answer.content_type))
        self._emit(ResponseChunk(answer.body))
        return Outcome(b"", streamed_bytes=len(answer.body), content_type=answer.content_type)

    def _report(self, done: Outcome, answer: Answer, duration_ms: float) -> Report:
        function = self._request.function
        if done.status is InvokeStatus.TIMEOUT:
            duration_ms = self._request.timeout_s * 1000
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
            restore_ms=self._restore_ms,
            billed_restore_ms=math.ceil(self._restore_ms or 0.0),
            trace=self._request.trace_id if function.tracing is TracingMode.ACTIVE else "",
        )

    def _tell_end(self, done: Outcome, invoked: Invoked, invoked_ns: int, figures: Report) -> None:
        if not self._environment.log.detailed:
            # What nobody but a text log hears is written straight: events cost a tenth of a warm invoke.
            self._say(loglines.end(self._request.request_id))
            self._say(loglines.report(figures))
            return
        request, ending, now_ns = self._request, _ending(done), clock.wall_ns()
        runtime_done = events.runtime_done(
            request.request_id,
            ending,
            clock.ms_between(invoked_ns, invoked.answered_ns),
            len(done.payload) + done.streamed_bytes,
            now_ns,
            trace=request.trace_id,
            tenant_id=request.tenant_id,
        )
        self._platform(runtime_done)
        if isinstance(invoked.answer, Exited):
            self._platform(events.fault(request.request_id, now_ns))
        self._platform(events.end(request.request_id, now_ns))
        self._platform(events.report(figures, ending, now_ns, tenant_id=request.tenant_id))

    def _platform(self, event: PlatformEvent) -> None:
        self._environment.log.publish(event)
        if (line := system_line(event, self._request.function.logging)) is not None:
            self._say(line)

    def _say(self, line: str) -> None:
        self._environment.log.tap.write(line)
        self._log.write(line, LogSource.PLATFORM)

    def _phase(self, name: PhaseName, start_ns: int, end_ns: int) -> None:
        begin_ms = clock.ms_between(self._began_ns, start_ns)
        phase = Phase(name, max(begin_ms, 0.0), clock.ms_between(start_ns, end_ns))
        self._phases.append(phase)
        self._emit(PhaseEnded(phase))


def _restore_failed(end: InitEnd) -> InvalidRequestError:
    """A restore that fails is an error of the call, not the function's result (LAMBDA_FACTS §3.4, §1.6)."""
    if isinstance(end, TimedOut):
        text = f"The restore took longer than {RESTORE_S:.0f} seconds."
        return InvalidRequestError("SnapStartTimeoutException", text)
    text = end.body.decode("utf-8", "replace") if isinstance(end, Failed) else "the runtime ended"
    return InvalidRequestError("SnapStartException", f"The after-restore hook failed: {text}")


def _not_begun(end: Answer) -> Invoked:
    """What an invoke came to whose event the runtime never got, as Init ended so."""
    now_ns = clock.monotonic_ns()
    return Invoked(end, handed_out=False, answered_ns=now_ns, done_ns=now_ns)


def _lost(done: Invoked) -> bool:
    return isinstance(done.answer, Exited) and not done.handed_out


def _ending(done: Outcome) -> Ending:
    match done.status:
        case InvokeStatus.TIMEOUT:
            return Ending(Status.TIMEOUT)
        case InvokeStatus.ERROR:
            return Ending(Status.ERROR, done.error_type)
        case None:
            return Ending(Status.FAILURE, done.error_type) if done.function_error else events.SUCCESS
