"""The find bar of the code editor, with a second row that replaces; Ctrl+H shows it, Ctrl+F does not."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from workbench.base.text_pattern import expanded
from workbench.gui.editor.find_bar import FindBar
from workbench.gui.editor.search import Found
from workbench.gui.editor.searchable import CodeSearch
from workbench.gui.translation import tr
from workbench.gui.widgets import name, push_button

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit

MOST_EDITS = 1_000
"""More are not made one by one: the text is put in anew."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReplaceBar(FindBar):
    """Finds, and replaces one place or all as one step of undo."""

    def __init__(self, edit: "CodeEdit", parent: QWidget | None = None) -> None:
        self._edit = edit
        super().__init__(CodeSearch(edit), parent)

    def _lay_out(self) -> None:
        self.replacement = QLineEdit(self)
        name(self.replacement, "editor.replacement", tr("Replace with"))
        self.replacement.setPlaceholderText(tr("Replace"))
        self.replacement.installEventFilter(self)
        self.one = push_button(tr("Replace"), parent=self)
        name(self.one, "editor.replace", tr("Replace"), tr("Replace and find the next (Enter)"))
        self.one.clicked.connect(self.replace_one)
        self.every = push_button(tr("Replace all"), parent=self)
        name(self.every, "editor.replace_all", tr("Replace all"), tr("Replace every place (Ctrl+Enter)"))
        self.every.clicked.connect(self.replace_all)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 4, 8, 4)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        self.count.setMinimumWidth(84)
        first = (self.field, self.case, self.words, self.regex, self.count, self._previous, self._next, self._close)
        for place, widget in enumerate(first):
            grid.addWidget(widget, 0, place)
        grid.addWidget(self.replacement, 1, 0)
        grid.addWidget(self.one, 1, 1, 1, 3)
        grid.addWidget(self.every, 1, 4, 1, 4)
        self._show_replacing(False)
        self._draw_icons()

    def open_bar(self) -> None:
        """Show the bar with the selected text in it, without the row that replaces."""
        self._show_replacing(False)
        super().open_bar()

    def open_replacing(self) -> None:
        """Show both rows; the keyboard goes to the first that is empty."""
        super().open_bar()
        self._show_replacing(not self._edit.isReadOnly())
        if self.field.text() and not self._edit.isReadOnly():
            self.replacement.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.replacement.selectAll()

    @property
    def replacing(self) -> bool:
        """Whether the row that replaces shows."""
        return not self.replacement.isHidden()

    def _show_replacing(self, shown: bool) -> None:
        for widget in (self.replacement, self.one, self.every):
            widget.setVisible(shown)

    def replace_one(self) -> None:
        """Replace the place that is selected, then go to the next; select one first when none is."""
        self._search()
        at = self._target.selection()
        selected = next((one for one in self._found if (one.start, one.end) == at), None)
        if selected is not None and not self._edit.isReadOnly():
            cursor = self._cursor(selected)
            cursor.insertText(self._new(selected))
            self._edit.setTextCursor(cursor)
            self._search()
        self.find_next()

    def replace_all(self) -> None:
        """Replace every place, as one step of undo."""
        self._search()
        pattern = self._pattern() if self._found and not self._edit.isReadOnly() else None
        if pattern is None:
            return
        text = self._edit.text
        if len(self._found) > MOST_EDITS:
            self._edit.replace_text(pattern.sub(lambda match: self._expanded(match) if match[0] else "", text))
        else:
            matches = [match for match in pattern.finditer(text) if match[0]]
            self._put(
                [(self._cursor(one), self._expanded(match)) for one, match in zip(self._found, matches, strict=True)]
            )
        self._search()

    def _put(self, edits: list[tuple[QTextCursor, str]]) -> None:
        work = QTextCursor(self._edit.document())
        work.beginEditBlock()
        for cursor, new in edits:
            cursor.insertText(new)
        work.endEditBlock()

    def _cursor(self, found: Found) -> QTextCursor:
        cursor = self._edit.cursor_at(*found.start)
        cursor.setPosition(self._edit.cursor_at(*found.end).position(), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _new(self, found: Found) -> str:
        """What goes in the place of a hit: the pattern is asked again there, since it may look around it."""
        pattern, lines = self._pattern(), self._edit.mirror.lines
        start = sum(len(line) + 1 for line in lines[: found.start[0]]) + found.start[1]
        match = None if pattern is None else pattern.match(self._edit.text, start)
        return self.replacement.text() if match is None else self._expanded(match)

    def _expanded(self, match: "re.Match[str]") -> str:
        return expanded(match, self.replacement.text(), regex=self.regex.isChecked())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: Enter and Ctrl+Enter replace."""
        if isinstance(event, QKeyEvent) and event.key() in _ENTER:
            all_of_them = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier) and self.replacing
            if event.type() is QEvent.Type.ShortcutOverride and all_of_them:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and (all_of_them or watched is self.replacement):
                if all_of_them:
                    self.replace_all()
                else:
                    self.replace_one()
                return True
        return super().eventFilter(watched, event)
