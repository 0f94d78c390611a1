from pathlib import Path

from workbench.model.lint import LintFinding, lint_problem
from workbench.model.problem import Problem, Severity


def test_a_finding_as_a_problem_counts_from_one() -> None:
    finding = LintFinding("F401", "os is unused", (3, 7), (3, 9))
    expected = Problem(Severity.WARNING, "os is unused (F401)", "", "", Path("/w/a.py"), 4, 8)
    assert lint_problem(Path("/w/a.py"), finding) == expected
