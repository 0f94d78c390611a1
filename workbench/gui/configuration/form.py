"""All fields of a configuration by sections, in one page that scrolls and is searched."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbench.gui.configuration.field_row import FieldRow
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import hairline, label, name
from workbench.model.configuration import Configuration, Content, FieldValue, Target

WIDEST = 760
_ABOVE = 16


class ConfigurationForm(QScrollArea):
    """`changed` tells that a field was edited, `section_seen` carries the section at the top when it is scrolled."""

    changed = Signal()
    section_seen = Signal(str)

    def __init__(self, configuration: Configuration, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._configuration = configuration
        self._look = look
        name(self, "configuration.form", tr("Fields of the configuration"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows: dict[str, FieldRow] = {}
        self._heads: dict[str, QWidget] = {}
        self._nothing = label(tr("No field has these words."), "muted", self)
        self._fill()
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_section())

    @property
    def sections(self) -> tuple[str, ...]:
        """The titles, in order."""
        return tuple(self._heads)

    def changes(self) -> dict[str, Content | None]:
        """What the changed fields hold, by their keys."""
        return {key: row.content for key, row in self.rows.items() if row.is_changed}

    def faults(self) -> Mapping[str, str]:
        """What is wrong, by the fields' keys."""
        return {key: row.fault for key, row in self.rows.items() if row.fault}

    def narrow(self, text: str) -> frozenset[str]:
        """Show the fields that have all the words of `text`; returns the titles of their sections."""
        words = text.casefold().split()
        found = [row for row in self.rows.values() if all(word in row.words() for word in words)]
        for row in self.rows.values():
            row.setVisible(row in found)
        sections = frozenset(tr(row.field.section) for row in found)
        for title, head in self._heads.items():
            head.setVisible(title in sections)
        self._nothing.setVisible(not found)
        self.verticalScrollBar().setValue(0)
        return sections

    def show_section(self, title: str) -> None:
        """Scroll to a section."""
        head = self._heads[title]
        # After the layout, which may have to be made anew for a page that was hidden.
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(head.y() - _ABOVE))

    def show_field(self, key: str) -> None:
        """Scroll to a field and give its control the keyboard."""
        row = self.rows[key]
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(row))
        row.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Give the first field that is shown the keyboard."""
        first = next((key for key, row in self.rows.items() if row.isVisibleTo(self) and not row.value.locked), None)
        if first is not None:
            self.show_field(first)

    def _fill(self) -> None:
        body = QWidget(self)
        body.setProperty("role", "editor")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(body)
        column.setContentsMargins(24, _ABOVE, 20, 24)
        column.setSpacing(0)
        expressions = self._configuration.target is not Target.SETTINGS
        for field in self._configuration.fields:
            if tr(field.section) not in self._heads:
                column.addWidget(self._head(tr(field.section), body))
            value = self._configuration.values.get(field.key, FieldValue())
            row = FieldRow(field, value, self._look, expressions=expressions, parent=body)
            row.setMaximumWidth(WIDEST)
            row.changed.connect(self.changed)
            self.rows[field.key] = row
            column.addWidget(row)
        column.addWidget(self._nothing)
        self._nothing.hide()
        column.addStretch(1)
        self.setWidget(body)

    def _head(self, title: str, parent: QWidget) -> QWidget:
        head = QWidget(parent)
        head.setMaximumWidth(WIDEST)
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 16 if self._heads else 0, 0, 4)
        column.setSpacing(6)
        text = label(title, parent=head)
        text.setFont(self._look.text_font(15, 600))
        text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        column.addWidget(text)
        column.addWidget(hairline(head))
        self._heads[title] = head
        return head

    def _tell_section(self) -> None:
        top = self.verticalScrollBar().value() + 24
        above = [title for title, head in self._heads.items() if head.isVisibleTo(self) and head.y() <= top]
        if above:
            self.section_seen.emit(above[-1])
