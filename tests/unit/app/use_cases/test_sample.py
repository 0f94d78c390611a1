from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.sample import sample_workspace
from workbench.model.errors import WorkspaceError


async def test_a_copy_is_made_once_and_kept(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    folder = await sample_workspace(app)
    assert folder == app.paths.data / "sample"
    (folder / "hello" / "app.py").write_text("# edited")
    assert await sample_workspace(app) == folder
    assert (folder / "hello" / "app.py").read_text() == "# edited"
    assert [path.name for path in folder.parent.iterdir()] == ["sample"]
    workspace = await load_workspace(app, folder)
    assert workspace.function("Hello") is not None


async def test_a_folder_that_refuses(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(WorkspaceError, match="cannot be copied"):
        await sample_workspace(fake_application(tmp_path))
