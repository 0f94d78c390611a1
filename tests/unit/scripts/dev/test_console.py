"""Progress goes to stderr, results to stdout."""

import pytest

from scripts.dev.console import say, tell


def test_streams(capsys: pytest.CaptureFixture[str]) -> None:
    say("working")
    tell("done")
    captured = capsys.readouterr()
    assert (captured.err, captured.out) == ("working\n", "done\n")
