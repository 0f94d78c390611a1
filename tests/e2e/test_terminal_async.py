"""Asynchronous invokes, dry runs and streamed answers in the terminal, with the engine as it is."""

import json
import signal
import subprocess

import pytest

from tests.e2e.conftest import THREE
from tests.support.terminal import TIMEOUT_S, Terminal

EVENT = ("--type", "Event", "--executor", "process")
GREET = (THREE, "Greet", "-e", '{"name": "Zoë"}')
FAILS = (THREE, "Greet", "-e", '{"nobody": 1}')
"""The function misses its `name`."""


def retry_after(terminal: Terminal, seconds: str) -> None:
    """Name the waits before an event that failed runs again, as a user would."""
    file = terminal.home / "config" / "settings.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'[async]\nretry_seconds = "{seconds}"\n', encoding="utf-8")


def test_an_event_is_queued_run_and_its_condition_told(terminal: Terminal) -> None:
    ended = terminal.run("invoke", *GREET, *EVENT)
    assert ended.status == 0, ended.err
    assert ended.out == "Success\n"
    assert "call 1" in ended.err
    assert "REPORT RequestId: " in ended.err
    assert terminal.run("queue", "--json").json == {"events": []}


def test_a_function_that_fails_runs_three_times_with_one_request_id(terminal: Terminal) -> None:
    retry_after(terminal, "0,0")
    ended = terminal.run("invoke", *FAILS, *EVENT, "--json")
    assert ended.status == 1, ended.err
    assert (ended.json["condition"], ended.json["attempts"]) == ("RetriesExhausted", 3)
    assert ended.json["payload"]["errorType"] == "KeyError"
    started = [line for line in ended.err.splitlines() if line.startswith("START RequestId: ")]
    assert len(started) == 3
    assert len(set(started)) == 1


def test_who_stops_waiting_leaves_the_event_and_may_take_it_from_the_queue(terminal: Terminal) -> None:
    retry_after(terminal, "600,600")
    with subprocess.Popen(
        terminal.command(["invoke", *FAILS, *EVENT]),
        env=terminal.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        seen: list[str] = []
        for line in process.stderr:
            seen.append(line)
            if line.startswith("Tried again at "):
                process.send_signal(signal.SIGINT)
        assert process.wait(TIMEOUT_S) == 130, seen
    assert "stays in the queue" in seen[-1]
    (event,) = terminal.run("queue", THREE, "--json").json["events"]
    assert (event["function"], event["attempts"], event["folder"]) == ("Greet", 1, str(THREE))
    assert terminal.run("queue", "/").out == ""
    listed = terminal.run("queue").out
    assert event["id"] in listed
    assert terminal.run("queue", THREE, "--purge").out == "1 event removed.\n"
    assert terminal.run("queue", "--json").json == {"events": []}


def test_an_event_left_behind_runs_when_its_folder_is_used_again(terminal: Terminal) -> None:
    retry_after(terminal, "2,0")
    with subprocess.Popen(
        terminal.command(["invoke", *FAILS, *EVENT]),
        env=terminal.environment(),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if line.startswith("Tried again at "):
                process.send_signal(signal.SIGTERM)
        assert process.wait(TIMEOUT_S) == 143
    (event,) = terminal.run("queue", THREE, "--json").json["events"]
    assert (event["attempts"], event["state"]) == (1, "unclaimed")
    assert terminal.run("functions", THREE).status == 0
    assert len(terminal.run("queue", "--json").json["events"]) == 1, "a listing runs nothing"
    # The next event is tried again after the older one was due, so that one has ended before it.
    assert terminal.run("invoke", *FAILS, *EVENT).out == "RetriesExhausted\n"
    assert terminal.run("queue", "--json").json == {"events": []}


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        ((), 0, ""),
        (("--tenant-id", "blue"), 2, "InvalidParameterValueException"),
        (("--qualifier", "not a qualifier"), 2, "ValidationException"),
        (("--client-context", "[1]"), 2, "InvalidRequestContentException"),
        (("--client-context", "{"), 2, "The client context is not JSON"),
    ],
)
def test_a_dry_run_says_what_aws_would(terminal: Terminal, words: tuple[str, ...], status: int, told: str) -> None:
    ended = terminal.run("invoke", *GREET, "--type", "DryRun", *words)
    assert (ended.status, ended.out) == (status, "")
    assert told in ended.err
    assert bool(ended.err) == bool(told)


def test_an_answer_is_written_as_it_comes(terminal: Terminal) -> None:
    ended = terminal.run("invoke", *GREET, "--executor", "process", "--stream")
    assert ended.status == 0, ended.err
    assert json.loads(ended.out) == {"text": "Hello, Zoë", "calls": 1}
