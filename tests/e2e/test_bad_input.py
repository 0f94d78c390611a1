"""Bad input at the terminal: each ends with a clear message, the right exit status, and nothing left behind."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.e2e.conftest import THREE
from tests.support import leftovers
from tests.support.terminal import Terminal

MISBEHAVE = """
import os, subprocess, sys, time

def prints(event, context):
    line = "x" * 999 + "\\n"
    for _ in range(100 * 1024):
        sys.stdout.write(line)
    return "done"

def exits(event, context):
    os._exit(3)

def eats(event, context):
    kept = []
    while True:
        kept.append(bytearray(8 * 1024 * 1024))

def hangs(event, context):
    time.sleep(600)

def forks(event, context):
    subprocess.Popen(["sleep", "600"])
    subprocess.Popen(["sleep", "600"], start_new_session=True)
    return "forked"
"""

TEMPLATE = """
Transform: AWS::Serverless-2016-10-31
Resources:
  Misbehave:
    Type: AWS::Serverless::Function
    Properties: {{CodeUri: code, Handler: app.{handler}, Runtime: python3.11, MemorySize: 128, Timeout: {timeout}}}
"""


@pytest.fixture
def misbehave(tmp_path: Path) -> Path:
    """A workspace whose one function does what its handler's name says."""
    root = tmp_path / "bad ways é"
    (root / "code").mkdir(parents=True)
    (root / "code" / "app.py").write_text(MISBEHAVE, encoding="utf-8")
    return root


def _invoke(terminal: Terminal, root: Path, executor: str, handler: str, timeout_s: int = 30) -> dict[str, object]:
    (root / "template.yaml").write_text(TEMPLATE.format(handler=handler, timeout=timeout_s), encoding="utf-8")
    ended = terminal.run("invoke", root, "-e", "{}", "--executor", executor, "--json")
    leftovers.assert_none(terminal.home)
    return {**ended.json, "exit": ended.status}


def test_a_function_that_prints_100_mb_answers_and_its_log_is_bounded(
    terminal: Terminal, misbehave: Path, executor: str
) -> None:
    found = _invoke(terminal, misbehave, executor, "prints")
    assert found["payload"] == "done"
    assert isinstance(found["log"], list)
    assert 1000 < len(found["log"]) <= 10_010
    assert found["log"][-1].startswith("REPORT ")


@pytest.mark.parametrize(
    ("handler", "answer"),
    [
        ("exits", ("Runtime.ExitError", "Runtime exited with error: exit status 3")),
        ("eats", ("Runtime.ExitError", "Runtime exited with error: signal: killed")),
        ("hangs", ("Sandbox.Timedout", "Task timed out after 2.00 seconds")),
    ],
)
def test_a_function_that_dies_or_hangs_is_reported_as_on_aws(
    terminal: Terminal, misbehave: Path, executor: str, handler: str, answer: tuple[str, str]
) -> None:
    found = _invoke(terminal, misbehave, executor, handler, 2 if handler == "hangs" else 60)
    assert found["exit"] == 1
    report = found["report"]
    assert isinstance(report, dict)
    error_type, text = answer
    message = f"RequestId: {report['request_id']} Error: {text}"
    assert found["payload"] == {"errorType": error_type, "errorMessage": message}


def test_children_of_a_function_end_with_its_environment(terminal: Terminal, misbehave: Path, executor: str) -> None:
    before = leftovers.processes("sleep 600")
    assert _invoke(terminal, misbehave, executor, "forks")["payload"] == "forked"
    assert leftovers.processes("sleep 600") == before


def test_an_interrupted_invoke_leaves_nothing(terminal: Terminal, misbehave: Path, executor: str) -> None:
    (misbehave / "template.yaml").write_text(TEMPLATE.format(handler="hangs", timeout=60), encoding="utf-8")
    command = terminal.command(["invoke", misbehave, "-e", "{}", "--executor", executor])
    with subprocess.Popen(command, env=terminal.environment(), stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        while "START RequestId" not in running.stderr.readline():
            assert running.poll() is None
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)
        assert running.returncode == 130
    leftovers.assert_none(terminal.home)


def test_invalid_json_is_named_with_line_and_column(terminal: Terminal) -> None:
    ended = terminal.run("invoke", THREE, "Greet", "-e", '{"a": 1,\n "b" 2}', "--json")
    assert ended.status == 2
    assert ended.json["status"] == "error"
    assert "line 2, column 6" in ended.json["error"]["what"]
    assert ended.json["error"]["next"]


