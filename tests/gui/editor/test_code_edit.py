"""The text of a file: exact text, places in characters, wheel zoom, lines on the screen."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import invalidate

from tests.gui.editor.conftest import MakeEdit
from workbench.gui.editor.languages import make_lexer
from workbench.gui.editor.marks import Marks
from workbench.gui.look import Look


async def test_loading_is_no_change_and_cannot_be_undone(make_edit: MakeEdit) -> None:
    edit = make_edit("a\u00a0b\n\tc")
    assert edit.text == "a\u00a0b\n\tc"
    assert not edit.document().isModified()
    edit.undo()
    assert edit.text == "a\u00a0b\n\tc"


async def test_replaced_text_is_one_undo_step_and_keeps_the_cursor(make_edit: MakeEdit) -> None:
    edit = make_edit("one\ntwo\nthree")
    edit.go_to(1, 2)
    edit.replace_text("1\n2222\n3")
    assert (edit.text, edit.position()) == ("1\n2222\n3", (1, 2))
    edit.undo()
    assert edit.text == "one\ntwo\nthree"


async def test_places_count_characters_and_stay_inside(make_edit: MakeEdit) -> None:
    edit = make_edit("a🐍b\nc")
    edit.go_to(0, 2)
    assert edit.position() == (0, 2)
    assert edit.textCursor().positionInBlock() == 3
    edit.go_to(99, 99)
    assert edit.position() == (1, 1)
    edit.go_to(-5, -5)
    assert edit.position() == (0, 0)


async def test_a_line_out_of_sight_comes_to_the_middle(make_edit: MakeEdit) -> None:
    edit = make_edit("\n".join(map(str, range(500))))
    edit.go_to(300)
    lines = [line for line, _top, _height in edit.visible_lines()]
    assert lines[0] + 5 < 300 < lines[-1] - 5
    assert len(lines) < 40


async def test_a_line_in_sight_does_not_move_the_text(make_edit: MakeEdit) -> None:
    edit = make_edit("\n".join(map(str, range(500))))
    edit.go_to(10)
    assert edit.firstVisibleBlock().blockNumber() == 0


async def test_a_whole_line_is_selected(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nbc")
    edit.select_line(0)
    assert edit.textCursor().selectedText() == "a\u2029"
    edit.select_line(1)
    assert edit.textCursor().selectedText() == "bc"


async def test_the_wheel_with_control_zooms(qtbot: QtBot, make_edit: MakeEdit) -> None:
    edit = make_edit("a")
    for delta, step in ((120, 1), (-120, -1)):
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        with qtbot.waitSignal(edit.zoom_requested) as told:
            QApplication.sendEvent(edit.viewport(), event)
        assert told.args == [step]


async def test_the_font_follows_its_size_and_the_gutter_its_digits(make_edit: MakeEdit) -> None:
    edit = make_edit("a\n" * 20_000)
    width = edit.gutter.width_needed()
    edit.set_font_size(20)
    assert edit.font().pixelSize() == 20
    assert edit.gutter.width_needed() > width
    assert edit.viewportMargins().left() == edit.gutter.width_needed()


async def test_more_lines_widen_the_gutter(qtbot: QtBot, make_edit: MakeEdit) -> None:
    edit = make_edit("a\n" * 98)
    width = edit.gutter.width()
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: edit.gutter.width() > width)


async def test_marks_move_with_their_lines(make_edit: MakeEdit) -> None:
    edit = make_edit("a\nb\ndef f(): pass")
    edit.set_marks(Marks({2: ("Orders",)}))
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert edit.marks.handlers == {3: ("Orders",)}
    edit.undo()
    assert edit.marks.handlers == {2: ("Orders",)}


async def test_a_theme_change_is_drawn(look: Look, make_edit: MakeEdit) -> None:
    edit = make_edit("def f(): pass")
    dark = edit.grab().toImage()
    look.choose("light")
    assert edit.grab().toImage() != dark
    look.choose("dark")


async def test_it_works_on_when_pyside_has_forgotten_its_document(make_edit: MakeEdit) -> None:
    """As it does when another page is closed: it takes widgets for children of those before them in Tab's order."""
    edit = make_edit("a = 1")
    invalidate(edit.document())
    QTest.keyClicks(edit, "b")
    assert edit.text == "ba = 1"
    edit.load("c = 1", edit.language, make_lexer(edit.language))
    assert edit.text == "c = 1"
