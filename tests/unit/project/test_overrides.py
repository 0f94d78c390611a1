from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.project.samples import WORKSPACES, write
from workbench.model.function import Architecture, LogFormat, TracingMode
from workbench.model.function_settings import RecursiveLoop
from workbench.model.problem import Severity
from workbench.project.overrides import FILE_NAME, OverrideFile, read_overrides


def _read(tmp_path: Path, text: str) -> OverrideFile:
    return read_overrides(write(tmp_path, {FILE_NAME: text}) / FILE_NAME)


def test_a_file_with_everything() -> None:
    found = read_overrides(WORKSPACES / "settings" / FILE_NAME)
    assert found.problems == ()
    assert found.parameters == {"Stage": "test"}
    by_name = {override.name: override for override in found.overrides}
    assert list(by_name) == ["Deployed", "importer", "other-name", "ghost"]
    assert by_name["Deployed"].environment == {"QUEUE_URL": "http://localhost/queue", "EXTRA": "1"}
    assert by_name["other-name"].code_path == WORKSPACES / "settings" / "other"
    assert by_name["other-name"].tags == {"team": "data"}
    lines = found.path.read_text().splitlines()
    assert all(f"functions.{override.name}]" in lines[override.line - 1] for override in found.overrides)


def test_choices_are_of_their_kind(tmp_path: Path) -> None:
    text = '[functions.orders]\narchitecture = "arm64"\nlog_format = "JSON"\ntracing = "Active"\n'
    found = _read(tmp_path, text + 'recursive_loop = "Allow"\nsnap_start = true\nreserved_concurrency = 0\n')
    (override,) = found.overrides
    assert found.problems == ()
    assert (override.architecture, override.log_format) == (Architecture.ARM64, LogFormat.JSON)
    assert (override.tracing, override.recursive_loop) == (TracingMode.ACTIVE, RecursiveLoop.ALLOW)
    assert (override.snap_start, override.reserved_concurrency, override.retries) == (True, 0, None)


def test_content_for_layers_and_file_systems_is_relative_to_the_file(tmp_path: Path) -> None:
    arn = "arn:aws:lambda:us-east-1:123456789012:layer:tools"
    found = _read(
        tmp_path, f'[layers]\n"{arn}:3" = "layers/tools.zip"\nCommon = "/srv/common"\n[file_systems]\nA = "d"\n'
    )
    assert found.problems == ()
    assert found.layers == {f"{arn}:3": tmp_path / "layers" / "tools.zip", "Common": Path("/srv/common")}
    assert found.file_systems == {"A": tmp_path / "d"}


@pytest.mark.parametrize(
    ("text", "what", "line"),
    [
        ("[functions.a]\nmemory = 1\n", "unknown key: functions.a.memory", 1),
        ("\n[functions.a]\nmemory_mb = 'x'\n", "functions.a.memory_mb in workbench.toml is not a whole number", 2),
        ("[functions.a]\nmemory_mb = true\n", "not a whole number", 1),
        ("[functions.a]\ntimeout_s = 'x'\n", "not a number", 1),
        ("[functions.a]\nenvironment = 3\n", "not a table", 1),
        ("[functions]\na = 3\n", "functions.a in workbench.toml is not a table", 2),
        ("[function.a]\n", "unknown key: function", 1),
        ("[functions.a]\narchitecture = 'mips'\n", "a.architecture in workbench.toml is not x86_64 or arm64", 1),
        ("[functions.a]\nlog_format = 1\n", "not Text or JSON", 1),
        ("[functions.a]\nsnap_start = 1\n", "not true or false", 1),
        ("[functions.a]\nretries = true\n", "not a whole number", 1),
        ("layers = 3\n", "layers in workbench.toml is not a table", 1),
        ("[file_systems]\nA = 3\n", "file_systems.A in workbench.toml is not text", 2),
    ],
)
def test_faults_are_warnings_with_their_line(tmp_path: Path, text: str, what: str, line: int) -> None:
    (problem,) = _read(tmp_path, text).problems
    assert problem.severity is Severity.WARNING
    assert what in problem.what
    assert problem.line == line


def test_broken_toml_is_a_problem_with_its_place(tmp_path: Path) -> None:
    (problem,) = _read(tmp_path, "[functions.a]\nmemory_mb = \n").problems
    assert (problem.severity, problem.line, problem.column) == (Severity.ERROR, 2, 13)


def test_a_missing_or_binary_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"\0")
    assert read_overrides(tmp_path / FILE_NAME).problems[0].severity is Severity.ERROR
    assert read_overrides(tmp_path / "none").problems[0].severity is Severity.ERROR


@given(st.text("[]functions.a=\n'\"1{}"))
def test_any_text_can_be_read(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        _read(Path(folder), text)
