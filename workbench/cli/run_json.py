"""A run as the JSON object of `workbench invoke --json`; the payload is the function's own text, untouched."""

import base64
import json
from collections.abc import Sequence
from typing import Any

from workbench.base.jsontext import find_fault
from workbench.cli.output import error_object
from workbench.engine.loglines import tail
from workbench.model.invoke import InvokeResult
from workbench.model.report import Report
from workbench.model.run import Run, RunError, RunOutcome

STOPPED = RunError("The run was stopped.")


def run_json(runs: Sequence[Run]) -> str:
    """The object of the last of `runs`; with several, a list `runs` tells of each. At least one is needed.

    An asynchronous run has two members more: how the event ended, and how often the function ran. One that asked for
    the tail of the log has `log_result`: the last 4 KB in Base64, as Invoke's LogResult (LAMBDA_FACTS §3.1).
    """
    run = runs[-1]
    result = run.result
    error = run_error(run)
    parts = [
        _member("status", status(run)),
        f'"payload": {"null" if result is None else payload_json(result.payload)}',
        _member("function_error", result.function_error or None if result else None),
        _member("error", None if error is None else error_object(error.what, error.why, error.next_step)),
        _member("executor", run.executor),
        _member("cold", result is not None and result.cold),
        _member("log", [line.text for line in result.log] if result else []),
        _member("report", _report(result)),
        _member("phases", _phases(result)),
    ]
    if run.options.log_tail and result is not None and run.queue is None:
        parts.append(_member("log_result", base64.b64encode(tail(result.log)).decode("ascii")))
    if run.queue is not None:
        parts += [_member("condition", run.queue.condition or None), _member("attempts", run.queue.attempts)]
    if len(runs) > 1:
        parts.append(_member("runs", [_brief(one) for one in runs]))
    return f"{{{', '.join(parts)}}}"


def error_json(what: str, why: str, next_step: str, executor: str) -> str:
    """The same object for an invoke that never became a run; `executor` is the one asked for, or empty."""
    parts: dict[str, Any] = {
        "status": "error",
        "payload": None,
        "function_error": None,
        "error": error_object(what, why, next_step),
        "executor": executor,
        "cold": False,
        "log": [],
        "report": None,
        "phases": [],
    }
    return json.dumps(parts)


def status(run: Run) -> str:
    """`ok`, `function_error`, `queued` or `error`."""
    told = (RunOutcome.OK, RunOutcome.FUNCTION_ERROR, RunOutcome.QUEUED)
    return run.outcome if run.outcome in told else "error"


def run_error(run: Run) -> RunError | None:
    """Why the run could not be run, or None."""
    return STOPPED if run.outcome is RunOutcome.CANCELLED else run.error


def payload_json(payload: bytes) -> str:
    """The payload as JSON: its own text when it is JSON (numbers keep their digits), else a string, null when empty."""
    try:
        text = payload.decode()
    except UnicodeDecodeError:
        return json.dumps(payload.decode(errors="replace"))
    if not text:
        return "null"
    return json.dumps(text) if find_fault(text) else text.strip()


def _member(name: str, value: Any) -> str:
    return f"{json.dumps(name)}: {json.dumps(value)}"


def _brief(run: Run) -> dict[str, Any]:
    return {
        "status": status(run),
        "cold": run.result is not None and run.result.cold,
        "report": _report(run.result),
    }


def _report(result: InvokeResult | None) -> dict[str, Any] | None:
    if result is None:
        return None
    report: Report = result.report
    return {
        "request_id": report.request_id,
        "duration_ms": report.duration_ms,
        "billed_ms": report.billed_ms,
        "init_ms": report.init_ms,
        "memory_mb": report.memory_mb,
        "max_memory_mb": report.max_memory_mb,
    }


def _phases(result: InvokeResult | None) -> list[dict[str, Any]]:
    phases = result.phases if result is not None else ()
    return [{"name": phase.name, "start_ms": phase.start_ms, "duration_ms": phase.duration_ms} for phase in phases]
