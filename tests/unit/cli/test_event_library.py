import json
from pathlib import Path

import pytest

from tests.unit.project.samples import write
from workbench.cli.main import main
from workbench.project.event_library import list_events


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with two events, which is the current folder."""
    write(tmp_path / "work", {"events/a/put.json": '{"n": 1.50}', "events/b.json": "2"})
    write(tmp_path / "work", {"events/a/put.event.toml": 'type = "s3/put"\nfunction = "Orders"\nenvironment = "dev"\n'})
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "work"


def test_saved_events_are_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "saved"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert lines == [["NAME", "TYPE", "ENVIRONMENT", "BYTES"], ["a/put", "s3/put", "dev", "11"], ["b", "1"]]


def test_saved_events_of_a_folder_as_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "saved", str(root), "--json"]) == 0
    events = json.loads(capsys.readouterr().out)["events"]
    assert events[1] == {
        "name": "b", "path": str(root / "events/b.json"), "bytes": 1, "type": "", "environment": "",
    }  # fmt: skip


def test_no_saved_events(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "saved", str(tmp_path)]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "No event is saved" in captured.err


def test_import_names_what_it_took_and_what_not(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path / "in", {"x.json": "1", "y.json": "{"})
    assert main(["events", "import", str(tmp_path / "in/x.json"), "--into", "new"]) == 0
    assert capsys.readouterr().out == "new/x\n"
    assert main(["events", "import", str(tmp_path / "in"), "--into", "new/"]) == 1
    captured = capsys.readouterr()
    assert captured.out == "new/x 2\n"
    assert "y.json is not JSON" in captured.err
    assert [event.name for event in list_events(root)] == ["a/put", "b", "new/x", "new/x 2"]


def test_export_and_import_again(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "_Orders-schema.json"
    assert main(["events", "export", "Orders", "a/put.json", "b", "--out", str(target)]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == (f"{target}\n", "2 events.\n")
    assert list(json.loads(target.read_text())["components"]["examples"]) == ["put", "b"]
    (tmp_path / "other").mkdir()
    assert main(["events", "import", str(target), "--workspace", str(tmp_path / "other"), "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert [event["name"] for event in printed["events"]] == ["Orders/put", "Orders/b"]
    assert printed["refused"] == []
    assert '"n": 1.50' in (tmp_path / "other/events/Orders/put.json").read_text()


@pytest.mark.parametrize("words", [[], ["a"], ["a/"]])
def test_export_of_a_folder_and_of_what_is_for_the_function(
    root: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["events", "export", "Orders", *words, "--out", "out.json"]) == 0
    assert list(json.loads((root / "out.json").read_text())["components"]["examples"]) == ["put"]


@pytest.mark.parametrize(
    "words",
    [
        ["saved", "none"],
        ["saved", ".", "."],
        ["import"],
        ["import", "b.json", "--into", "../out"],
        ["import", "b.json", "--workspace", "none"],
        ["export"],
        ["export", "Orders", "b"],
        ["export", "Orders", "none", "--out", "x.json"],
        ["export", "Other", "--out", "x.json"],
    ],
)
def test_refused_with_what_is_wrong(root: Path, words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", *words]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
