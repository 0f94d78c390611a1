"""A function from a blueprint, by keyboard alone in the real window, to its first result; and from the terminal."""

import json
from pathlib import Path

import pytest

from tests.support import leftovers
from tests.support.display import Display, display
from tests.support.terminal import Terminal
from tests.support.waiting import until
from tests.support.window import open_window

__all__ = ["display"]


@pytest.mark.display
def test_by_keyboard_alone(display: Display, home: Path, workspace: Path) -> None:
    before = (workspace / "template.yaml").read_text(encoding="utf-8")
    with open_window(display, home, workspace) as window:
        window.key("ctrl+alt+n")
        until(lambda: window.dialog("New function"), "the dialog")
        window.type("python sqs")
        window.key("Return", "ctrl+a")
        window.type("Letters")
        window.key("Return")
        until((workspace / "letters" / "src" / "app.py").is_file, "the function's code")
        until(lambda: window.title().startswith("app.py"), "the code to be open")
        window.focus()
        for number in range(1, 6):
            window.key("ctrl+Return")
            run = window.wait_for_run(number)
            if run["event_name"]:  # nothing outside tells when the event is in the composer
                break
        assert (run["function"], run["outcome"], run["event_name"]) == ("Letters", "ok", "letters/batch")
        assert json.loads(run["payload"]) == {"batchItemFailures": []}
        assert window.quit() == 0
    assert (workspace / "template.yaml").read_text(encoding="utf-8").startswith(before)
    leftovers.assert_none(home)


def test_from_the_terminal(terminal: Terminal, tmp_path: Path, executor: str) -> None:
    root = tmp_path / "my shop"
    made = terminal.run("new", "python-kinesis", "click-stream", root, "--runtime", "python3.11", "--json")
    assert made.status == 0, made.err
    assert made.json["logical_id"] == "ClickStream"
    tested = terminal.run("test", root, "--executor", executor, "--json")
    assert tested.status == 0, tested.out
    assert {test["function"] for test in tested.json["tests"]} == {"click-stream"}
    again = terminal.run("new", "python-kinesis", "click-stream", root)
    assert (again.status, "already" in again.err) == (2, True)
    leftovers.assert_none(terminal.home)
