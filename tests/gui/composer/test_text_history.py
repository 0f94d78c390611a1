"""What a document keeps of texts that were replaced."""

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.composer import text_history
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.text_history import make_room
from workbench.gui.look import Look


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    return made


def test_much_is_forgotten_but_never_the_event_before(editor: JsonEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_history, "MOST_LINES", 40)
    monkeypatch.setattr(text_history, "KEPT", 2)
    texts = [f"[\n  {number}\n]" for number in range(20)]
    for before, text in zip([editor.text(), *texts], texts, strict=False):
        editor.replace_text(text)
        editor.undo()
        assert editor.text() == before
        editor.redo()
        assert editor.text() == text
    steps = 0
    while editor.document().isUndoAvailable():
        editor.undo()
        steps += 1
    assert 1 <= steps < 10, "not all is kept"
    assert editor.text() == texts[-1 - steps]


def test_what_was_typed_since_goes_with_it(editor: JsonEditor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_history, "MOST_LINES", 4)
    monkeypatch.setattr(text_history, "KEPT", 1)
    editor.replace_text("one")
    editor.insertPlainText("typed ")
    editor.replace_text("two\ntwo\ntwo")
    editor.undo()
    assert editor.text() == "typed one"
    assert not editor.document().isUndoAvailable()


@pytest.mark.parametrize("modified", [True, False])
def test_whether_it_is_changed_stays(qapp: QApplication, modified: bool) -> None:
    document = QTextDocument()
    cursor = QTextCursor(document)
    for word in ("a", "b", "c"):
        cursor.insertText(word)
    document.setModified(modified)
    told: list[bool] = []
    can_undo: list[bool] = []
    document.modificationChanged.connect(told.append)
    document.undoAvailable.connect(can_undo.append)
    for _text in range(text_history.KEPT):
        make_room(document, text_history.MOST_LINES)
    assert document.isUndoAvailable()
    make_room(document, text_history.MOST_LINES)
    assert not document.isUndoAvailable()
    assert document.isModified() == modified
    assert told == []
    assert can_undo == [False], "the menu hears of it"
    for word in ("d", "e", "f", "g"):
        cursor.insertText(word)
        assert document.isModified()
