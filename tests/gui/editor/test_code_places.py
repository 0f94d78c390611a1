"""Going to places in code."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import MakeEdit
from tests.support.fake_engine import show
from workbench.app.application import Application
from workbench.gui.editor.code_places import CodePlaces
from workbench.gui.editor.panel import EditorPanel
from workbench.gui.look import Look
from workbench.model.code import CodePlace
from workbench.model.workspace import Workspace


@pytest.fixture
def places(app: Application, look: Look, panel: EditorPanel, code: Path, make_edit: MakeEdit) -> CodePlaces:
    show(app, Workspace(code.parent))
    return CodePlaces(app, look, panel)


def at(panel: EditorPanel) -> tuple[str, int, int] | None:
    page = panel.current_page()
    return None if page is None else (page.path.name, *page.edit.position())


async def test_one_definition_is_gone_to_at_once(places: CodePlaces, panel: EditorPanel, code: Path) -> None:
    places.show((CodePlace(code, 3, 4, 7), CodePlace(code, 3, 4, 7)), "definition", "handler")
    await panel.wait_loaded()
    assert at(panel) == ("app.py", 3, 4)


async def test_references_are_listed_by_file_and_line(places: CodePlaces, panel: EditorPanel, code: Path) -> None:
    other = code.with_name("b.py")
    other.write_text("import app\napp.handler(1, 2)\n", encoding="utf-8")
    found = (
        CodePlace(other, 1, 4, 7, "app.handler(1, 2)"),
        CodePlace(code, 3, 4, 7, "def handler(event, context):", is_definition=True),
    )
    places.show(found, "reference", "handler")
    assert places.list.shown_titles == ["def handler(event, context):", "app.handler(1, 2)"]
    QTest.keyClicks(places.list._input, "b.py")
    assert places.list.shown_titles == ["app.handler(1, 2)"]
    QTest.keyClick(places.list._input, Qt.Key.Key_Return)
    await panel.wait_loaded()
    assert at(panel) == ("b.py", 1, 4)


async def test_one_reference_is_listed_too(places: CodePlaces, code: Path) -> None:
    places.show((CodePlace(code, 0, 7, 2, "import os"),), "reference", "os")
    assert places.list.isVisible()
    places.list.close_palette()


async def test_nothing_found_is_said(places: CodePlaces, app: Application) -> None:
    places.show((), "definition", "nothing")
    assert app.notices.items[-1].text == "No definition of nothing was found."
