"""The fields of the search: what to find, what to put in its place, and in which files."""

import re
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from workbench.base.text_pattern import text_pattern
from workbench.gui.look import Look
from workbench.gui.translation import tr
from workbench.gui.widgets import follow, icon_button, label, name, push_button, set_role
from workbench.model.file_search import FileQuery

WIDTH = 340
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchForm(QWidget):
    """`changed` comes while typing, `search_wanted` with Enter, `replace_wanted` from the button and Ctrl+Enter.

    `left` comes with Down: the keyboard goes to the results.
    """

    changed = Signal()
    search_wanted = Signal()
    replace_wanted = Signal()
    stop_wanted = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        set_role(self, "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.text = self._field("search.text", tr("Find in files"))
        self.replacement = self._field("search.replacement", tr("Replace with"))
        self.include = self._field("search.include", tr("Files to search, such as *.py, src"))
        self.exclude = self._field("search.exclude", tr("Files to leave out, such as tests"))
        self.case = self._toggle("case-sensitive", "search.case", tr("Match case"))
        self.words = self._toggle("whole-word", "search.words", tr("Whole words"))
        self.regex = self._toggle("regex", "search.regex", tr("Regular expression"))
        self.replacing = self._toggle("replace", "search.replacing", tr("Replace in files"))
        self.replace_all = push_button(tr("Replace"), "primary", self)
        name(self.replace_all, "search.replace_all", tr("Replace"), tr("Replace every ticked hit (Ctrl+Enter)"))
        self.stop = push_button(tr("Stop"), parent=self)
        name(self.stop, "search.stop", tr("Stop searching"))
        self.status = label("", "muted", self)
        name(self.status, "search.status", tr("Result of the search"))
        self.status.setWordWrap(True)
        self._lay_out()
        self._connect()
        self.show_searching(False)
        self._show_replacing()

    def query(self) -> FileQuery:
        """What is asked for."""
        return FileQuery(
            self.text.text(),
            self.case.isChecked(),
            self.words.isChecked(),
            self.regex.isChecked(),
            self.include.text().strip(),
            self.exclude.text().strip(),
            self.replacement.text() if self.replacing.isChecked() else None,
        )

    def fault(self) -> str:
        """Why the text cannot be looked for, or an empty text; the field is marked."""
        query, fault = self.query(), ""
        try:
            text_pattern(query.text, case=query.case, words=query.words, regex=query.regex)
        except re.error as error:
            fault = tr("No regular expression: {msg}.", msg=error.msg)
        self.text.setProperty("state", "error" if fault else "")
        self.text.style().polish(self.text)
        self.text.setToolTip(fault)
        return fault

    def open(self, text: str, *, replacing: bool) -> None:
        """Take the keyboard, with `text` to be found unless it is empty."""
        self.replacing.setChecked(replacing)
        if text:
            self.text.setText(text)
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()

    def show_searching(self, searching: bool) -> None:
        """Whether there is something to stop."""
        self.stop.setVisible(searching)

    def show_ticked(self, count: int) -> None:
        """How many hits would be replaced."""
        self.replace_all.setEnabled(count > 0)
        self.replace_all.setText(tr("Replace {count:,}", count=count) if count else tr("Replace"))

    def state(self) -> dict[str, Any]:
        """What the session keeps (JSON types only)."""
        fields = {key: getattr(self, key).text() for key in ("text", "replacement", "include", "exclude")}
        return fields | {key: getattr(self, key).isChecked() for key in ("case", "words", "regex", "replacing")}

    def restore(self, state: object) -> None:
        """Bring back what `state` gave; parts of another shape are left out."""
        for key, value in state.items() if isinstance(state, dict) else ():
            part = getattr(self, key, None) if isinstance(key, str) else None
            if isinstance(part, QLineEdit) and isinstance(value, str):
                part.setText(value)
            elif isinstance(part, QToolButton) and isinstance(value, bool):
                part.setChecked(value)

    # -- parts -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addLayout(_row(self.text, self.case, self.words, self.regex, self.replacing))
        self._second = QWidget(self)
        self._second.setLayout(_row(self.replacement, self.replace_all))
        column.addWidget(self._second)
        column.addWidget(self.include)
        column.addWidget(self.exclude)
        column.addLayout(_row(self.status, self.stop))
        column.addStretch(1)
        self.setMinimumWidth(260)

    def _connect(self) -> None:
        for field in (self.text, self.replacement, self.include, self.exclude):
            field.textChanged.connect(self._changed)
            field.installEventFilter(self)
        for toggle in (self.case, self.words, self.regex):
            toggle.toggled.connect(self._changed)
        self.replacing.toggled.connect(self._show_replacing)
        self.replacing.toggled.connect(self._changed)
        self.replace_all.clicked.connect(self.replace_wanted)
        self.stop.clicked.connect(self.stop_wanted)

    def _changed(self, _value: object = None) -> None:
        self.changed.emit()

    def _show_replacing(self, _on: bool = False) -> None:
        self._second.setVisible(self.replacing.isChecked())

    def _field(self, object_name: str, title: str) -> QLineEdit:
        field = QLineEdit(self)
        name(field, object_name, title)
        field.setPlaceholderText(title)
        return field

    def _toggle(self, icon: str, object_name: str, title: str) -> QToolButton:
        button = icon_button(self._look, icon, self)
        button.setCheckable(True)
        name(button, object_name, title, title)

        def draw(_on: bool = False) -> None:
            button.setIcon(self._look.icon(icon, "accent" if button.isChecked() else "muted"))

        follow(self._look, button, draw)
        button.toggled.connect(draw)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter searches, Ctrl+Enter replaces, Down goes to the results."""
        if isinstance(event, QKeyEvent):
            replaces = event.key() in _ENTER and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.type() is QEvent.Type.ShortcutOverride and replaces:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                return self._pressed(event, replaces=replaces)
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent, *, replaces: bool) -> bool:
        if replaces:
            if self.replacing.isChecked() and self.replace_all.isEnabled():
                self.replace_wanted.emit()
            return True
        if event.key() in _ENTER:
            self.search_wanted.emit()
            return True
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
            return True
        return False


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for place, widget in enumerate(widgets):
        row.addWidget(widget, 1 if place == 0 else 0)
    return row
