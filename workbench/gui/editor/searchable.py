"""What a find bar needs of the text that it finds in."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QTextCursor

from workbench.gui.editor.search import Found, Place, Places, SearchText
from workbench.gui.look import Look

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit


class Searchable(Protocol):
    """A text, its selection and its marks."""

    @property
    def look(self) -> Look:
        """What it is drawn with."""

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call `changed` after every edit."""

    def text(self) -> SearchText:
        """What to find in."""

    def selection(self) -> tuple[Place, Place]:
        """Where what is selected begins and ends."""

    def selected_text(self) -> str:
        """What is selected; empty when that is not in one line."""

    def select(self, found: Found) -> None:
        """Select a place and bring it into sight."""

    def mark(self, found: Places) -> None:
        """Mark these places, which are in order, and no others."""

    def leave(self) -> None:
        """Nothing is looked for any more: the text gets the keyboard."""


class _Relay(QObject):
    """Tells of edits for as long as its editor lives: the text may live longer."""

    def __init__(self, edit: "CodeEdit", changed: Callable[[], None]) -> None:
        super().__init__(edit)
        self._changed = changed
        edit.mirror.replaced.connect(self._tell)

    def _tell(self, _first: int, _removed: int, _added: object) -> None:
        self._changed()


class CodeSearch:
    """A code editor's text to a find bar."""

    def __init__(self, edit: "CodeEdit") -> None:
        self._edit = edit
        self._text: tuple[int, SearchText] | None = None

    @property
    def look(self) -> Look:
        """What it is drawn with."""
        return self._edit.look

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call `changed` after every edit."""
        _Relay(self._edit, changed)

    def text(self) -> SearchText:
        """The file's text; what was made of it is kept while it does not change."""
        revision = self._edit.body.revision
        if self._text is None or self._text[0] != revision:
            self._text = (revision, SearchText(list(self._edit.mirror.lines)))
        return self._text[1]

    def selection(self) -> tuple[Place, Place]:
        """Where what is selected begins and ends."""
        cursor = self._edit.textCursor()
        return self._place(cursor.selectionStart()), self._place(cursor.selectionEnd())

    def selected_text(self) -> str:
        """What is selected; empty when that is not in one line."""
        text = self._edit.textCursor().selectedText()
        return "" if "\u2029" in text else text

    def select(self, found: Found) -> None:
        """Select a place and bring it into sight."""
        cursor = self._edit.cursor_at(*found.start)
        cursor.setPosition(self._edit.cursor_at(*found.end).position(), QTextCursor.MoveMode.KeepAnchor)
        self._edit.show_cursor(cursor)

    def mark(self, found: Places) -> None:
        """Mark these places, which are in order, and no others."""
        self._edit.selections.set_found(found)

    def leave(self) -> None:
        """Give the text the keyboard, and keep nothing of it."""
        self._text = None
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self, position: int) -> Place:
        block = self._edit.document().findBlock(position)
        return block.blockNumber(), position - block.position()
