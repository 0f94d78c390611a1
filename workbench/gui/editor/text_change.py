"""Makes an editor's text another one by changing only what differs, in one undo step: cursor, marks and folds stay."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QTextCursor, QTextDocument

from workbench.model.lint import LintEdit

if TYPE_CHECKING:
    from workbench.gui.editor.code_edit import CodeEdit
    from workbench.gui.editor.mirror import LineMirror

_MOST_MATCHED = 4_000
"""Lines in the middle that are matched one by one; of more, the whole middle is replaced."""

Stretch = tuple[int, int, int, int]
"""First and end line of the text before, first and end line of the text after."""


class Changeable(Protocol):
    """A text that can be changed: an editor, or what several editors show."""

    mirror: "LineMirror"

    def document(self) -> QTextDocument:
        """Qt's document."""


def change_text(edit: "CodeEdit", after: str) -> None:
    """Make the whole text `after`."""
    lines = after.split("\n")
    if lines == edit.mirror.lines:
        return
    place, top = edit.position(), edit.verticalScrollBar().value()
    work = QTextCursor(edit.document())
    work.beginEditBlock()
    stretches = put_lines(edit, work, lines)
    work.endEditBlock()
    stay(edit, stretches, place, top)


def stay(edit: "CodeEdit", stretches: Sequence[Stretch], place: tuple[int, int], top: int) -> None:
    """Bring a view back to the line and column where it was before `stretches` were replaced, and to its top."""
    line, column = place
    edit.setTextCursor(edit.cursor_at(*_nearest(edit.mirror.lines, moved(stretches, line), column)))
    edit.verticalScrollBar().setValue(top)


def put_lines(text: Changeable, work: QTextCursor, lines: Sequence[str]) -> list[Stretch]:
    """Make `lines` of the text by the cursor `work`, and say what was replaced; edits are the caller's to group."""
    stretches = differing(text.mirror.lines, lines)
    for first, end, new_first, new_end in reversed(stretches):
        _replace_lines(text, work, (first, end), lines[new_first:new_end])
    return stretches


def apply_edits(edit: "CodeEdit", edits: Iterable[LintEdit]) -> None:
    """Make edits that do not overlap, in one undo step."""
    work = QTextCursor(edit.document())
    work.beginEditBlock()
    for one in sorted(edits, key=lambda one: one.start, reverse=True):
        work.setPosition(edit.cursor_at(*_nearest(edit.mirror.lines, *one.start)).position())
        end = edit.cursor_at(*_nearest(edit.mirror.lines, *one.end)).position()
        work.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        work.insertText(one.text)
    work.endEditBlock()


def differing(before: Sequence[str], after: Sequence[str]) -> list[Stretch]:
    """The stretches of lines that differ, from the top."""
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(old), len(new)) > _MOST_MATCHED:
        return [(head, head + len(old), head, head + len(new))]
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(head + a, head + b, head + c, head + d) for kind, a, b, c, d in codes if kind != "equal"]


def moved(stretches: Iterable[Stretch], line: int) -> int:
    """Where line `line` of the text before is in the text after."""
    now = line
    for first, end, new_first, new_end in stretches:
        if end <= line:
            now = line + (new_end - end)
        elif first <= line:
            return min(new_first + (line - first), max(new_end - 1, new_first))
    return now


def _replace_lines(text: Changeable, work: QTextCursor, span: tuple[int, int], lines: Sequence[str]) -> None:
    """Put `lines` in the place of those from `span[0]` to before `span[1]`."""
    first, end = span
    document = text.document()
    if end > first and lines:
        work.setPosition(document.findBlockByNumber(first).position())
        last = document.findBlockByNumber(end - 1)
        work.setPosition(last.position() + last.length() - 1, QTextCursor.MoveMode.KeepAnchor)
        work.insertText("\n".join(lines))
    elif lines:
        _insert_lines(text, work, first, lines)
    else:
        _remove_lines(text, work, first, end)


def _insert_lines(text: Changeable, work: QTextCursor, at: int, lines: Sequence[str]) -> None:
    block = text.document().findBlockByNumber(at)
    if block.isValid():
        work.setPosition(block.position())
        work.insertText("".join(f"{line}\n" for line in lines))
    else:
        work.movePosition(QTextCursor.MoveOperation.End)
        work.insertText("".join(f"\n{line}" for line in lines))


def _remove_lines(text: Changeable, work: QTextCursor, first: int, end: int) -> None:
    document = text.document()
    after = document.findBlockByNumber(end)
    if after.isValid():
        work.setPosition(document.findBlockByNumber(first).position())
        work.setPosition(after.position(), QTextCursor.MoveMode.KeepAnchor)
    else:
        before = document.findBlockByNumber(first - 1)
        work.setPosition(before.position() + before.length() - 1)
        work.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    work.removeSelectedText()


def _nearest(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """The place, or the nearest that the text has: the line after the last is the end."""
    if line >= len(lines):
        return len(lines) - 1, len(lines[-1])
    return line, min(column, len(lines[line]))
