"""The controls of a configuration's fields that hold one value: a line, and a choice."""

from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QShowEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from workbench.gui.composer.exact_font import exact_font
from workbench.gui.configuration.expressions import Writer
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.model.configuration import ConfigField, Content, FieldKind, Written

_NOTHING = ""


class Control(Protocol):
    """What a row of the form needs of a control; a QWidget."""

    @property
    def edited(self) -> SignalInstance:
        """Something else is typed or chosen."""

    def show_content(self, content: Content | None, inherited: str) -> None:
        """Show a content without telling of it; `inherited` is what holds where there is none."""

    def content(self) -> Content | None:
        """What is typed or chosen; None for nothing."""

    def show_fault(self, fault: str) -> None:
        """Mark what is wrong, or nothing."""


class LineControl(QLineEdit):
    """A text, a number or an expression, in one line; empty is nothing."""

    edited = Signal()

    def __init__(self, field: ConfigField, look: Look, *, expressions: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self._look = look
        self._expressions = expressions
        self._writer = Writer(allowed=expressions)
        self._kept: Content | None = None
        self.textEdited.connect(self._edited)

    def show_content(self, content: Content | None, inherited: str) -> None:
        """Show a content."""
        self._writer = Writer(content, allowed=self._expressions)
        text = content.text if isinstance(content, Written) else ""
        self._kept = content if "\n" in text else None
        self.setReadOnly(self._kept is not None)
        self.setText(text.replace("\n", " ⏎ "))
        self.setCursorPosition(0)
        unit = f" {self._field.unit}" if self._field.unit else ""
        self.setPlaceholderText(f"{inherited}{unit}" if inherited else "")
        self._show_font()

    def content(self) -> Content | None:
        """What is typed; a text of several lines, which a line cannot show, stays as it is."""
        if self._kept is not None:
            return self._kept
        text = self.text() if self._field.kind is FieldKind.TEXT else self.text().strip()
        return self._writer.written(text) if text or self._writer.knows(text) else None

    def show_fault(self, fault: str) -> None:
        """Mark what is wrong."""
        self.setProperty("state", "error" if fault else "")
        self.style().unpolish(self)
        self.style().polish(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: the style, which comes to a field when it is put into its place, has a font of its own."""
        super().showEvent(event)
        self._show_font()

    def _edited(self, _text: str) -> None:
        self._show_font()
        self.edited.emit()

    def _show_font(self) -> None:
        """Expressions are code."""
        content = self.content()
        is_code = isinstance(content, Written) and content.is_expression
        self.setFont(exact_font(self._look, 12) if is_code else self._look.text_font())


class ChoiceControl(QComboBox):
    """One of a few, on or off, or nothing; an expression that stands there is one of them."""

    edited = Signal()

    def __init__(self, field: ConfigField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(16)
        self.activated.connect(lambda _place: self.edited.emit())

    def show_content(self, content: Content | None, inherited: str) -> None:
        """Show a content."""
        self.clear()
        self.addItem(tr("Default ({value})", value=_called(inherited)) if inherited else tr("Not set"), None)
        choices = ("true", "false") if self._field.kind is FieldKind.FLAG else self._field.choices
        for choice in choices:
            self.addItem(_called(choice), Written(choice))
        if isinstance(content, Written) and (content.is_expression or content.text not in choices):
            self.addItem(content.text, content)
        self.setCurrentIndex(0 if content is None else max(0, self._place(content)))

    def content(self) -> Content | None:
        """What is chosen."""
        found = self.currentData()
        return found if isinstance(found, Written) else None

    def show_fault(self, _fault: str) -> None:
        """It has none."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt: the wheel scrolls the page, and changes nothing on its way."""
        event.ignore()

    def _place(self, content: Content) -> int:
        # findData compares by identity where it cannot by value.
        return next((at for at in range(self.count()) if self.itemData(at) == content), 0)


def _called(choice: str) -> str:
    return {"true": tr("On"), "false": tr("Off")}.get(choice, choice)
