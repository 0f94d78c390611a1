import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from tests.support.fake_knowledge import FakeKnowledge
from workbench.gui.composer.json_editor import JsonEditor
from workbench.gui.composer.text_units import position_of
from workbench.gui.look import Look
from workbench.model.event import EventProblem

TEXT = '{\n  "eventName": "Put",\n  "other": "a-${env.BUCKET}-${now}",\n  "nothing": [1],\n  "text": "${file:a.txt}"\n}'


@pytest.fixture
def editor(qtbot: QtBot, look: Look) -> JsonEditor:
    made = JsonEditor(look)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.completion.knowledge = FakeKnowledge()
    made.replace_text(TEXT)
    made.show()
    return made


def told(editor: JsonEditor, word: str, shift: int = 2) -> str:
    """The tooltip over `word`."""
    QToolTip.hideText()
    offset = TEXT.index(word) + shift
    line = TEXT.count("\n", 0, offset) + 1
    cursor = editor.textCursor()
    cursor.setPosition(position_of(editor.document(), line, offset - TEXT.rfind("\n", 0, offset)))
    editor.hover.show_at(editor.cursorRect(cursor).center(), QPoint(50, 50))
    return QToolTip.text()


def test_a_key_and_its_value_say_what_they_are(editor: JsonEditor) -> None:
    for word in ("eventName", "Put"):
        text = told(editor, word)
        assert "<b>eventName</b> string · required" in text
        assert "What happened: &lt;b&gt;Put&lt;/b&gt; or Post." in text


def test_what_is_no_member_has_its_help(editor: JsonEditor) -> None:
    assert "About other." in told(editor, "other")
    assert "About 0." in told(editor, "1]", 0)


def test_a_variable_says_its_value(editor: JsonEditor) -> None:
    assert "<b>env.BUCKET</b> = invoices-dev" in told(editor, "env.BUCKET")
    assert "<b>now</b> = 2026" in told(editor, "now}")


def test_a_variable_with_an_argument_is_explained_by_its_kind(editor: JsonEditor) -> None:
    assert "<b>file:a.txt</b>" in told(editor, "file:")
    assert "The text of a file." in told(editor, "a.txt")


def test_a_problem_is_told_too(editor: JsonEditor) -> None:
    editor.show_problems([EventProblem("/eventName", 2, 16, "eventName must be one of <a>.")])
    assert "eventName must be one of &lt;a&gt;." in told(editor, "Put")


def test_beside_the_text_nothing_is_said(editor: JsonEditor) -> None:
    QToolTip.showText(QPoint(9, 9), "before", editor)
    editor.hover.show_at(QPoint(550, 12), QPoint(50, 50))
    assert QToolTip.text() == "before"  # until it has faded
