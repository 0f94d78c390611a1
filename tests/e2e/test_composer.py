"""The composer in the real window, by keyboard alone: form, envelopes, variables, saving, expectations."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import leftovers
from tests.support.display import Display, display
from tests.support.terminal import Terminal
from tests.support.waiting import until
from tests.support.window import Window, open_window

__all__ = ["display"]

pytestmark = pytest.mark.display


def choose_echo(window: Window) -> None:
    """Select the function that answers with its event."""
    window.key("ctrl+p")
    window.type("Echo")
    window.key("Return")
    until(lambda: window.title().startswith("index.mjs"), "index.mjs to be open")


def write(window: Window, text: str) -> None:
    """Write the event as text; brackets are closed by the editor."""
    window.key("ctrl+alt+2", "ctrl+a", "Delete")
    window.type(text)


def command(window: Window, title: str) -> None:
    """Run a command of the palette."""
    window.key("ctrl+shift+p")
    window.type(title)
    window.key("Return")


def sent(window: Window, number: int) -> Any:
    """Invoke, and what the function was sent, once that is run `number`."""
    window.key("ctrl+Return")
    return json.loads(window.wait_for_run(number)["event"])


def invoke_until(window: Window, member: str) -> int:
    """Invoke until what is sent has a member: the event that was chosen is there. How many runs that took."""

    def look() -> int:
        count = len(window.runs()) + 1
        return count if member in sent(window, count) else 0

    return until(look, f"an event with {member}")


def test_an_event_is_composed_by_keyboard_alone(
    display: Display, home: Path, workspace: Path, terminal: Terminal
) -> None:
    (workspace / "environments.toml").write_text('BUCKET = "invoices"\n', encoding="utf-8")
    with open_window(display, home, workspace) as window:
        choose_echo(window)
        # A sample shows as a form; its bucket goes to the name and to the ARN.
        window.key("ctrl+e")
        window.type("object created by put")
        window.key("Return")
        first = invoke_until(window, "Records")
        window.key("Down")
        window.type("my-bucket")
        window.key("Return")
        bucket = sent(window, first + 1)["Records"][0]["s3"]["bucket"]
        assert (bucket["name"], bucket["arn"]) == ("my-bucket", "arn:aws:s3:::my-bucket")
        # As text, with a variable: what is sent has its value. One that is missing is told, and nothing is sent.
        write(window, '{"bucket": "${env.NOPE}"')
        window.key("ctrl+Return")
        write(window, '{"bucket": "${env.BUCKET}"')
        assert sent(window, first + 2) == {"bucket": "invoices"}
        # In an envelope: the text stays, what is sent is the message of a queue.
        command(window, "Wrap or Unwrap Event")
        window.key("Down", "Down", "Return")
        assert json.loads(sent(window, first + 3)["Records"][0]["body"]) == {"bucket": "invoices"}
        # Saved whole, with what its text does not say beside it; its result is what is expected from now on.
        window.key("ctrl+shift+s")
        window.type("orders/e2e")
        window.key("Return")
        events = workspace / "events" / "orders"
        until((events / "e2e.event.toml").exists, "the event to be saved")
        assert "inside = 1" in (events / "e2e.event.toml").read_text(encoding="utf-8")
        assert sent(window, first + 4)
        command(window, "Save Result as Expectation")
        until((events / "e2e.expected.json").exists, "the expectation to be saved")
        assert window.quit() == 0
    leftovers.assert_none(home)
    tested = terminal.run("test", str(workspace), "--executor", "process")
    assert tested.status == 0, tested.err
    assert "orders/e2e" in tested.out
