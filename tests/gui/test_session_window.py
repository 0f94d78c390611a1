"""One window from its first showing to its close."""

import asyncio
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, fake_application
from tests.support.turns import until
from workbench.app.application import Application
from workbench.base.aio import TaskOwner
from workbench.gui.session_window import SessionWindow


def fail(error: BaseException) -> None:
    raise error


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    (root / "hello").mkdir(parents=True)
    (root / "hello" / "app.py").write_text("def handler(event, context):\n    return event\n")
    (root / "workbench.toml").write_text(
        '[functions.Hello]\ncode = "hello"\nhandler = "app.handler"\nruntime = "python3.13"\n'
    )
    return root.resolve()


async def lived(app: Application, path: Path | None, look_at: "asyncio.Event | None" = None) -> SessionWindow:
    """A window that was shown, has opened what it opens, and was closed by the user."""
    session = SessionWindow(app, path)
    owner = TaskOwner(fail)
    started = asyncio.Event()
    task = owner.start(session.run(started))
    async with asyncio.timeout(30):
        await started.wait()
    session.window.close()
    await task
    await session.close()
    return session


async def test_the_folder_of_the_command_line_is_opened(app: Application, folder: Path) -> None:
    await lived(app, folder)
    assert app.workspace.current is not None
    assert app.workspace.current.root == folder


async def test_the_first_start_shows_the_sample_and_the_welcome_page(app: Application) -> None:
    session = SessionWindow(app, None)
    await session.show()
    await session.open_first()
    assert app.workspace.current is not None
    assert app.workspace.current.root == app.paths.data / "sample"
    assert session.window.center.currentWidget() is session.window.welcome
    assert session.window.explorer_dock.isVisible()
    await session.close()


async def test_the_last_workspace_and_its_files_come_back(tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "twice"
    first = fake_application(home)
    await first.open()
    session = SessionWindow(first, folder)
    await session.show()
    await session.open_first()
    session.window.wiring.open_file(folder / "hello" / "app.py")
    await session.window.editor.wait_loaded()
    session.window.runs_dock.hide()
    await session.close()
    await first.close()

    second = fake_application(home)
    await second.open()
    again = SessionWindow(second, None)
    await again.show()
    await again.open_first()
    page = again.window.editor.current_page()
    assert second.workspace.current is not None
    assert second.workspace.current.root == folder
    assert page is not None
    assert page.path == folder / "hello" / "app.py"
    assert not again.window.runs_dock.isVisible()
    await again.close()
    await second.close()


async def test_nothing_comes_back_when_the_settings_say_so(app: Application, folder: Path) -> None:
    app.session.remember_workspace(folder)
    app.settings.set("window.restore_session", False)
    await lived(app, None)
    assert app.workspace.current is not None
    assert app.workspace.current.root == app.paths.data / "sample"


async def test_a_folder_that_is_gone_is_told(app: Application, tmp_path: Path) -> None:
    await lived(app, tmp_path / "gone")
    assert app.workspace.current is None
    assert app.notices.items[-1].actions == ("workspace.open",)


async def test_the_engine_is_asked_what_it_holds(app: Application, engine: FakeEngine, folder: Path) -> None:
    session = SessionWindow(app, folder)
    await session.show()
    await until(lambda: engine.status_calls > 0)
    await session.open_first()
    before = engine.status_calls
    session.actions.action("run.invoke").trigger()
    await until(lambda: engine.status_calls > before)
    await session.close()


async def test_the_service_starts_with_the_window_where_the_settings_say_so(
    app: Application, engine: FakeEngine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    app.settings.set("service.start_with_window", True)
    session = SessionWindow(app, folder)
    started = asyncio.Event()
    owner = TaskOwner(fail)
    task = owner.start(session.run(started))
    async with asyncio.timeout(30):
        await started.wait()
    await until(lambda: app.service.info is not None)
    assert not session.window.statusbar.service_button.isHidden()
    session.window.close()
    await task
    await session.close()
    assert len(engine.served) == 1


async def test_else_it_does_not(app: Application, engine: FakeEngine, folder: Path) -> None:
    await lived(app, folder)
    assert engine.served == []
