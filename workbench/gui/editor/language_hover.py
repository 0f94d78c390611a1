"""The tooltip over code: the value of a name while its code stands still, what it stands for, and what is wrong."""

from collections.abc import Callable, Coroutine
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from workbench.app.languages.languages import Knowledge
from workbench.gui.editor.language_asking import Asking, Texts
from workbench.gui.editor.utf16 import to_characters
from workbench.model.code import CodePosition, Explanation
from workbench.project.identifiers import chain_at, name_at

_WIDTH = 460
_MOST_LINES = 18
_NARROW = 50
"""Characters that need no more than their own width."""


ValueOf = Callable[[str], Coroutine[Any, Any, str]]


class CodeHover(QObject):
    """Shows tooltips for one editor, at the mouse or at the cursor.

    `value_of` knows what an expression comes to in the debugger; an empty text where that has none.
    """

    def __init__(self, asking: Asking, value_of: ValueOf | None = None) -> None:
        super().__init__(asking.edit)
        self._asking = asking
        self._value_of = value_of
        self._edit = asking.edit
        self._asked = 0
        self._edit.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the mouse rests over the text, or leaves it."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._over(event.pos(), event.globalPos())
            return True
        if event.type() in (QEvent.Type.Leave, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel):
            self._asked += 1
        return False

    def open(self) -> None:
        """Show what the name at the cursor stands for."""
        line, column = self._edit.position()
        place = self._edit.viewport().mapToGlobal(self._edit.cursorRect().bottomLeft())
        self._explain(line, column, place)

    def _over(self, point: QPoint, where: QPoint) -> None:
        at = place_at(self._asking, point)
        if at is None:
            self._asked += 1
            QToolTip.hideText()
        else:
            self._explain(at.line, at.column, where)

    def _explain(self, line: int, column: int, where: QPoint) -> None:
        self._asked += 1
        asked, problem = self._asked, self._problem(line, column)
        if problem:
            QToolTip.showText(where, tip(None, problem), self._edit.viewport())
        elif name_at(self._edit.mirror.lines[line], column, self._asking.rules) is None:
            QToolTip.hideText()
            return

        expression = chain_at(self._edit.mirror.lines[line], column, self._asking.rules)

        async def find(known: Knowledge, place: CodePosition, texts: Texts) -> Explanation | str | None:
            value = await self._value_of(expression) if expression and self._value_of is not None else ""
            return value or await known.explain(place, texts)

        def show(found: Explanation | str | None) -> None:
            if asked == self._asked and (found is not None or not problem):
                QToolTip.showText(where, tip(found, problem), self._edit.viewport())

        self._asking.ask(find, show, at=CodePosition(self._asking.path, line, column))

    def _problem(self, line: int, column: int) -> str:
        found = self._edit.marks.problem_at(line)
        if found is None or (found.column is not None and column < found.column):
            return ""
        return found.text


def place_at(asking: Asking, point: QPoint) -> CodePosition | None:
    """The place below a point of the viewport; None beside the text."""
    edit = asking.edit
    cursor = edit.cursorForPosition(point)
    box = edit.cursorRect(cursor)
    near = box.adjusted(-edit.fontMetrics().averageCharWidth(), 0, edit.fontMetrics().averageCharWidth(), 0)
    if not near.contains(point):
        return None
    line = cursor.blockNumber()
    return CodePosition(asking.path, line, to_characters(edit.mirror.lines[line], cursor.positionInBlock()))


def tip(found: Explanation | str | None, problem: str) -> str:
    """The tooltip as rich text: of an explanation, or of a value; empty when there is nothing to say."""
    explained = Explanation("", found) if isinstance(found, str) else found
    parts = [f"<p style='margin: 0 0 4px 0'>{_lines(problem)}</p>"] if problem else []
    if explained is not None:
        if explained.signature:
            signature = _lines(explained.signature)
            parts.append(f"<p style='margin: 0 0 4px 0; font-family: \"JetBrains Mono\"'>{signature}</p>")
        if explained.documentation:
            parts.append(f"<p style='margin: 4px 0 0 0'>{_lines(_shortened(explained.documentation))}</p>")
    wide = problem or (explained is not None and len(explained.documentation + explained.signature) > _NARROW)
    # A table, because a tooltip takes a width from nothing else.
    width = f" width='{_WIDTH}'" if wide else ""
    return f"<table{width}><tr><td>{''.join(parts)}</td></tr></table>" if parts else ""


def _shortened(text: str) -> str:
    lines = text.strip().split("\n")
    return "\n".join(lines if len(lines) <= _MOST_LINES else (*lines[: _MOST_LINES - 1], "…"))


def _lines(text: str) -> str:
    """Text with its lines and indents kept."""
    return "<br>".join(escape(line).replace("  ", "&nbsp;&nbsp;") for line in text.split("\n"))
