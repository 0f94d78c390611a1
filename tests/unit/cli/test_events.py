import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sources import ROOT
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
    assert {"id", "service", "title", "help", "source", "version"} == set(events[0])
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


@pytest.mark.parametrize(
    "words",
    [
        ["show", "s3/put", "sqs/batch"],
        ["check"],
        ["check", "missing.json", "--type", "s3/put"],
        ["check", "missing.json"],
    ],
)
def test_refused_with_what_is_wrong(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")


def test_check_of_a_good_event(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "event.json"
    path.write_bytes(b"\xef\xbb\xbf" + load_catalogue().sample("s3/put").encode())
    assert main(["events", "check", str(path), "--type", "s3/put"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "No problems.\n")


def test_check_tells_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "event.json"
    path.write_text('{\n "Records": 3\n}', encoding="utf-8")
    assert main(["events", "check", str(path), "--type", "s3/put"]) == 1
    captured = capsys.readouterr()
    assert captured.out == f"{path}:2:13: Records must be a list.\n"
    assert captured.err == "1 problem.\n"


def test_check_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "event.json"
    path.write_text('{"Records": 3}', encoding="utf-8")
    assert main(["events", "check", str(path), "--type", "s3/put", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "type": "s3/put",
        "problems": [{"pointer": "/Records", "line": 1, "column": 13, "text": "Records must be a list."}],
    }


def test_check_of_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"{}")))
    assert main(["events", "check", "-", "--type", "generic/empty"]) == 0


def test_check_of_what_is_not_utf_8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "event.json"
    path.write_bytes(b'"\xff"')
    assert main(["events", "check", str(path), "--type", "s3/put"]) == 2
    assert "not UTF-8" in capsys.readouterr().err


def test_listing_loads_no_validator() -> None:
    code = (
        "import sys; from workbench.cli.main import main; main(['events', 'list']); main(['events', 'make', 's3/put']);"
        "assert 'jsonschema_rs' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=ROOT)
