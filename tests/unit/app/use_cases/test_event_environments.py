from pathlib import Path

import pytest

from tests.support.fake_engine import a_workspace, fake_application, show
from workbench.app.application import Application
from workbench.app.use_cases.event_environments import (
    choose_environment,
    environments,
    environments_file,
    remembered_environment,
)
from workbench.model.errors import DocumentError, UsageError
from workbench.project.environments import FILE, TEMPLATE


@pytest.fixture
def app(tmp_path: Path) -> Application:
    made = fake_application(tmp_path / "home")
    (tmp_path / "shop").mkdir()
    show(made, a_workspace(tmp_path / "shop"))
    return made


async def test_the_file_is_read_each_time(app: Application, tmp_path: Path) -> None:
    assert (await environments(app)).named == ()
    (tmp_path / "shop" / FILE).write_text("[dev]\nA = 1\n")
    assert [one.name for one in (await environments(app)).named] == ["dev"]


async def test_a_file_to_edit_is_made_once(app: Application, tmp_path: Path) -> None:
    path = await environments_file(app)
    assert path == tmp_path / "shop" / FILE
    assert path.read_text() == TEMPLATE
    path.write_text("A = 1\n")
    assert (await environments_file(app)).read_text() == "A = 1\n"


async def test_the_choice_is_remembered_for_each_workspace(app: Application, tmp_path: Path) -> None:
    assert remembered_environment(app) == ""
    choose_environment(app, "dev")
    assert app.context.value.environment == "dev"
    show(app, a_workspace(tmp_path / "other"))
    assert remembered_environment(app) == ""
    choose_environment(app, "prod")
    show(app, a_workspace(tmp_path / "shop"))
    assert remembered_environment(app) == "dev"
    choose_environment(app, "")
    assert remembered_environment(app) == ""
    await app.session.flush()


async def test_a_session_of_another_kind_does_no_harm(app: Application, tmp_path: Path) -> None:
    for stored in ([1], {str(tmp_path / "shop"): 3}):
        app.session.set("environments", stored)
        assert remembered_environment(app) == ""
    await app.session.flush()


async def test_without_a_workspace_or_a_folder(app: Application, tmp_path: Path) -> None:
    bare = fake_application(tmp_path / "bare")
    assert (await environments(bare)).named == ()
    choose_environment(bare, "dev")
    assert remembered_environment(bare) == ""
    with pytest.raises(UsageError, match="No workspace is open"):
        await environments_file(bare)
    show(app, a_workspace(tmp_path / "gone"))
    with pytest.raises(DocumentError):
        await environments_file(app)
