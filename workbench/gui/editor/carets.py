"""Several carets in one text: where they are, how they come and go, and what each key does at all of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from workbench.gui.editor.caret_keys import act, moved
from workbench.gui.editor.utf16 import to_units

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit

MOST = 2_000
"""Carets at most; more would make each key slow."""

_KEEP = QTextCursor.MoveMode.KeepAnchor


class Carets:
    """The carets of one editor beside its text cursor. Without others, keys are the editor's."""

    def __init__(self, edit: "CodeEdit") -> None:
        self._edit = edit
        self._others: list[QTextCursor] = []

    @property
    def others(self) -> tuple[QTextCursor, ...]:
        """The carets beside the text cursor."""
        return tuple(self._others)

    def every(self) -> list[QTextCursor]:
        """All carets, in the order of the text."""
        return sorted([*self._others, self._edit.textCursor()], key=QTextCursor.selectionStart)

    def clear(self) -> bool:
        """Leave the text cursor alone; whether there were others."""
        had, self._others = bool(self._others), []
        if had:
            self._changed()
        return had

    # -- coming and going ------------------------------------------------------------------------

    def add_next(self) -> None:
        """Select the word at the cursor; then add the next place that holds what is selected, round at the end."""
        cursor = self._edit.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
            self._edit.setTextCursor(cursor)
            return
        places = self._places_of(cursor.selectedText())
        taken = {one.selectionStart() for one in self.every()}
        free = [start for start in places if start not in taken]
        after = next((start for start in free if start > cursor.selectionStart()), free[0] if free else None)
        if after is not None and len(self._others) < MOST:
            self._others.append(cursor)
            self._select(after, cursor.selectionEnd() - cursor.selectionStart())

    def add_every(self) -> None:
        """Select every place that holds what is selected, or the word at the cursor."""
        cursor = self._edit.textCursor()
        if not cursor.hasSelection():
            cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        if not cursor.hasSelection():
            return
        start, size = cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart()
        self._others = []
        for place in self._places_of(cursor.selectedText())[:MOST]:
            if place != start:
                one = QTextCursor(self._edit.document())
                one.setPosition(place)
                one.setPosition(place + size, _KEEP)
                self._others.append(one)
        self._select(start, size)

    def add_beside(self, step: int) -> None:
        """Add a caret in the line above all (-1) or below all (1), in the same column or at the line's end."""
        every = self.every()
        edge = every[0 if step < 0 else -1]
        column = max(one.positionInBlock() for one in every)
        block = edge.block().previous() if step < 0 else edge.block().next()
        while block.isValid() and not block.isVisible():
            block = block.previous() if step < 0 else block.next()
        if block.isValid() and len(self._others) < MOST:
            self._others.append(self._edit.textCursor())
            self._select(block.position() + min(column, block.length() - 1), 0)

    def toggle(self, at: QPoint) -> None:
        """Add a caret at a place of the viewport, or take the one there away."""
        clicked = self._edit.cursorForPosition(at)
        same = [one for one in self.every() if one.selectionStart() <= clicked.position() <= one.selectionEnd()]
        if not same and len(self._others) < MOST:
            self._others.append(self._edit.textCursor())
            self._select(clicked.position(), 0)
        elif same and self._others:
            left = [one for one in self.every() if one.position() != same[0].position()]
            self._take(left)

    def put(self, carets: list[QTextCursor]) -> None:
        """These are the carets, from the top; none of them: nothing changes."""
        if carets:
            self._take(carets[:MOST])

    def _places_of(self, selected: str) -> list[int]:
        """Where a text of one or more lines stands, in Qt's positions."""
        text, wanted = self._edit.text, selected.replace("\u2029", "\n")
        found: list[int] = []
        at = text.find(wanted)
        while at >= 0 and len(found) <= MOST:
            found.append(at)
            at = text.find(wanted, at + len(wanted))
        return found if text.isascii() else _in_units(text, found)

    def _select(self, start: int, size: int) -> None:
        cursor = QTextCursor(self._edit.document())
        cursor.setPosition(start)
        cursor.setPosition(start + size, _KEEP)
        self._edit.show_cursor(cursor)
        self._changed()

    # -- keys ------------------------------------------------------------------------------------

    def handled(self, event: QKeyEvent) -> bool:
        """Do what a key means at every caret; False where there is one only, or the key means something else."""
        if not self._others:
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self.clear()
        every = self.every()
        if moved(every, event) or (not self._edit.isReadOnly() and act(every, event, self._edit)):
            self._take(every)
            return True
        # A chord of the window's, or a key by itself such as Shift, leaves them; undo and its like do not know them.
        if event.text() or event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.clear()
        return False

    def _take(self, carets: list[QTextCursor]) -> None:
        """These are the carets from now on; those that have met are one."""
        own = self._edit.textCursor()
        kept: dict[tuple[int, int], QTextCursor] = {}
        for one in carets:
            kept.setdefault((one.anchor(), one.position()), one)
        left = list(kept.values())
        # The text cursor is a copy: the one of the list that stands nearest is it now.
        main = min(left, key=lambda one: abs(one.position() - own.position()))
        self._others = [one for one in left if one is not main]
        self._edit.setTextCursor(main)
        self._edit.ensureCursorVisible()
        self._changed()

    def _changed(self) -> None:
        self._edit.selections.refresh()
        self._edit.viewport().update()


def _in_units(text: str, places: list[int]) -> list[int]:
    """Characters as UTF-16 units, in one pass over the text."""
    found: list[int] = []
    units, last = 0, 0
    for place in places:
        units += to_units(text[last:place], place - last)
        last = place
        found.append(units)
    return found
