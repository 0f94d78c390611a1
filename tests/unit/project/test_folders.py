import sys
from pathlib import Path

from tests.unit.project.samples import PYTHON_HANDLER, RUNTIMES, WORKSPACES, write
from workbench.model.function import Function, OriginKind
from workbench.project.folders import default_runtime, detect, folder_functions
from workbench.project.handlers import Budget
from workbench.project.tree import walk

OWN = f"python3.{sys.version_info[1]}"


def _found(root: Path, *claimed: Path) -> dict[str, Function]:
    functions = folder_functions(walk(root), claimed, RUNTIMES, Budget(1_000_000))
    return {function.name: function for function in functions}


def test_bare_folders_with_a_handler() -> None:
    found = _found(WORKSPACES / "bare")
    assert list(found) == ["greeter", "thumbs"]
    greeter, thumbs = found.values()
    assert (greeter.config.handler, greeter.config.runtime) == ("lambda_function.lambda_handler", OWN)
    assert greeter.config.code_path == WORKSPACES / "bare" / "greeter"
    assert (greeter.origin.kind, greeter.origin.application) == (OriginKind.FOLDER, "bare")
    assert greeter.origin.line == 4
    assert (thumbs.config.handler, thumbs.config.runtime) == ("index.handler", "nodejs24.x")


def test_claimed_folders_and_what_lies_in_them_are_left_out(tmp_path: Path) -> None:
    write(tmp_path, dict.fromkeys(["a/app.py", "a/deep/app.py", "b/app.py"], PYTHON_HANDLER))
    assert list(_found(tmp_path, tmp_path / "a")) == ["b"]
    assert list(_found(tmp_path, tmp_path)) == []


def test_the_root_may_be_a_function_itself(tmp_path: Path) -> None:
    root = write(tmp_path / "mine", {"index.js": "exports.handler = 1\n", "app.py": "x = 1\n"})
    (function,) = _found(root).values()
    assert (function.name, function.config.handler, function.config.code_path) == ("mine", "index.handler", root)


def test_a_file_with_a_syntax_error_stays_a_function(tmp_path: Path) -> None:
    write(tmp_path, {"f/app.py": "def handler(event, context):\n    return (\n"})
    assert list(_found(tmp_path)) == ["f"]


def test_paths_with_blanks_and_other_scripts(tmp_path: Path) -> None:
    write(tmp_path, {"straße mit blank/app.py": PYTHON_HANDLER})
    assert list(_found(tmp_path)) == ["strasse-mit-blank"]


def test_default_runtimes() -> None:
    assert default_runtime("python", RUNTIMES) == OWN
    assert default_runtime("nodejs", RUNTIMES) == "nodejs24.x"
    others = [runtime for runtime in RUNTIMES if runtime.id != OWN]
    assert default_runtime("python", others) == ("python3.14" if OWN != "python3.14" else "python3.13")
    assert default_runtime("java", RUNTIMES) == ""


def test_detect_looks_at_the_given_names_only(tmp_path: Path) -> None:
    write(tmp_path, {"app.py": PYTHON_HANDLER})
    assert detect(tmp_path, ["index.js"], RUNTIMES) == (None, "")
    place, runtime = detect(tmp_path, ["app.py"], RUNTIMES)
    assert place is not None
    assert (place.handler, runtime) == ("app.handler", OWN)
