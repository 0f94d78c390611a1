import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.fake_knowledge import FakeKnowledge
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.look import Look

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.completion.knowledge = FakeKnowledge()
    made.replace_text("")
    made.show()
    made.setFocus()
    return made


def names(editor: JsonEditor) -> list[str]:
    popup = editor.completion.popup
    if not popup.isVisible():
        return []
    offers = (popup.model.offer(row) for row in range(popup.model.rowCount()))
    return [offer.name for offer in offers if offer is not None]


def test_an_event_written_by_completion_alone(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, '{"')
    assert names(editor) == ["eventName", "eventTime", "bucket", "size"]
    QTest.keyClick(editor, Key.Key_Return)
    assert editor.text() == '{"eventName": ""}'
    assert names(editor) == ["Put", "Post"]
    QTest.keyClick(editor, Key.Key_Down)
    QTest.keyClick(editor, Key.Key_Tab)
    assert editor.text() == '{"eventName": "Post"}'
    QTest.keyClicks(editor, ', "si')
    assert names(editor) == ["size"]
    QTest.keyClick(editor, Key.Key_Return)
    assert editor.text() == '{"eventName": "Post", "size": 0}'
    assert names(editor) == []


def test_control_space_opens_and_escape_closes(editor: JsonEditor) -> None:
    editor.replace_text("{}")
    editor.jump(1, 2)
    QTest.keyClick(editor, Key.Key_Space, CONTROL)
    assert len(names(editor)) == 4
    QTest.keyClick(editor, Key.Key_Escape)
    assert names(editor) == []
    assert editor.text() == "{}"


def test_typing_narrows_and_leaving_closes(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, '{"event')
    assert names(editor) == ["eventName", "eventTime"]
    QTest.keyClick(editor, Key.Key_Backspace)
    assert names(editor) == ["eventName", "eventTime"]
    QTest.keyClick(editor, Key.Key_End)
    assert names(editor) == []


def test_the_selection_goes_round(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, '{"')
    QTest.keyClick(editor, Key.Key_Up)
    current = editor.completion.popup.current
    assert current is not None
    assert current.name == "size"


def test_variables_in_a_string(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, '{"key": "a-${')
    assert names(editor) == ["env.BUCKET", "now", "file:"]
    QTest.keyClick(editor, Key.Key_Return)
    assert editor.text() == '{"key": "a-${env.BUCKET}"}'


def test_taking_is_one_step_of_undo(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, '{"ev')
    QTest.keyClick(editor, Key.Key_Return)
    editor.undo()
    assert editor.text() == '{"ev"}'


def test_what_is_not_known_opens_nothing(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, '{"other": "')
    assert names(editor) == []


def test_it_closes_with_the_focus(editor: JsonEditor) -> None:
    QTest.keyClicks(editor, '{"')
    QCoreApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut))
    assert names(editor) == []


def test_nothing_opens_in_a_text_that_cannot_be_edited(editor: JsonEditor) -> None:
    editor.replace_text("{}")
    editor.jump(1, 2)
    editor.setReadOnly(True)
    editor.completion.open()
    assert names(editor) == []


def test_a_long_line_is_completed_at_its_end(editor: JsonEditor) -> None:
    long = '{"body": "' + "😀" * 3000 + '", '
    editor.replace_text(long + "}")
    editor.jump(1, len(long) + 1)
    QTest.keyClicks(editor, '"si')
    QTest.keyClick(editor, Key.Key_Return)
    assert editor.text() == long + '"size": 0}'
