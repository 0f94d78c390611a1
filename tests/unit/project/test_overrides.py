from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.project.samples import WORKSPACES, write
from workbench.model.function import Architecture, Function, FunctionConfig, Origin, OriginKind
from workbench.model.problem import Severity, Unresolved
from workbench.project.overrides import FILE_NAME, Override, OverrideFile, apply, read_overrides


def _read(tmp_path: Path, text: str) -> OverrideFile:
    return read_overrides(write(tmp_path, {FILE_NAME: text}) / FILE_NAME)


def _function(*unresolved: str) -> Function:
    config = FunctionConfig("orders", "python3.11", "app.handler", Path("/w"), environment=(("A", "1"), ("B", "2")))
    notes = tuple(Unresolved(name, "!Ref X", "why") for name in unresolved)
    return Function(config, Origin(OriginKind.TEMPLATE, "app", Path("/w/template.yaml")), unresolved=notes)


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


def test_what_is_said_replaces_and_the_environment_is_merged() -> None:
    path = Path("/w") / FILE_NAME
    said = {"B": "3", "C": "4"}
    override = Override(
        "orders", path, 1, memory_mb=512, timeout_s=2, code="src", architecture="arm64", environment=said
    )
    function = apply(override, _function("MemorySize", "Environment.Variables.C", "Runtime", "CodeUri"))
    config = function.config
    assert (config.memory_mb, config.timeout_s, config.architecture) == (512, 2.0, Architecture.ARM64)
    assert config.code_path == Path("/w/src")
    assert config.environment == (("A", "1"), ("B", "3"), ("C", "4"))
    assert (config.runtime, config.handler) == ("python3.11", "app.handler")
    assert [item.property for item in function.unresolved] == ["Runtime"]


def test_layers_said_settle_those_that_are_unknown() -> None:
    function = apply(Override("orders", Path("w.toml"), 1, layers=("a",)), _function("Layers[0]", "Layers[3]"))
    assert (function.config.layers, function.unresolved) == (("a",), ())


def test_an_unknown_architecture_is_a_problem(tmp_path: Path) -> None:
    (override,) = _read(tmp_path, '[functions.orders]\narchitecture = "mips"\n').overrides
    function = apply(override, _function())
    assert function.config.architecture is Architecture.X86_64
    assert "x86_64 or arm64" in function.problems[0].what


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
