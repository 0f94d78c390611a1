"""Rows of the request: a caption, a field, and below it a line that says what is wrong with it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QLayout, QWidget

from workbench.app.use_cases.request_check import RequestFault, RequestField
from workbench.gui.look import GRID, ROW
from workbench.gui.translation import tr
from workbench.gui.widgets import label, name

LABEL_WIDTH = 72
_GAP = 8
INDENT = LABEL_WIDTH + _GAP
"""Where the fields begin."""


class RequestRows(QWidget):
    """A column of captions and one of fields; `show_faults` fills the lines below the fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warnings: dict[RequestField, QLabel] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP)
        self._grid.setVerticalSpacing(GRID)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)

    def add_row(
        self, title: str, field: QWidget, beside: QLayout | None = None, part: RequestField | None = None
    ) -> None:
        """One more row; `beside` is a layout that holds the field and what stands next to it."""
        row = self._grid.rowCount()
        self._grid.setRowMinimumHeight(row, ROW)
        if title:
            caption = label(title, "muted", self)
            caption.setBuddy(field)
            caption.setFixedHeight(ROW)
            self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
        if beside is not None:
            self._grid.addLayout(beside, row, 1)
        else:
            self._grid.addWidget(field, row, 1)
        if part is not None:
            self._grid.addWidget(self._warning(part), row + 1, 1)

    def _warning(self, part: RequestField) -> QLabel:
        line = label("", "warn", self)
        line.setWordWrap(True)
        line.setContentsMargins(1, 0, 0, GRID)
        name(line, f"composer.{part.value}.warning", tr("Warning on {part}", part=tr(part.value)))
        line.hide()
        self._warnings[part] = line
        return line

    def warning(self, part: RequestField) -> str:
        """What is said below a field, or nothing."""
        line = self._warnings.get(part)
        return "" if line is None else line.text()

    def show_faults(self, faults: Iterable[RequestFault]) -> None:
        """Say what is wrong below the fields of these rows; nothing below the others."""
        texts = {fault.field: fault.text for fault in faults}
        for part, line in self._warnings.items():
            line.setText(texts.get(part, ""))
            line.setVisible(part in texts)
