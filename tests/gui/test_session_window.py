"""One window from its first showing to its close."""

import asyncio
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, fake_application
from tests.support.fake_python import FakePython
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.journal import Journal, read_tree
from workbench.app.use_cases.open_workspace import open_workspace
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
    first = await application(home)
    session = SessionWindow(first, folder)
    await session.show()
    await session.open_first()
    session.window.wiring.open_file(folder / "hello" / "app.py")
    await session.window.editor.wait_loaded()
    session.window.runs_dock.hide()
    await session.close()
    await first.close()

    second = await application(home)
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


async def test_the_function_in_hand_comes_back(tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "twice"
    more = '[functions.Other]\ncode = "hello"\nhandler = "app.handler"\nruntime = "python3.13"\n'
    file = folder / "workbench.toml"
    file.write_text(file.read_text() + more)
    for chosen, expected in (("Other", "Hello"), ("", "Other")):
        application_again = await application(home)
        session = SessionWindow(application_again, folder)
        await session.show()
        await session.open_first()
        assert application_again.context.value.function == expected
        if chosen:
            session.window.wiring.choose_function(chosen)
        else:
            assert session.window.topbar.function_button.text() == expected
        await session.close()
        await application_again.close()


async def test_nothing_comes_back_when_the_settings_say_so(app: Application, folder: Path) -> None:
    app.session.remember_workspace(folder)
    app.settings.set("window.restore_session", False)
    await lived(app, None)
    assert app.workspace.current is not None
    assert app.workspace.current.root == app.paths.data / "sample"


async def test_unsaved_text_comes_back_whatever_the_settings_say(tmp_path: Path, folder: Path) -> None:
    home = tmp_path / "twice"
    first = await application(home)
    first.settings.set("window.restore_session", False)
    session = SessionWindow(first, folder)
    await session.show()
    await session.open_first()
    for name in ("app.py", "other.py"):
        (folder / "hello" / "other.py").write_text("x = 1\n")
        session.window.wiring.open_file(folder / "hello" / name)
        await session.window.editor.wait_loaded()
    page = session.window.editor.current_page()
    assert page is not None
    page.edit.insertPlainText("# typed\n")
    await session.close()
    await first.close()
    second = await application(home)
    again = SessionWindow(second, folder)
    await again.show()
    await again.open_first()
    await again.window.editor.wait_loaded()
    assert [one.name for one in again.window.editor.dirty_paths()] == ["other.py"]
    assert again.window.editor.tabs.count() == 1
    page = again.window.editor.current_page()
    assert page is not None
    assert page.edit.text == "# typed\nx = 1\n"
    await again.close()
    await second.close()


async def test_a_folder_that_is_gone_is_told(app: Application, tmp_path: Path) -> None:
    await lived(app, tmp_path / "gone")
    assert app.workspace.current is None
    assert app.notices.items[-1].actions == ("workspace.open",)


async def test_the_engine_is_asked_what_it_holds(app: Application, engine: FakeEngine, folder: Path) -> None:
    session = SessionWindow(app, folder)
    await session.show()
    assert engine.status_calls == 0
    await session.open_first()
    await until(lambda: engine.status_calls > 0)
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


async def application(home: Path) -> Application:
    """An opened application of its own on the files below `home`."""
    made = fake_application(home)
    made.use_python(FakePython(made))
    await made.open()
    return made


async def opened(app: Application, path: Path | None) -> SessionWindow:
    """A window that was shown and has opened what it opens."""
    session = SessionWindow(app, path)
    await session.show()
    await session.open_first()
    return session


async def test_unsaved_text_and_event_are_on_disk_while_the_window_runs(tmp_path: Path, folder: Path) -> None:
    first = await application(tmp_path / "crashes")
    session = await opened(first, folder)
    session.window.wiring.open_file(folder / "hello" / "app.py")
    await session.window.editor.wait_loaded()
    page = session.window.editor.current_page()
    assert page is not None
    page.edit.replace_text("# typed\n")
    session.window.composer.set_event("", '{"typed": 1}')
    journal = first.places.of(folder)
    assert journal is not None
    await until(lambda: "# typed" in str(_on_disk(journal.journal)) and "typed\\" in str(_on_disk(journal.journal)))
    journal.let_go()  # as the system does when a process is killed

    second = await application(tmp_path / "crashes")
    again = await opened(second, folder)
    await again.window.editor.wait_loaded()
    page = again.window.editor.current_page()
    assert page is not None
    assert (page.edit.text, page.dirty) == ("# typed\n", True)
    assert again.window.composer.event_text() == '{"typed": 1}'
    await again.close()
    await second.close()
    await session.close()
    await first.close()


async def test_a_folder_that_another_window_has_is_raised_there(tmp_path: Path, folder: Path) -> None:
    first, second = await application(tmp_path / "two"), await application(tmp_path / "two")
    one = await opened(first, folder)
    one.window.showMinimized()
    other = await opened(second, folder)
    assert second.workspace.current is None
    assert second.notices.items[-1].text == "shop is open in another window."
    assert not one.window.isMinimized()
    await other.close()
    await one.close()
    await second.close()
    await first.close()


async def test_unsaved_text_goes_along_to_another_folder_and_is_in_one_journal(
    app: Application, folder: Path, tmp_path: Path
) -> None:
    session = await opened(app, folder)
    window = session.window
    window.wiring.open_file(folder / "hello" / "app.py")
    await window.editor.wait_loaded()
    page = window.editor.current_page()
    assert page is not None
    page.edit.replace_text("# typed\n")
    (tmp_path / "other").mkdir()
    await open_workspace(app, (tmp_path / "other").resolve())
    assert folder / "hello" / "app.py" in window.editor.dirty_paths()
    assert "# typed" not in str(await app.places.glance(folder))
    await session.close()
    assert "# typed" in str(await app.places.glance((tmp_path / "other").resolve()))


def _on_disk(journal: Journal) -> object:
    return read_tree(journal.folder)
