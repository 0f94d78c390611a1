from pathlib import Path

from tests.support.fake_engine import fake_application
from workbench.app.command_table import BY_ID
from workbench.app.context import Context


async def test_open_sample_and_reload(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    open_sample, reload = BY_ID["workspace.open_sample"].run, BY_ID["workspace.reload"].run
    assert open_sample is not None
    assert reload is not None
    await open_sample(app)
    assert app.workspace.current is not None
    assert app.workspace.current.root.name == "sample"
    (app.workspace.current.root / "events" / "new.json").write_text("{}")
    await reload(app)
    assert "new" in [event.name for event in app.workspace.current.events]
    await app.close()


def test_enablement() -> None:
    document = Context(document=Path("/w/a.py"))
    dirty = Context(document=Path("/w/a.py"), document_dirty=True)
    assert not BY_ID["file.save"].enabled(document)
    assert BY_ID["file.save"].enabled(dirty)
    assert BY_ID["file.close"].enabled(document)
    assert not BY_ID["workspace.reload"].enabled(Context())
    assert BY_ID["workspace.open"].enabled(Context())
