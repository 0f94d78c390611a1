"""Runs for the tests of the history: whole ones, and any that hypothesis can think of."""

from hypothesis import strategies as st

from workbench.model.environment import ExecutorKind
from workbench.model.invoke import InvocationType, InvokeResult, LogLine, LogSource
from workbench.model.invoke_options import InvokeOptions
from workbench.model.report import InvokeStatus, Phase, PhaseName, Report
from workbench.model.run import QueueProgress, Run, RunError, RunOutcome, RunSource

_texts = st.text(max_size=20)
_times = st.integers(0, 2**62)
_durations = st.floats(0, 1e9, allow_nan=False)
_reports = st.builds(
    Report,
    request_id=_texts,
    duration_ms=_durations,
    billed_ms=st.integers(0, 2**40),
    memory_mb=st.integers(128, 10240),
    max_memory_mb=st.integers(0, 10240),
    init_ms=st.none() | _durations,
    status=st.none() | st.sampled_from(InvokeStatus),
    error_type=_texts,
    restore_ms=st.none() | _durations,
    billed_restore_ms=st.integers(0, 2**40),
    trace=_texts,
)
_results = st.builds(
    InvokeResult,
    request_id=_texts,
    payload=st.binary(max_size=50),
    report=_reports,
    executor=st.sampled_from(ExecutorKind),
    environment_id=_texts,
    cold=st.booleans(),
    function_error=_texts,
    error_type=_texts,
    executed_version=_texts,
    log=st.lists(st.builds(LogLine, _texts, st.sampled_from(LogSource), _times), max_size=4).map(tuple),
    phases=st.lists(st.builds(Phase, st.sampled_from(PhaseName), _durations, _durations), max_size=4).map(tuple),
    log_lines_dropped=st.integers(0, 2**40),
    limits_not_held=st.lists(_texts, max_size=2).map(tuple),
    streamed_bytes=st.integers(0, 2**40),
    content_type=_texts,
    trace_id=_texts,
)
_options = st.builds(
    InvokeOptions,
    invocation_type=st.sampled_from(InvocationType),
    client_context=_texts,
    tenant_id=_texts,
    qualifier=_texts,
    trace_id=_texts,
    streaming=st.booleans(),
    log_tail=st.booleans(),
    timeout_s=_durations,
)
_progress = st.builds(
    QueueProgress,
    attempts=st.integers(0, 3),
    running=st.booleans(),
    due_ns=_times,
    why=_texts,
    condition=_texts,
)
runs = st.builds(
    Run,
    id=_texts,
    workspace=_texts,
    function=_texts,
    event_name=_texts,
    event=st.binary(max_size=50),
    started_ns=_times,
    executor=st.sampled_from(ExecutorKind),
    outcome=st.sampled_from(RunOutcome),
    result=st.none() | _results,
    error=st.none() | st.builds(RunError, _texts, _texts, _texts),
    options=_options,
    queue=st.none() | _progress,
    source=st.sampled_from(RunSource),
)
"""Any run."""


def a_run(
    run_id: str = "r", outcome: RunOutcome = RunOutcome.OK, *, started_ns: int = 1, event: bytes = b"{}", lines: int = 1
) -> Run:
    """A run of `Hello`; with a result when its outcome has one."""
    log = tuple(LogLine(f"line {number}", LogSource.FUNCTION, number) for number in range(lines))
    result = InvokeResult(
        request_id=run_id,
        payload=b'{"ok": true}',
        report=Report(run_id, 1.5, 2, 128, 40),
        executor=ExecutorKind.PROCESS,
        environment_id="env-1",
        cold=False,
        log=log,
    )
    return Run(
        id=run_id,
        workspace="/w",
        function="Hello",
        event_name="e.json",
        event=event,
        started_ns=started_ns,
        executor=ExecutorKind.PROCESS,
        outcome=outcome,
        result=result if outcome in (RunOutcome.OK, RunOutcome.FUNCTION_ERROR) else None,
        error=RunError("What.") if outcome is RunOutcome.ERROR else None,
        queue=QueueProgress() if outcome is RunOutcome.QUEUED else None,
    )
