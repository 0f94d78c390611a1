import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.project.samples import PYTHON_HANDLER, TABLE, write
from workbench.model.function import Function, FunctionConfig, ImageConfig, Layer, Origin, OriginKind, PackageType
from workbench.model.function_settings import EventInvokeConfig, FunctionSettings
from workbench.model.problem import Problem, Severity, Unresolved
from workbench.project.checks import check
from workbench.project.marked import Marked

OWN = f"python3.{sys.version_info[1]}"


@pytest.fixture
def function(tmp_path: Path) -> Function:
    write(tmp_path, {"src/app.py": "\n" + PYTHON_HANDLER})
    config = FunctionConfig("orders", OWN, "app.handler", tmp_path / "src")
    return Function(config, Origin(OriginKind.TEMPLATE, "app", tmp_path / "template.yaml", "Orders", 5))


def _with(function: Function, **changes: object) -> Function:
    return replace(function, config=replace(function.config, **changes))  # type: ignore[arg-type]


def _problem(function: Function) -> Problem:
    (problem,) = check(function, TABLE).problems
    assert problem.next_step
    return problem


def test_a_sound_function_has_its_handlers_place(function: Function) -> None:
    found = check(function, TABLE)
    assert found.problems == ()
    assert found.runnable
    assert (found.handler_file, found.handler_line) == (function.config.code_path / "app.py", 2)


@pytest.mark.parametrize(
    ("changes", "what", "why"),
    [
        ({"memory_mb": 64}, "64 MB of memory", "128 to 10,240"),
        ({"memory_mb": 10_241}, "10,241 MB of memory", "128 to 10,240"),
        ({"timeout_s": 901.0}, "901 seconds of timeout", "1 to 900"),
        ({"timeout_s": 0.0}, "0 seconds of timeout", "1 to 900"),
        ({"ephemeral_mb": 511}, "511 MB of ephemeral storage", "512 to 10,240"),
        ({"runtime": ""}, "has no runtime", "There is no Runtime."),
        ({"runtime": "pyhton3.12"}, "pyhton3.12", "python3.12"),
        ({"handler": ""}, "has no handler", "There is no Handler."),
        ({"name": "so long " * 3}, "cannot be the name", "64"),
        ({"layers": tuple(map(Layer, "abcdef"))}, "6 layers", "Cannot reference more than 5 layers."),
        ({"environment": (("KEY", "x" * 5000),)}, "too large", "4 KB"),
    ],
)
def test_what_aws_refuses_is_an_error(function: Function, changes: dict[str, object], what: str, why: str) -> None:
    problem = _problem(_with(function, **changes))
    assert problem.severity is Severity.ERROR
    assert what in problem.what
    assert why in problem.why
    assert (problem.path, problem.line) == (function.origin.path, 5)
    assert not check(_with(function, **changes), TABLE).runnable


def test_the_limits_themselves_are_allowed(function: Function) -> None:
    for changes in ({"memory_mb": 128, "timeout_s": 1.0}, {"memory_mb": 10_240, "timeout_s": 900.0}):
        assert check(_with(function, **changes), TABLE).problems == ()


@pytest.mark.parametrize("name", ["AWS_REGION", "_HANDLER", "1A", "A", "A-B"])
def test_variables_that_aws_refuses_are_warnings(function: Function, name: str) -> None:
    problem = _problem(_with(function, environment=((name, "x"),)))
    assert problem.severity is Severity.WARNING
    assert name in problem.what


def test_an_unresolved_runtime_is_named_as_the_reason(function: Function) -> None:
    note = Unresolved("Runtime", "!Ref Version", "The parameter Version has no default")
    problem = _problem(replace(_with(function, runtime=""), unresolved=(note,)))
    assert problem.why == "!Ref Version cannot be worked out: the parameter Version has no default."


def test_a_property_has_its_own_line(function: Function) -> None:
    lines = Marked({"MemorySize": 1}, {"MemorySize": 11})
    (problem,) = check(_with(function, memory_mb=1), TABLE, lines=lines).problems
    assert problem.line == 11


