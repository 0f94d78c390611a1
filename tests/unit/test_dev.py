"""`dev.py` itself: it starts, lists its commands, and refuses an old Python in that Python's own syntax."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import dev

FILE = Path(dev.__file__)


def call(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(FILE), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)


def test_help_lists_the_commands() -> None:
    done = call("--help")
    assert done.returncode == 0
    assert all(f"  {name}" in done.stdout for name in ("run", "test", "bench", "pictures", "lock", "setup"))


def test_unknown_command_is_a_usage_error() -> None:
    done = call("fly")
    assert done.returncode == 2
    assert "There is no command fly." in done.stderr


def test_old_python_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(dev, "OLDEST", (99, 0))
    assert dev.main() == 2
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_an_old_python_can_read_it() -> None:
    ast.parse(FILE.read_text(encoding="utf-8"), feature_version=(3, 6))
    top = [node for node in ast.parse(FILE.read_text(encoding="utf-8")).body if isinstance(node, ast.ImportFrom)]
    assert not top, "imports of ours come after the version check"


def test_nothing_but_the_standard_library_is_imported() -> None:
    script = "import sys; sys.path.insert(0, '.'); import scripts.dev.commands; print(*sys.modules, sep='\\n')"
    command = [sys.executable, "-I", "-S", "-c", script]
    done = subprocess.run(command, cwd=FILE.parent, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 0, done.stderr
    loaded = {name.split(".")[0] for name in done.stdout.split()}
    assert not loaded - set(sys.stdlib_module_names) - {"scripts", "__main__"}
