"""Colours for JSON in a text editor: only the lines that show are ever looked at, so size does not matter."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextEdit

from workbench.gui.composer.json_scanner import JsonToken, scan_line, variables
from workbench.gui.composer.text_lines import break_before
from workbench.gui.composer.text_pieces import Break
from workbench.gui.composer.text_units import is_wide, utf16_length
from workbench.gui.look import Look

MAX_LINE_CHARACTERS = 10_000
"""Longer lines stay plain."""

VARIABLE_GROUND = 0.16
"""How strong the accent is behind `${…}`."""

_PLAIN = -1
_TOKENS = {
    JsonToken.KEY: "fn",
    JsonToken.STRING: "st",
    JsonToken.NUMBER: "nu",
    JsonToken.WORD: "kw",
    JsonToken.PUNCTUATION: "muted",
}


class JsonHighlighter(QObject):
    """Colours the visible lines of an editor just before they are painted.

    A line's user state is the number of the colours it was painted with; an edit sets it back.
    """

    def __init__(self, edit: QPlainTextEdit, look: Look) -> None:
        super().__init__(edit)
        self._edit = edit
        self._look = look
        self._colours = 0
        self._formats: dict[JsonToken, QTextCharFormat] = {}
        self._variable = QTextCharFormat()
        self._document: QTextDocument | None = None
        edit.viewport().installEventFilter(self)
        look.changed.connect(self._take_colours)
        self._take_colours()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before each painting of the text, colour what shows."""
        if event.type() == QEvent.Type.Paint and watched is self._edit.viewport():
            self._colour_visible()
        return False

    def _colour_visible(self) -> None:
        document = self._edit.document()
        if document is not self._document:
            document.contentsChange.connect(self._edited)
            self._document = document
        block = self._edit.cursorForPosition(self._edit.viewport().rect().topLeft()).block()
        lines = self._edit.viewport().height() // max(1, self._edit.fontMetrics().lineSpacing()) + 2
        while block.isValid() and lines > 0:
            if not block.isVisible():
                block = block.next()
                continue
            if block.userState() != self._colours:
                self._colour(document, block)
            block = block.next()
            lines -= 1

    def _edited(self, position: int, _removed: int, added: int) -> None:
        document = self._edit.document()
        for block in (document.findBlock(position), document.findBlock(position + added)):
            if block.isValid():
                block.setUserState(_PLAIN)

    def _colour(self, document: QTextDocument, block: QTextBlock) -> None:
        block.setUserState(self._colours)
        begun = break_before(block) is Break.IN_STRING
        block.layout().setFormats(self._ranges(block.text(), in_string=begun))
        document.markContentsDirty(block.position(), block.length())

    def _ranges(self, text: str, *, in_string: bool) -> list[QTextLayout.FormatRange]:
        if len(text) > MAX_LINE_CHARACTERS:
            return []
        found = [(one.start, one.end, self._formats[one.kind]) for one in scan_line(text, in_string=in_string)]
        found += [(start, end, self._variable) for start, end in variables(text)]
        if is_wide(text):
            found = [(utf16_length(text[:start]), utf16_length(text[:end]), colours) for start, end, colours in found]
        return [_range(*one) for one in found]

    def _take_colours(self) -> None:
        self._colours += 1
        for kind, token in _TOKENS.items():
            colours = QTextCharFormat()
            colours.setForeground(self._look.color(token))
            self._formats[kind] = colours
        ground = self._look.color("accent")
        ground.setAlphaF(VARIABLE_GROUND)
        self._variable.setForeground(self._look.color("accent"))
        self._variable.setBackground(ground)
        self._edit.viewport().update()


def _range(start: int, end: int, colours: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, colours
    return made
