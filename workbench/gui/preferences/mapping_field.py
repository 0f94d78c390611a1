"""Edits a table of texts: a row of two fields for each entry, and a button for one more."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.app.settings_table import Setting, SettingValue
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import icon_button, name, push_button


class _Entry(QWidget):
    """A name, a value, and the button that takes both away."""

    changed = Signal(bool)
    removed = Signal()

    def __init__(self, key: str, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.name_field = QLineEdit(self)
        self.value_field = QLineEdit(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, part, what, share in (
            (self.name_field, "name", tr("Name"), 2),
            (self.value_field, "value", tr("Value"), 3),
        ):
            name(field, f"preferences.{key}.{part}", what)
            field.setPlaceholderText(what)
            field.textEdited.connect(lambda _text: self.changed.emit(False))
            field.editingFinished.connect(lambda: self.changed.emit(True))
            row.addWidget(field, share)
        remove = icon_button(look, "x", self)
        name(remove, f"preferences.{key}.remove", tr("Remove this entry"), tr("Remove"))
        remove.clicked.connect(self.removed)
        row.addWidget(remove)

    @property
    def texts(self) -> tuple[str, str]:
        """Name and value as typed."""
        return self.name_field.text().strip(), self.value_field.text().strip()

    def show_texts(self, texts: tuple[str, str]) -> None:
        """Show an entry."""
        for field, text in zip((self.name_field, self.value_field), texts, strict=True):
            field.setText(text)
            field.setCursorPosition(0)


class MappingField(QWidget):
    """A mapping's entries. A row that is not complete yet is no entry."""

    edited = Signal(object, bool)

    def __init__(self, setting: Setting, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._setting = setting
        self._look = look
        self._entries: list[_Entry] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(8)
        self.add_button = push_button(tr("Add"), parent=self)
        name(self.add_button, f"preferences.{setting.key}.add", tr("Add to {title}", title=tr(setting.title)))
        self.add_button.clicked.connect(self._add_typed)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def entries(self) -> tuple[_Entry, ...]:
        """The rows."""
        return tuple(self._entries)

    def value(self) -> dict[str, str]:
        """The complete entries."""
        return dict(one.texts for one in self._entries if all(one.texts))

    def fault(self) -> str:
        """What is wrong with the rows, or an empty text."""
        names = [one.texts[0] for one in self._entries if one.texts[0]]
        twice = next((one for one in names if names.count(one) > 1), "")
        if twice:
            return tr("{name} is there twice.", name=twice)
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            return ""  # on the way from the name to the value
        return tr("Each entry needs a name and a value.") if any(any(t) and not all(t) for t in self._texts()) else ""

    def show_value(self, value: SettingValue) -> None:
        """Show a mapping; rows that say the same stay as they are."""
        if not isinstance(value, Mapping) or value == self.value():
            return
        while self._entries:
            self._take(self._entries[-1])
        for texts in value.items():
            self._add().show_texts(texts)

    def show_fault(self, fault: str) -> None:
        """Mark the names that are wrong."""
        names = [texts[0] for texts in self._texts()]
        for one in self._entries:
            field = one.name_field
            wrong = bool(fault) and names.count(one.texts[0]) > 1
            field.setProperty("state", "error" if wrong else "")
            field.style().unpolish(field)
            field.style().polish(field)

    def _texts(self) -> list[tuple[str, str]]:
        return [one.texts for one in self._entries]

    def _add(self) -> _Entry:
        entry = _Entry(self._setting.key, self._look, self)
        entry.changed.connect(lambda done: self.edited.emit(self.value(), done))
        entry.removed.connect(lambda: self._remove(entry))
        self._column.insertWidget(len(self._entries), entry)
        self._entries.append(entry)
        entry.show()
        return entry

    def _add_typed(self) -> None:
        self._add().name_field.setFocus()

    def _remove(self, entry: _Entry) -> None:
        self._take(entry)
        self.add_button.setFocus()
        self.edited.emit(self.value(), True)

    def _take(self, entry: _Entry) -> None:
        self._entries.remove(entry)
        self._column.removeWidget(entry)
        entry.hide()
        entry.deleteLater()
