"""Tooltips over code."""

import asyncio

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QWidget

from tests.gui.editor.language_rig import PATH, MakeRig
from tests.support.turns import until
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.language_hover import CodeHover, place_at, tip
from workbench.gui.editor.marks import LineProblem, Marks
from workbench.model.code import CodePosition, Explanation
from workbench.model.problem import Severity
from workbench.project.python_worker.messages import Ask

EXPLAINED = {"kind": "function", "signature": "price(item: str) -> float", "documentation": "What <it> costs."}


def point_of(edit: CodeEdit, line: int, column: int) -> QPoint:
    return edit.cursorRect(edit.cursor_at(line, column)).center() + QPoint(2, 0)


class Tips:
    """Stands for QToolTip, which hides whenever the real mouse pleases."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.hidden = 0

    def showText(self, _where: QPoint, text: str, _widget: QWidget) -> None:
        self.shown.append(text)

    def hideText(self) -> None:
        self.hidden += 1


@pytest.fixture
def tips(monkeypatch: pytest.MonkeyPatch) -> Tips:
    made = Tips()
    monkeypatch.setattr("workbench.gui.editor.language_hover.QToolTip", made)
    return made


def rest(edit: CodeEdit, point: QPoint) -> None:
    """The mouse rests over a place."""
    event = QHelpEvent(QEvent.Type.ToolTip, point, edit.viewport().mapToGlobal(point))
    QCoreApplication.sendEvent(edit.viewport(), event)


async def test_a_name_under_the_mouse_is_explained(make_rig: MakeRig, tips: Tips) -> None:
    rig = make_rig("x = price(1)\n")
    rig.python.say(Ask.EXPLAIN, EXPLAINED)
    CodeHover(rig.asking)
    rest(rig.edit, point_of(rig.edit, 0, 6))
    await until(lambda: tips.shown)
    assert "price(item: str)" in tips.shown[0]
    assert "What &lt;it&gt; costs." in tips.shown[0]
    assert rig.python.asked[Ask.EXPLAIN] == [CodePosition(PATH, 0, 6)]


async def test_the_value_of_a_name_comes_before_what_it_stands_for(make_rig: MakeRig, tips: Tips) -> None:
    rig = make_rig("x = order.price(1)\n")
    rig.python.say(Ask.EXPLAIN, EXPLAINED)
    asked: list[str] = []

    async def value_of(expression: str) -> str:
        asked.append(expression)
        return f"{expression} = <1> (int)" if expression != "x" else ""

    CodeHover(rig.asking, value_of)
    rest(rig.edit, point_of(rig.edit, 0, 12))
    await until(lambda: tips.shown)
    assert "order.price = &lt;1&gt; (int)" in tips.shown[0]
    assert rig.python.asked[Ask.EXPLAIN] == []
    rest(rig.edit, point_of(rig.edit, 0, 0))
    await until(lambda: len(tips.shown) == 2)
    assert "What &lt;it&gt; costs." in tips.shown[1]
    assert asked == ["order.price", "x"]


async def test_beside_the_text_and_over_blanks_nothing_is_asked(make_rig: MakeRig, tips: Tips) -> None:
    rig = make_rig("x = price(1)\n\n")
    CodeHover(rig.asking)
    for point in (QPoint(500, 10), QPoint(5, 300), point_of(rig.edit, 0, 3)):
        rest(rig.edit, point)
    await rig.tasks.drain()
    assert rig.python.asked[Ask.EXPLAIN] == []
    assert tips.shown == []
    assert tips.hidden == 3


async def test_a_problem_is_told_first_and_alone_where_nothing_is_known(make_rig: MakeRig, tips: Tips) -> None:
    rig = make_rig("import os\n")
    rig.edit.set_marks(Marks({}, {0: LineProblem(Severity.WARNING, "os is unused (F401)", 7)}))
    CodeHover(rig.asking)
    rest(rig.edit, point_of(rig.edit, 0, 8))
    await rig.tasks.drain()
    assert ["os is unused (F401)" in text for text in tips.shown] == [True]
    assert not tips.hidden


async def test_a_mouse_that_has_left_gets_no_tooltip(make_rig: MakeRig, tips: Tips) -> None:
    rig = make_rig("x = price(1)\n")
    rig.python.say(Ask.EXPLAIN, {**EXPLAINED, "signature": "too late"})
    gate = rig.python.gates[Ask.EXPLAIN] = asyncio.Event()
    CodeHover(rig.asking)
    rest(rig.edit, point_of(rig.edit, 0, 6))
    await until(lambda: rig.python.asked[Ask.EXPLAIN])
    QCoreApplication.sendEvent(rig.edit.viewport(), QEvent(QEvent.Type.Leave))
    gate.set()
    await rig.tasks.drain()
    assert tips.shown == []


async def test_the_keyboard_has_it_too(make_rig: MakeRig, tips: Tips) -> None:
    rig = make_rig("x = total(1)\n")
    rig.python.say(Ask.EXPLAIN, {**EXPLAINED, "signature": "total()"})
    hover = CodeHover(rig.asking)
    rig.edit.go_to(0, 5)
    hover.open()
    await until(lambda: tips.shown)
    assert "total()" in tips.shown[0]


@pytest.mark.parametrize(("line", "column"), [(0, 0), (0, 5), (1, 3)])
async def test_the_place_below_a_point(make_rig: MakeRig, line: int, column: int) -> None:
    rig = make_rig("x = 🙂🙂 + y\nreturn x\n")
    assert place_at(rig.asking, point_of(rig.edit, line, column)) == CodePosition(PATH, line, column)


def test_long_documentation_is_cut_and_keeps_its_lines() -> None:
    shown = tip(Explanation("function", "f()", "\n".join(f"  line {number}" for number in range(50))), "")
    assert shown.count("<br>") == 17
    assert "…" in shown
    assert "&nbsp;&nbsp;line 1" in shown
    assert tip(None, "") == ""
    assert "JetBrains" not in tip(Explanation("", "", "About a key."), "")
    assert "a<br>b" in tip(Explanation("", "a\nb"), "")