def test_an_event_of_7_mb_is_refused_in_aws_words(terminal: Terminal, tmp_path: Path) -> None:
    event = tmp_path / "large.json"
    event.write_text(json.dumps("x" * 7_000_000), encoding="utf-8")
    ended = terminal.run("invoke", THREE, "Greet", "-e", event, "--executor", "process", "--json")
    assert ended.status == 2
    assert "must be smaller than 6291456 bytes" in ended.json["error"]["what"]


def test_an_event_of_6_mb_is_sent_and_comes_back(terminal: Terminal, tmp_path: Path, executor: str) -> None:
    event = tmp_path / "large.json"
    event.write_text(json.dumps("x" * 5_900_000), encoding="utf-8")
    ended = terminal.run("invoke", THREE, "Echo", "-e", event, "--executor", executor, "--json")
    assert ended.status == 0, ended.err
    assert len(ended.json["payload"]["event"]) == 5_900_000


def test_a_name_that_is_not_there_names_the_ones_that_are(terminal: Terminal) -> None:
    ended = terminal.run("invoke", THREE, "Gret", "-e", "{}", "--json")
    assert ended.status == 2
    assert "Greet" in json.dumps(ended.json["error"])


def test_a_broken_template_is_told_and_stops_nothing_else(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "template.yaml").write_text("Resources:\n  A: [1,\n", encoding="utf-8")
    folder = tmp_path / "fine"
    folder.mkdir()
    (folder / "lambda_function.py").write_text("def lambda_handler(event, context):\n    return 7\n", encoding="utf-8")
    listed = terminal.run("functions", tmp_path)
    assert "template.yaml" in listed.out + listed.err
    assert "fine" in listed.out


def test_a_missing_handler_file_and_a_missing_function_fail_as_on_aws(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "app.py").write_text("other = 1\n", encoding="utf-8")
    for handler, error_type in (("nofile.handler", "Runtime.ImportModuleError"), ("app.x", "Runtime.HandlerNotFound")):
        text = TEMPLATE.format(handler="x", timeout=9).replace("app.x", handler)
        (tmp_path / "template.yaml").write_text(text, encoding="utf-8")
        ended = terminal.run("invoke", tmp_path, "-e", "{}", "--executor", "process", "--json")
        assert (ended.status, ended.json["payload"]["errorType"]) == (1, error_type)


def test_a_folder_that_is_not_there_is_told(terminal: Terminal, tmp_path: Path) -> None:
    ended = terminal.run("functions", tmp_path / "nowhere")
    assert ended.status == 2
    assert "nowhere" in ended.err


def test_a_read_only_folder_is_opened_and_run(terminal: Terminal, misbehave: Path) -> None:
    (misbehave / "code" / "app.py").write_text("def fine(event, context):\n    return 'ok'\n", encoding="utf-8")
    (misbehave / "template.yaml").write_text(TEMPLATE.format(handler="fine", timeout=9), encoding="utf-8")
    for folder, _names, files in os.walk(misbehave):
        for name in files:
            (Path(folder) / name).chmod(0o444)
        Path(folder).chmod(0o555)
    try:
        ended = terminal.run("invoke", misbehave, "-e", "{}", "--executor", "process", "--json")
    finally:
        for folder, _names, _files in os.walk(misbehave):
            Path(folder).chmod(0o755)
    assert ended.json["payload"] == "ok"
    assert sorted(path.name for path in (misbehave / "code").iterdir()) == ["app.py"]


def test_docker_that_does_not_answer_is_told(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
    ended = terminal.run("invoke", THREE, "Greet", "-e", '{"name": 1}', "--executor", "docker", "--json")
    assert ended.status == 2
    assert ended.json["error"]["what"]
    assert ended.json["error"]["next"]
    fallback = terminal.run("invoke", THREE, "Greet", "-e", '{"name": 1}', "--json")
    assert (fallback.status, fallback.json["executor"]) == (0, "process")


def test_a_workspace_of_2000_functions_is_listed(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "app.py").write_text("def handler(event, context):\n    return 1\n", encoding="utf-8")
    rows = "".join(
        f"  F{number}:\n    Type: AWS::Serverless::Function\n"
        f"    Properties: {{CodeUri: code, Handler: app.handler, Runtime: python3.11}}\n"
        for number in range(2000)
    )
    (tmp_path / "template.yaml").write_text(f"Resources:\n{rows}", encoding="utf-8")
    ended = terminal.run("functions", tmp_path, "--json")
    assert ended.out.count("app.handler") >= 2000
