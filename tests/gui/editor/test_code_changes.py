"""Changes in several files: all or none, each with its own undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.gui.editor.conftest import read
from tests.support.fake_engine import show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.editor.panel import EditorPanel
from workbench.model.code import FileChange
from workbench.model.errors import DocumentChangedError
from workbench.model.workspace import Workspace


@pytest.fixture
def changes(code: Path, app: Application) -> tuple[FileChange, ...]:
    other = code.with_name("b.py")
    other.write_text("import app\napp.handler(1, 2)\n", encoding="utf-8")
    show(app, Workspace(code.parent))
    return tuple(FileChange(path, read(path), read(path).replace("handler", "main")) for path in (code, other))


def texts(panel: EditorPanel) -> dict[str, str]:
    return {page.path.name: page.edit.text for page in panel.files}


async def test_they_are_seen_first_and_undone_by_file(
    panel: EditorPanel, app: Application, code: Path, changes: tuple[FileChange, ...]
) -> None:
    panel.open_file(code)
    await panel.wait_loaded()
    work = panel.language.changes
    work.review(changes, "Rename handler to main in 2 files", "Rename")
    assert work.shown is not None
    assert "handler" in texts(panel)["app.py"]
    QTest.mouseClick(work.shown.agree, Qt.MouseButton.LeftButton)
    await until(lambda: "main" in texts(panel).get("b.py", ""))
    assert texts(panel) == {change.path.name: change.after for change in changes}
    assert read(code) == changes[0].before, "nothing is saved"
    front = panel.current_page()
    assert front is not None
    assert front.path == code
    front.edit.undo()
    assert texts(panel)["app.py"] == changes[0].before
    assert texts(panel)["b.py"] == changes[1].after
    assert not front.dirty
    assert app.notices.items[-1].text == "2 files were changed."


async def test_one_file_that_has_changed_keeps_all_as_they_are(
    panel: EditorPanel, code: Path, changes: tuple[FileChange, ...]
) -> None:
    changes[1].path.write_text("import app\n", encoding="utf-8")
    with pytest.raises(DocumentChangedError):
        await panel.language.changes.make(changes)
    assert texts(panel)["app.py"] == changes[0].before


async def test_declining_changes_nothing(panel: EditorPanel, code: Path, changes: tuple[FileChange, ...]) -> None:
    panel.open_file(code)
    await panel.wait_loaded()
    panel.language.changes.review(changes, "Rename", "Rename")
    shown = panel.language.changes.shown
    assert shown is not None
    QTest.mouseClick(shown.cancel, Qt.MouseButton.LeftButton)
    assert texts(panel) == {"app.py": changes[0].before}
