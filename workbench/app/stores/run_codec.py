"""Runs as database rows: small facts as JSON, bytes as they are. Environment variables are never part of a run."""

import json
from dataclasses import asdict, replace
from typing import Any, TypedDict

from workbench.model.environment import ExecutorKind
from workbench.model.invoke import InvocationType, InvokeResult, LogLine, LogSource
from workbench.model.invoke_options import DEFAULT_OPTIONS, InvokeOptions
from workbench.model.report import InvokeStatus, Phase, PhaseName, Report
from workbench.model.run import QueueProgress, Run, RunError, RunOutcome, RunSource

LOG_LINES_KEPT = 10_000
"""How many log lines a row keeps; the oldest leave first and are counted."""


_LATER = ("streamed_bytes", "content_type", "trace_id")


class RunRow(TypedDict):
    """One row of the table `runs`; `size` is the bytes of event, payload and log together."""

    id: str
    workspace: str
    function: str
    event_name: str
    event: bytes
    started_ns: int
    executor: str
    outcome: str
    error: str | None
    result: str | None
    payload: bytes | None
    log: str | None
    size: int
    options: str | None
    queue: str | None
    source: str
    event_type: str
    environment: str | None
    carriers: str


def capped(result: InvokeResult) -> InvokeResult:
    """`result` with at most `LOG_LINES_KEPT` log lines, the newest."""
    surplus = len(result.log) - LOG_LINES_KEPT
    if surplus <= 0:
        return result
    return replace(result, log=result.log[surplus:], log_lines_dropped=result.log_lines_dropped + surplus)


def to_row(run: Run) -> RunRow:
    """The row of `run`."""
    result = None if run.result is None else capped(run.result)
    log = None if result is None else json.dumps([(line.text, line.source, line.time_ns) for line in result.log])
    payload = None if result is None else result.payload
    return RunRow(
        id=run.id,
        workspace=run.workspace,
        function=run.function,
        event_name=run.event_name,
        event=run.event,
        started_ns=run.started_ns,
        executor=run.executor,
        outcome=run.outcome,
        error=None if run.error is None else json.dumps([run.error.what, run.error.why, run.error.next_step]),
        result=None if result is None else json.dumps(_result_facts(result)),
        payload=payload,
        log=log,
        size=len(run.event) + len(payload or b"") + len(log or ""),
        options=None if run.options == DEFAULT_OPTIONS else json.dumps(asdict(run.options)),
        queue=None if run.queue is None else json.dumps(asdict(run.queue)),
        source=run.source,
        event_type=run.event_type,
        environment=run.environment,
        carriers=json.dumps(run.carriers),
    )


def from_row(row: RunRow) -> Run:
    """The run of `row`. Raises ValueError, KeyError or TypeError when the row makes no sense."""
    return Run(
        id=row["id"],
        workspace=row["workspace"],
        function=row["function"],
        event_name=row["event_name"],
        event=row["event"],
        started_ns=row["started_ns"],
        executor=ExecutorKind(row["executor"]),
        outcome=RunOutcome(row["outcome"]),
        result=None if row["result"] is None else _result(row["result"], row["payload"] or b"", row["log"] or "[]"),
        error=None if row["error"] is None else RunError(*json.loads(row["error"])),
        options=DEFAULT_OPTIONS if row["options"] is None else _options(json.loads(row["options"])),
        queue=None if row["queue"] is None else QueueProgress(**json.loads(row["queue"])),
        source=RunSource(row["source"]),
        event_type=row["event_type"],
        environment=row["environment"],
        carriers=tuple(json.loads(row["carriers"])),
    )


def _options(facts: dict[str, Any]) -> InvokeOptions:
    return InvokeOptions(**{**facts, "invocation_type": InvocationType(facts["invocation_type"])})


def _result_facts(result: InvokeResult) -> dict[str, Any]:
    report = result.report
    return {
        "request_id": result.request_id,
        "executor": result.executor,
        "environment_id": result.environment_id,
        "cold": result.cold,
        "function_error": result.function_error,
        "error_type": result.error_type,
        "executed_version": result.executed_version,
        "log_lines_dropped": result.log_lines_dropped,
        "limits_not_held": list(result.limits_not_held),
        "streamed_bytes": result.streamed_bytes,
        "content_type": result.content_type,
        "trace_id": result.trace_id,
        "phases": [(phase.name, phase.start_ms, phase.duration_ms) for phase in result.phases],
        "report": asdict(report),
    }


def _result(facts_text: str, payload: bytes, log_text: str) -> InvokeResult:
    facts = json.loads(facts_text)
    report = facts["report"]
    status = report["status"]
    # The rows of earlier versions of the program lack what came later; the defaults say so.
    later = {name: facts[name] for name in _LATER if name in facts}
    return InvokeResult(
        request_id=facts["request_id"],
        payload=payload,
        report=Report(**{**report, "status": None if status is None else InvokeStatus(status)}),
        executor=ExecutorKind(facts["executor"]),
        environment_id=facts["environment_id"],
        cold=facts["cold"],
        function_error=facts["function_error"],
        error_type=facts["error_type"],
        executed_version=facts["executed_version"],
        log=tuple(LogLine(text, LogSource(source), time_ns) for text, source, time_ns in json.loads(log_text)),
        phases=tuple(Phase(PhaseName(name), start, duration) for name, start, duration in facts["phases"]),
        log_lines_dropped=facts["log_lines_dropped"],
        limits_not_held=tuple(facts["limits_not_held"]),
        **later,
    )
