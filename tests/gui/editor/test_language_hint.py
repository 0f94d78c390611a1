"""The parameters of a call while it is typed."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest

from tests.gui.editor.language_rig import MakeRig, Rig
from tests.support.turns import until
from workbench.app.languages.python_code import Texts
from workbench.gui.editor.language_hint import ParameterHint
from workbench.model.code import CodePosition
from workbench.project.python_worker.messages import Ask

Key = Qt.Key


def call_at(at: CodePosition, texts: Texts, _name: str) -> object:
    """The innermost open bracket of the line."""
    before = texts[at.path].split("\n")[at.line][: at.column]
    if before.count("(") <= before.count(")"):
        return None
    current = before.rpartition("(")[2].count(",")
    return {"name": "price", "parameters": ["item", "count: int=1"], "current": current, "documentation": "A price."}


class Hinting:
    """An editor that shows parameters."""

    def __init__(self, rig: Rig) -> None:
        self.rig, self.edit = rig, rig.edit
        rig.python.answers[Ask.HINT] = call_at
        self.hint = ParameterHint(rig.asking)
        self.frame = self.hint.frame

    def current(self) -> str:
        """The parameter that stands out, empty when nothing shows."""
        found = re.search(r"<b [^>]*>(.*?)</b>", self.frame.call.text())
        return found[1] if self.frame.isVisible() and found else ""

    async def settled(self) -> None:
        await until(lambda: not self.hint._rest.isActive())
        await self.rig.tasks.drain()


@pytest.fixture
def hinting(make_rig: MakeRig) -> Hinting:
    return Hinting(make_rig(""))


async def test_it_follows_the_parameters_and_leaves_with_the_call(hinting: Hinting) -> None:
    QTest.keyClicks(hinting.edit, "price(")
    await until(lambda: hinting.current() == "item")
    assert hinting.frame.about.text() == "A price."
    assert hinting.frame.accessibleDescription() == "price(item, count: int=1)"
    QTest.keyClicks(hinting.edit, "a, ")
    await until(lambda: hinting.current() == "count: int=1")
    QTest.keyClick(hinting.edit, Key.Key_Left)
    QTest.keyClick(hinting.edit, Key.Key_Left)
    await until(lambda: hinting.current() == "item")
    QTest.keyClick(hinting.edit, Key.Key_End)
    await until(lambda: not hinting.frame.isVisible())


async def test_other_keys_do_not_open_it(hinting: Hinting) -> None:
    QTest.keyClicks(hinting.edit, "price")
    await hinting.settled()
    assert hinting.rig.python.asked[Ask.HINT] == []


async def test_the_command_opens_it(hinting: Hinting) -> None:
    hinting.edit.replace_text("price(a, b)")
    hinting.edit.go_to(0, 10)
    await hinting.settled()
    hinting.hint.open()
    await until(lambda: hinting.current() == "count: int=1")


@pytest.mark.parametrize("way", ["escape", "focus", "failure", "scroll"])
async def test_what_takes_it_away(hinting: Hinting, way: str) -> None:
    hinting.edit.replace_text("price(" + "\n" * 200)
    hinting.edit.go_to(0, 6)
    await hinting.settled()
    hinting.hint.open()
    await until(hinting.frame.isVisible)
    match way:
        case "escape":
            QTest.keyClick(hinting.edit, Key.Key_Escape)
        case "focus":
            QCoreApplication.sendEvent(hinting.edit, QFocusEvent(QEvent.Type.FocusOut))
        case "scroll":
            hinting.edit.verticalScrollBar().setValue(50)
        case _:
            del hinting.rig.python.answers[Ask.HINT]
            QTest.keyClick(hinting.edit, Key.Key_X)
    await until(lambda: not hinting.frame.isVisible())


async def test_it_stays_on_the_screen(hinting: Hinting) -> None:
    hinting.edit.replace_text("price(")
    hinting.edit.go_to(0, 6)
    hinting.edit.move(0, 0)
    await hinting.settled()
    hinting.hint.open()
    await until(hinting.frame.isVisible)
    assert hinting.frame.screen().availableGeometry().contains(hinting.frame.geometry())
