"""The field in which a saved event or a folder of events gets another name, in its row."""

from PySide6.QtWidgets import QLineEdit, QWidget

from workbench.gui.translation import tr
from workbench.gui.widgets import name


class NameEditor(QLineEdit):
    """Shows the whole name, so that its folders can be changed too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._before = ""
        name(self, "explorer.rename", tr("New name, with folders"))

    def show_name(self, before: str) -> None:
        """Begin with this name."""
        self._before = before
        self.setText(before)

    def select_last(self) -> None:
        """Select the part after the folders."""
        self.setSelection(self._before.rfind("/") + 1, len(self._before))

    def name(self) -> str:
        """What was typed, without blanks around it."""
        return self.text().strip()

    def changed(self) -> bool:
        """Whether there is another name than at first."""
        return bool(self.name()) and self.name() != self._before
