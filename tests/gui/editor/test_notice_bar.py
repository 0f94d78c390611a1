"""One notice at a time, with its choices."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.editor.notice_bar import NoticeBar
from workbench.gui.look import Look


def test_a_choice_hides_the_notice_and_acts(qtbot: QtBot, look: Look) -> None:
    bar = NoticeBar(look)
    qtbot.addWidget(bar)
    chosen: list[str] = []
    bar.tell("It changed.", (("Reload", lambda: chosen.append("reload")), ("Keep mine", lambda: chosen.append("keep"))))
    assert [button.text() for button in bar.buttons] == ["Reload", "Keep mine"]
    assert bar.buttons[1].objectName() == "editor.notice.keep_mine"
    QTest.mouseClick(bar.buttons[1], Qt.MouseButton.LeftButton)
    assert chosen == ["keep"]
    assert bar.isHidden()
    assert bar.buttons == []


def test_a_new_notice_takes_the_place_of_the_old(qtbot: QtBot, look: Look) -> None:
    bar = NoticeBar(look)
    qtbot.addWidget(bar)
    bar.tell("One.", (("A", lambda: None),))
    bar.tell("Two.", (("B", lambda: None),), token="err")
    assert (bar.label.text(), [button.text() for button in bar.buttons]) == ("Two.", ["B"])
    bar.dismiss()
    assert bar.isHidden()


def test_the_keyboard_stays_with_the_notice_and_goes_back_to_the_page(qtbot: QtBot, look: Look) -> None:
    page = QWidget()
    text = QLineEdit(page)
    page.setFocusProxy(text)
    bar = NoticeBar(look, page)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    text.setFocus()
    bar.tell("One.", (("A", lambda: None),))
    assert text.hasFocus()
    bar.tell("Two.", (("B", lambda: None),), focus=True)
    bar.tell("Three.", (("C", lambda: None), ("D", lambda: None)))
    assert bar.buttons[0].hasFocus()
    bar.dismiss()
    assert text.hasFocus()


def test_whether_the_keyboard_is_in_the_page(qtbot: QtBot, look: Look) -> None:
    window = QWidget()
    page, other = QWidget(window), QLineEdit(window)
    text, bar = QLineEdit(page), NoticeBar(look, page)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    text.setFocus()
    assert bar.page_has_keyboard()
    other.setFocus()
    assert not bar.page_has_keyboard()


def test_the_choices_stand_below_the_text_where_it_is_narrow(qtbot: QtBot, look: Look) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    bar = NoticeBar(look, page)
    column.addWidget(bar)
    column.addStretch(1)
    qtbot.addWidget(page)
    page.resize(900, 300)
    page.show()
    bar.tell("The handler app.handler is gone; app.greet is new.", (("Update", lambda: None), ("Close", lambda: None)))
    for width, beside in ((900, True), (340, False), (900, True)):
        page.resize(width, 300)
        qtbot.waitUntil(lambda: (bar.buttons[0].y() < bar.label.geometry().bottom()) == beside)  # noqa: B023
        assert bar.rect().contains(bar.buttons[1].geometry())
        assert bar.label.height() >= bar.label.heightForWidth(bar.label.width())
    assert bar.minimumSizeHint().width() <= 120
