"""Documents for events: plain text without a limit to undo, long lines cut for display."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from workbench.gui.composer.text_lines import insert_pieces
from workbench.gui.composer.text_pieces import pieces
from workbench.gui.composer.text_units import insertable

_MARGIN = 8


def make_document(text: str, font: QFont, parent: QObject) -> QTextDocument:
    """A document that holds `text`, with an undo history that begins here."""
    document = QTextDocument(parent)
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    document.setDefaultFont(font)
    document.setDocumentMargin(_MARGIN)
    document.setUndoRedoEnabled(False)
    insert_pieces(QTextCursor(document), pieces(insertable(text)))
    document.setUndoRedoEnabled(True)
    document.setModified(False)
    return document
