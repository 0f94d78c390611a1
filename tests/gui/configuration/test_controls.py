"""Controls show a content and give it back as it was, until something is typed or chosen."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.configuration.controls import ChoiceControl, LineControl
from workbench.gui.look import Look
from workbench.model.configuration import ConfigField, Content, FieldKind, Written

TEXT = ConfigField("Handler", "General", "Handler", FieldKind.TEXT, ("Handler",))
NUMBER = replace(TEXT, key="MemorySize", kind=FieldKind.NUMBER, unit="MB")
CHOICE = replace(TEXT, key="Runtime", kind=FieldKind.CHOICE, choices=("python3.13", "nodejs22.x"))
REF = Written("!Ref X", is_expression=True)


@pytest.mark.parametrize("content", [None, Written("a b"), Written(""), REF, Written("two\nlines"), Written("!Ref X")])
def test_a_line_gives_back_what_it_got(qtbot: QtBot, look: Look, content: Content | None) -> None:
    line = LineControl(TEXT, look, expressions=True)
    qtbot.addWidget(line)
    line.show_content(content, "")
    assert line.content() == content


def test_a_line_is_typed_into(qtbot: QtBot, look: Look) -> None:
    line = LineControl(NUMBER, look, expressions=True)
    qtbot.addWidget(line)
    line.show()
    line.show_content(None, "128")
    assert line.placeholderText() == "128 MB"
    with qtbot.waitSignal(line.edited):
        QTest.keyClicks(line, "5")
    QTest.keyClicks(line, "12 ")
    assert line.content() == Written("512")
    plain = line.font().family()
    line.clear()
    QTest.keyClicks(line, "!Ref Memory")
    assert line.content() == Written("!Ref Memory", is_expression=True)
    assert line.font().family() != plain, "expressions are code"
    line.clear()
    assert line.content() is None


def test_a_fault_is_marked(qtbot: QtBot, look: Look) -> None:
    line = LineControl(TEXT, look, expressions=True)
    qtbot.addWidget(line)
    line.show_fault("Wrong.")
    assert line.property("state") == "error"
    line.show_fault("")
    assert line.property("state") == ""


def test_a_choice_has_what_stands_there_and_nothing(qtbot: QtBot, look: Look) -> None:
    choice = ChoiceControl(CHOICE)
    qtbot.addWidget(choice)
    for content in (None, Written("nodejs22.x"), REF, Written("python9")):
        choice.show_content(content, "x")
        assert choice.content() == content
    choice.show_content(None, "python3.13")
    assert [choice.itemText(at) for at in range(choice.count())] == ["Default (python3.13)", "python3.13", "nodejs22.x"]
    choice.show()
    choice.setFocus()
    with qtbot.waitSignal(choice.edited):
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.content() == Written("python3.13")


def test_on_and_off(qtbot: QtBot, look: Look) -> None:
    flag = ChoiceControl(replace(TEXT, kind=FieldKind.FLAG))
    qtbot.addWidget(flag)
    flag.show_content(Written("true"), "")
    assert [flag.itemText(at) for at in range(flag.count())] == ["Not set", "On", "Off"]
    assert (flag.currentText(), flag.content()) == ("On", Written("true"))


def test_the_wheel_changes_nothing(qtbot: QtBot, look: Look) -> None:
    choice = ChoiceControl(CHOICE)
    qtbot.addWidget(choice)
    choice.show_content(None, "")
    choice.show()
    none = Qt.KeyboardModifier.NoModifier
    down = QPoint(0, -120)
    turn = QWheelEvent(
        QPointF(4, 4), QPointF(4, 4), down, down, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(choice, turn)
    assert choice.currentIndex() == 0
