"""Why the event cannot be sent as it is, and the button that leads to where it is mended."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.gui.look import ICON, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, label, name, push_button
from workbench.model.errors import InvalidJsonError, WorkbenchError

_UNBROKEN = "$\u2060{"
"""A variable with a word joiner in it: no line ends between its dollar and its brace."""


class PreviewCard(QFrame):
    """What is wrong, why, and what to do. `environments_wanted`: the file of environments is to be edited."""

    environments_wanted = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        name(self, "composer.preview.card", tr("Why there is no preview"))
        self._icon = QLabel(self)
        self._icon.setFixedSize(ICON, ICON)
        follow(look, self._icon, lambda: self._icon.setPixmap(_pixmap(look, self)))
        self.title = label("", parent=self)
        self.title.setFont(look.text_font(13, 600))
        self.why = label("", "muted", self)
        self.next_step = label("", "muted", self)
        self.edit = push_button(tr("Edit environments.toml"), parent=self)
        name(self.edit, "composer.preview.edit", tr("Edit environments.toml"), tr("Open the file of the environments"))
        self.edit.clicked.connect(self.environments_wanted)
        for text in (self.title, self.why, self.next_step):
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lay_out()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for part in (self.title, self.why, self.next_step):
            texts.addWidget(part)
        texts.addSpacing(4)
        texts.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(8)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def show_error(self, error: WorkbenchError) -> None:
        """Say it; the button shows when the environments have to do with it."""
        for part, text in ((self.title, error.what), (self.why, error.why), (self.next_step, _step(error))):
            part.setText(text.replace("${", _UNBROKEN))
            part.setVisible(bool(text))
        self.edit.setVisible(any("environment" in text for text in (error.what, error.why, error.next_step)))
        self.setAccessibleDescription(str(error))


def _step(error: WorkbenchError) -> str:
    return tr("Correct the event.") if isinstance(error, InvalidJsonError) else error.next_step


def _pixmap(look: Look, widget: QWidget) -> QPixmap:
    return look.icon("triangle-alert", "warn").pixmap(QSize(ICON, ICON), widget.devicePixelRatio())
