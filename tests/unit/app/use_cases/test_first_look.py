"""A large folder is looked at in a process of its own; what comes of it is used once."""

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.fake_engine import fake_application
from workbench.app.application import Application
from workbench.app.use_cases import first_look as module
from workbench.app.use_cases.first_look import FirstLook, begin_first_look, first_look, remember_size
from workbench.app.use_cases.open_workspace import open_workspace
from workbench.model.workspace import Workspace
from workbench.project.discovery import open_workspace as discover

FOR_EVER = (sys.executable, "-c", "import sys, threading; sys.stdin.read(); threading.Event().wait()")


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[Application]:
    application = fake_application(tmp_path / "home")
    yield application
    await application.close()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two functions, which are many."""
    monkeypatch.setattr(module, "LARGE", 2)
    for name in ("one", "two"):
        code = tmp_path / "folder" / name / "app.py"
        code.parent.mkdir(parents=True)
        code.write_text("def handler(event, context):\n    return event\n")
    return tmp_path / "folder"


def here(app: Application, root: Path) -> Workspace:
    return discover(root, tuple(app.runtimes))


async def begun(app: Application, root: Path) -> FirstLook:
    remember_size(app, here(app, root))
    await begin_first_look(app, root)
    assert app.first_look is not None
    return app.first_look


async def test_a_large_folder_is_looked_at_elsewhere_and_once(app: Application, root: Path) -> None:
    await begun(app, root)
    assert await first_look(app, root) == here(app, root)
    assert await first_look(app, root) is None


async def test_the_folder_of_last_time_is_the_one(app: Application, root: Path) -> None:
    remember_size(app, here(app, root))
    app.session.remember_workspace(root)
    await begin_first_look(app, None)
    assert await first_look(app, root) is not None


async def test_it_is_not_where_nothing_comes_back(app: Application, root: Path) -> None:
    remember_size(app, here(app, root))
    app.session.remember_workspace(root)
    app.settings.set("window.restore_session", False)
    await begin_first_look(app, None)
    assert app.first_look is None


async def test_a_folder_that_is_small_or_unknown_is_not_worth_a_process(app: Application, root: Path) -> None:
    await begin_first_look(app, root)
    assert app.first_look is None
    remember_size(app, here(app, root))
    remember_size(app, here(app, root / "one"))
    await begin_first_look(app, root / "one")
    assert app.first_look is None
    remember_size(app, Workspace(root, ()))
    await begin_first_look(app, root)
    assert app.first_look is None, "it has become small"


async def test_another_folder_than_was_expected_stops_it(app: Application, root: Path) -> None:
    look = await begun(app, root)
    assert await first_look(app, root / "one") is None
    assert app.first_look is None
    await look.workspace()
    assert look._process is not None
    assert look._process.returncode is not None


async def test_one_that_is_stopped_at_once_finds_nothing(
    app: Application, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_COMMAND", FOR_EVER)
    look = FirstLook(root, app.runtimes)
    look.stop()
    async with asyncio.timeout(20):
        assert await look.workspace() is None


@pytest.fixture(
    params=[
        (("no such program",), "did not start"),
        ((sys.executable, "-c", "import sys; sys.stdin.read(); sys.exit('broken')"), "broken"),
    ],
    ids=["nothing starts", "it fails"],
)
def complaint(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The process has no answer; what is logged of it."""
    command, said = request.param
    monkeypatch.setattr(module, "_COMMAND", command)
    return str(said)


async def test_without_an_answer_the_functions_are_looked_for_here(
    app: Application, root: Path, complaint: str, caplog: pytest.LogCaptureFixture
) -> None:
    await begun(app, root)
    assert await open_workspace(app, root) == here(app, root)
    assert complaint in caplog.text


async def test_what_changed_since_the_look_is_seen(app: Application, root: Path) -> None:
    look = await begun(app, root)
    await look.workspace()
    (root / "three").mkdir()
    (root / "two" / "app.py").rename(root / "three" / "app.py")
    seen = asyncio.Event()
    app.workspace.changed.connect(lambda now: seen.set() if len(now.functions) == 2 and now.function("three") else None)
    early = await open_workspace(app, root)
    assert early.function("two") is not None
    async with asyncio.timeout(20):
        await seen.wait()


async def test_the_end_of_the_program_stops_it(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_COMMAND", FOR_EVER)
    app = fake_application(tmp_path / "other home")
    look = await begun(app, root)
    await app.close()
    async with asyncio.timeout(20):
        assert await look.workspace() is None


async def test_what_was_kept_in_another_shape_is_nothing(app: Application, root: Path) -> None:
    app.session.set("large_workspaces", {"root": str(root)})
    await begin_first_look(app, root)
    assert app.first_look is None
