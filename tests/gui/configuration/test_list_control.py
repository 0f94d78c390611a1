"""Rows of texts, and of names with texts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from workbench.gui.configuration.list_control import ListControl
from workbench.gui.look import Look
from workbench.model.configuration import ConfigField, Content, FieldKind, Written

PAIRS = ConfigField("Environment.Variables", "E", "Variables", FieldKind.PAIRS, ("Environment", "Variables"))
TEXTS = ConfigField("Layers", "L", "Layers", FieldKind.TEXTS, ("Layers",))
REF = Written("!Ref X", is_expression=True)


def control(qtbot: QtBot, look: Look, field: ConfigField) -> ListControl:
    made = ListControl(field, look, expressions=True)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("field", "content"),
    [
        (TEXTS, None),
        (TEXTS, (Written("a"), REF, Written(""))),
        (PAIRS, None),
        (PAIRS, (("A", Written("")), ("B", REF), ("C", Written("two\nlines")))),
    ],
)
def test_what_is_shown_comes_back(qtbot: QtBot, look: Look, field: ConfigField, content: Content | None) -> None:
    made = control(qtbot, look, field)
    made.show_content((Written("before"),) if field is TEXTS else (("X", REF),), "")
    made.show_content(content, "")
    assert made.content() == content


def test_rows_are_added_typed_and_taken_away(qtbot: QtBot, look: Look) -> None:
    made = control(qtbot, look, PAIRS)
    made.show_content((("A", Written("1")),), "")
    QTest.mouseClick(made.add_button, Qt.MouseButton.LeftButton)
    assert made.content() == (("A", Written("1")),), "an empty row is no entry"
    with qtbot.waitSignal(made.edited):
        QTest.keyClicks(made.rows[1].name_field, "B")
    QTest.keyClicks(made.rows[1].value_field, "!Ref X")
    assert made.content() == (("A", Written("1")), ("B", REF))
    fonts = [row.value_field.font().family() for row in made.rows]
    assert fonts[0] != fonts[1], "expressions are code"
    remove = made.rows[0].findChild(QToolButton)
    assert isinstance(remove, QToolButton)
    with qtbot.waitSignal(made.edited):
        QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert made.content() == (("B", REF),)


def test_a_text_of_several_lines_is_not_typed_over(qtbot: QtBot, look: Look) -> None:
    made = control(qtbot, look, PAIRS)
    made.show_content((("A", Written("two\nlines")),), "")
    QTest.keyClicks(made.rows[0].value_field, "x")
    assert made.content() == (("A", Written("two\nlines")),)


def test_names_that_are_there_twice_are_marked(qtbot: QtBot, look: Look) -> None:
    made = control(qtbot, look, PAIRS)
    made.show_content((("A", Written("1")), ("B", Written("2")), ("A", Written("3"))), "")
    made.show_fault("A stands here twice.")
    assert [row.name_field.property("state") for row in made.rows] == ["error", "", "error"]
    made.show_fault("")
    assert [row.name_field.property("state") for row in made.rows] == ["", "", ""]


def test_texts_have_no_names(qtbot: QtBot, look: Look) -> None:
    made = control(qtbot, look, TEXTS)
    made.add_button.click()
    assert not made.rows[0].name_field.isVisible()
    QTest.keyClicks(made.rows[0].value_field, "a")
    assert made.content() == (Written("a"),)
