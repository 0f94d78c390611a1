import base64
import json
from pathlib import Path

import pytest

from tests.support.fake_engine import BOTH, FakeEngine, Script
from workbench.app.stores.run_database import RunDatabase
from workbench.cli.invoke import split_words
from workbench.cli.main import main
from workbench.model.environment import ExecutorKind
from workbench.model.errors import InvalidRequestError, SandboxError, ThrottledError, UsageError
from workbench.model.limits import LOG_TAIL_BYTES

ARGUMENTS = ["--executor", "process", "-e", '{"a": 1.0}']


@pytest.fixture
def in_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)


def test_the_result_is_on_stdout_and_the_log_on_stderr(
    engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine.default = Script(lines=("one", "two\rhalves"))
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS]) == 0
    captured = capsys.readouterr()
    assert captured.out == '{"a": 1.0}\n'
    lines = captured.err.splitlines()
    assert [line.split()[0] for line in lines] == ["START", "one", "two", "halves", "END", "REPORT"]
    assert engine.requests[0].executor is ExecutorKind.PROCESS
    assert engine.closed


def test_json_is_one_object_and_nothing_else(
    engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["invoke", str(folder), "--json", "Hello", *ARGUMENTS, "--runs", "3"]) == 0
    captured = capsys.readouterr()
    value = json.loads(captured.out)
    assert captured.out.count("\n") == 1
    assert (value["status"], value["payload"], value["executor"], value["cold"]) == ("ok", {"a": 1.0}, "process", False)
    assert value["report"]["request_id"] == engine.requests[2].request_id
    assert [run["cold"] for run in value["runs"]] == [True, False, False]
    assert value["log"][1] == "hello"
    assert captured.err.count("REPORT") == 3


def test_runs_are_in_the_history(engine: FakeEngine, folder: Path, tmp_path: Path) -> None:
    main(["invoke", str(folder), "Hello", "--runs", "2", *ARGUMENTS])
    database = RunDatabase(tmp_path / "home" / "data" / "history")
    assert [row["function"] for row in database.recent(10, 100)] == ["Hello", "Hello"]
    database.close()
    assert len(engine.requests) == 2


def test_function_errors_are_one(engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.default = Script(payload=b'{"errorType": "ValueError"}', function_error="Unhandled")
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS]) == 1
    assert capsys.readouterr().out == '{"errorType": "ValueError"}\n'
    assert main(["invoke", str(folder), "Hello", "--json", *ARGUMENTS]) == 1
    assert json.loads(capsys.readouterr().out)["function_error"] == "Unhandled"


def test_what_could_not_run_is_two(engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.default = Script(error=SandboxError("What.", "Why.", "Next."), lines=())
    assert main(["invoke", str(folder), "Hello", "--runs", "5", *ARGUMENTS]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.endswith("error: What.\n  Why.\n  Next.\n")
    assert len(engine.requests) == 1
    assert main(["invoke", str(folder), "Hello", "--json", *ARGUMENTS]) == 2
    assert json.loads(capsys.readouterr().out)["error"] == {"what": "What.", "why": "Why.", "next": "Next."}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["Helo"], "There is no function Helo"),
        (["Broken"], "Broken cannot be run"),
        (["Hello", "-e", "{"], "at line 1"),
        (["Hello", "-e", f'"{"x" * 6291456}"'], "Request must be smaller than 6291456 bytes"),
        (["Hello", "--client-context", "{x"], "The client context is not JSON"),
        (["Hello", "--stream"], "--stream and --json"),
        (["Hello", "--type", "Later"], "--type"),
        (["Hello", "-e", "none.json"], "There is no event none.json"),
        ([], "has 2 functions"),
        (["a", "b", "c"], "one word too many"),
        (["Hello", "--executor", "moon"], "--executor"),
        (["Hello", "--runs", "0"], "at least 1"),
        (["Hello", "--runs", "x"], "--runs"),
        (["Hello", "--timeout", "901"], "Value '901' at 'timeout'"),
        (["Hello", "--timeout", "0"], "at least 1 second"),
        (["Hello", "--timeout", "nan"], "Value 'nan' at 'timeout'"),
        (["Hello", "--timeout", "x"], "--timeout"),
        (["--what"], "--what"),
    ],
)
@pytest.mark.usefixtures("in_folder")
def test_mistakes_are_two_with_the_same_object(
    engine: FakeEngine, capsys: pytest.CaptureFixture[str], words: list[str], message: str
) -> None:
    assert main(["invoke", "--json", *words]) == 2
    captured = capsys.readouterr()
    value = json.loads(captured.out)
    assert value["status"] == "error"
    assert message in value["error"]["what"]
    assert message in captured.err
    assert engine.requests == []


