"""An event's text to a find bar: one long line whose columns are offsets, so that line breaks can be found too."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from workbench.gui.composer.text_lines import text_lines
from workbench.gui.composer.text_units import Units, exact_range
from workbench.gui.editor.search import Found, Place, Places, SearchText
from workbench.gui.look import Look

if TYPE_CHECKING:
    from workbench.gui.composer.json_editor import JsonEditor


class JsonSearch:
    """The text, selection and marks of a JSON editor."""

    def __init__(self, editor: "JsonEditor") -> None:
        self._editor = editor
        self._text = SearchText([""])
        self._units = Units("")

    @property
    def look(self) -> Look:
        """What it is drawn with."""
        return self._editor.look

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call `changed` after every edit."""
        self._editor.edited.connect(changed)

    def text(self) -> SearchText:
        """The whole text; the places that are marked and selected next are in this one."""
        text = self._editor.text()
        if text != self._text.text:
            self._text, self._units = SearchText([text]), Units(text)
        return self._text

    def selection(self) -> tuple[Place, Place]:
        """Where what is selected begins and ends."""
        cursor = self._editor.textCursor()
        return self._place(cursor.selectionStart()), self._place(cursor.selectionEnd())

    def selected_text(self) -> str:
        """What is selected; empty when that is not in one line."""
        cursor = self._editor.textCursor()
        text = exact_range(self._editor.document(), cursor.selectionStart(), cursor.selectionEnd())
        return "" if "\n" in text else text

    def select(self, found: Found) -> None:
        """Select a place, unfolded, and bring it into sight."""
        editor, cursor = self._editor, self._editor.textCursor()
        cursor.setPosition(self._position(found.start))
        editor.folding.reveal(cursor.block())
        cursor.setPosition(self._position(found.end), QTextCursor.MoveMode.KeepAnchor)
        seen = editor.viewport().rect().contains(editor.cursorRect(cursor))
        editor.setTextCursor(cursor)
        if not seen:
            editor.centerCursor()

    def mark(self, found: Places) -> None:
        """Mark these places, which are in order, and no others."""
        units = self._units.units
        self._editor.marks.show_found([(units(one.start[1]), units(one.end[1])) for one in found])

    def leave(self) -> None:
        """Give the text the keyboard."""
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, position: int) -> Place:
        return 0, self._units.offset(text_lines(self._editor.document()).units_at(position))

    def _position(self, place: Place) -> int:
        document = self._editor.document()
        # While a long text is being put in, the document does not hold all of it.
        return min(text_lines(document).position_at(self._units.units(place[1])), document.characterCount() - 1)
