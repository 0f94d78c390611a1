"""The mirror has the document's lines after every kind of change."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QPlainTextDocumentLayout

from workbench.gui.editor.mirror import LineMirror

PLACE = st.integers(0, 60)
TEXT = st.text("ab\n é🐍\u00a0", max_size=12)


def a_document() -> QTextDocument:
    document = QTextDocument()
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    return document


def blocks(document: QTextDocument) -> list[str]:
    lines = []
    block = document.firstBlock()
    while block.isValid():
        lines.append(block.text())
        block = block.next()
    return lines


@pytest.mark.usefixtures("qapp")
@settings(max_examples=150, deadline=None)
@given(
    TEXT,
    st.lists(st.tuples(PLACE, PLACE, TEXT | st.sampled_from(["undo", "redo"])), max_size=10),
)
def test_every_edit_is_mirrored(start: str, edits: list[tuple[int, int, str]]) -> None:
    document = a_document()
    mirror = LineMirror(document)
    mirror.load(start, document.setPlainText)
    told = list(mirror.lines)

    def follow(first: int, removed: int, added: list[str]) -> None:
        told[first : first + removed] = added

    mirror.replaced.connect(follow)
    for at, to, text in edits:
        if text == "undo":
            document.undo()
        elif text == "redo":
            document.redo()
        else:
            last = document.characterCount() - 1
            cursor = QTextCursor(document)
            cursor.setPosition(min(at, last))
            cursor.setPosition(min(to, last), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
        assert mirror.lines == blocks(document)
        assert told == mirror.lines


def test_a_no_break_space_stays_one(qapp: QApplication) -> None:
    assert qapp is not None
    document = a_document()
    mirror = LineMirror(document)
    mirror.load("a\u00a0b\n", document.setPlainText)
    assert mirror.text == "a\u00a0b\n"
    assert document.toPlainText() == "a b\n"


def test_line_ends_that_qt_knows_are_line_ends_here_too(qapp: QApplication) -> None:
    assert qapp is not None
    document = a_document()
    mirror = LineMirror(document)
    mirror.load("a\u2029b\rc", document.setPlainText)
    assert mirror.lines == blocks(document)


def test_colours_are_no_edit(qapp: QApplication) -> None:
    assert qapp is not None
    document = a_document()
    mirror = LineMirror(document)
    mirror.load("a\nb", document.setPlainText)
    told: list[Any] = []
    mirror.replaced.connect(lambda *change: told.append(change))
    document.markContentsDirty(0, 3)
    assert told == []
