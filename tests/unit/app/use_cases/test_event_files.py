import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.support.fake_engine import fake_application
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.use_cases import event_files
from workbench.app.use_cases.last_used import last_used, note_used
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.model.errors import DocumentError, UsageError


@pytest_asyncio.fixture
async def app(tmp_path: Path) -> AsyncIterator[Application]:
    """An application with a workspace of three events."""
    made = fake_application(tmp_path / "home")
    write(tmp_path / "work", {"events/a/one.json": "1", "events/a/two.json": "2", "events/b.json": "3"})
    await load_workspace(made, tmp_path / "work")
    yield made
    await made.close()


def names(app: Application) -> list[str]:
    assert app.workspace.current is not None
    return [event.name for event in app.workspace.current.events]


def path(app: Application, name: str) -> Path:
    assert app.workspace.current is not None
    return app.workspace.current.root / "events" / f"{name}.json"


async def test_a_rename_is_told_and_followed(app: Application) -> None:
    told: list[tuple[str, str]] = []
    app.events.renamed.connect(told.append)
    note_used(app, "Hello", "b")
    saved = await event_files.rename_event(app, path(app, "b"), "x/b")
    assert saved.name == "x/b"
    await event_files.rename_folder(app, "a", "c")
    assert names(app) == ["c/one", "c/two", "x/b"]
    assert told == [("b", "x/b"), ("a/one", "c/one"), ("a/two", "c/two")]
    assert last_used(app, "Hello") == ("x/b",)
    await event_files.rename_event(app, path(app, "x/b"), "x/b")
    assert len(told) == 3


async def test_a_refused_rename_changes_nothing(app: Application) -> None:
    told: list[tuple[str, str]] = []
    app.events.renamed.connect(told.append)
    with pytest.raises(DocumentError):
        await event_files.rename_event(app, path(app, "b"), "a/one")
    assert names(app) == ["a/one", "a/two", "b"]
    assert told == []


async def test_a_duplicate_is_listed(app: Application) -> None:
    saved = await event_files.duplicate_event(app, path(app, "b"))
    assert saved.name == "b copy"
    assert "b copy" in names(app)


async def test_deletions_are_undone_in_reverse_order(app: Application) -> None:
    deleted: list[str] = []
    restored: list[str] = []
    app.events.deleted.connect(deleted.append)
    app.events.restored.connect(restored.append)
    await event_files.delete_event(app, path(app, "b"))
    assert (app.notices.items[-1].text, app.notices.items[-1].actions) == ("Deleted b.", ("event.undo_delete",))
    await event_files.delete_folder(app, "a")
    assert app.notices.items[-1].text == "Deleted a with 2 events."
    assert names(app) == []
    await event_files.undo_delete(app)
    assert names(app) == ["a/one", "a/two"]
    await event_files.undo_delete(app)
    assert names(app) == ["a/one", "a/two", "b"]
    assert deleted == ["b", "a/one", "a/two"]
    assert restored == ["a/one", "a/two", "b"]
    with pytest.raises(UsageError, match="no deleted event"):
        await event_files.undo_delete(app)


async def test_an_undo_that_is_refused_can_be_tried_again(app: Application) -> None:
    await event_files.delete_event(app, path(app, "b"))
    path(app, "b").write_text("other")
    with pytest.raises(DocumentError):
        await event_files.undo_delete(app)
    path(app, "b").unlink()
    await event_files.undo_delete(app)
    assert path(app, "b").read_text() == "3"


async def test_imports_are_told(app: Application, tmp_path: Path) -> None:
    write(tmp_path, {"in/x.json": "1", "in/y.json": "{", "none/readme": ""})
    imported = await event_files.import_events(app, [tmp_path / "in"], "new")
    assert names(app) == ["a/one", "a/two", "b", "new/x"]
    assert len(imported.refused) == 1
    assert [(notice.severity.value, notice.text) for notice in app.notices.items[-2:]] == [
        ("info", "Imported 1 event."), ("warning", "1 file was not imported."),
    ]  # fmt: skip
    assert "y.json is not JSON" in app.notices.items[-1].detail
    await event_files.import_events(app, [tmp_path / "none"])
    assert (app.notices.items[-1].text, app.notices.items[-1].detail) == ("Imported 0 events.", "There was none.")


async def test_exports_are_told(app: Application, tmp_path: Path) -> None:
    assert app.workspace.current is not None
    written = await event_files.export_events(app, "Hello", app.workspace.current.events, tmp_path)
    assert list(json.loads(written.read_text())["components"]["examples"]) == ["one", "two", "b"]
    assert app.notices.items[-1].text == "Exported 3 events of Hello."


async def test_the_event_in_the_composer(app: Application) -> None:
    with pytest.raises(UsageError, match="not saved"):
        event_files.composed_event(app)
    app.context.update(event_name="a/one")
    assert event_files.composed_event(app).path == path(app, "a/one")


async def test_it_takes_a_workspace(tmp_path: Path) -> None:
    app = fake_application(tmp_path / "home")
    with pytest.raises(UsageError, match="No workspace"):
        await event_files.rename_event(app, tmp_path, "a")
    with pytest.raises(UsageError, match="No workspace"):
        await event_files.undo_delete(app)
