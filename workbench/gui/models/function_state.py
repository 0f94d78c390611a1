"""What a function of the explorer is doing now, beside what its row says of it."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.gui.models.figures import count_text
from workbench.gui.models.function_tree import Row


@dataclass(frozen=True, slots=True)
class FunctionState:
    """How many of its invokes run, how many of its environments are warm, and whether it is a favourite."""

    running: int = 0
    warm: int = 0
    favourite: bool = False

    def text(self) -> str:
        """As a screen reader is to say it, and the tool tip."""
        parts = (
            "favourite" if self.favourite else "",
            f"{self.running} running" if self.running else "",
            count_text(self.warm, "warm environment") if self.warm else "",
        )
        return ", ".join(part for part in parts if part)


IDLE = FunctionState()
StateOf = Callable[[Row], FunctionState]


def idle(_row: Row) -> FunctionState:
    """Of functions about which nothing is known."""
    return IDLE
