import asyncio
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.look import Look
from workbench.gui.runs.payload_view import (
    MAX_GROWING_CHARACTERS,
    MAX_LINE_CHARACTERS,
    MAX_LINES,
    PayloadView,
    readable,
)
from workbench.gui.tasks import GuiTasks

PAYLOAD = '{"stored":3,"name":"grüße"}'.encode()
PRETTY = '{\n  "stored": 3,\n  "name": "grüße"\n}'


@pytest.fixture
async def view(qtbot: QtBot, look: Look, tasks: GuiTasks) -> PayloadView:
    made = PayloadView(look, tasks)
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    return made


async def test_json_is_indented_and_the_size_is_said(view: PayloadView) -> None:
    view.show_payload(PAYLOAD)
    assert view.text.toPlainText() == PRETTY
    assert view.title.text() == "Payload · 29 B"
    assert view.text.isReadOnly()


async def test_raw_shows_what_was_returned(view: PayloadView) -> None:
    view.show_payload(PAYLOAD)
    QTest.mouseClick(view.raw, Qt.MouseButton.LeftButton)
    assert view.text.toPlainText() == PAYLOAD.decode()
    QTest.mouseClick(view.indented, Qt.MouseButton.LeftButton)
    assert view.text.toPlainText() == PRETTY


async def test_copying_takes_the_payload_as_returned(view: PayloadView) -> None:
    payload = json.dumps({"text": "x" * 30_000}).encode()
    view.show_payload(payload)
    assert "more characters" in view.text.toPlainText()
    QTest.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == payload.decode()


async def test_a_big_payload_comes_whole_while_the_loop_goes_on(view: PayloadView, tasks: GuiTasks) -> None:
    payload = json.dumps([{"id": number, "name": "n" * 20} for number in range(4_000)]).encode()
    done = asyncio.Event()
    view.shown.connect(done.set)
    view.show_payload(payload)
    await tasks.drain()
    await asyncio.wait_for(done.wait(), 30)
    assert view.text.toPlainText() == json.dumps(json.loads(payload), indent=2)


async def test_another_payload_takes_the_place_of_one_in_the_making(view: PayloadView, tasks: GuiTasks) -> None:
    view.show_payload(json.dumps(list(range(100_000))).encode())
    view.show_payload(b"1")
    await tasks.drain()
    assert view.text.toPlainText() == "1"


@pytest.mark.parametrize(
    ("payload", "text"), [(b"", ""), (b"not json", "not json"), (b"\xff", "\ufffd"), (b"[" * 5000, "[" * 5000)]
)
def test_what_is_no_json_is_shown_as_it_is(payload: bytes, text: str) -> None:
    assert readable(payload, indented=True) == text


def test_endless_texts_are_cut() -> None:
    lines = readable(json.dumps(list(range(30_000))).encode(), indented=True).split("\n")
    assert len(lines) == MAX_LINES + 1
    assert lines[-1] == "… 10,002 more lines, copied in full"


def test_monstrous_lines_are_cut() -> None:
    text = readable(b'{"a":1,"b":"' + b"x" * MAX_LINE_CHARACTERS + b'"}', indented=True)
    first, second, third, last = text.split("\n")
    assert (first, second, last) == ("{", '  "a": 1,', "}")
    assert third.endswith("9 more characters, copied in full")


async def test_an_answer_that_grows_is_added_to_and_whole_characters_show(view: PayloadView) -> None:
    view.show_payload(b"[1]")
    whole = "grüße".encode()
    view.grow(whole[:3], 3)
    assert view.text.toPlainText() == "gr"
    view.grow(whole, len(whole))
    assert view.text.toPlainText() == "grüße"
    assert view.title.text() == "Streaming · 7 B"
    view.grow(b"another", 7)
    assert view.text.toPlainText() == "another"


async def test_of_a_long_answer_the_beginning_shows_until_it_is_whole(view: PayloadView) -> None:
    data = ("x" * 99 + "\n").encode() * 1_200
    view.grow(data[:60_000], 60_000)
    view.grow(data, len(data))
    assert view.text.document().characterCount() <= MAX_GROWING_CHARACTERS + 1
    view.grow(data + b"end", len(data) + 3)
    assert view.text.document().characterCount() <= MAX_GROWING_CHARACTERS + 1
    QTest.mouseClick(view.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == (data + b"end").decode()


async def test_the_title_says_how_much_was_streamed(view: PayloadView) -> None:
    view.show_payload(b"abc", 3)
    assert view.title.text() == "Streamed · 3 B"
    view.show_payload(b"abc", 9)
    assert view.title.text() == "Streamed · 9 B, the first 3 B kept"
    view.show_payload(b"{}", 9, failed=True)
    assert view.title.text() == "Payload · 2 B, after 9 B streamed"


async def test_a_place_is_selected_in_the_text(view: PayloadView, tasks: GuiTasks) -> None:
    view.show_payload(b'{"a":"\xf0\x9f\x98\x80","list":[1,{"b":"x"}]}')
    for button in (view.indented, view.raw):
        button.setChecked(True)
        view.go_to("/list/1/b")
        await tasks.drain()
        assert view.text.textCursor().selectedText() == '"x"'
    view.go_to("/gone")
    await tasks.drain()
    assert view.text.textCursor().selectedText() == '"x"'


async def test_a_place_takes_no_keyboard_that_has_moved_on(view: PayloadView, tasks: GuiTasks, qtbot: QtBot) -> None:
    with qtbot.waitActive(view):
        view.activateWindow()
    view.show_payload(b'{"a": 1}')
    view.raw.setFocus()
    view.go_to("/a")
    view.copy.setFocus()
    await tasks.drain()
    assert view.text.textCursor().selectedText() == "1"
    assert view.copy.hasFocus()
    view.go_to("/a")
    await tasks.drain()
    assert view.text.hasFocus()


async def test_no_place_is_found_in_what_is_no_json(view: PayloadView, tasks: GuiTasks) -> None:
    view.show_payload(b"{")
    view.go_to("/a")
    await tasks.drain()
    assert not view.text.textCursor().hasSelection()


async def test_the_diff_is_a_third_form(qtbot: QtBot, look: Look, tasks: GuiTasks) -> None:
    page = QWidget()
    view = PayloadView(look, tasks, diff=page)
    qtbot.addWidget(view)
    view.show()
    chosen = QSignalSpy(view.diff_chosen)
    view.show_payload(PAYLOAD)
    QTest.mouseClick(view.diff, Qt.MouseButton.LeftButton)
    assert chosen.count() == 1
    assert page.isVisible()
    assert not view.text.isVisible()
    view.go_to("/stored")
    await tasks.drain()
    assert view.text.isVisible()
    assert view.text.textCursor().selectedText() == "3"


async def test_without_a_result_there_is_no_diff(qtbot: QtBot, look: Look, tasks: GuiTasks) -> None:
    view = PayloadView(look, tasks, diff=QWidget())
    qtbot.addWidget(view)
    view.show()
    view.diff.setChecked(True)
    view.allow_diff(allowed=False)
    assert view.indented.isChecked()
    assert not view.diff.isEnabled()
    assert not PayloadView(look, tasks).diff.isVisible()
