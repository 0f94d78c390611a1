"""The lines of a QTextDocument as Python strings, kept by `contentsChange` so that nobody asks for the whole text."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextBlock, QTextDocument


class LineMirror(QObject):
    """`lines` is always the document's text; `replaced(first, removed, added)` tells of every change of it.

    The last `pending` of them are still to be put into the document.
    """

    replaced = Signal(int, int, object)

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._loading = False
        self.lines: list[str] = [""]
        self.pending = 0
        document.contentsChange.connect(self._changed)

    @property
    def document(self) -> QTextDocument:
        """Qt's document.

        Asked for each time: PySide forgets what it has made for a document when it takes it for another's.
        """
        document = self.parent()
        assert isinstance(document, QTextDocument)
        return document

    def load(self, text: str, put: "object") -> None:
        """Let `put(text)` fill the document, and take the lines from `text` rather than from its blocks."""
        assert callable(put)
        removed = len(self.lines)
        # Before the document has them: cursors move while it is filled, and who asks where they are asks for lines.
        self.lines = text.split("\n")
        self._loading = True
        put(text)
        self._loading = False
        if self.document.blockCount() + self.pending != len(self.lines):
            self.lines = self._read(self.document.firstBlock(), self.document.blockCount())
        self.replaced.emit(0, removed, self.lines)

    @property
    def text(self) -> str:
        """The whole text, exactly (`toPlainText` would turn no-break spaces into blanks)."""
        return "\n".join(self.lines)

    def _changed(self, position: int, _removed: int, added: int) -> None:
        if self._loading:
            return
        first = self.document.findBlock(position)
        last = self.document.findBlock(position + added)
        if not last.isValid():
            last = self.document.lastBlock()
        top = max(first.blockNumber(), 0)
        count = last.blockNumber() - top + 1
        removed = count - (self.document.blockCount() + self.pending - len(self.lines))
        lines = self._read(first if first.isValid() else self.document.firstBlock(), count)
        if removed == count and self.lines[top : top + count] == lines:
            return
        self.lines[top : top + removed] = lines
        self.replaced.emit(top, removed, lines)

    @staticmethod
    def _read(block: QTextBlock, count: int) -> list[str]:
        lines: list[str] = []
        for _ in range(count):
            lines.append(block.text())
            block = block.next()
        return lines
