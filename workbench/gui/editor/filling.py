"""Puts long texts into an editor's document in slices, so that the first lines show at once (Qt takes 3 µs a line)."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QTextCursor

from workbench.gui.editor.mirror import LineMirror

LONG_LINES = 10_000
"""Shorter texts are put in at once."""
FIRST_LINES = 2_000
SLICE_LINES = 4_000
_NEAR = 500
"""As many lines before the end of what is there are asked for together with what follows: no view shows more."""
_PARTING = ("\r", "\u2029", "\ufdd0", "\ufdd1")
"""Qt begins a line with each of these; how many lines such a text has is known only when it is in."""
_ACTS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
        QEvent.Type.NativeGesture,
        QEvent.Type.Wheel,
        QEvent.Type.ContextMenu,
        QEvent.Type.DragEnter,
        QEvent.Type.Drop,
    )
)


class Filling(QObject):
    """Fills the document of one mirror, whose lines are whole from the beginning.

    What a user does, wherever it is, puts in all that is left first; code asks for it with `reach` and `finish`.
    Whatever changes the part that is there stays as it is made, for the rest is put behind it.
    """

    def __init__(self, mirror: LineMirror, parent: QObject) -> None:
        super().__init__(parent)
        self._mirror = mirror
        self._rest: list[str] = []
        self._putting = False
        self.revisions = 0
        """How many of the document's revisions were slices."""
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def begin(self, text: str) -> None:
        """Make `text` the document's, of which the mirror has the lines already."""
        self.forget()
        document, lines = self._mirror.document, self._mirror.lines
        if len(lines) <= LONG_LINES or any(sign in text for sign in _PARTING):
            document.setPlainText(text)
            return
        self._rest = lines[FIRST_LINES:]
        self._mirror.pending = len(self._rest)
        # Views look at what is around their cursors while it is put in, and may ask for more.
        self._putting = True
        document.setPlainText("\n".join(lines[:FIRST_LINES]))
        self._putting = False
        self._timer.start()
        application = QCoreApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def reach(self, line: int) -> None:
        """See that a line (from 0) is there, and what shows below it."""
        if self._rest and line >= self._mirror.document.blockCount() - _NEAR:
            self.finish()

    def finish(self) -> None:
        """Put in what is left, at once."""
        if self._rest and not self._putting:
            self._put(len(self._rest))

    def forget(self) -> None:
        """Leave the rest out: another text comes."""
        self._rest, self._mirror.pending = [], 0
        self._end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: an event of the program; before somebody acts the whole text is there."""
        if event.type() in _ACTS:
            self.finish()
        return super().eventFilter(watched, event)

    def _next(self) -> None:
        self._put(SLICE_LINES)

    def _put(self, count: int) -> None:
        """Nobody is told: for all others the text has been whole since it was loaded."""
        document, lines = self._mirror.document, self._rest[:count]
        modified, revision = document.isModified(), document.revision()
        self._putting = True
        document.blockSignals(True)
        document.setUndoRedoEnabled(False)
        cursor = QTextCursor(document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText("\n" + "\n".join(lines))
        document.setUndoRedoEnabled(True)
        document.setModified(modified)
        document.blockSignals(False)
        self._putting = False
        self.revisions += document.revision() - revision
        del self._rest[:count]
        self._mirror.pending = len(self._rest)
        if not self._rest:
            self._end()

    def _end(self) -> None:
        if not self._timer.isActive():
            return
        self._timer.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
