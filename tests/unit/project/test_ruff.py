"""ruff as it is installed: findings with places and fixes, formatting, and what goes wrong."""

import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.errors import CodeToolError
from workbench.model.lint import LintEdit, LintFix
from workbench.model.problem import Severity
from workbench.project import ruff

RUFF = Path(sys.executable).with_name("ruff.exe" if sys.platform == "win32" else "ruff")


def pretend(folder: Path, answer: str, status: int = 0) -> Path:
    """A program that answers as told instead of ruff."""
    program = folder / "ruff"
    program.write_text(f"#!/bin/sh\ncat > /dev/null\nprintf '%s' '{answer}'\necho 'error: no' >&2\nexit {status}\n")
    program.chmod(0o755)
    return program


def test_findings_have_rule_place_and_fix(tmp_path: Path) -> None:
    (tmp_path / "ruff.toml").write_text('[lint]\nselect = ["F"]\n', encoding="utf-8")
    found = ruff.check(RUFF, tmp_path / "app.py", "x = 1\nimport os\nprint(f'')\n")
    rules = {one.rule: one for one in found}
    unused = rules["F401"]
    assert (unused.start, unused.end, unused.severity) == ((1, 7), (1, 9), Severity.WARNING)
    assert "imported but unused" in unused.message
    assert unused.url.startswith("https://")
    assert unused.fix == LintFix("Remove unused import: `os`", (LintEdit((1, 0), (2, 0), ""),))


def test_a_text_that_is_no_python_is_an_error(tmp_path: Path) -> None:
    first = ruff.check(RUFF, tmp_path / "app.py", "def f(:\n")[0]
    assert (first.rule, first.severity, first.start, first.fix) == ("invalid-syntax", Severity.ERROR, (0, 6), None)


def test_columns_are_characters(tmp_path: Path) -> None:
    (tmp_path / "ruff.toml").write_text('[lint]\nselect = ["F821"]\n', encoding="utf-8")
    (found,) = ruff.check(RUFF, tmp_path / "app.py", "x = '🙂é', undefined\n")
    assert (found.start, found.end) == ((0, 10), (0, 19))


def test_formatting(tmp_path: Path) -> None:
    assert ruff.formatted(RUFF, tmp_path / "app.py", "x=[1,2]\n\n\n\n\ny   = 'é🙂'\n") == 'x = [1, 2]\n\n\ny = "é🙂"\n'
    with pytest.raises(CodeToolError) as caught:
        ruff.formatted(RUFF, tmp_path / "app.py", "def f(:\n")
    assert "app.py:1:7" in caught.value.why


def test_fixing_mends_what_is_safe(tmp_path: Path) -> None:
    assert ruff.fixed(RUFF, tmp_path / "app.py", "import os\nx = undefined\n") == "x = undefined\n"
    assert ruff.fixed(RUFF, tmp_path / "app.py", "def f(:\n") == "def f(:\n"


def test_a_file_that_the_project_leaves_out_has_no_findings(tmp_path: Path) -> None:
    (tmp_path / "ruff.toml").write_text('extend-exclude = ["made"]\n', encoding="utf-8")
    (tmp_path / "made").mkdir()
    assert ruff.check(RUFF, tmp_path / "made" / "app.py", "import os\n") == ()
    assert ruff.formatted(RUFF, tmp_path / "made" / "app.py", "x=1\n") == "x=1\n"


def test_a_broken_configuration_is_told(tmp_path: Path) -> None:
    (tmp_path / "ruff.toml").write_text("[lint]\nselect = 3\n", encoding="utf-8")
    with pytest.raises(CodeToolError) as caught:
        ruff.check(RUFF, tmp_path / "app.py", "x = 1\n")
    assert "ruff.toml" in caught.value.why


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script in ruff's place")
@pytest.mark.parametrize("answer", ["{", "[{}]", "3", '[{"code": 1, "location": 3}]', "[[]]"])
def test_other_answers_are_refused(tmp_path: Path, answer: str) -> None:
    with pytest.raises(CodeToolError):
        ruff.check(pretend(tmp_path, answer), tmp_path / "app.py", "x\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell script in ruff's place")
def test_what_cannot_run_or_fails_is_ours(tmp_path: Path) -> None:
    with pytest.raises(CodeToolError, match="could not be run"):
        ruff.check(tmp_path / "nothing", tmp_path / "app.py", "x\n")
    with pytest.raises(CodeToolError) as caught:
        ruff.formatted(pretend(tmp_path, "", 2), tmp_path / "app.py", "x\n")
    assert caught.value.why == "no"
    assert ruff.check(pretend(tmp_path, ""), tmp_path / "app.py", "x\n") == ()


def test_ruff_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(RUFF.parent))
    assert ruff.find_ruff() == Path(shutil.which("ruff") or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert ruff.find_ruff() is None


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet="ab =()[]:'\"\n\t#é🙂\\", max_size=60))
def test_any_text_is_checked(text: str) -> None:
    for found in ruff.check(RUFF, Path("/tmp/app.py"), text):
        assert found.start <= found.end
