"""What a linter found in a file's text, and how it would mend it. Lines and columns count from 0."""

from dataclasses import dataclass

from workbench.model.problem import Severity


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
