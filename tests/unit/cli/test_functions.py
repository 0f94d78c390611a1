import json
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine
from workbench.cli.main import main


def test_a_table_on_stdout_and_problems_on_stderr(
    engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["functions", str(folder)]) == 0
    captured = capsys.readouterr()
    lines = [line.split() for line in captured.out.splitlines()]
    assert lines[0] == ["NAME", "RUNTIME", "HANDLER", "MEMORY", "TIMEOUT", "APPLICATION"]
    assert ["Hello", "python3.13", "app.handler", "128", "MB", "3", "s", "shop"] in lines
    assert ["Broken", "python3.13", "gone.handler", "256", "MB", "3", "s", "shop"] in lines
    assert captured.err.startswith("error: Broken: ")
    assert engine.requests == []
    assert not (folder.parent / "home" / "data").exists()


def test_json(engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["functions", "--json", str(folder)]) == 0
    captured = capsys.readouterr()
    value = json.loads(captured.out)
    assert captured.err == ""
    assert list(value) == ["workspace", "functions", "problems"]
    functions = {function["name"]: function for function in value["functions"]}
    hello = functions["Hello"]
    assert (hello["runtime"], hello["memory_mb"], hello["timeout_s"]) == ("python3.13", 128, 3.0)
    assert (hello["runnable"], hello["problems"]) == (True, [])
    assert hello["code"] == str(folder / "hello")
    assert not functions["Broken"]["runnable"]
    assert functions["Broken"]["problems"][0]["severity"] == "error"


def test_an_empty_folder(
    engine: FakeEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    assert main(["functions"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"No functions were found in {tmp_path / 'empty'}.\n"


def test_a_folder_that_is_not_there(engine: FakeEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["functions", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.startswith("error: ")
