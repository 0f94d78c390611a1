"""What a linter found in a file's text, and how it would mend it. Lines and columns count from 0."""

from dataclasses import dataclass
from pathlib import Path

from workbench.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class LintEdit:
    """Text that takes the place of the stretch from one place to another."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


@dataclass(frozen=True, slots=True)
class LintFix:
    """What mends a finding: what it does, in words, and its edits, which do not overlap."""

    title: str
    edits: tuple[LintEdit, ...]


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A finding of the rule `rule`, which `url` explains; `fix` is None where the linter has none that is safe."""

    rule: str
    message: str
    start: tuple[int, int]
    end: tuple[int, int]
    severity: Severity = Severity.WARNING
    url: str = ""
    fix: LintFix | None = None


def lint_problem(path: Path, finding: LintFinding) -> Problem:
    """A finding as a problem of the file at `path`."""
    text = f"{finding.message} ({finding.rule})"
    return Problem(finding.severity, text, "", "", path, finding.start[0] + 1, finding.start[1] + 1)
