"""A file that is not shown says why."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.editor.refusal import Refusal
from workbench.model.errors import DocumentError


def test_the_errors_sentences_are_shown(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    page = Refusal(parent)
    page.tell(DocumentError("a.png is not a text file.", "It holds bytes.", "Open it elsewhere."))
    assert page.what.text() == "a.png is not a text file."
    assert page.why.text() == "It holds bytes. Open it elsewhere."
