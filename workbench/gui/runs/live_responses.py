"""The answers of runs in flight, as they arrive; an ended run's answer is in its result."""

from collections.abc import Callable
from dataclasses import dataclass, field

from workbench.app.application import Application
from workbench.base.signal import Signal
from workbench.engine.stream_keeper import KEPT_BYTES
from workbench.model.run import ResponseChunk, ResponseReady, Run, RunEvent


@dataclass(slots=True)
class LiveResponse:
    """What a function has answered so far: the beginning of it, how much in all, and whether that is everything."""

    data: bytearray = field(default_factory=bytearray)
    total_bytes: int = 0
    whole: bool = False

    def add(self, data: bytes) -> None:
        """More of the answer."""
        self.data += data[: KEPT_BYTES - len(self.data)]
        self.total_bytes += len(data)


class LiveResponses:
    """Listens to all runs; `grown` tells the id of one whose answer grew or is whole."""

    def __init__(self, app: Application) -> None:
        self._answers: dict[str, LiveResponse] = {}
        self.grown: Signal[str] = Signal()
        self._stops: list[Callable[[], None]] = [
            app.run_events.connect(self._event),
            app.runs.changed.connect(self._run_changed),
        ]

    def get(self, run_id: str) -> LiveResponse | None:
        """The answer of a run in flight so far, or None."""
        return self._answers.get(run_id)

    def stop(self) -> None:
        """Listen no more."""
        for stop in self._stops:
            stop()

    def _event(self, told: tuple[str, RunEvent]) -> None:
        run_id, event = told
        match event:
            case ResponseChunk(data=data):
                self._answers.setdefault(run_id, LiveResponse()).add(data)
            case ResponseReady(payload=payload):
                answer = self._answers.setdefault(run_id, LiveResponse())
                answer.whole = True
                if not answer.total_bytes:
                    answer.add(payload)
            case _:
                return
        self.grown.emit(run_id)

    def _run_changed(self, run: Run) -> None:
        if run.ended:
            self._answers.pop(run.id, None)
