"""The text on disk beside the unsaved one, and the choice between them."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.gui.change_texts import ChangeTexts
from workbench.gui.look import Look
from workbench.gui.runs.diff_rows import DiffRow, diff_rows
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, label, name, push_button

if TYPE_CHECKING:
    from workbench.gui.editor.file_page import FilePage

_SIZE = QSize(1080, 620)


class DiskComparison(QDialog):
    """Disk at the left, here at the right; F7 goes to the next difference. It is closed by a choice or Escape."""

    def __init__(self, look: Look, file_name: str, rows: tuple[DiffRow, ...], parent: QWidget) -> None:
        super().__init__(parent)
        title = tr("{name} on disk and here", name=file_name)
        name(self, "disk_comparison", title)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_SIZE.boundedTo(parent.window().size() - QSize(80, 80)).expandedTo(QSize(640, 360)))
        captions = tr("On disk"), tr("Here, not saved")
        self.texts = ChangeTexts(look, "disk_comparison", self, captions=captions)
        self.left, self.right = self.texts.left, self.texts.right
        self.take = push_button(tr("Take theirs"), "", self)
        self.keep = push_button(tr("Keep mine"), "primary", self)
        self.later = push_button(tr("Decide later"), "", self)
        self._lay_out(title)
        self._connect()
        self.texts.show_rows(rows)

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = label(title, "head", self)
        head.setContentsMargins(16, 12, 16, 12)
        column.addWidget(head)
        column.addWidget(hairline(self))
        column.addWidget(self.texts, 1)
        column.addWidget(hairline(self))
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(label(tr("F7 goes to the next difference"), "muted", self))
        row.addStretch(1)
        for part, button in (("later", self.later), ("take", self.take), ("keep", self.keep)):
            name(button, f"disk_comparison.{part}", button.text())
            row.addWidget(button)
        self.keep.setDefault(True)
        return row

    def _connect(self) -> None:
        self.later.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        self.keep.clicked.connect(self.accept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: F7 and Shift+F7."""
        if event.key() == Qt.Key.Key_F7:
            self.texts.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


async def compare_with_disk(page: "FilePage") -> None:
    """Show the comparison over the page's window. Raises DocumentError when the file cannot be read."""
    fresh = await page.file.read()
    rows = await asyncio.to_thread(diff_rows, fresh.text, page.edit.text, exact=True)
    if not isValid(page):
        return
    disk = page.file.disk
    made = DiskComparison(page.look, page.path.name, rows, page)
    made.keep.clicked.connect(page.file.starter(disk.keep_mine))
    made.take.clicked.connect(page.file.starter(disk.take_theirs))
    made.rejected.connect(partial(_tell_again, page))
    made.open()
    made.right.setFocus()


def _tell_again(page: "FilePage") -> None:
    if isValid(page) and page.dirty:
        page.file.disk.tell_changed()
