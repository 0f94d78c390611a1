from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.stores.file_edits import FileEdit
from workbench.app.use_cases.change_files import make_changes, undo_changes
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.model.code import FileChange
from workbench.model.errors import DocumentChangedError, DocumentError, UsageError

UNDO = "function.undo_change"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "work"
    write(made, {"a.txt": "one\n", "b.txt": "two\n", "code/app.py": "x = 1\n"})
    return made


async def opened(root: Path) -> Application:
    app = fake_application(root.parent / "home")
    await load_workspace(app, root)
    return app


async def test_all_are_written_told_and_taken_back(root: Path) -> None:
    app = await opened(root)
    changes = (FileChange(root / "a.txt", "one\n", "1\n"), FileChange(root / "new.toml", "", "n = 1\n"))
    away = root.parent / "home" / "deleted" / "code"
    await make_changes(app, FileEdit("Changed it", changes, ((root / "code", away),)), UNDO)
    assert (root / "a.txt").read_text() == "1\n"
    assert (root / "new.toml").read_text() == "n = 1\n"
    assert (away / "app.py").exists()
    assert not (root / "code").exists()
    assert (app.notices.items[-1].text, app.notices.items[-1].actions) == ("Changed it.", (UNDO,))
    await undo_changes(app)
    assert (root / "a.txt").read_text() == "one\n"
    assert not (root / "new.toml").exists()
    assert (root / "code" / "app.py").exists()
    assert app.notices.items[-1].text == "Taken back: changed it."
    with pytest.raises(UsageError, match="nothing to take back"):
        await undo_changes(app)


async def test_a_file_that_changed_meanwhile_stops_all(root: Path) -> None:
    app = await opened(root)
    changes = (FileChange(root / "a.txt", "one\n", "1\n"), FileChange(root / "b.txt", "other\n", "2\n"))
    with pytest.raises(DocumentChangedError):
        await make_changes(app, FileEdit("Changed it", changes), UNDO)
    assert (root / "a.txt").read_text() == "one\n"
    assert app.file_edits.last() is None


async def test_what_cannot_be_finished_is_not_begun(root: Path) -> None:
    app = await opened(root)
    edit = FileEdit("Changed it", (FileChange(root / "a.txt", "one\n", "1\n"),), ((root / "gone", root / "x"),))
    with pytest.raises(DocumentError, match="gone cannot be moved"):
        await make_changes(app, edit, UNDO)
    assert (root / "a.txt").read_text() == "one\n"


async def test_what_was_saved_since_is_not_taken_back(root: Path) -> None:
    app = await opened(root)
    await make_changes(app, FileEdit("Changed it", (FileChange(root / "a.txt", "one\n", "1\n"),)), UNDO)
    (root / "a.txt").write_text("mine\n")
    with pytest.raises(DocumentChangedError):
        await undo_changes(app)
    assert (root / "a.txt").read_text() == "mine\n"
    assert app.file_edits.last() is not None
