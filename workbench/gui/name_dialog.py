"""A dialog that asks for a name, and says at once why one cannot be."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.gui.translation import tr
from workbench.gui.widgets import label, name, push_button


def ask_name(parent: QWidget, title: str, now: str, verb: str, take: Callable[[str], str]) -> QDialog:
    """Ask for a name, `now` at first; `take` gets it and says why it cannot be, or nothing: then the dialog goes."""
    dialog = QDialog(parent)
    name(dialog, "dialog.name", title)
    dialog.setWindowTitle(title)
    dialog.setMinimumWidth(360)
    dialog.finished.connect(dialog.deleteLater)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(20, 20, 20, 16)
    column.setSpacing(8)
    column.addWidget(label(title, "head", dialog))
    field = QLineEdit(now, dialog)
    name(field, "dialog.name.value", tr("Name"))
    field.selectAll()
    column.addWidget(field)
    fault = label("", "muted", dialog)
    name(fault, "dialog.name.fault", tr("Fault"))
    column.addWidget(fault)

    def accept() -> None:
        why = take(field.text())
        fault.setText(why)
        if not why:
            dialog.accept()

    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for key, text, role, press in (("cancel", tr("Cancel"), "", dialog.reject), ("apply", verb, "primary", accept)):
        button = push_button(text, role, dialog)
        name(button, f"dialog.{key}", text)
        button.clicked.connect(press)
        row.addWidget(button)
    button.setDefault(True)
    field.textEdited.connect(lambda _text: fault.setText(""))
    column.addLayout(row)
    dialog.open()
    field.setFocus()
    return dialog
