import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.fake_engine import FakeEngine, Script
from workbench.cli.main import main
from workbench.model.environment import ExecutorKind
from workbench.model.errors import SandboxError
from workbench.model.event_sidecar import EventSidecar, Expectation
from workbench.project.event_sidecar import read_sidecar, write_sidecar


def expect(folder: Path, name: str, event: str = "{}", result: str = "{}", function: str = "") -> Path:
    path = folder / "events" / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(event)
    write_sidecar(path, EventSidecar(function=function, expectation=Expectation(result=result)))
    return path


def run(folder: Path, *words: str) -> int:
    return main(["test", str(folder), "--executor", "process", *words])


def test_what_comes_as_expected_passes(engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expect(single, "a", '{"n": 1}', '{"n": 1.0}')
    expect(single, "hello/b")
    assert run(single) == 0
    captured = capsys.readouterr()
    assert captured.out == "ok      a (Hello) 12 ms\nok      hello/b (Hello) 12 ms\n"
    assert captured.err == "2 event tests: 2 passed.\n"
    assert [request.executor for request in engine.requests] == [ExecutorKind.PROCESS] * 2
    assert engine.closed


def test_what_differs_is_listed_below_its_event(
    engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expect(single, "a", '{"n": 1, "m": 2}', '{"n": 2}')
    expect(single, "b")
    assert run(single) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[:3] == [
        "failed  a (Hello) 12 ms",
        "        /n is 1; 2 was expected.",
        "        /m was not expected; it is 2.",
    ]
    assert captured.err == "2 event tests: 1 passed, 1 failed.\n"


def test_what_cannot_be_run_is_two(engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expect(folder, "a", "{", function="Hello")
    expect(folder, "b", function="Broken")
    expect(folder, "c")
    expect(folder, "d", function="Hello")
    engine.default = Script(error=SandboxError("What.", "Why.", "Next."), lines=())
    assert run(folder) == 2
    out = capsys.readouterr().out
    assert out.count("error ") == 4
    for text in ("is not JSON", "Broken cannot be run", "not known which function", "What."):
        assert text in out


def test_functions_and_names_can_be_chosen(
    engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expect(folder, "hello/a")
    expect(folder, "hello/b")
    expect(folder, "c")
    expect(folder, "d", function="Broken")
    assert run(folder, "--function", "Hello", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [(test["event"], test["function"]) for test in told["tests"]] == [
        ("c", "Hello"),
        ("hello/a", "Hello"),
        ("hello/b", "Hello"),
    ]
    assert run(folder, "--filter", "/B") == 0
    assert capsys.readouterr().out == "ok      hello/b (Hello) 12 ms\n"


def test_json_has_everything(engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expect(single, "a", result="1")
    (single / "events" / "b.json").write_text("{}")
    (single / "events" / "b.event.toml").write_text("[")
    assert run(single, "--json") == 2
    told = json.loads(capsys.readouterr().out)
    failed, error = told["tests"]
    assert failed["status"] == "failed"
    assert failed["duration_ms"] == 12.34
    assert failed["differences"] == ["The result is {}; 1 was expected."]
    assert (error["status"], error["duration_ms"]) == ("error", None)
    assert set(error["error"]) == {"what", "why", "next"}
    assert (told["ok"], told["failed"], told["error"], told["updated"]) == (0, 1, 1, 0)


def test_update_expects_what_came(engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = expect(single, "a", '{"n": 1}', '{"n": 2}')
    assert run(single, "--update") == 0
    assert capsys.readouterr().out.splitlines() == ["updated a (Hello) 12 ms", "        /n is 1; 2 was expected."]
    expectation = read_sidecar(path).expectation
    assert expectation is not None
    assert json.loads(expectation.result or "") == {"n": 1}
    assert run(single, "--update") == 0
    assert capsys.readouterr().out == "ok      a (Hello) 12 ms\n"


def test_junit_is_written_too(engine: FakeEngine, single: Path, tmp_path: Path) -> None:
    expect(single, "a", result="1")
    assert run(single, "--junit", str(tmp_path / "out" / "junit.xml"), "--jobs", "4") == 1
    root = ElementTree.parse(tmp_path / "out" / "junit.xml").getroot()
    assert (root.attrib["tests"], root.attrib["failures"]) == ("1", "1")
    assert root[0][0].attrib["classname"] == "Hello"


def test_answers_that_a_trigger_cannot_read_are_warnings(
    engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sample = (Path(__file__).parents[3] / "resources" / "events" / "sqs" / "standard-queue.json").read_text()
    answer = '{"batchItemFailures": [{"itemIdentifier": "none"}]}'
    expect(single, "a", sample, answer)
    engine.default = Script(payload=answer.encode())
    assert run(single) == 0
    assert "        warning: No record of the event" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "message"),
    [([], "Nothing is expected"), (["--filter", "x"], "No event test"), (["--jobs", "0"], "at least one event")],
)
def test_without_tests_the_next_step_is_told(
    engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    (single / "events").mkdir()
    (single / "events" / "a.json").write_text("{}")
    assert run(single, *words) == 2
    assert message in capsys.readouterr().err
    assert not engine.requests


def test_an_environment_that_is_not_there_is_told(
    engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    expect(single, "a", '{"b": "${env.BUCKET}"}', '{"b": "shop-dev"}')
    (single / "environments.toml").write_text('[dev]\nBUCKET = "shop-dev"\n')
    assert run(single, "--environment", "dev") == 0
    assert run(single, "--environment", "prod") == 2
    assert "prod" in capsys.readouterr().out
