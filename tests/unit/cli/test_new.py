import json
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine
from workbench.cli.main import main

pytestmark = pytest.mark.usefixtures("engine")


def test_the_blueprints_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--list"]) == 0
    first, hello, *rest = capsys.readouterr().out.splitlines()
    assert first.split() == ["ID", "LANGUAGE", "MAKES"]
    assert hello.split() == ["python-hello", "python", "Hello"]
    assert len(rest) >= 14


def test_the_list_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["blueprints"]
    assert found[0]["id"] == "python-hello"
    assert found[0].keys() == {"id", "title", "help", "language", "runtime", "tags"}


def test_a_function_is_made(tmp_path: Path, capsys: pytest.CaptureFixture[str], engine: FakeEngine) -> None:
    root = tmp_path / "shop"
    assert main(["new", "python-hello", "Hello", str(root)]) == 0
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0] == "hello/src/app.py"
    assert captured.out.splitlines()[-1] == "template.yaml"
    assert f"workbench invoke {root} Hello -e {root}/events/hello/named.json" in captured.err
    assert (root / "hello" / "src" / "app.py").is_file()
    assert engine.closed


def test_a_template_that_is_there_is_told_as_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "python-hello", "Greeter", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "template.yaml (changed)"


def test_what_was_made_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = tmp_path / "shop"
    assert main(["new", "container-image", "thumbs", str(root), "--runtime", "python3.12", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert (made["function"], made["logical_id"], made["runtime"]) == ("thumbs", "thumbs", "python3.12")
    assert made["needs"] == "docker build -t thumbs:latest thumbs/src"
    assert all(Path(path).is_file() for path in (*made["files"], made["template"], made["event"]))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["new"], "a blueprint and a name"),
        (["new", "python-hello"], "a blueprint and a name"),
        (["new", "python-helo", "Hello"], "python-hello"),
        (["new", "python-hello", "a b", "{folder}"], "called"),
        (["new", "python-hello", "Hello", "{folder}"], "already"),
        (["new", "python-hello", "Fine", "{folder}", "--runtime", "ruby3.4"], "ruby3.4"),
    ],
)
def test_what_cannot_be_made_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], words: list[str], told: str
) -> None:
    before = sorted(folder.rglob("*"))
    assert main([word.replace("{folder}", str(folder)) for word in words]) == 2
    assert told in capsys.readouterr().err
    assert sorted(folder.rglob("*")) == before
