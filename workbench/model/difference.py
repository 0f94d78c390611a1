"""What differs between the JSON that was expected and the JSON that came."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.base.json_pointer import JsonValue, Path


class DifferenceKind(StrEnum):
    """MISSING was expected and did not come, UNEXPECTED came and was not expected."""

    MISSING = "missing"
    UNEXPECTED = "unexpected"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Difference:
    """One place that differs, and a sentence on it.

    `path` leads to it in both values, or for a MISSING or UNEXPECTED one in the value that has it.
    """

    path: Path
    kind: DifferenceKind
    expected: JsonValue
    actual: JsonValue
    text: str
