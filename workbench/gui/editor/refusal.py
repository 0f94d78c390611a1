"""What stands in place of the text of a file that is not shown: why, and what to do instead."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.model.errors import DocumentError


class Refusal(QWidget):
    """Says why a file is not shown, and what to do instead."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("editor.refused")
        self.setProperty("role", "editor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        self.what, self.why = QLabel(self), QLabel(self)
        self.what.setProperty("role", "head")
        self.why.setProperty("role", "muted")
        for label in (self.what, self.why):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(3)

    def tell(self, error: DocumentError) -> None:
        """Show the error's sentences."""
        self.what.setText(error.what)
        self.why.setText(" ".join(part for part in (error.why, error.next_step) if part))
