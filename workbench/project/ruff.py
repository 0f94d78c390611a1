"""ruff, where it is installed: it checks a text and formats it. Nothing is written to disk; everything here blocks."""

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from workbench.model.errors import CodeToolError
from workbench.model.lint import LintEdit, LintFinding, LintFix
from workbench.model.problem import Severity

MOST_FINDINGS = 300
"""Of one file; a text that has more is of another kind."""

_LIMIT_S = 20.0
_LABEL = re.compile(r"\s*(error|Cause): ")
_PICTURE = re.compile(r"\s*\d*\s*\|")
_SYNTAX = "invalid-syntax"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


def find_ruff() -> Path | None:
    """The ruff of the system's PATH, or None; never the workspace's: opening a folder runs nothing that is in it."""
    found = shutil.which("ruff")
    return None if found is None else Path(found)


def check(ruff: Path, path: Path, text: str) -> tuple[LintFinding, ...]:
    """What ruff finds in `text`, as the configuration for the file at `path` says. Raises CodeToolError."""
    options = ("check", "--output-format=json", "--exit-zero", "--quiet", "--force-exclude")
    answer = _run([str(ruff), *options, f"--stdin-filename={path}", "-"], path, text)
    try:
        return tuple(_finding(one) for one in json.loads(answer or "[]")[:MOST_FINDINGS])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CodeToolError("ruff answered with something else than findings.", f"{error!r}.") from error


def fixed(ruff: Path, path: Path, text: str) -> str:
    """`text` with everything mended that ruff can mend safely. Raises CodeToolError."""
    options = ("check", "--fix-only", "--exit-zero", "--quiet", "--force-exclude")
    return _run([str(ruff), *options, f"--stdin-filename={path}", "-"], path, text)


def formatted(ruff: Path, path: Path, text: str) -> str:
    """`text` as ruff formats the file at `path`. Raises CodeToolError when the text is not Python."""
    return _run([str(ruff), "format", "--force-exclude", f"--stdin-filename={path}", "-"], path, text)


def _run(command: Sequence[str], path: Path, text: str) -> str:
    try:
        done = subprocess.run(
            command,
            input=text,
            encoding="utf-8",
            errors="surrogatepass",
            capture_output=True,
            cwd=path.parent,
            timeout=_LIMIT_S,
            check=False,
            creationflags=_NO_WINDOW,
        )
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise CodeToolError("ruff could not be run.", f"{error}.") from error
    if done.returncode != 0:
        raise CodeToolError("ruff did not do its work.", _told(done.stderr))
    return done.stdout


def _told(output: str) -> str:
    """What it said, in one line, without the picture of the place."""
    lines = [_LABEL.sub("", line).strip() for line in output.splitlines() if not _PICTURE.match(line)]
    return " · ".join(line for line in lines if line and line != "ruff failed")


def _finding(one: dict[str, Any]) -> LintFinding:
    rule = str(one["code"] or _SYNTAX)
    return LintFinding(
        rule=rule,
        message=str(one["message"]),
        start=_place(one["location"]),
        end=_place(one["end_location"]),
        severity=Severity.ERROR if rule == _SYNTAX else Severity.WARNING,
        url=str(one["url"] or ""),
        fix=_fix(one["fix"]),
    )


def _fix(fix: dict[str, Any] | None) -> LintFix | None:
    if fix is None or fix["applicability"] != "safe":
        return None
    edits = tuple(
        LintEdit(_place(edit["location"]), _place(edit["end_location"]), str(edit["content"])) for edit in fix["edits"]
    )
    return LintFix(str(fix["message"] or "Mend it"), edits)


def _place(place: dict[str, int]) -> tuple[int, int]:
    return place["row"] - 1, place["column"] - 1
