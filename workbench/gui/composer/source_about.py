"""What the list of sources tells of the entry that is selected: its whole title, and its help."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workbench.gui.composer.source_model import SourceEntry
from workbench.gui.look import GRID, Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, label

_LINES = 3


class SourceAbout(QWidget):
    """A title and up to three lines of help; its height stays, so that the list does not jump."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setObjectName("composer.source.about")
        self.setAccessibleName(tr("About the selected event"))
        self.title = label("", parent=self)
        self.help = label("", "muted", self)
        self.help.setWordWrap(True)
        self.help.setAlignment(Qt.AlignmentFlag.AlignTop)
        for one in (self.title, self.help):
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.help)
        follow(look, self, self._draw)

    def show_entry(self, entry: SourceEntry | None) -> None:
        """Tell of an entry; of none nothing is told."""
        title, text = ("", "") if entry is None or entry.is_head else _about(entry)
        self.title.setText(title)
        self.help.setText(text)
        self.setAccessibleDescription(" ".join(part for part in (title, text) if part))

    def _draw(self) -> None:
        self.title.setFont(self._look.text_font(12, 600))
        self.help.setFont(self._look.text_font(12))
        self.title.setFixedHeight(self.title.fontMetrics().lineSpacing())
        self.help.setFixedHeight(_LINES * self.help.fontMetrics().lineSpacing() + 2)


def _about(entry: SourceEntry) -> tuple[str, str]:
    if entry.path is not None:
        return entry.title, " · ".join(part for part in (entry.help, entry.detail) if part)
    return f"{entry.title} · {entry.type_id}", entry.help
