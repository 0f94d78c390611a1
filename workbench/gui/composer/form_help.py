"""What a field means: in a card below the form, and as the tooltip of its row."""

from html import escape

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from workbench.gui.composer.form_rows import FormRow
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, name

_LINK = ("https://", "http://")


def explained(row: FormRow, code: str = "") -> str:
    """The row's label, its name in the JSON, and its help, as rich text; `code` is the colour of the name."""
    field = row.field
    if field is None or not field.help:
        return ""
    step = "" if row.is_item else str(row.path[-1])
    member = f" {_coloured(step, code)}" if step and step != field.label else ""
    # The fonts' boldest is 600; `<b>` asks for 700, which Qt would smear.
    label = f'<span style="font-weight: 600">{escape(field.label)}</span>'
    needed = f" {_coloured(tr('Required.'), code)}" if field.required else ""
    return f"<qt>{label}{member} — {escape(field.help)}{needed}</qt>"


def _coloured(text: str, colour: str) -> str:
    style = f' style="color: {colour}"' if colour else ""
    return f"<span{style}>{escape(text)}</span>"


class FormHelp(QFrame):
    """The card of the current field; hidden when there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._row: FormRow | None = None
        self._source = ""
        self.label = QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.label.linkActivated.connect(lambda link: QDesktopServices.openUrl(QUrl(link)))
        self.setProperty("role", "card")
        name(self, "composer.form.help", tr("What the field means"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.label)
        follow(look, self, self._draw)

    def show_row(self, row: FormRow | None) -> None:
        """Explain another field."""
        self._row = row
        self._draw()

    def show_source(self, source: str) -> None:
        """Name the page that the help is from: its title, or its address, which becomes a link."""
        self._source = source
        self._draw()

    def _draw(self) -> None:
        muted = self._look.color("muted").name()
        text = "" if self._row is None else explained(self._row, muted)
        self.setVisible(bool(text))
        self.label.setText(f"{text}{self._cited(muted)}")

    def _cited(self, colour: str) -> str:
        if not self._source:
            return ""
        if not self._source.startswith(_LINK):
            return f" {_coloured(self._source + '.', colour)}"
        accent = self._look.color("accent").name()
        style = f"color: {accent}; text-decoration: none"
        return f' <a href="{escape(self._source)}" style="{style}">{escape(self._source)}</a>'
