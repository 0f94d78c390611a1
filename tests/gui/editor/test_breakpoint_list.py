"""The list of breakpoints shows their lines, and goes there."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.support.fake_engine import a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.breakpoints import put_breakpoints
from workbench.gui.editor.panel import EditorPanel
from workbench.model.breakpoint import SourceBreakpoint


async def test_a_breakpoint_is_gone_to(panel: EditorPanel, app: Application, code: Path) -> None:
    box = panel.gutters.list
    show(app, a_workspace(code.parent))
    box.open()
    assert app.notices.items[-1].text == "There are no breakpoints."
    gone = code.with_name("gone.py")
    put_breakpoints(app, code, (SourceBreakpoint(code, 5, "x"),))
    put_breakpoints(app, gone, (SourceBreakpoint(gone, 2),))
    box.open()
    await until(box.box.isVisible)
    field = box.box.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    QTest.keyClicks(field, "return")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    assert (page.path, page.edit.position()[0]) == (code, 4)
