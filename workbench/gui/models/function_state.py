"""What a function of the explorer is doing now, beside what its row says of it."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.gui.models.function_tree import Row
from workbench.gui.models.sync_marks import sync_text
from workbench.gui.translation import tr, tr_n
from workbench.model.deploy import Sync

_UNKNOWN = Sync()


@dataclass(frozen=True, slots=True)
class FunctionState:
    """How many of its invokes run, how many of its environments are warm, and whether it is a favourite.

    `sync` is how it stands to the function of an account that it is deployed to.
    """

    running: int = 0
    warm: int = 0
    favourite: bool = False
    sync: Sync = _UNKNOWN

    def text(self) -> str:
        """As a screen reader is to say it, and the tool tip."""
        parts = (
            tr("favourite") if self.favourite else "",
            tr("{n} running", n=self.running) if self.running else "",
            tr_n("{n:,} warm environment", "{n:,} warm environments", self.warm) if self.warm else "",
            sync_text(self.sync),
        )
        return ", ".join(part for part in parts if part)


IDLE = FunctionState()
StateOf = Callable[[Row], FunctionState]


def idle(_row: Row) -> FunctionState:
    """Of functions about which nothing is known."""
    return IDLE
