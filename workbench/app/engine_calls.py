"""What the application asks of an engine, whether it runs on the same loop or in a thread of its own."""

from typing import Protocol

from workbench.model.environment import EngineStatus, ExecutorKind
from workbench.model.function import FunctionConfig
from workbench.model.invoke import InvokeRequest, InvokeResult
from workbench.model.run import Emit


class EngineCalls(Protocol):
    """The engine's calls; only plain data of `model` crosses."""

    async def invoke(self, request: InvokeRequest, emit: Emit) -> InvokeResult:
        """Run one invoke; raises EngineError, or CancelledError when the caller is cancelled."""

    async def status(self) -> EngineStatus:
        """Which executors can be used, and the environments there are."""

    async def prepare(self, function: FunctionConfig, executor: ExecutorKind) -> None:
        """Have an initialised environment of `function` ready. Raises EngineError."""

    async def close(self) -> None:
        """Stop every environment."""
