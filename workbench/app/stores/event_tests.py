"""What the last run of the event tests came to."""

from workbench.base.signal import Signal
from workbench.model.event_test import EventTestResult, EventTestStatus


class EventTestStore:
    """Holds the results as they come, in the order of their ends; `changed` carries all of them."""

    def __init__(self) -> None:
        self.results: tuple[EventTestResult, ...] = ()
        self.changed: Signal[tuple[EventTestResult, ...]] = Signal()

    def begin(self) -> None:
        """Forget what came before."""
        self._show(())

    def add(self, result: EventTestResult) -> None:
        """One more result."""
        self._show((*self.results, result))

    @property
    def failing(self) -> tuple[EventTestResult, ...]:
        """Those that are not as expected, or could not be run."""
        bad = (EventTestStatus.FAILED, EventTestStatus.ERROR)
        return tuple(result for result in self.results if result.status in bad)

    def _show(self, results: tuple[EventTestResult, ...]) -> None:
        self.results = results
        self.changed.emit(results)
