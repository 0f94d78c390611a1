"""Where the keyboard was when something began that takes a while: who has gone on typing elsewhere is left alone."""

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class Keyboard:
    """The place of the keyboard when this is made."""

    def __init__(self) -> None:
        self._before: QWidget | None = QApplication.focusWidget()

    @property
    def has_moved(self) -> bool:
        """Whether it has gone elsewhere since; not so where its place is gone, as a popup that closed is."""
        before = self._before
        there = before is not None and isValid(before) and before.isVisible()
        return there and QApplication.focusWidget() is not before
