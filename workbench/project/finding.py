"""What a check found wrong about a property, before its place in a file is known."""

from dataclasses import dataclass

from workbench.model.problem import Severity


@dataclass(frozen=True, slots=True)
class Finding:
    """A property that is not as AWS wants it: what, why and what to do (the last by default from the property)."""

    property: str
    what: str
    why: str
    next_step: str = ""
    severity: Severity = Severity.WARNING
