"""The newest profile of a function's imports, and whose are being measured."""

from workbench.base.signal import Signal
from workbench.model.profile import ImportProfile


class ImportProfileStore:
    """`current` is the newest profile, `measuring` the function that is under way, or empty.

    `changed` tells that one of them is another.
    """

    def __init__(self) -> None:
        self.current: ImportProfile | None = None
        self.measuring = ""
        self.changed: Signal[None] = Signal()

    def begin(self, function: str) -> None:
        """The imports of a function are being measured."""
        self._show(self.current, function)

    def end(self, profile: ImportProfile | None = None) -> None:
        """It is over: with a profile, or with none, then the one before stays."""
        self._show(profile or self.current, "")

    def forget(self) -> None:
        """Nothing has been measured."""
        self._show(None, self.measuring)

    def _show(self, current: ImportProfile | None, measuring: str) -> None:
        if (current, measuring) != (self.current, self.measuring):
            self.current, self.measuring = current, measuring
            self.changed.emit(None)
