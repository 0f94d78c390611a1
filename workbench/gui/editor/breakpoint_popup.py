"""What is asked of a breakpoint, typed over its line: a condition, a count of hits, a message to log."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFormLayout, QFrame, QLineEdit

from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.translation import tr
from workbench.gui.widgets import label, name
from workbench.model.breakpoint import SourceBreakpoint

_WIDTH = 420


class BreakpointPopup(QFrame):
    """Enter takes what was typed: `accepted` carries the breakpoint with it. Escape, and leaving it, take it away."""

    accepted = Signal(object)

    def __init__(self, edit: CodeEdit, one: SourceBreakpoint) -> None:
        super().__init__(edit, Qt.WindowType.Popup)
        self._edit = edit
        self._one = one
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        name(self, "editor.breakpoint", tr("Breakpoint in line {line}", line=one.line))
        self.condition = self._field("condition", tr("Condition"), one.condition, "order.total > 100")
        self.hits = self._field("hits", tr("Hit count"), one.hit_condition, ">= 5")
        self.message = self._field("message", tr("Log message"), one.log_message, "key is {key}")
        self.enabled = QCheckBox(tr("Enabled"), self)
        name(self.enabled, "editor.breakpoint.enabled", tr("Enabled"))
        self.enabled.setChecked(one.enabled)
        form = QFormLayout(self)
        form.setContentsMargins(12, 12, 12, 12)
        form.setSpacing(8)
        for field in (self.condition, self.hits, self.message):
            form.addRow(label(field.accessibleName(), "muted", self), field)
        form.addRow("", self.enabled)
        self.setFixedWidth(_WIDTH)

    def _field(self, key: str, title: str, text: str, example: str) -> QLineEdit:
        field = QLineEdit(text, self)
        name(field, f"editor.breakpoint.{key}", title)
        field.setPlaceholderText(example)
        field.setFont(self._edit.look.code_font(12))
        return field

    def open_at(self, line: int) -> None:
        """Show it below a line (from 0), with the keyboard in its first field."""
        box = self._edit.cursorRect(self._edit.cursor_at(line, 0))
        self.move(self._edit.viewport().mapToGlobal(box.bottomLeft()))
        self.show()
        self.condition.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter takes it, Escape does not."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        made = replace(
            self._one,
            condition=self.condition.text().strip(),
            hit_condition=self.hits.text().strip(),
            log_message=self.message.text().strip(),
            enabled=self.enabled.isChecked(),
        )
        self.close()
        self.accepted.emit(made)
