"""What keys do at each of several carets: moves, and edits that are one step of undo."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QTextCursor

from workbench.gui.editor import editing, keys

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit

_Op, _Mode, _Key, _Std = QTextCursor.MoveOperation, QTextCursor.MoveMode, Qt.Key, QKeySequence.StandardKey
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_PAIRED = frozenset("()[]{}\"'`")

_MOVES = (
    (_Std.MoveToPreviousChar, _Std.SelectPreviousChar, _Op.Left),
    (_Std.MoveToNextChar, _Std.SelectNextChar, _Op.Right),
    (_Std.MoveToPreviousWord, _Std.SelectPreviousWord, _Op.PreviousWord),
    (_Std.MoveToNextWord, _Std.SelectNextWord, _Op.NextWord),
    (_Std.MoveToPreviousLine, _Std.SelectPreviousLine, _Op.Up),
    (_Std.MoveToNextLine, _Std.SelectNextLine, _Op.Down),
    (_Std.MoveToStartOfLine, _Std.SelectStartOfLine, _Op.StartOfBlock),
    (_Std.MoveToEndOfLine, _Std.SelectEndOfLine, _Op.EndOfBlock),
)

Each = Callable[[QTextCursor], object]


def moved(carets: Sequence[QTextCursor], event: QKeyEvent) -> bool:
    """Move all, when the key is one that moves."""
    for plain, selecting, operation in _MOVES:
        for key, mode in ((plain, _Mode.MoveAnchor), (selecting, _Mode.KeepAnchor)):
            if event.matches(key):
                for one in carets:
                    _move(one, operation, mode)
                return True
    return False


def _move(caret: QTextCursor, operation: QTextCursor.MoveOperation, mode: QTextCursor.MoveMode) -> None:
    """Home goes to the first character of the code, then to the line's start; arrows leave a selection at its side."""
    if operation is _Op.StartOfBlock:
        block = caret.block()
        first = block.position() + len(keys.indent_of(block.text()))
        caret.setPosition(block.position() if caret.position() == first else first, mode)
    elif mode is _Mode.MoveAnchor and caret.hasSelection() and operation in (_Op.Left, _Op.Right):
        caret.setPosition(caret.selectionStart() if operation is _Op.Left else caret.selectionEnd())
    else:
        caret.movePosition(operation, mode)


def act(carets: Sequence[QTextCursor], event: QKeyEvent, edit: "CodeEdit") -> bool:
    """Edit at all, when the key is one that edits (or copies)."""
    if event.matches(_Std.Copy) or event.matches(_Std.Cut):
        _copy(carets)
        if event.matches(_Std.Cut):
            _each(carets, QTextCursor.removeSelectedText)
        return True
    if event.matches(_Std.Paste):
        _paste(carets, QGuiApplication.clipboard().text())
        return True
    work = _edit_of(event, edit)
    if work is None:
        return False
    _each(carets, work)
    return True


def _edit_of(event: QKeyEvent, edit: "CodeEdit") -> Each | None:
    """What the key does at one caret, or None."""
    if event.matches(_Std.DeleteStartOfWord):
        return lambda one: _delete_to(one, _Op.PreviousWord)
    if event.matches(_Std.DeleteEndOfWord):
        return lambda one: _delete_to(one, _Op.NextWord)
    if event.modifiers() & ~(_SHIFT | _KEYPAD):
        return _typing(event)
    unit, language = edit.unit, edit.language
    by_key: dict[int, Each] = {
        _Key.Key_Backspace: lambda one: _backspace(one, unit),
        _Key.Key_Delete: QTextCursor.deleteChar,
        _Key.Key_Return: lambda one: editing.new_line_at(one, language, unit),
        _Key.Key_Enter: lambda one: editing.new_line_at(one, language, unit),
        _Key.Key_Tab: lambda one: editing.insert_indent_at(one, unit),
    }
    return by_key.get(event.key()) or _typing(event)


def _backspace(caret: QTextCursor, unit: str) -> None:
    if not editing.backspace_at(caret, unit):
        caret.deletePreviousChar()


def _typing(event: QKeyEvent) -> Each | None:
    typed = event.text()
    control = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier)
    alt_gr = control and event.modifiers() & Qt.KeyboardModifier.AltModifier
    if not typed or not typed.isprintable() or (control and not alt_gr):
        return None
    return lambda one: _insert(one, typed)


def _insert(caret: QTextCursor, typed: str) -> None:
    if typed not in _PAIRED or not editing.insert_pair_at(caret, typed):
        caret.insertText(typed)


def _delete_to(caret: QTextCursor, operation: QTextCursor.MoveOperation) -> None:
    if not caret.hasSelection():
        caret.movePosition(operation, _Mode.KeepAnchor)
    caret.removeSelectedText()


def _each(carets: Sequence[QTextCursor], work: Each) -> None:
    block = QTextCursor(carets[0].document())
    block.beginEditBlock()
    for one in carets:
        work(one)
    block.endEditBlock()


def _copy(carets: Sequence[QTextCursor]) -> None:
    texts = [one.selectedText().replace("\u2029", "\n") for one in carets]
    if any(texts):
        QGuiApplication.clipboard().setText("\n".join(texts))


def _paste(carets: Sequence[QTextCursor], text: str) -> None:
    """A line to each when there are as many lines as carets, else the whole text to each."""
    lines = text.split("\n")
    texts = iter(lines if len(lines) == len(carets) else [text] * len(carets))
    _each(carets, lambda one: one.insertText(next(texts)))
