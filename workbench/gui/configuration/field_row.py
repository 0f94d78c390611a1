"""One field of the form: what it is, what it holds, where that is from, and what is wrong with it."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.gui.configuration.controls import ChoiceControl, LineControl
from workbench.gui.configuration.expressions import shown_text
from workbench.gui.configuration.list_control import ListControl
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import icon_button, label, name
from workbench.model.configuration import ConfigField, Content, FieldKind, FieldValue, Source
from workbench.project.configuration_check import content_fault

CONTROL = 264
"""Width of a control beside its text."""
_MANY = (FieldKind.TEXTS, FieldKind.PAIRS)
_LONGEST_HELP = 170


class FieldRow(QWidget):
    """`changed` tells that the field holds something else, or is wrong in another way."""

    changed = Signal()

    def __init__(
        self, field: ConfigField, value: FieldValue, look: Look, *, expressions: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.value = value
        self.fault = ""
        self.control = _make(field, look, expressions=expressions, parent=self)
        self.reset_button = icon_button(look, "rotate-ccw", self)
        self.title = label(field.title, parent=self)
        self.title.setFont(look.text_font(13, 500))
        self.title.setBuddy(self.control)
        self.help = label(short_help(field.help), "muted", self)
        self.note = label(self._note(), "faint", self)
        self.fault_label = label("", "err", self)
        self._name_parts()
        self._lay_out()
        self.control.edited.connect(self._edited)
        self.reset_button.clicked.connect(self.reset)
        self.reset()

    def _name_parts(self) -> None:
        key, title = f"configuration.{self.field.key}", self.field.title
        name(self, f"{key}.row", title)
        name(self.control, key, title)
        self.control.setAccessibleDescription(self.field.help)
        self.control.setEnabled(not self.value.locked)
        name(self.reset_button, f"{key}.reset", tr("Reset {title}", title=title), tr("Back to what the file has"))
        name(self.fault_label, f"{key}.fault", tr("What is wrong with {title}", title=title))
        for text in (self.help, self.note, self.fault_label):
            text.setWordWrap(True)
        self.help.setToolTip(f"{self.field.help}\n\n{self.field.key}")
        self.note.setVisible(bool(self.note.text()))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 8, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        column = QVBoxLayout()
        column.setSpacing(2)
        for text in (self.title, self.help, self.note):
            column.addWidget(text)
        grid.addLayout(column, 0, 0, Qt.AlignmentFlag.AlignTop)
        side = QHBoxLayout()
        side.setSpacing(4)
        if self.field.kind in _MANY:
            side.addStretch(1)
            grid.addWidget(self.control, 1, 0, 1, 2)
        else:
            self.control.setFixedWidth(CONTROL)
            side.addWidget(self.control)
        keeps = self.reset_button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(keeps)
        side.addWidget(self.reset_button)
        grid.addLayout(side, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.fault_label, 2, 0, 1, 2)

    @property
    def own(self) -> Content | None:
        """What the file has for the function itself."""
        return self.value.content if self.value.source is Source.OWN else None

    @property
    def content(self) -> Content | None:
        """What the field holds now."""
        return self.control.content()

    @property
    def is_changed(self) -> bool:
        """Whether that is something else than the file has."""
        return not self.value.locked and self.content != self.own

    def words(self) -> str:
        """What a search looks in."""
        field = self.field
        words = (field.title, field.key, field.section, tr(field.section), field.help, shown_text(self.own))
        return " ".join(words).casefold()

    def reset(self) -> None:
        """Show what the file has."""
        shared = None if self.field.kind in _MANY else self.value.shared
        self.control.show_content(self.own, shown_text(shared) or self.field.default)
        self._edited()

    def _edited(self) -> None:
        self.fault = "" if self.value.locked or not self.is_changed else content_fault(self.field, self.content)
        self.fault_label.setText(self.fault)
        self.fault_label.setVisible(bool(self.fault))
        self.control.show_fault(self.fault)
        self.reset_button.setVisible(self.is_changed)
        title = self.field.title
        self.title.setAccessibleName(tr("{title}, changed", title=title) if self.is_changed else title)
        self.changed.emit()

    def _note(self) -> str:
        """Where what holds is from, where that is not to be seen in the control."""
        if self.value.locked:
            return self.value.locked
        if self.value.shared is None:
            return ""
        shared = shown_text(self.value.shared)
        if self.field.kind in _MANY:
            return tr("Globals add {shared}.", shared=shared)
        return tr("Globals say {shared}.", shared=shared)


def _make(
    field: ConfigField, look: Look, *, expressions: bool, parent: QWidget
) -> LineControl | ChoiceControl | ListControl:
    match field.kind:
        case FieldKind.TEXTS | FieldKind.PAIRS:
            return ListControl(field, look, expressions=expressions, parent=parent)
        case FieldKind.CHOICE | FieldKind.FLAG:
            return ChoiceControl(field, parent)
        case _:
            return LineControl(field, look, expressions=expressions, parent=parent)


def short_help(text: str) -> str:
    """The first sentences, as many as are read at a glance."""
    sentences = re.split(r"(?<=[.!?])\s+(?=[A-Z])", text)
    shown = sentences[0]
    for sentence in sentences[1:]:
        if len(shown) + len(sentence) >= _LONGEST_HELP or sentence.startswith(("For more", "For a list", "To learn")):
            break
        shown = f"{shown} {sentence}"
    return shown if len(shown) <= 2 * _LONGEST_HELP else f"{shown[: 2 * _LONGEST_HELP].rsplit(' ', 1)[0]}…"
