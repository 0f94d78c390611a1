"""What a language server finds wrong in a text."""

from collections.abc import Sequence
from typing import Any

from lsprotocol import types

from workbench.model.lint import LintFinding
from workbench.model.problem import Severity
from workbench.project.language_server.answers import read, result_of
from workbench.project.language_server.text_places import Lines, own_place

MOST_FINDINGS = 300
"""Of one file; a text that has more is of another kind."""


def told_findings(raw: Any, lines: Lines) -> tuple[LintFinding, ...]:
    """The findings that a server tells by itself (PublishDiagnosticsParams)."""
    return _findings(read(raw, types.PublishDiagnosticsParams).diagnostics, lines)


def asked_findings(raw: Any, lines: Lines) -> tuple[LintFinding, ...] | None:
    """The findings that a server was asked for; None when they are those of the last time."""
    report = result_of(types.TEXT_DOCUMENT_DIAGNOSTIC, raw)
    items = getattr(report, "items", None)
    return None if items is None else _findings(items, lines)


def _findings(told: Sequence[types.Diagnostic], lines: Lines) -> tuple[LintFinding, ...]:
    """The worst first when there are too many; hints are none."""
    counted = sorted(
        filter(_counts, told), key=lambda one: (_severity(one) is not Severity.ERROR, one.range.start.line)
    )
    return tuple(_finding(one, lines) for one in counted[:MOST_FINDINGS])


def _counts(one: types.Diagnostic) -> bool:
    return one.severity is not types.DiagnosticSeverity.Hint


def _severity(one: types.Diagnostic) -> Severity:
    # Where it is not told, the client decides.
    error = one.severity in (None, types.DiagnosticSeverity.Error)
    return Severity.ERROR if error else Severity.WARNING


def _finding(one: types.Diagnostic, lines: Lines) -> LintFinding:
    start, end = one.range.start, one.range.end
    rule = " ".join(str(part) for part in (one.source, one.code) if part not in (None, ""))
    return LintFinding(
        rule=rule or "language server",
        message=one.message,
        start=own_place(lines, start.line, start.character),
        end=own_place(lines, end.line, end.character),
        severity=_severity(one),
        url=one.code_description.href if one.code_description is not None else "",
    )
