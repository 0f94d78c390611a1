"""A run held against what was expected of it."""

from dataclasses import dataclass

from workbench.model.difference import Difference


@dataclass(frozen=True, slots=True)
class Verdict:
    """Nothing in it means that all came as expected.

    `reasons` are sentences on outcome, error type and log; `differences` are those of the result.
    """

    reasons: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()

    @property
    def as_expected(self) -> bool:
        """Whether nothing differs."""
        return not self.reasons and not self.differences

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that differs, a sentence each."""
        return (*self.reasons, *(difference.text for difference in self.differences))
