"""Completes keys, values and variables while an event is written: Ctrl+Space, a quote, or `${` opens the list."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from workbench.gui.composer.json_offers import Knowledge, NothingKnown, Offer, insertion, offers_at
from workbench.gui.composer.json_place import Place, Where
from workbench.gui.composer.json_popup import OfferPopup
from workbench.gui.composer.json_trails import Trails
from workbench.gui.composer.text_lines import insert_pieces, text_lines
from workbench.gui.composer.text_pieces import pieces
from workbench.gui.composer.text_units import exact_range, utf16_length

if TYPE_CHECKING:
    from workbench.gui.composer.json_editor import JsonEditor

Key = Qt.Key
_STEPS = {Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: 8, Key.Key_PageUp: -8}
_AROUND_UNITS = 2_000
_KEEP = QTextCursor.MoveMode.KeepAnchor


class Completion(QObject):
    """Offers what `knowledge` has for the place of an editor's cursor."""

    def __init__(self, editor: "JsonEditor") -> None:
        super().__init__(editor)
        self.knowledge: Knowledge = NothingKnown()
        self.trails = Trails(self)
        self.popup = OfferPopup(editor.look, editor)
        self.popup.hide()
        self._editor = editor
        self._place = Place(Where.NOWHERE)
        self._taking = False
        self.popup.picked.connect(self._take)
        editor.installEventFilter(self)
        editor.typed.connect(self._typed)
        editor.cursorPositionChanged.connect(self._moved)
        editor.verticalScrollBar().valueChanged.connect(self._scrolled)
        editor.horizontalScrollBar().valueChanged.connect(self._scrolled)

    def open(self) -> None:
        """Show what fits at the cursor; nothing when nothing does."""
        cursor = self._editor.textCursor()
        if self._editor.isReadOnly() or cursor.hasSelection():
            self.close()
        else:
            self.trails.ask(cursor.position(), self._answer)

    def close(self) -> None:
        """Take the list away."""
        self.trails.stop()
        self.popup.hide()

    def _answer(self, place: Place) -> None:
        offers = offers_at(place, self.knowledge)
        if not offers or (len(offers) == 1 and offers[0].name == place.prefix):
            self.close()
            return
        self._place = place
        self.popup.open_at(offers, self._caret(place))

    def _caret(self, place: Place) -> QRect:
        """Where what is completed begins, on the screen."""
        cursor = self._editor.textCursor()
        cursor.setPosition(max(cursor.block().position(), cursor.position() + place.start))
        box = self._editor.cursorRect(cursor)
        return QRect(self._editor.viewport().mapToGlobal(box.topLeft()), box.size())

    # -- what the user does ----------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keys that open the list, and those that act on it while it shows."""
        if event.type() is QEvent.Type.FocusOut:
            self.close()
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.open()
            return True
        return self.popup.isVisible() and not event.modifiers() and self._acted(Key(event.key()))

    def _acted(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.popup.step(_STEPS[key])
            return True
        match key:
            case Key.Key_Return | Key.Key_Enter | Key.Key_Tab:
                self._take(self.popup.current)
                return True
            case Key.Key_Escape:
                self.close()
                return True
            case _:
                return False

    def _typed(self, text: str) -> None:
        if not self.popup.isVisible() and text in ('"', "{", "$"):
            before = self._around()[0]
            if text == '"' or before.endswith("${"):
                self.open()

    def _moved(self) -> None:
        if self.popup.isVisible() and not self._taking:
            self.open()

    def _scrolled(self, _value: int) -> None:
        if self.popup.isVisible():
            self.close()

    # -- taking ----------------------------------------------------------------------------------

    def _take(self, offer: object) -> None:
        if not isinstance(offer, Offer):
            return
        before, after = self._around()
        found = insertion(self._place, offer, after)
        cursor = self._editor.textCursor()
        position, lines = cursor.position(), text_lines(self._editor.document())
        units = lines.units_at(position)
        start = lines.position_at(units - utf16_length(before[len(before) + found.start :] if found.start else ""))
        self._taking = True
        cursor.setPosition(start)
        cursor.setPosition(lines.position_at(units + utf16_length(after[: found.end])), _KEEP)
        insert_pieces(cursor, pieces(found.text))
        cursor.setPosition(cursor.position() - utf16_length(found.text[found.cursor :]))
        self._editor.setTextCursor(cursor)
        self._taking = False
        was_key = self._place.where is Where.KEY
        self.close()
        if was_key and found.text.endswith(('""', '"",')):
            self.open()

    def _around(self) -> tuple[str, str]:
        """The text before and after the cursor, some of it."""
        document = self._editor.document()
        at, last = self._editor.textCursor().position(), document.characterCount() - 1
        return (
            exact_range(document, max(0, at - _AROUND_UNITS), at),
            exact_range(document, at, min(last, at + _AROUND_UNITS)),
        )
