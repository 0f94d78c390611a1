"""What a language server finds wrong."""

from typing import Any

from workbench.model.lint import LintFinding
from workbench.model.problem import Severity
from workbench.project.language_server.findings import MOST_FINDINGS, asked_findings, told_findings

LINES = ["'🐍' + x;", ""]


def one(line: int = 0, **more: Any) -> dict[str, Any]:
    span = {"start": {"line": line, "character": 7}, "end": {"line": line, "character": 8}}
    return {"range": span, "message": "No x.", **more}


def told(*found: dict[str, Any]) -> dict[str, Any]:
    return {"uri": "file:///a", "diagnostics": list(found)}


def test_a_finding_has_its_rule_and_its_place() -> None:
    found = told_findings(told(one(severity=2, source="ts", code=2304, codeDescription={"href": "http://x"})), LINES)
    assert found == (LintFinding("ts 2304", "No x.", (0, 6), (0, 7), Severity.WARNING, "http://x"),)


def test_severities() -> None:
    found = told_findings(told(one(severity=3), one(), one(severity=1), one(severity=4)), LINES)
    assert [each.severity for each in found] == [Severity.ERROR, Severity.ERROR, Severity.WARNING]
    assert found[0].rule == "language server"


def test_the_worst_stay_when_there_are_too_many() -> None:
    many = [one(line, severity=2) for line in range(MOST_FINDINGS)]
    found = told_findings(told(*many, one(severity=1)), LINES)
    assert len(found) == MOST_FINDINGS
    assert found[0].severity is Severity.ERROR


def test_findings_that_were_asked_for() -> None:
    assert asked_findings({"kind": "full", "items": [one()]}, LINES) == told_findings(told(one()), LINES)
    assert asked_findings({"kind": "unchanged", "resultId": "1"}, LINES) is None