def test_the_parameters_of_the_request(engine: FakeEngine, folder: Path) -> None:
    words = ["--client-context", '{"a": 1}', "--tenant-id", "blue", "--qualifier", "live", "--trace-id", "Root=1"]
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS, *words]) == 0
    request = engine.requests[0]
    assert (request.client_context, request.tenant_id) == (b'{"a": 1}', "blue")
    assert (request.qualifier, request.trace_id, request.streaming) == ("live", "Root=1", False)


def test_a_timeout_of_the_invokes_own(engine: FakeEngine, folder: Path) -> None:
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS, "--timeout", "7.5"]) == 0
    assert engine.requests[0].timeout_override_s == 7.5


def test_the_tail_of_the_log_is_printed_at_the_end(
    engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine.default = Script(lines=("x" * 4000, "tab\tand\rcarriage return"))
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS, "--tail"]) == 0
    printed = capsys.readouterr()
    assert len(printed.err.encode()) == LOG_TAIL_BYTES
    assert printed.err.startswith("xxx")
    assert "x\ntab\tand\ncarriage return\nEND RequestId: " in printed.err
    assert printed.err.endswith("\n")
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS, "--tail", "--runs", "2", "--json"]) == 0
    printed = capsys.readouterr()
    assert printed.err.count("END RequestId") == 2
    log_result = base64.b64decode(json.loads(printed.out)["log_result"])
    assert len(log_result) == LOG_TAIL_BYTES
    assert log_result.decode().splitlines()[-1].startswith("REPORT RequestId: ")


def test_a_dry_run_answers_nothing(
    engine: FakeEngine, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS, "--type", "DryRun"]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")
    assert (len(engine.dry), engine.requests) == (1, [])
    engine.refusal = InvalidRequestError("InvalidParameterValueException", "Add a tenant ID.")
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS, "--type", "DryRun"]) == 2
    assert capsys.readouterr().err == "error: Add a tenant ID.\n  InvalidParameterValueException.\n"
    assert not (tmp_path / "home" / "data" / "history").exists()


def test_a_streamed_response_is_written_as_it_comes(
    engine: FakeEngine, folder: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    engine.default = Script(chunks=(b"\xff\x00", b"end"))
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS, "--stream"]) == 0
    assert capfdbinary.readouterr().out == b"\xff\x00end"
    assert engine.requests[0].streaming
    engine.default = Script(payload=b'{"errorType": "E"}', function_error="Unhandled")
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS, "--stream"]) == 1
    assert capfdbinary.readouterr().out == b'{"errorType": "E"}\n'
    engine.default = Script(payload=b'"buffered"')
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS, "--stream"]) == 0
    assert capfdbinary.readouterr().out == b'"buffered"\n'


def test_a_throttle_says_aws_s_reason(engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engine.default = Script(error=ThrottledError("CallerRateLimitExceeded", 1, "Too many.", "Wait."), lines=())
    assert main(["invoke", str(folder), "Hello", *ARGUMENTS]) == 2
    told = "error: Rate Exceeded.\n  TooManyRequestsException: CallerRateLimitExceeded. Too many.\n  Wait.\n"
    assert capsys.readouterr().err.endswith(told)


def test_the_only_function_and_an_empty_event_are_the_defaults(
    engine: FakeEngine, single: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine.state = BOTH
    assert main(["invoke", str(single)]) == 0
    assert capsys.readouterr().out == "{}\n"
    assert engine.requests[0].executor is ExecutorKind.DOCKER


def test_an_empty_folder(engine: FakeEngine, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["invoke", str(tmp_path / "empty")]) == 2
    assert "No functions were found" in capsys.readouterr().err
    assert engine.closed


def test_split_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop").mkdir()
    assert split_words([]) == (Path(), "")
    assert split_words(["shop"]) == (Path("shop"), "")
    assert split_words(["Hello"]) == (Path(), "Hello")
    assert split_words(["none", "Hello"]) == (Path("none"), "Hello")
    with pytest.raises(UsageError):
        split_words(["a", "b", "c"])


def test_variables_are_resolved_for_each_run(
    engine: FakeEngine, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "environments.toml").write_text('[dev]\nA = "x"\n')
    words = ["invoke", str(folder), "Hello", "-e", '["${env.A}", "${=counter}"]']
    assert main([*words, "--env", "dev", "--runs", "2"]) == 0
    assert [request.payload for request in engine.requests] == [b'["x", 1]', b'["x", 2]']
    assert main([*words, "--raw"]) == 0
    assert engine.requests[2].payload == b'["${env.A}", "${=counter}"]'
    capsys.readouterr()
    assert main(words) == 2
    assert "error: The event needs ${env.A}." in capsys.readouterr().err
    assert len(engine.requests) == 3
