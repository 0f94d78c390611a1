"""What the engine last said of itself: executors and execution environments."""

from workbench.app.engine_calls import EngineCalls
from workbench.base.clock import monotonic_ns
from workbench.base.signal import Signal
from workbench.model.environment import EngineStatus, ExecutorKind, ExecutorStatus

FRESH_S = 5.0
"""How long an answer is good enough for choosing an executor."""


class EngineStatusStore:
    """Holds the engine's last status; `changed` carries a new one that differs."""

    def __init__(self, engine: EngineCalls) -> None:
        self.current: EngineStatus | None = None
        self.changed: Signal[EngineStatus] = Signal()
        self._engine = engine
        self._asked_ns = 0

    async def refresh(self) -> EngineStatus:
        """Ask the engine now. Raises EngineError."""
        status = await self._engine.status()
        self._asked_ns = monotonic_ns()
        if status != self.current:
            self.current = status
            self.changed.emit(status)
        return status

    async def fresh(self, max_age_s: float = FRESH_S) -> EngineStatus:
        """The last status, asked for anew when it is older than `max_age_s`."""
        if self.current is None or monotonic_ns() - self._asked_ns > max_age_s * 1e9:
            return await self.refresh()
        return self.current

    async def executor(self, kind: ExecutorKind) -> ExecutorStatus | None:
        """The status of one executor, or None when the engine does not have it."""
        status = await self.fresh()
        return next((executor for executor in status.executors if executor.kind is kind), None)
