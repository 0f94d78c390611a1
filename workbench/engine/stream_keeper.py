"""Keeps a streamed response for the run history, while it goes on to who listens."""

from dataclasses import replace

from workbench.model.invoke import InvokeResult
from workbench.model.limits import RESPONSE_BYTES
from workbench.model.run import Emit, ResponseChunk, RunEvent

KEPT_BYTES = RESPONSE_BYTES
"""How much of a streamed response the history keeps, from its beginning."""


class StreamKeeper:
    """An `emit` that passes everything on and keeps the first `KEPT_BYTES` of the response."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._kept = bytearray()

    def __call__(self, event: RunEvent) -> None:
        """Pass an event on."""
        if isinstance(event, ResponseChunk):
            self._kept += event.data[: KEPT_BYTES - len(self._kept)]
        self._emit(event)

    def whole(self, result: InvokeResult) -> InvokeResult:
        """The result with what was streamed as its payload; a failure in the middle has its own document there."""
        if result.payload or not result.streamed_bytes:
            return result
        return replace(result, payload=bytes(self._kept))