def test_a_missing_code_folder_is_an_error(function: Function) -> None:
    problem = _problem(_with(function, code_path=function.config.code_path / "none"))
    assert problem.severity is Severity.ERROR
    assert "The code folder of orders is not there" in problem.what


def test_a_zip_can_be_run_and_is_not_looked_into(function: Function, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "code.zip", "w") as archive:
        archive.writestr("app.py", PYTHON_HANDLER)
    found = check(_with(function, code_path=tmp_path / "code.zip"), TABLE)
    assert (found.problems, found.runnable, found.handler_file) == ((), True, None)


def test_a_file_that_is_no_zip_is_an_error(function: Function, tmp_path: Path) -> None:
    write(tmp_path, {"code.zip": ""})
    problem = _problem(_with(function, code_path=tmp_path / "code.zip"))
    assert (problem.severity, problem.what) == (Severity.ERROR, "code.zip is neither a folder nor a zip.")
    assert "Could not unzip uploaded file." in problem.why


def test_settings_that_aws_refuses_are_warnings_at_their_line(function: Function) -> None:
    lines = Marked({"EventInvokeConfig": {}}, {"EventInvokeConfig": 9})
    changed = replace(function, settings=FunctionSettings(event_invoke=EventInvokeConfig(max_retry_attempts=3)))
    found = check(changed, TABLE, lines=lines)
    (problem,) = found.problems
    assert (problem.severity, problem.line, found.runnable) == (Severity.WARNING, 9, True)
    assert problem.next_step == "Correct EventInvokeConfig."


def test_managed_instances_have_more_memory(function: Function) -> None:
    assert check(_with(function, memory_mb=32_768, max_concurrency=16), TABLE).problems == ()
    assert "2,048 to 32,768" in _problem(_with(function, memory_mb=1024, max_concurrency=16)).why


def test_code_that_is_elsewhere_is_an_error(function: Function) -> None:
    note = Unresolved("CodeUri", "s3://b/k", "The code is in S3, not in this folder")
    found = check(replace(function, unresolved=(note,)), TABLE)
    assert [problem.what for problem in found.problems] == ["The code of orders is not in this folder."]
    assert (found.handler_file, found.runnable) == (None, False)


@pytest.mark.parametrize(
    ("source", "handler", "what", "line"),
    [
        ("x = 1\n", "app.handler", "The handler app.handler of orders is not there.", 0),
        (PYTHON_HANDLER, "other.handler", "The handler other.handler of orders is not there.", 5),
        (PYTHON_HANDLER, "handler", "The handler handler of orders is not there.", 5),
        ("def handler(event, context:\n", "app.handler", "The handler file of orders has a syntax error.", 1),
    ],
)
def test_a_handler_that_is_not_there_is_a_warning_and_can_be_invoked(
    function: Function, source: str, handler: str, what: str, line: int
) -> None:
    write(function.config.code_path, {"app.py": source})
    problem = _problem(_with(function, handler=handler))
    assert (problem.severity, problem.what, problem.line) == (Severity.WARNING, what, line)
    assert check(_with(function, handler=handler), TABLE).runnable


def test_syntax_of_a_newer_python_is_not_judged(function: Function) -> None:
    write(function.config.code_path, {"app.py": "def handler(event, context):\n    return ?\n"})
    newer = f"python3.{sys.version_info[1] + 1}"
    table = {**TABLE, newer: replace(TABLE["python3.12"], id=newer)}
    found = check(_with(function, runtime=newer), table)
    assert (found.problems, found.handler_line) == ((), 1)


def test_an_unknown_runtime_still_shows_the_handler(function: Function) -> None:
    found = check(_with(function, runtime="python3.99"), TABLE)
    assert found.handler_line == 2


def test_images(function: Function) -> None:
    image = ImageConfig("orders:latest", command=("app.handler",))
    changed = _with(function, package_type=PackageType.IMAGE, image=image, runtime="", handler="")
    found = check(changed, TABLE)
    assert (found.problems, found.handler_line) == ((), 2)
    without = _with(changed, image=ImageConfig(""))
    assert _problem(without).what == "orders names no image."
