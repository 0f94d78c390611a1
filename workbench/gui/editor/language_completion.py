"""Completes code: on Ctrl+Space, after a dot, and after two letters, where a list opens below the cursor."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor

from workbench.app.languages.languages import Knowledge
from workbench.gui.composer.json_offers import Offer
from workbench.gui.editor.language_asking import Asking, Texts
from workbench.gui.editor.language_popup import CodePopup
from workbench.model.code import CodePosition, Completion

Key = Qt.Key
_STEPS = {Key.Key_Down: 1, Key.Key_Up: -1, Key.Key_PageDown: 8, Key.Key_PageUp: -8}
_REST_MS = 60
"""How long nothing is typed before completions are asked for."""

_LETTERS = 2
_NUMBER = re.compile(r"(?<![\w.])\d[\d_]*\.$")


class CodeCompletion(QObject):
    """Offers what can stand at the cursor; `while_typing` tells whether it does so without being asked."""

    def __init__(self, asking: Asking, while_typing: Callable[[], bool]) -> None:
        super().__init__(asking.edit)
        self._asking = asking
        self._edit = asking.edit
        self._while_typing = while_typing
        self._found: tuple[Completion, ...] = ()
        self._partial = False
        self._start = (0, 0)
        self._asked_at = 0
        self._wanted = False
        self.popup = CodePopup(self._edit.look, self._edit)
        self.popup.hide()
        self.popup.picked.connect(self._take)
        self.popup.description_wanted.connect(self._describe)
        self._typed = ""
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._after_typing)
        self._edit.installEventFilter(self)
        self._edit.cursorPositionChanged.connect(self._moved)
        for bar in (self._edit.verticalScrollBar(), self._edit.horizontalScrollBar()):
            bar.valueChanged.connect(self._scrolled)

    def open(self) -> None:
        """Ask what can stand at the cursor, and show it when the answer comes to the same text."""
        if self._edit.isReadOnly() or self._edit.textCursor().hasSelection():
            self.close()
            return
        self._wanted = True
        self._asking.ask(_completions, self._show)

    def close(self) -> None:
        """Take the list away; what was asked is not shown any more."""
        self._wanted = False
        self._rest.stop()
        self.popup.hide()

    # -- the list --------------------------------------------------------------------------------

    def _show(self, answer: tuple[tuple[Completion, ...], bool]) -> None:
        if not self._wanted:
            return
        line, column = self._edit.position()
        self._found, self._partial = answer
        self._start, self._asked_at = (line, column - len(self._prefix())), column
        self._narrow()

    def _narrow(self) -> None:
        """Show what begins with what is typed, or nothing when that is all there is."""
        prefix = self._prefix()
        fitting = [one for one in self._found if one.fits(prefix)]
        if not fitting or (len(fitting) == 1 and fitting[0].text == prefix):
            self.close()
        else:
            self.popup.show_completions(fitting, self._caret())

    def _prefix(self) -> str:
        """The part of a name left of the cursor."""
        line, column = self._edit.position()
        text = self._edit.mirror.lines[line]
        return text[self._asking.rules.start_of(text, column) : column]

    def _caret(self) -> QRect:
        """Where what is completed begins, on the screen."""
        box = self._edit.cursorRect(self._edit.cursor_at(*self._start))
        return QRect(self._edit.viewport().mapToGlobal(box.topLeft()), box.size())

    def _describe(self, offered: str) -> None:
        self._asking.ask(
            lambda known, at, _texts: known.describe(at, offered),
            lambda description: self.popup.describe(offered, description),
        )

    def _take(self, offer: object) -> None:
        if not isinstance(offer, Offer):
            return
        self.close()
        taken = next((one for one in self._found if one.name == offer.name), Completion(offer.name, ""))
        line, start = self._start
        column = self._edit.position()[1]
        end = min(column + taken.after, len(self._edit.mirror.lines[line]))
        cursor = self._edit.cursor_at(line, max(start - taken.before, 0))
        cursor.setPosition(self._edit.cursor_at(line, end).position(), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(taken.text)
        self._edit.setTextCursor(cursor)
        self.close()

    # -- what the user does ----------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keys that act on the list while it shows, and what is typed."""
        if event.type() is QEvent.Type.FocusOut:
            self.close()
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Escape and the arrows are the list's while it shows, whatever commands they belong to.
            mine = self.popup.isVisible() and not event.modifiers() and Key(event.key()) in (*_STEPS, Key.Key_Escape)
            if mine:
                event.accept()
            return mine
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if self.popup.isVisible() and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return self._acted(Key(event.key())) or self._types(event)
        return self._types(event)

    def _acted(self, key: Qt.Key) -> bool:
        if key in _STEPS:
            self.popup.step(_STEPS[key])
            return True
        match key:
            case Key.Key_Return | Key.Key_Enter | Key.Key_Tab:
                return self._accepted()
            case Key.Key_Escape:
                self.close()
                return True
            case _:
                return False

    def _accepted(self) -> bool:
        """Take the selected one; what is written already needs no taking, so Return is a new line then."""
        current = self.popup.current
        if current is None or current.name == self._prefix():
            self.close()
            return False
        self._take(current)
        return True

    def _types(self, event: QKeyEvent) -> bool:
        """Note what is typed; the key itself is the editor's."""
        if event.text() and event.text().isprintable():
            self._typed = event.text()
            self._rest.start()
        else:
            self._rest.stop()
        return False

    def _after_typing(self) -> None:
        if self.popup.isVisible() and self._partial:
            self.open()
        if self.popup.isVisible() or not self._while_typing() or self._is_comment():
            return
        prefix = self._prefix()
        rules = self._asking.rules
        if self._is_trigger() or (len(prefix) >= _LETTERS and rules.is_name(prefix) and rules.is_part(self._typed)):
            self.open()

    def _is_comment(self) -> bool:
        """Whether the cursor is in a line of comment: words are written there, and Return ends the line."""
        line, column = self._edit.position()
        sign = self._edit.language.comment
        return bool(sign) and self._edit.mirror.lines[line][:column].lstrip().startswith(sign)

    def _is_trigger(self) -> bool:
        """Whether what was typed asks for completions, as the dot between names does."""
        asks = self._typed in self._asking.triggers and not self._typed.isspace()
        return asks and not (self._typed == "." and self._is_decimal_point())

    def _is_decimal_point(self) -> bool:
        line, column = self._edit.position()
        return _NUMBER.search(self._edit.mirror.lines[line][:column]) is not None

    def _moved(self) -> None:
        if not self.popup.isVisible():
            return
        line, column = self._edit.position()
        first_line, first = self._start
        written = self._edit.mirror.lines[line][first:column]
        if line != first_line or column < first or not all(map(self._asking.rules.is_part, written)):
            self.close()
        elif column < self._asked_at:
            # More goes on with less: it was not asked for.
            self.close()
            self.open()
        else:
            self._narrow()
            if self._partial and not self.popup.isVisible():
                self.open()

    def _scrolled(self, _value: int) -> None:
        if self.popup.isVisible():
            self.close()


async def _completions(known: Knowledge, at: CodePosition, texts: Texts) -> tuple[tuple[Completion, ...], bool]:
    """What can stand there, and whether there may be more."""
    found = await known.complete(at, texts)
    return found, known.partial
