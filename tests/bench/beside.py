"""Measuring a peer beside ours: a peer that cannot be measured leaves a note and never stops our own figures."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from tests.bench.unmeasured import UnmeasuredError

T = TypeVar("T")


@dataclass(slots=True)
class Notes:
    """What is told below the table about one measurement."""

    texts: list[str] = field(default_factory=list)

    def attempt(self, name: str, work: Callable[[], T]) -> T | None:
        """What `work` returns; None, with a note, when the peer `name` cannot be measured."""
        try:
            return work()
        except (UnmeasuredError, OSError) as error:
            self.add(f"{name} not measured: {error}")
            return None

    def add(self, text: str) -> None:
        """One more."""
        self.texts.append(text)

    def __str__(self) -> str:
        return "; ".join(self.texts)
