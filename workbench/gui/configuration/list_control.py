"""The controls of fields that hold many values: rows of one text, or of a name and a text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.gui.composer.exact_font import exact_font
from workbench.gui.configuration.expressions import Writer
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import icon_button, name, push_button
from workbench.model.configuration import ConfigField, Content, FieldKind, Written


class _Row(QWidget):
    """A text, with a name before it where the field has names, and the button that takes it away."""

    edited = Signal()
    removed = Signal()

    def __init__(self, key: str, look: Look, *, named: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.name_field = QLineEdit(self)
        self.value_field = QLineEdit(self)
        self.kept: Written | None = None
        """A text of several lines, which a line cannot show: it stays as it is."""
        self._is_code = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for field, part, what, share in (
            (self.name_field, "name", tr("Name"), 2),
            (self.value_field, "value", tr("Value"), 3),
        ):
            name(field, f"configuration.{key}.{part}", what)
            field.setPlaceholderText(what)
            field.textEdited.connect(lambda _text: self.edited.emit())
            row.addWidget(field, share)
        self.name_field.setVisible(named)
        remove = icon_button(look, "x", self)
        name(remove, f"configuration.{key}.remove", tr("Remove this entry"), tr("Remove"))
        remove.clicked.connect(self.removed)
        row.addWidget(remove)

    def show_entry(self, key: str, written: Written) -> None:
        """Show a name and a text."""
        self.name_field.setText(key)
        if "\n" in written.text:
            self.kept = written
            self.value_field.setReadOnly(True)
            told = tr("Of several lines; edit it in the file.")
            self.value_field.setToolTip(f"{told}\n{written.text}")
        self.value_field.setText(written.text.replace("\n", " ⏎ "))
        for field in (self.name_field, self.value_field):
            field.setCursorPosition(0)
        self.show_font(is_code=written.is_expression)

    def show_font(self, *, is_code: bool) -> None:
        """Expressions are code."""
        self._is_code = is_code
        self.value_field.setFont(exact_font(self._look, 12) if is_code else self._look.text_font())

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the style, which comes to a field when it is put into its place, has a font of its own."""
        super().showEvent(event)
        self.show_font(is_code=self._is_code)


class ListControl(QWidget):
    """Entries in rows, and a button for one more. A row without a name, or without a text where there are no names,
    is no entry."""

    edited = Signal()

    def __init__(self, field: ConfigField, look: Look, *, expressions: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._look = look
        self._expressions = expressions
        self._named = field.kind is FieldKind.PAIRS
        self._writer = Writer(allowed=expressions)
        self.rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(4)
        self.add_button = push_button(tr("Add"), parent=self)
        name(self.add_button, f"configuration.{field.key}.add", tr("Add to {title}", title=field.title))
        self.add_button.clicked.connect(self._add_typed)
        self._column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_content(self, content: Content | None, _inherited: str) -> None:
        """Show a content."""
        self._writer = Writer(content, allowed=self._expressions)
        while self.rows:
            self._take(self.rows[-1])
        for key, written in _entries(content):
            self._add().show_entry(key, written)

    def content(self) -> Content | None:
        """What is typed."""
        if self._named:
            return tuple((key, one) for key, one in self._typed() if key) or None
        return tuple(one for _key, one in self._typed() if one.text or self._writer.knows("")) or None

    def show_fault(self, fault: str) -> None:
        """Mark names that are there twice."""
        names = [row.name_field.text().strip() for row in self.rows]
        for row, one in zip(self.rows, names, strict=True):
            wrong = bool(fault) and self._named and names.count(one) > 1
            row.name_field.setProperty("state", "error" if wrong else "")
            row.name_field.style().unpolish(row.name_field)
            row.name_field.style().polish(row.name_field)

    def _typed(self) -> Sequence[tuple[str, Written]]:
        return [(row.name_field.text().strip(), self._written(row)) for row in self.rows]

    def _written(self, row: _Row) -> Written:
        return row.kept or self._writer.written(row.value_field.text())

    def _add(self) -> _Row:
        row = _Row(self._field.key, self._look, named=self._named, parent=self)
        row.edited.connect(lambda: self._row_edited(row))
        row.removed.connect(lambda: self._remove(row))
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        row.show()
        return row

    def _add_typed(self) -> None:
        row = self._add()
        (row.name_field if self._named else row.value_field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _row_edited(self, row: _Row) -> None:
        row.show_font(is_code=self._written(row).is_expression)
        self.edited.emit()

    def _remove(self, row: _Row) -> None:
        self._take(row)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _take(self, row: _Row) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


def _entries(content: Content | None) -> list[tuple[str, Written]]:
    if content is None or isinstance(content, Written):
        return []
    return [("", one) if isinstance(one, Written) else one for one in content]
