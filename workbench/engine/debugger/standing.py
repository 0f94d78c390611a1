"""Where a debuggee stands, and until when: what belongs to a stop is void once the code runs on."""

from workbench.model.debug import DebugStop
from workbench.model.errors import DebuggerError
from workbench.model.run import DebuggeeContinued, DebuggeeStopped, Emit


class Standing:
    """Tells of stops and of what ends them. `number` changes with each, so that late answers are known as such."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._stop: DebugStop | None = None
        self.number = 0

    def stopped(self, stop: DebugStop) -> None:
        """The code stands still."""
        self.number += 1
        self._stop = stop
        self._emit(DebuggeeStopped(stop))

    def runs(self) -> None:
        """It runs on; does nothing when that is known."""
        self.number += 1
        if self._stop is not None:
            self._stop = None
            self._emit(DebuggeeContinued())

    def forget(self) -> None:
        """Nobody is to be told any more."""
        self._stop = None

    @property
    def stands(self) -> bool:
        """Whether it stands still."""
        return self._stop is not None

    def stop(self) -> DebugStop:
        """Where it stands. Raises DebuggerError when it runs."""
        if self._stop is None:
            raise DebuggerError(
                "The function runs.", "It can be looked into where it stands.", "Set a breakpoint, or pause it."
            )
        return self._stop
