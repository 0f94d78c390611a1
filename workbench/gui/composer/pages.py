"""The middle of the composer: form and text beside or above one another, or the preview of what is sent."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedLayout, QWidget

from workbench.gui.composer.mode_buttons import Mode

SIDE_BY_SIDE = 640
"""From this width on form and text stand side by side; below it the form is above the text."""

LEAST = 24
"""Less of one of them is as good as hidden (Qt gives nothing to what comes back)."""


class Pages(QWidget):
    """Shows the widgets of a mode; the splitter remembers its sizes for each direction."""

    def __init__(self, form: QWidget, editor: QWidget, preview: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form, self._editor, self._preview = form, editor, preview
        self.mode = Mode.JSON
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setObjectName("composer.splitter")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(form)
        self.splitter.addWidget(editor)
        for index in range(2):
            self.splitter.setStretchFactor(index, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.splitter)
        self._stack.addWidget(preview)
        self.show_mode(Mode.JSON)

    def show_mode(self, mode: Mode) -> None:
        """Show what belongs to `mode`; the keyboard goes with it when it was in what is hidden."""
        held = self.isAncestorOf(focus) if (focus := self.window().focusWidget()) is not None else False
        self.mode = mode
        self._form.setVisible(mode in (Mode.FORM, Mode.BOTH))
        self._editor.setVisible(mode in (Mode.JSON, Mode.BOTH))
        self._stack.setCurrentWidget(self._preview if mode is Mode.PREVIEW else self.splitter)
        self._turn()
        self.setFocusProxy(self.first())
        if held:
            self.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def first(self) -> QWidget:
        """Where the keyboard goes when the composer is asked for."""
        match self.mode:
            case Mode.FORM:
                return self._form
            case Mode.PREVIEW:
                return self._preview
            case _:
                return self._editor

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side when there is room."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        wide = self.width() >= SIDE_BY_SIDE
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        turned = self.splitter.orientation() != wanted
        self.splitter.setOrientation(wanted)
        if turned or (self.mode is Mode.BOTH and min(self.splitter.sizes()) < LEAST):
            half = max(self.width() if wide else self.height(), 2) // 2
            self.splitter.setSizes([half, half])
