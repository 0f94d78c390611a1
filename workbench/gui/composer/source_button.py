"""The button that names where the event came from and opens the list of sources."""

from PySide6.QtWidgets import QWidget

from workbench.gui.composer.field_button import FieldButton
from workbench.gui.look import Look
from workbench.gui.translation import tr


class SourceButton(FieldButton):
    """Names a saved event or a type of the catalogue, and says when the text is no longer what was picked."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setObjectName("composer.source")
        self.show_source("", saved=False, edited=False)

    def show_source(self, title: str, *, saved: bool, edited: bool) -> None:
        """Name the source; `edited` says that the text is no longer what was picked."""
        note = tr("edited") if edited and title else ""
        self.show_choice(title or tr("Pick an event"), icon="braces" if saved or not title else "zap", note=note)
        self.setToolTip(f"{self.text()}\n{tr('Pick a sample or a saved event')}")
        said = tr("Event source: {name}", name=self.text())
        self.setAccessibleName(f"{said}, {note}" if note else said)
