import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.support.runs import a_run, runs
from workbench.cli.run_json import error_json, payload_json, run_error, run_json, status
from workbench.model.report import Phase, PhaseName
from workbench.model.run import Run, RunError, RunOutcome

KEYS = ["status", "payload", "function_error", "error", "executor", "cold", "log", "report", "phases"]


def with_payload(payload: bytes) -> Run:
    run = a_run()
    assert run.result is not None
    return replace(run, result=replace(run.result, payload=payload, phases=(Phase(PhaseName.INVOKE, 1.5, 2.0),)))


def test_the_object_of_the_issue() -> None:
    text = run_json([with_payload(b'{"n": 1.10, "big": 123456789012345678901234567890}')])
    assert text == (
        '{"status": "ok", "payload": {"n": 1.10, "big": 123456789012345678901234567890}, "function_error": null, '
        '"error": null, "executor": "process", "cold": false, "log": ["line 0"], "report": {"request_id": "r", '
        '"duration_ms": 1.5, "billed_ms": 2, "init_ms": null, "memory_mb": 128, "max_memory_mb": 40}, '
        '"phases": [{"name": "invoke", "start_ms": 1.5, "duration_ms": 2.0}]}'
    )


@settings(deadline=None)
@given(runs)
def test_every_run_is_one_json_object_with_the_same_keys(run: Run) -> None:
    asynchronous = ["condition", "attempts"] if run.queue is not None else []
    tail = ["log_result"] if run.options.log_tail and run.result is not None and run.queue is None else []
    assert list(json.loads(run_json([run]))) == KEYS + tail + asynchronous


def test_failures() -> None:
    failed = json.loads(run_json([replace(a_run("r", RunOutcome.ERROR), error=RunError("a", "b", "c"))]))
    assert failed["status"] == "error"
    assert failed["error"] == {"what": "a", "why": "b", "next": "c"}
    assert failed["payload"] is failed["report"] is None
    stopped = a_run("r", RunOutcome.CANCELLED)
    assert status(stopped) == "error"
    assert run_error(stopped) == RunError("The run was stopped.")
    run = a_run("r", RunOutcome.FUNCTION_ERROR)
    assert run.result is not None
    wrong = json.loads(run_json([replace(run, result=replace(run.result, function_error="Unhandled"))]))
    assert (wrong["status"], wrong["function_error"]) == ("function_error", "Unhandled")


def test_several_runs_are_listed() -> None:
    value = json.loads(run_json([a_run("a"), a_run("b", RunOutcome.ERROR), a_run("c")]))
    assert value["report"]["request_id"] == "c"
    assert [(run["status"], run["cold"]) for run in value["runs"]] == [("ok", False), ("error", False), ("ok", False)]
    assert [run["report"] and run["report"]["request_id"] for run in value["runs"]] == ["a", None, "c"]


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        (b"", "null"),
        (b' {"a":1.0}\n', '{"a":1.0}'),
        (b"NaN", '"NaN"'),
        (b"not json", '"not json"'),
        (b'"\xff"', '"\\"\\ufffd\\""'),
        ("ü".encode(), '"\\u00fc"'),
    ],
)
def test_payloads(payload: bytes, text: str) -> None:
    assert payload_json(payload) == text


def test_an_invoke_that_never_was_a_run_has_the_same_object() -> None:
    value = json.loads(error_json("a", "b", "c", "docker"))
    assert list(value) == KEYS
    assert value["error"] == {"what": "a", "why": "b", "next": "c"}
    assert value["executor"] == "docker"
