"""Answers reach only the text that they are about."""

import asyncio
from pathlib import Path

from shiboken6 import delete

from tests.gui.editor.language_rig import PATH, MakeRig, Rig
from tests.support.turns import until
from workbench.gui.editor.code_edit import CodeEdit
from workbench.gui.editor.language_asking import Asking
from workbench.gui.look import Look
from workbench.model.code import CodePosition, Explanation
from workbench.model.errors import CodeReaderError
from workbench.project.python_worker.messages import Ask

EXPLAINED = {"kind": "module", "signature": "os", "documentation": ""}


def explain(rig: Rig, told: list[object], at: CodePosition | None = None) -> None:
    rig.asking.ask(lambda known, place, texts: known.explain(place, texts), told.append, told.append, at)


async def asked(rig: Rig, told: list[object], at: CodePosition | None = None) -> asyncio.Event:
    """A question that waits for the event."""
    gate = rig.python.gates[Ask.EXPLAIN] = asyncio.Event()
    rig.python.say(Ask.EXPLAIN, EXPLAINED)
    before = len(rig.python.asked[Ask.EXPLAIN])
    explain(rig, told, at)
    await until(lambda: len(rig.python.asked[Ask.EXPLAIN]) > before)
    return gate


async def test_an_answer_arrives_with_the_place_and_texts_asked(make_rig: MakeRig) -> None:
    rig, told = make_rig("import os\n"), list[object]()
    rig.edit.go_to(0, 8)
    (await asked(rig, told)).set()
    await rig.tasks.drain()
    assert told == [Explanation("module", "os", "")]
    assert rig.python.asked[Ask.EXPLAIN] == [CodePosition(PATH, 0, 8)]
    assert rig.python.texts == {PATH: "import os\n"}


async def test_a_changed_text_gets_no_answer(make_rig: MakeRig) -> None:
    rig, told = make_rig("import os\n"), list[object]()
    gate = await asked(rig, told, CodePosition(PATH, 0, 8))
    rig.edit.insertPlainText("x")
    rig.edit.undo()
    gate.set()
    await rig.tasks.drain()
    assert told == []


async def test_a_moved_cursor_matters_where_it_was_asked_about(make_rig: MakeRig) -> None:
    rig, told = make_rig("import os\n"), list[object]()
    for at, answers in ((None, 0), (CodePosition(PATH, 0, 8), 1)):
        gate = await asked(rig, told, at)
        rig.edit.go_to(0, 3 if rig.edit.position() != (0, 3) else 5)
        gate.set()
        await rig.tasks.drain()
        assert len(told) == answers


async def test_failures_are_told_who_wants_them(make_rig: MakeRig) -> None:
    rig, told = make_rig("x\n"), list[object]()
    explain(rig, told)
    rig.asking.ask(lambda known, place, texts: known.explain(place, texts), told.append)
    await rig.tasks.drain()
    assert [type(one) for one in told] == [CodeReaderError]


async def test_an_editor_that_is_gone_gets_no_answer(make_rig: MakeRig, look: Look) -> None:
    rig, told = make_rig(""), list[object]()
    edit = CodeEdit(look, rig.tasks)
    gone = Rig(edit, rig.python, rig.tasks)
    gone.asking = Asking(Path("/w/gone.py"), edit, rig.python, rig.tasks, dict)
    gate = await asked(gone, told)
    delete(edit)
    gate.set()
    await rig.tasks.drain()
    assert told == []


async def test_an_editor_that_goes_at_once_is_not_asked_about(make_rig: MakeRig, look: Look) -> None:
    rig, told = make_rig(""), list[object]()
    edit = CodeEdit(look, rig.tasks)
    gone = Rig(edit, rig.python, rig.tasks)
    gone.asking = Asking(Path("/w/gone.py"), edit, rig.python, rig.tasks, dict)
    explain(gone, told)
    delete(edit)
    await rig.tasks.drain()
    assert told == []
    assert rig.python.asked[Ask.EXPLAIN] == []
