import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.composer.form_editors import ChoiceField, LinesField, Step, SwitchField, make_editor, refuse
from workbench.gui.composer.form_value import Way
from workbench.gui.look import Look

Key = Qt.Key
WAYS = (Way.LINE, Way.NUMBER, Way.CHOICE, Way.SWITCH, Way.LINES, Way.JSON)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("way", WAYS)
def test_keys_leave_every_editor(look: Look, parent: QWidget, way: Way) -> None:
    editor = make_editor(look, way, ("x", "y"), parent)
    steps = QSignalSpy(editor.stepped)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(editor, Key.Key_Tab)
    QTest.keyClick(editor, Key.Key_Backtab)
    QTest.keyClick(editor, Key.Key_Escape)
    QTest.keyClick(editor, Key.Key_Return, control if way in (Way.LINES, Way.JSON) else Qt.KeyboardModifier.NoModifier)
    assert [steps.at(place)[0] for place in range(steps.count())] == [
        Step.NEXT,
        Step.PREVIOUS,
        Step.LEAVE,
        Step.DOWN,
    ]


@pytest.mark.parametrize(
    ("way", "text"),
    [
        (Way.LINE, "a\u00a0b\tc😀"),
        (Way.NUMBER, "-1.5e-3"),
        (Way.CHOICE, "z"),
        (Way.SWITCH, "true"),
        (Way.LINES, "a\n\u00a0b\n"),
    ],
)
def test_texts_come_back_as_they_were_put(look: Look, parent: QWidget, way: Way, text: str) -> None:
    editor = make_editor(look, way, ("x", "y"), parent)
    editor.put(text)
    assert editor.text() == text


def test_enter_breaks_a_line_where_there_are_several(look: Look, parent: QWidget) -> None:
    editor = make_editor(look, Way.LINES, (), parent)
    assert isinstance(editor, LinesField)
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Key.Key_Return)
    QTest.keyClicks(editor, "b")
    assert editor.text() == "a\nb"


@pytest.mark.parametrize(
    ("typed", "left"), [("12a3", "123"), ("-1.5e3", "-1.5e3"), ("${env.N}", "${env.N}"), ("abc", "")]
)
def test_numbers_refuse_letters_but_take_variables(look: Look, parent: QWidget, typed: str, left: str) -> None:
    editor = make_editor(look, Way.NUMBER, (), parent)
    QTest.keyClicks(editor, typed)
    assert editor.text() == left


def test_a_choice_takes_other_texts_too_and_a_pick_is_an_answer(look: Look, parent: QWidget) -> None:
    editor = make_editor(look, Way.CHOICE, ("Put", "Post"), parent)
    assert isinstance(editor, ChoiceField)
    editor.put("Put")
    steps = QSignalSpy(editor.stepped)
    QTest.keyClicks(editor, "${env.X}")
    assert editor.text() == "${env.X}"
    QTest.keyClick(editor, Key.Key_Down)
    assert editor.text() in ("Put", "Post")
    assert steps.count() == 0
    editor.activated.emit(0)
    assert steps.at(0)[0] is Step.STAY


def test_a_switch_says_what_it_is(look: Look, parent: QWidget) -> None:
    editor = make_editor(look, Way.SWITCH, (), parent)
    assert isinstance(editor, SwitchField)
    editor.put("false")
    assert QCheckBox.text(editor) == "false"
    QTest.keyClick(editor, Key.Key_Space)
    assert QCheckBox.text(editor) == editor.text() == "true"


def test_a_refusal_is_seen_and_said_and_taken_back(look: Look, parent: QWidget) -> None:
    editor = make_editor(look, Way.NUMBER, (), parent)
    refuse(editor, "This is no number.")
    assert (editor.property("state"), editor.toolTip()) == ("error", "This is no number.")
    assert editor.accessibleDescription() == "This is no number."
    refuse(editor, "")
    assert (editor.property("state"), editor.toolTip()) == ("", "")
