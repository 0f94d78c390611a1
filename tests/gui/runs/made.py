"""Runs for the tests of the runs panel."""

from dataclasses import replace

from tests.support.fake_engine import Script, a_function, log_lines, result_of
from workbench.model.environment import ExecutorKind
from workbench.model.invoke import InvokeRequest, LogLine, LogSource
from workbench.model.run import QueueProgress, Run, RunError, RunOutcome

STARTED_NS = 1_800_000_000_000_000_000


def running(run_id: str = "r1", function: str = "Hello") -> Run:
    """A run that has not ended."""
    return Run(run_id, "/workspace", function, "s3-put", b"{}", STARTED_NS, ExecutorKind.PROCESS, RunOutcome.RUNNING)


def queued(progress: QueueProgress | None = None, run_id: str = "r1") -> Run:
    """An asynchronous run whose event is in the queue."""
    return replace(running(run_id), outcome=RunOutcome.QUEUED, queue=progress or QueueProgress())


def ended(run_id: str = "r1", script: Script | None = None, *, cold: bool = True, function: str = "Hello") -> Run:
    """A run with the result that `script` describes."""
    script = script or Script()
    run = running(run_id, function)
    request = InvokeRequest(a_function(function).config, run.event, run_id, run.executor)
    result = replace(result_of(request, script, cold=cold), log=log_lines(request, script))
    outcome = RunOutcome.FUNCTION_ERROR if script.function_error else RunOutcome.OK
    return replace(run, outcome=outcome, result=result)


def failed(run_id: str = "r1") -> Run:
    """A run that could not be run."""
    error = RunError("No interpreter for python3.13.", "It is not in PATH.", "Install Python 3.13.")
    return replace(running(run_id), outcome=RunOutcome.ERROR, error=error)


def line(text: str, source: LogSource = LogSource.FUNCTION) -> LogLine:
    """A log line."""
    return LogLine(text, source, STARTED_NS)
