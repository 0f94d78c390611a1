import json

import pytest

from workbench.cli.main import main
from workbench.project.event_catalogue import load_catalogue


def test_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["ID", "SERVICE", "EVENT"]
    assert len(lines) == len(load_catalogue().types) + 1


def test_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "list", "--json"]) == 0
    events = json.loads(capsys.readouterr().out)["events"]
    assert {"id", "service", "title", "help", "source"} == set(events[0])
    assert "s3/put" in [event["id"] for event in events]


def test_show_is_the_sample_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "show", "s3/put"]) == 0
    assert capsys.readouterr().out == load_catalogue().sample("s3/put")


@pytest.mark.parametrize("words", [["show"], ["show", "s3/none"], ["sing"], []])
def test_refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
