"""How much of what was replaced a document keeps for undo: Qt holds 130 bytes a line, and drops nothing by itself."""

from PySide6.QtGui import QTextDocument

MOST_LINES = 10_000
"""Lines that have gone and come; with more, the history begins anew, and undo goes back by one event."""

KEPT = 5
"""So many texts are kept, however long they are."""

_PROPERTY = "replaced"


def make_room(document: QTextDocument, lines: int) -> None:
    """Before all of `document` is replaced by a text of so many lines: forget what was before when that is much."""
    texts, held = document.property(_PROPERTY) or (0, 0)
    held += document.blockCount() + lines
    if texts >= KEPT and held > MOST_LINES:
        texts, held = 0, document.blockCount() + lines
        _forget(document)
    document.setProperty(_PROPERTY, (texts + 1, held))


def _forget(document: QTextDocument) -> None:
    modified = document.isModified()
    document.clearUndoRedoStacks()
    # The state that was saved is among those that are forgotten; Qt would find it by its number.
    blocked = document.blockSignals(True)
    document.setModified(not modified)
    document.setModified(modified)
    document.blockSignals(blocked)
