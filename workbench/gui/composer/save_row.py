"""The row that asks under which name to save the event; it stays inside the panel instead of a dialog."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workbench.gui.keyboard import Keyboard
from workbench.gui.look import GRID
from workbench.gui.translation import tr


class SaveRow(QWidget):
    """A name and two buttons. `saving` carries the name; `left` says that the user changed their mind."""

    saving = Signal(str)
    left = Signal()

    def __init__(self, taken: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._taken = taken
        self._own_name = ""
        self.setObjectName("composer.save-row")
        self.name = QLineEdit(self)
        self.name.setObjectName("composer.save-name")
        self.name.setAccessibleName(tr("Name of the saved event"))
        self.name.setPlaceholderText(tr("Name, for instance orders/s3-put"))
        self.name.textChanged.connect(lambda _text: self._say())
        self.name.returnPressed.connect(self._save)
        self.name.installEventFilter(self)
        self.button = QPushButton(tr("Save"), self)
        self.button.setObjectName("composer.save-confirm")
        self.button.setAccessibleName(tr("Save the event under this name"))
        self.button.clicked.connect(self._save)
        self.message = QLabel(self)
        self.message.setObjectName("composer.save-message")
        self.message.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 0)
        layout.setSpacing(GRID)
        layout.addLayout(row)
        layout.addWidget(self.message)
        self.hide()

    def ask(self, name: str) -> None:
        """Open the row with a name to begin with."""
        self._own_name = name
        self.name.setText(name)
        self.name.selectAll()
        self._say()
        self.show()
        self.name.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refuse(self, why: str, keyboard: Keyboard) -> None:
        """Say why the event could not be saved; the name stays, and takes the keyboard unless that has moved on."""
        self._tell(why, "err")
        if not keyboard.has_moved:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes the row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _save(self) -> None:
        if name := self.name.text().strip():
            self.saving.emit(name)

    def _say(self) -> None:
        name = self.name.text().strip()
        self.button.setEnabled(bool(name))
        replaces = name != self._own_name and self._taken(name)
        self.button.setText(tr("Replace") if replaces else tr("Save"))
        self._tell(tr("An event of this name exists and would be replaced.") if replaces else "", "warn")

    def _tell(self, text: str, role: str) -> None:
        self.message.setText(text)
        self.message.setProperty("role", role)
        self.message.style().unpolish(self.message)
        self.message.style().polish(self.message)
        self.message.setVisible(bool(text))
