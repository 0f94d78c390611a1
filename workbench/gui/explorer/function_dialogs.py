"""Asks for a function's name, and whether its code goes with it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workbench.gui.translation import tr
from workbench.gui.widgets import label, name, push_button

Check = Callable[[str], str]
"""What is wrong with a name, or nothing."""


class _Dialog(QDialog):
    """A heading, a sentence, what is asked, and two buttons."""

    def __init__(self, parent: QWidget, object_name: str, title: str, why: str, verb: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        name(self, object_name, title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(8)
        self.column.addWidget(label(title, "head", self))
        about = label(why, "muted", self)
        about.setWordWrap(True)
        self.column.addWidget(about)
        self.agree = push_button(verb, "primary", self)
        self.cancel = push_button(tr("Cancel"), "", self)

    def finish(self) -> None:
        """Put the buttons below what was added."""
        self.column.addSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self._add(row, self.cancel, self.reject)
        self._add(row, self.agree, self.accept)
        self.agree.setDefault(True)
        self.column.addLayout(row)

    def _add(self, row: QHBoxLayout, button: QPushButton, press: Callable[[], None]) -> None:
        name(button, f"{self.objectName()}.{'agree' if button is self.agree else 'cancel'}", button.text())
        button.clicked.connect(press)
        row.addWidget(button)


class NameDialog(_Dialog):
    """Asks for a name; what is wrong with it is told while it is typed."""

    def __init__(self, parent: QWidget, title: str, why: str, start: str, check: Check) -> None:
        super().__init__(parent, "function.name", title, why, tr("Review Changes…"))
        self._check = check
        self.field = QLineEdit(start, self)
        name(self.field, "function.name.field", tr("Name of the function"))
        self.fault = label("", "err", self)
        name(self.fault, "function.name.fault", tr("What is wrong with the name"))
        self.fault.setWordWrap(True)
        self.column.addWidget(self.field)
        self.column.addWidget(self.fault)
        self.finish()
        self.field.textChanged.connect(self._changed)
        self.field.selectAll()
        self.field.setFocus()
        self.setTabOrder(self.field, self.cancel)
        self.setTabOrder(self.cancel, self.agree)
        self._changed(start)

    @property
    def text(self) -> str:
        """The name as typed."""
        return self.field.text().strip()

    def _changed(self, _text: str) -> None:
        fault = self._check(self.text)
        self.fault.setText(fault)
        self.agree.setEnabled(bool(self.text) and not fault)


class DeleteDialog(_Dialog):
    """Tells what a deletion would break, and asks whether the code goes too; `folder` is empty where it cannot."""

    def __init__(self, parent: QWidget, title: str, named: tuple[str, ...], folder: str) -> None:
        why = tr("It is taken out of its template. You see the change before it is made, and can take it back.")
        super().__init__(parent, "function.delete", title, why, tr("Review Changes…"))
        self.warning = label(_warning(named), "warn", self)
        self.warning.setWordWrap(True)
        self.warning.setVisible(bool(named))
        name(self.warning, "function.delete.warning", tr("What would break"))
        self.code = QCheckBox(tr("Put its code folder away too: {folder}", folder=folder), self)
        self.code.setVisible(bool(folder))
        name(self.code, "function.delete.code", tr("Put its code folder away too"))
        self.column.addWidget(self.warning)
        self.column.addWidget(self.code)
        self.finish()
        self.cancel.setFocus()
        self.setTabOrder(self.code, self.cancel)
        self.setTabOrder(self.cancel, self.agree)


def _warning(named: tuple[str, ...]) -> str:
    if not named:
        return ""
    shown = ", ".join(named[:5]) + ("…" if len(named) > 5 else "")
    return tr("The template names it elsewhere, which no deployment takes without it: {shown}.", shown=shown)
