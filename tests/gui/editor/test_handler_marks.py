"""Run marks follow the text of a page as it is typed."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.fake_engine import a_function, a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.editor.panel import EditorPanel


async def test_marks_follow_the_text(panel: EditorPanel, app: Application, code: Path) -> None:
    root = code.parent
    function = replace(a_function("Orders", root), handler_file=code, handler_line=4)
    show(app, replace(a_workspace(root), functions=(function,)))
    panel.open_file(code)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    edit = page.edit
    await until(lambda: edit.marks.handlers == {3: ("Orders",)})
    edit.go_to(3, len("def handler"))
    QTest.keyClicks(edit, "s")
    await until(lambda: edit.marks.handlers == {})
    page.refresh_marks()
    assert edit.marks.handlers == {}, "what is on disk is not what is marked"
    QTest.keyClick(edit, Qt.Key.Key_Backspace)
    await until(lambda: edit.marks.handlers == {3: ("Orders",)})
    show(app, a_workspace(root))
    await until(lambda: edit.marks.handlers == {})
