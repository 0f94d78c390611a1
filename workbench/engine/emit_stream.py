"""A streamed response on its way to whoever follows the run."""

from dataclasses import dataclass

from workbench.model.run import Emit, ResponseBegun, ResponseChunk


@dataclass(frozen=True, slots=True)
class EmitStream:
    """Passes a streamed response on as it arrives."""

    emit: Emit

    def begin(self, content_type: str) -> None:
        """It begins."""
        self.emit(ResponseBegun(content_type))

    def data(self, data: bytes) -> None:
        """A piece of it."""
        self.emit(ResponseChunk(data))
