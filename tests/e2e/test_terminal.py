"""The main job in the terminal, as a person does it: the command, its output, its exit status."""

import json
import shutil
from pathlib import Path

import pytest

from tests.e2e.conftest import THREE
from tests.support.terminal import ROOT, Terminal

SAMPLE = ROOT / "resources" / "sample"
JSON_KEYS = {"status", "payload", "function_error", "error", "executor", "cold", "log", "report", "phases"}


def test_functions_of_a_sam_application_are_listed_with_what_is_wrong(terminal: Terminal) -> None:
    ended = terminal.run("functions", THREE)
    assert ended.status == 0
    assert all(name in ended.out for name in ("Greet", "Echo", "Broken", "nodejs20.x"))
    listed = json.loads(terminal.run("functions", THREE, "--json").out)
    assert "app.py" in json.dumps(listed)  # the broken file is named


def test_a_python_function_runs_cold_and_warm(terminal: Terminal, executor: str) -> None:
    ended = terminal.run(
        "invoke", THREE, "Greet", "-e", '{"name": "Zoë"}', "--executor", executor, "--runs", "3", "--json"
    )
    assert ended.status == 0, ended.err
    found = ended.json
    assert set(found) - {"runs"} == JSON_KEYS
    assert found["payload"] == {"text": "Hello, Zoë", "calls": 3}
    assert [run["cold"] for run in found["runs"]] == [True, False, False]
    assert found["executor"] == executor
    assert found["cold"] is False
    assert found["log"][0].startswith("START RequestId: ")
    assert found["log"][1] == "call 3"


def test_the_report_is_aws_own_line(terminal: Terminal, executor: str) -> None:
    found = terminal.run("invoke", THREE, "Greet", "-e", '{"name": "a"}', "--executor", executor, "--json").json
    report, log = found["report"], found["log"]
    assert log[0].startswith("INIT_START Runtime Version: python:3.11.v")
    assert "loading" in log[: log.index(f"START RequestId: {report['request_id']} Version: $LATEST")]
    assert log[-2] == f"END RequestId: {report['request_id']}"
    assert log[-1] == (
        f"REPORT RequestId: {report['request_id']}\tDuration: {report['duration_ms']:.2f} ms\t"
        f"Billed Duration: {report['billed_ms']} ms\tMemory Size: 256 MB\t"
        f"Max Memory Used: {report['max_memory_mb']} MB\tInit Duration: {report['init_ms']:.2f} ms\t"
    )
    assert 0 < report["max_memory_mb"] <= 256
    assert report["billed_ms"] >= report["duration_ms"] + report["init_ms"] - 0.01
    assert {"start", "init", "invoke"} <= {phase["name"] for phase in found["phases"]}


@pytest.mark.node
def test_a_node_function_runs(terminal: Terminal, executor: str) -> None:
    ended = terminal.run("invoke", THREE, "Echo", "-e", '{"n": 1}', "--executor", executor, "--json")
    assert ended.status == 0, ended.err
    assert ended.json["payload"] == {"event": {"n": 1}, "name": "Echo"}
    assert any("\tINFO\tgot { n: 1 }" in line for line in ended.json["log"])


def test_a_function_that_cannot_be_imported_fails_as_on_aws(terminal: Terminal, executor: str) -> None:
    ended = terminal.run("invoke", THREE, "Broken", "-e", "{}", "--executor", executor, "--json")
    assert ended.status == 1
    assert ended.json["status"] == "function_error"
    assert ended.json["function_error"] == "Unhandled"
    assert ended.json["payload"]["errorType"] == "Runtime.UserCodeSyntaxError"
    assert ended.json["error"] is None


def test_every_function_of_the_sample_runs(terminal: Terminal, executor: str) -> None:
    outcomes = {}
    for name, event in (("Hello", "hello"), ("Orders", "orders-uploaded"), ("Checkout", "checkout")):
        ended = terminal.run(
            "invoke", SAMPLE, name, "-e", SAMPLE / "events" / f"{event}.json", "--executor", executor, "--json"
        )
        outcomes[name] = (ended.status, ended.json["status"])
    assert outcomes == {"Hello": (0, "ok"), "Orders": (0, "ok"), "Checkout": (0, "ok")}


def test_without_json_the_result_is_on_stdout_and_the_log_on_stderr(terminal: Terminal) -> None:
    ended = terminal.run("invoke", THREE, "Greet", "-e", "-", "--executor", "process", stdin='{"name": "b"}')
    assert json.loads(ended.out) == {"text": "Hello, b", "calls": 1}
    assert "START RequestId: " in ended.err
    assert "REPORT RequestId: " in ended.err


def test_a_catalogue_event_can_be_shown_and_sent(terminal: Terminal, tmp_path: Path) -> None:
    listed = terminal.run("events", "list")
    assert "s3/put" in listed.out
    shown = terminal.run("events", "show", "s3/put")
    event = tmp_path / "event.json"
    event.write_text(shown.out, encoding="utf-8")
    ended = terminal.run("invoke", THREE, "Echo", "-e", event, "--executor", "process", "--json")
    assert ended.json["payload"]["event"] == json.loads(shown.out)


def test_a_saved_file_is_what_the_next_invoke_runs(terminal: Terminal, tmp_path: Path) -> None:
    place = tmp_path / "my app ünïcode"
    shutil.copytree(THREE, place)
    code = place / "greet" / "app.py"
    code.write_text("def handler(event, context):\n    return 'first'\n", encoding="utf-8")
    assert (
        terminal.run("invoke", place, "Greet", "-e", "{}", "--executor", "process", "--json").json["payload"] == "first"
    )
    code.write_text("def handler(event, context):\n    return 'other'\n", encoding="utf-8")
    assert (
        terminal.run("invoke", place, "Greet", "-e", "{}", "--executor", "process", "--json").json["payload"] == "other"
    )
