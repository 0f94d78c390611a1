import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from workbench.gui.composer.mode_buttons import Mode
from workbench.gui.composer.pages import SIDE_BY_SIDE, Pages

Parts = tuple[Pages, QPlainTextEdit, QPlainTextEdit, QPlainTextEdit]


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    form, editor, preview = QPlainTextEdit(), QPlainTextEdit(), QPlainTextEdit()
    pages = Pages(form, editor, preview)
    qtbot.addWidget(pages)
    pages.resize(360, 500)
    pages.show()
    return pages, form, editor, preview


@pytest.mark.parametrize(
    ("mode", "shown"),
    [
        (Mode.FORM, (True, False, False)),
        (Mode.JSON, (False, True, False)),
        (Mode.BOTH, (True, True, False)),
        (Mode.PREVIEW, (False, False, True)),
    ],
)
def test_a_mode_shows_its_widgets(parts: Parts, mode: Mode, shown: tuple[bool, bool, bool]) -> None:
    pages, *widgets = parts
    pages.show_mode(mode)
    assert tuple(widget.isVisible() for widget in widgets) == shown
    assert pages.first().isVisible()


def test_the_keyboard_goes_with_the_mode(parts: Parts) -> None:
    pages, form, editor, preview = parts
    editor.setFocus()
    pages.show_mode(Mode.FORM)
    assert pages.window().focusWidget() is form
    pages.show_mode(Mode.PREVIEW)
    assert pages.window().focusWidget() is preview


def test_the_keyboard_stays_where_it_is_outside(parts: Parts, qtbot: QtBot) -> None:
    pages, _form, editor, _preview = parts
    editor.clearFocus()
    pages.show_mode(Mode.FORM)
    assert pages.window().focusWidget() is None


def test_form_and_text_share_a_narrow_panel_above_and_a_wide_one_beside(parts: Parts) -> None:
    pages, form, editor, _preview = parts
    pages.show_mode(Mode.BOTH)
    assert pages.splitter.orientation() is Qt.Orientation.Vertical
    assert abs(form.height() - editor.height()) <= 2
    pages.resize(SIDE_BY_SIDE + 100, 500)
    assert pages.splitter.orientation() is Qt.Orientation.Horizontal
    assert abs(form.width() - editor.width()) <= 2
    pages.resize(360, 500)
    assert pages.splitter.orientation() is Qt.Orientation.Vertical
