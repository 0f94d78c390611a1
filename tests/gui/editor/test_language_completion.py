"""Completion in the code editor: when it opens, how it narrows, what it writes, and which answers it never shows."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest

from tests.gui.editor.language_rig import NAMES, MakeRig, Rig, fitting
from tests.support.turns import until
from workbench.gui.editor.language_completion import CodeCompletion
from workbench.model.code import CodePosition, Completion
from workbench.project.python_worker.messages import Ask

Key = Qt.Key


class Completing:
    """An editor that completes."""

    def __init__(self, rig: Rig) -> None:
        self.rig, self.edit, self.python = rig, rig.edit, rig.python
        self.while_typing = True
        self.python.answers[Ask.COMPLETE] = fitting
        self.python.say(Ask.DESCRIBE, "price(item: str) -> float\n\nWhat an item costs.\n\nMore.")
        self.completion = CodeCompletion(rig.asking, lambda: self.while_typing)
        self.popup = self.completion.popup
        self.edit.go_to(9, 99)

    def names(self) -> list[str]:
        if not self.popup.isVisible():
            return []
        offers = (self.popup.model.offer(row) for row in range(self.popup.model.rowCount()))
        return [offer.name for offer in offers if offer is not None]

    async def shows(self, *names: str) -> None:
        await until(lambda: self.names() == list(names))

    async def opened(self, *names: str) -> None:
        self.completion.open()
        await self.shows(*names)

    async def settled(self) -> None:
        """Until nothing is asked and no timer runs."""
        await until(lambda: not self.completion._rest.isActive())
        await self.rig.tasks.drain()


@pytest.fixture
def completing(make_rig: MakeRig) -> Completing:
    return Completing(make_rig(""))


async def test_two_letters_open_the_list_and_more_narrow_it(completing: Completing) -> None:
    QTest.keyClicks(completing.edit, "p")
    await completing.settled()
    assert completing.python.asked[Ask.COMPLETE] == []
    QTest.keyClicks(completing.edit, "r")
    await completing.shows("print", "price", "prices_of_all")
    QTest.keyClicks(completing.edit, "ic")
    assert completing.names() == ["price", "prices_of_all"]
    QTest.keyClick(completing.edit, Key.Key_Backspace)
    assert completing.names() == ["print", "price", "prices_of_all"]
    assert len(completing.python.asked[Ask.COMPLETE]) == 1


async def test_a_dot_opens_the_list(completing: Completing) -> None:
    QTest.keyClicks(completing.edit, "os.")
    await completing.shows(*NAMES)


@pytest.mark.parametrize("text", ["1.", "x = 12_0.", " ", "x = ", "12"])
async def test_numbers_and_blanks_do_not(completing: Completing, text: str) -> None:
    QTest.keyClicks(completing.edit, text)
    await completing.settled()
    assert completing.python.asked[Ask.COMPLETE] == []


async def test_a_dot_after_a_name_that_ends_with_a_digit_does(completing: Completing) -> None:
    QTest.keyClicks(completing.edit, "s3.")
    await completing.shows(*NAMES)


async def test_return_and_tab_take_the_selected_one(completing: Completing) -> None:
    for key, down, taken in ((Key.Key_Return, 1, "price"), (Key.Key_Tab, 2, "prices_of_all")):
        completing.edit.replace_text("x = pr")
        completing.edit.go_to(0, 6)
        await completing.opened("print", "price", "prices_of_all")
        for _ in range(down):
            QTest.keyClick(completing.edit, Key.Key_Down)
        QTest.keyClick(completing.edit, key)
        assert completing.edit.text == f"x = {taken}"
        assert completing.names() == []
        completing.edit.undo()
        assert completing.edit.text == "x = pr"


async def test_a_click_takes_one(completing: Completing) -> None:
    await completing.opened(*NAMES)
    index = completing.popup.model.index(3)
    view = completing.popup.list
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    assert completing.edit.text == "path"


async def test_return_after_a_whole_name_is_a_new_line(completing: Completing) -> None:
    completing.edit.replace_text("price")
    completing.edit.go_to(0, 5)
    await completing.opened("price", "prices_of_all")
    QTest.keyClick(completing.edit, Key.Key_Return)
    assert completing.edit.text == "price\n"
    assert completing.names() == []


async def test_a_name_that_is_all_there_is_opens_nothing(completing: Completing) -> None:
    completing.edit.replace_text("path")
    completing.edit.go_to(0, 4)
    completing.completion.open()
    await completing.settled()
    assert completing.names() == []


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Left, Key.Key_Home, Key.Key_ParenLeft, Key.Key_Space])
async def test_what_closes_the_list(completing: Completing, key: Qt.Key) -> None:
    completing.edit.replace_text("x = pr")
    completing.edit.go_to(0, 4)
    await completing.opened(*NAMES)
    QTest.keyClick(completing.edit, key)
    assert completing.names() == []


async def test_leaving_closes_and_drops_what_was_asked(completing: Completing) -> None:
    await completing.opened(*NAMES)
    leave = QFocusEvent(QEvent.Type.FocusOut)
    QCoreApplication.sendEvent(completing.edit, leave)
    assert completing.names() == []
    gate = completing.python.gates[Ask.COMPLETE] = asyncio.Event()
    completing.completion.open()
    await until(lambda: len(completing.python.asked[Ask.COMPLETE]) == 2)
    QCoreApplication.sendEvent(completing.edit, leave)
    gate.set()
    await completing.settled()
    assert completing.names() == []


async def test_the_setting_leaves_only_the_key(completing: Completing) -> None:
    completing.while_typing = False
    QTest.keyClicks(completing.edit, "pri")
    await completing.settled()
    assert completing.names() == []
    await completing.opened("print", "price", "prices_of_all")


async def test_texts_that_cannot_change_and_selections_are_not_completed(completing: Completing) -> None:
    completing.edit.replace_text("pr")
    completing.edit.selectAll()
    completing.completion.open()
    completing.edit.setReadOnly(True)
    completing.edit.go_to(0, 2)
    completing.completion.open()
    await completing.settled()
    assert completing.python.asked[Ask.COMPLETE] == []


async def test_the_selected_one_is_described(completing: Completing) -> None:
    await completing.opened(*NAMES)
    await until(lambda: "What an item costs." in completing.popup.help.text())
    assert completing.popup.help.text() == "price(item: str) -> float\nWhat an item costs."


async def test_a_question_that_fails_shows_nothing(completing: Completing) -> None:
    del completing.python.answers[Ask.COMPLETE]
    QTest.keyClicks(completing.edit, "pri")
    await completing.settled()
    assert len(completing.python.asked[Ask.COMPLETE]) == 1
    assert completing.names() == []
    assert completing.rig.edit.text == "pri"


STEPS = st.lists(st.sampled_from(["open", "answer", "p", "r", " ", ".", "left", "back", "down", "undo"]), max_size=14)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(STEPS)
async def test_no_answer_for_a_text_that_has_changed_is_shown(make_rig: MakeRig, steps: list[str]) -> None:
    """Whatever is typed while answers are on their way: what shows is what fits the text as it is."""
    completing = Completing(make_rig("pr\n"))
    completing.edit.go_to(0, 2)
    gate = completing.python.gates[Ask.COMPLETE] = asyncio.Event()
    for step in [*steps, "answer"]:
        match step:
            case "open":
                completing.completion.open()
                await asyncio.sleep(0)
            case "answer":
                gate.set()
                await completing.rig.tasks.drain()
                gate = completing.python.gates[Ask.COMPLETE] = asyncio.Event()
            case "left" | "back" | "down":
                keys = {"left": Key.Key_Left, "back": Key.Key_Backspace, "down": Key.Key_Down}
                QTest.keyClick(completing.edit, keys[step])
            case "undo":
                completing.edit.undo()
            case _:
                QTest.keyClicks(completing.edit, step)
        if completing.popup.isVisible():
            at = completing.rig.asking.position()
            fits = [name for name, _ in fitting(at, {at.path: completing.edit.text})]
            assert completing.names() == fits
    completing.completion.close()


async def test_what_is_taken_may_reach_beyond_the_name(completing: Completing, monkeypatch: pytest.MonkeyPatch) -> None:
    async def complete(_at: CodePosition, _texts: object) -> tuple[Completion, ...]:
        return (Completion('"name"', "property", '"name": ', "name", before=1, after=1),)

    monkeypatch.setattr(completing.python, "complete", complete)
    completing.edit.replace_text('{"na"}')
    completing.edit.go_to(0, 4)
    await completing.opened('"name"')
    QTest.keyClick(completing.edit, Key.Key_Return)
    assert completing.edit.text == '{"name": }'


async def test_languages_have_characters_of_their_own_that_open_the_list(completing: Completing) -> None:
    completing.python.triggers = frozenset("/ ")
    QTest.keyClicks(completing.edit, " ")
    await completing.settled()
    assert completing.python.asked[Ask.COMPLETE] == []
    QTest.keyClicks(completing.edit, "/")
    await completing.shows(*NAMES)


async def test_going_back_asks_anew(completing: Completing) -> None:
    completing.edit.replace_text("pri")
    completing.edit.go_to(0, 3)
    await completing.opened("print", "price", "prices_of_all")
    QTest.keyClick(completing.edit, Key.Key_Backspace)
    QTest.keyClick(completing.edit, Key.Key_Backspace)
    await completing.shows(*NAMES)


def newest(at: CodePosition, texts: Mapping[Path, str], _name: str = "") -> object:
    """A server that tells one name at a time: the first that fits."""
    return fitting(at, texts)[:1]


async def test_what_may_not_be_all_is_asked_for_again_while_more_is_typed(completing: Completing) -> None:
    completing.python.partial = True
    completing.python.answers[Ask.COMPLETE] = newest
    completing.edit.replace_text("pri")
    completing.edit.go_to(0, 3)
    await completing.opened("print")
    QTest.keyClicks(completing.edit, "c")
    await completing.shows("price")
    assert len(completing.python.asked[Ask.COMPLETE]) == 2
    QTest.keyClicks(completing.edit, "e")
    await until(lambda: len(completing.python.asked[Ask.COMPLETE]) >= 3)
    QTest.keyClicks(completing.edit, "s")
    await completing.shows("prices_of_all")


async def test_a_list_that_was_closed_is_not_asked_for_again(completing: Completing) -> None:
    completing.python.partial = True
    completing.edit.replace_text("pri")
    completing.edit.go_to(0, 3)
    await completing.opened("print", "price", "prices_of_all")
    QTest.keyClick(completing.edit, Key.Key_Escape)
    await completing.settled()
    assert completing.names() == []
    assert len(completing.python.asked[Ask.COMPLETE]) == 1
