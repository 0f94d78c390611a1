import json
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine
from tests.support.waiting_events import waiting_event
from workbench.cli.main import main


def test_what_waits_is_listed(engine: FakeEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.waiting = [waiting_event("e-1", str(tmp_path)), waiting_event("e-2", "/other", "Orders")]
    assert main(["queue"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[:4] == ["ID", "FUNCTION", "STATE", "ATTEMPTS"]
    assert [line.split()[:4] for line in lines[1:]] == [
        ["e-1", "Hello", "waiting", "0"],
        ["e-2", "Orders", "waiting", "0"],
    ]
    assert main(["queue", str(tmp_path / "x" / ".."), "--json"]) == 0
    (event,) = json.loads(capsys.readouterr().out)["events"]
    assert (event["id"], event["folder"], event["state"], event["due_ns"]) == ("e-1", str(tmp_path), "waiting", 1000)
    assert engine.registered == [], "a listing runs nothing"


def test_an_empty_queue(engine: FakeEngine, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["queue"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "No event waits.\n")
    assert engine.closed


def test_a_purge_is_of_one_folder(engine: FakeEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.waiting = [waiting_event("e-1", str(tmp_path)), waiting_event("e-2", "/other")]
    assert main(["queue", "--purge"]) == 2
    assert "Name the folder" in capsys.readouterr().err
    assert main(["queue", str(tmp_path), "--purge"]) == 0
    assert capsys.readouterr().out == "1 event removed.\n"
    assert [event.id for event in engine.waiting] == ["e-2"]
    assert main(["queue", str(tmp_path), "--purge", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"removed": 0, "events": []}
