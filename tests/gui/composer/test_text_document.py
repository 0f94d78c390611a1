from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtWidgets import QApplication

from workbench.gui.composer.text_document import make_document
from workbench.gui.composer.text_units import exact_text

TEXT = '\ufeff{"a": "' + "x" * 2000 + '"}\n'


def test_it_holds_the_text_and_has_nothing_to_undo(qapp: QApplication) -> None:
    owner = QObject()
    document = make_document(TEXT, QFont(), owner)
    assert exact_text(document) == TEXT
    assert document.blockCount() > 3
    assert not document.isUndoAvailable()
    assert not document.isModified()
    QTextCursor(document).insertText("1")
    document.undo()
    assert exact_text(document) == TEXT
