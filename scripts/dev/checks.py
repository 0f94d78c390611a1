"""The test command: every check in turn, whatever the ones before said."""

import os
import subprocess
import time
from collections.abc import Sequence

from scripts.dev import interpreters
from scripts.dev.console import tell
from scripts.dev.places import CACHE, ROOT, venv_python, venv_scripts
from scripts.dev.summary import Step, closing_lines, step_of_exit, step_of_junit

SOURCES = ("workbench", "tests", "scripts", "dev.py")
JUNIT = CACHE / "pytest.xml"


def static_checks() -> list[tuple[str, list[str]]]:
    """The checks that run no test: name and command."""
    python = str(venv_python())
    return [
        ("ruff check", [python, "-m", "ruff", "check", "."]),
        ("ruff format", [python, "-m", "ruff", "format", "--check", "."]),
        ("mypy", [python, "-m", "mypy", "--strict", *SOURCES]),
        ("lint-imports", [str(venv_scripts() / "lint-imports")]),
    ]


def pytest_command(arguments: Sequence[str]) -> list[str]:
    """pytest on two workers, whole files to each: their fixtures are made once. `arguments` come last and win."""
    command = [str(venv_python()), "-m", "pytest", "-n", "2", "--dist", "loadfile"]
    return [*command, f"--junitxml={JUNIT}", "-o", "junit_family=xunit1", *arguments]


def run_all(arguments: Sequence[str]) -> int:
    """Run every check, print the closing lines; 1 when anything failed, else 0."""
    for line in interpreters.report():
        tell(line)
    steps = [_run_static(name, command) for name, command in static_checks()]
    steps.append(_run_pytest(arguments))
    for line in closing_lines(steps):
        tell(line)
    return int(any(step.failed for step in steps))


def _run_static(name: str, command: list[str]) -> Step:
    status, seconds = _call(name, command)
    return step_of_exit(name, status, seconds)


def _run_pytest(arguments: Sequence[str]) -> Step:
    JUNIT.parent.mkdir(parents=True, exist_ok=True)
    JUNIT.unlink(missing_ok=True)
    status, seconds = _call("pytest", pytest_command(arguments))
    return step_of_junit("pytest", JUNIT, status, seconds)


def _call(name: str, command: list[str]) -> tuple[int, float]:
    tell(f"\n== {name}")
    start = time.monotonic()
    status = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, check=False).returncode
    return status, time.monotonic() - start
