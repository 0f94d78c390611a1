"""The files of a plan and their texts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.deploy_plans import CHANGES
from workbench.gui.deploy.code_view import CodeView, changed_files
from workbench.gui.look import Look
from workbench.model.deploy import ChangeKind, CodeChange


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> CodeView:
    made = CodeView(look)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    return made


def test_files_with_what_becomes_of_them(view: CodeView) -> None:
    view.show_files(changed_files(CHANGES))
    told = [view.files.item(row).text() for row in range(view.files.count())]
    assert told == ["app.py  +1 −1", "logo.png  10 B → 2.0 KB", "new.py  new · 2 B", "old.py  removed"]
    assert (view.texts.left.toPlainText(), view.texts.right.toPlainText()) == ("a = 1\n", "a = 2\n")
    assert view.texts.isVisible()


def test_what_is_no_text_is_said(view: CodeView) -> None:
    view.show_files(changed_files(CHANGES))
    view.files.setCurrentRow(1)
    assert not view.texts.isVisible()
    assert "only its size" in view.told.text()
    view.files.setCurrentRow(2)
    assert view.texts.right.toPlainText() == "b\n"


def test_a_sentence_takes_the_files_away(view: CodeView) -> None:
    view.show_files(changed_files(CHANGES))
    view.tell("Comparing…")
    assert (view.files.isVisible(), view.files.count(), view.told.text()) == (False, 0, "Comparing…")


def test_keys_go_through_the_differences(view: CodeView) -> None:
    lines = "".join(f"{number}\n" for number in range(30))
    change = CodeChange("a", ChangeKind.CHANGED, f"x\n{lines}x\n", f"y\n{lines}z\n")
    view.show_files(changed_files((change,)))
    QTest.keyClick(view.files, Qt.Key.Key_F7)
    assert view.texts.right.textCursor().block().text() == "z"
    QTest.keyClick(view.files, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert view.texts.right.textCursor().block().text() == "y"


def test_a_comma_at_the_end_is_a_difference_of_code() -> None:
    (file,) = changed_files((CodeChange("a.py", ChangeKind.CHANGED, "x = 1\n", "x = 1,\n"),))
    assert file.rows is not None
    assert any(row.differs for row in file.rows)
