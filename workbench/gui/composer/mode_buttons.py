"""How the event is shown: as a form, as JSON, or both; and the preview of what will be sent."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from workbench.gui.translation import later, tr
from workbench.gui.widgets import name


class Mode(StrEnum):
    """What the middle of the composer shows."""

    FORM = "form"
    JSON = "json"
    BOTH = "both"
    PREVIEW = "preview"


_BUTTONS = (
    (Mode.FORM, later("Form"), later("The event's fields")),
    (Mode.JSON, "JSON", later("The event's text")),
    (Mode.BOTH, later("Both"), later("Fields and text side by side")),
    (Mode.PREVIEW, later("Sent"), later("Exactly the bytes that will be sent, with variables and envelopes")),
)


class ModeButtons(QFrame):
    """Segments of which one is down; `chosen` carries the Mode that the user picked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        name(self, "composer.modes", tr("How the event is shown"))
        self._buttons: dict[Mode, QToolButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for mode, text, tip in _BUTTONS:
            button = self._segment(mode, tr(text), tr(tip))
            group.addButton(button)
            row.addWidget(button)

    def _segment(self, mode: Mode, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name(button, f"composer.mode.{mode}", tip, tip)
        button.clicked.connect(lambda: self.chosen.emit(mode))
        self._buttons[mode] = button
        return button

    def show_mode(self, mode: Mode) -> None:
        """Put the button of `mode` down."""
        self._buttons[mode].setChecked(True)

    def button(self, mode: Mode) -> QToolButton:
        """The segment of `mode`."""
        return self._buttons[mode]
