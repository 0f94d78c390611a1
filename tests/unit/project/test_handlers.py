import os
from pathlib import Path

import pytest

from tests.unit.project.samples import PYTHON_HANDLER, write
from workbench.project.handlers import (
    MAX_BYTES,
    WELL_KNOWN_FILES,
    Budget,
    HandlerFault,
    HandlerFaultKind,
    HandlerPlace,
    handlers_in,
    locate_handler,
)


@pytest.mark.parametrize(
    ("handler", "file"),
    [
        ("app.handler", "app.py"),
        ("pkg.mod.handler", "pkg/mod.py"),
        ("pkg/mod.handler", "pkg/mod.py"),
        ("pkg.handler", "pkg/__init__.py"),
    ],
)
def test_python_modules(tmp_path: Path, handler: str, file: str) -> None:
    write(tmp_path, {file: "\n" + PYTHON_HANDLER})
    assert locate_handler(tmp_path, handler, "python") == HandlerPlace(handler, tmp_path / file, 2)


@pytest.mark.parametrize(
    ("handler", "file"),
    [
        ("index.handler", "index.js"),
        ("index.handler", "index.mjs"),
        ("index.handler", "index.cjs"),
        ("src/deep/index.handler", "src/deep/index.js"),
        ("index.handler.nested", "index.js"),
    ],
)
def test_node_modules(tmp_path: Path, handler: str, file: str) -> None:
    write(tmp_path, {file: "exports.handler = async () => 1\n"})
    assert locate_handler(tmp_path, handler, "nodejs") == HandlerPlace(handler, tmp_path / file, 1)


@pytest.mark.parametrize(
    ("files", "handler", "language", "kind"),
    [
        ({}, "handler", "python", HandlerFaultKind.MALFORMED),
        ({}, "app.", "python", HandlerFaultKind.MALFORMED),
        ({}, "app.handler", "python", HandlerFaultKind.NO_FILE),
        ({"app.py": "x = 1\n"}, "app.handler", "python", HandlerFaultKind.NO_FUNCTION),
        ({"app.py": "def handler(:\n"}, "app.handler", "python", HandlerFaultKind.SYNTAX),
        ({}, "index", "nodejs", HandlerFaultKind.MALFORMED),
        ({}, "../index.handler", "nodejs", HandlerFaultKind.MALFORMED),
        ({}, "index.handler", "nodejs", HandlerFaultKind.NO_FILE),
        ({"index.js": "1\n"}, "index.handler", "nodejs", HandlerFaultKind.NO_FUNCTION),
        ({"index.ts": "export const handler = 1\n"}, "index.handler", "nodejs", HandlerFaultKind.NEEDS_BUILD),
        ({}, "a\0b.handler", "python", HandlerFaultKind.NO_FILE),
    ],
)
def test_faults(tmp_path: Path, files: dict[str, str], handler: str, language: str, kind: HandlerFaultKind) -> None:
    found = locate_handler(write(tmp_path, files), handler, language)
    assert isinstance(found, HandlerFault)
    assert found.kind is kind
    assert found.reason
    assert (found.file is not None) is bool(files)


def test_a_syntax_error_has_its_place(tmp_path: Path) -> None:
    write(tmp_path, {"app.py": "x = 1\ndef handler(event, context:\n    return 1\n"})
    found = locate_handler(tmp_path, "app.handler", "python")
    assert isinstance(found, HandlerFault)
    assert (found.line, found.column) == (2, 12)


def test_other_languages_are_not_read(tmp_path: Path) -> None:
    assert locate_handler(tmp_path, "pkg.Main::run", "java") is None


def test_large_files_are_not_looked_into(tmp_path: Path) -> None:
    write(tmp_path, {"app.py": "#" * (MAX_BYTES + 1)})
    assert locate_handler(tmp_path, "app.handler", "python") == HandlerPlace("app.handler", tmp_path / "app.py", 0)


def test_well_known_files_are_searched_best_first(tmp_path: Path) -> None:
    write(tmp_path, {"main.py": PYTHON_HANDLER, "app.py": PYTHON_HANDLER + "def lambda_handler(e, c): ...\n"})
    found = [place for name in WELL_KNOWN_FILES for place in handlers_in(tmp_path / name)]
    assert [place.handler for place in found] == ["app.lambda_handler", "app.handler", "main.handler"]
    assert [place.line for place in found] == [3, 1, 1]
    write(tmp_path, {"index.mjs": "export const lambdaHandler = 1\n"})
    assert [place.handler for place in handlers_in(tmp_path / "index.mjs")] == ["index.lambdaHandler"]


def test_a_function_that_takes_no_event_is_not_offered(tmp_path: Path) -> None:
    write(tmp_path, {"app.py": "def handler(error): ...\n"})
    assert handlers_in(tmp_path / "app.py") == ()
    assert isinstance(locate_handler(tmp_path, "app.handler", "python"), HandlerPlace)


def test_beyond_the_budget_faults_are_overlooked_but_none_is_made_up(tmp_path: Path) -> None:
    write(tmp_path, {"app.py": "def handler(event, context:\n", "b.py": "x = 1\n"})
    spent = Budget(0)
    assert locate_handler(tmp_path, "app.handler", "python", spent) == HandlerPlace(
        "app.handler", tmp_path / "app.py", 1
    )
    assert locate_handler(tmp_path, "b.handler", "python", spent) == HandlerPlace("b.handler", tmp_path / "b.py", 0)


def test_a_budget_is_used_up() -> None:
    budget = Budget(10)
    assert [budget.grant(size) for size in (6, 6, 4, 1)] == [True, False, True, False]


def test_an_unchanged_file_is_recalled_and_a_changed_one_is_not(tmp_path: Path) -> None:
    path = write(tmp_path, {"app.py": PYTHON_HANDLER}) / "app.py"
    os.utime(path, (1_000_000_000, 1_000_000_000))
    locate_handler(tmp_path, "app.handler", "python")
    path.write_text("#" * (len(PYTHON_HANDLER) - 1) + "\n")
    changed = locate_handler(tmp_path, "app.handler", "python")
    assert isinstance(changed, HandlerFault)
    assert changed.kind is HandlerFaultKind.NO_FUNCTION
