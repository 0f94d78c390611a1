import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.fake_engine import FakeEngine, fake_application
from workbench.app.application import Application
from workbench.app.notices import Notice
from workbench.app.stores.debug import ConsoleLine
from workbench.app.use_cases import open_workspace as module
from workbench.app.use_cases.debug_session import DebugSession
from workbench.app.use_cases.debug_watches import add_watch
from workbench.app.use_cases.open_workspace import load_workspace, open_workspace, reload_workspace
from workbench.model.environment import ExecutorKind
from workbench.model.errors import WorkspaceError
from workbench.model.profile import ImportProfile
from workbench.model.workspace import Workspace
from workbench.project import watch as watch_module

FUNCTION = "def handler(event, context):\n    return event\n"


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[Application]:
    application = fake_application(tmp_path / "home")
    yield application
    await application.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "werk stück"
    root.mkdir()
    template(root, "One", "Two")
    return root


def template(root: Path, *names: str) -> None:
    lines = ["Transform: AWS::Serverless-2016-10-31", "Resources:"]
    for name in names:
        lines += [f"  {name}:", "    Type: AWS::Serverless::Function", "    Properties:", "      Runtime: python3.13"]
        lines += ["      Handler: app.handler", f"      CodeUri: {name}/"]
        (root / name).mkdir(exist_ok=True)
        (root / name / "app.py").write_text(FUNCTION)
    (root / "template.yaml").write_text("\n".join(lines))


async def test_functions_are_registered_with_the_engine_but_not_for_a_verb_that_ends_soon(
    tmp_path: Path, folder: Path
) -> None:
    engine = FakeEngine()
    app = fake_application(tmp_path / "other home", engine)
    await load_workspace(app, folder)
    assert engine.registered == []
    await open_workspace(app, folder)
    template(folder, "One", "Two", "Three")
    await reload_workspace(app)
    assert engine.registered[0] == (str(folder), ("One", "Two"))
    assert set(engine.registered[-1][1]) == {"One", "Two", "Three"}
    await app.close()


async def test_another_folder_forgets_the_profile_of_the_one_before(
    app: Application, folder: Path, tmp_path: Path
) -> None:
    await load_workspace(app, folder)
    app.import_profile.end(ImportProfile("One", "python3.13", ExecutorKind.PROCESS, 0, ()))
    await reload_workspace(app)
    app.context.update(function=None)
    await reload_workspace(app)
    assert app.import_profile.current is not None
    other = tmp_path / "other"
    other.mkdir()
    await load_workspace(app, other)
    assert app.import_profile.current is None


async def test_another_folder_ends_what_is_debugged_and_has_its_own_watch_expressions(
    app: Application, folder: Path, tmp_path: Path
) -> None:
    await load_workspace(app, folder)
    add_watch(app, "event")
    app.debug.say(ConsoleLine("1"))
    stopped: list[str] = []
    app.debugging = session = DebugSession(app, "run")
    session.stop = lambda: stopped.append("run")  # type: ignore[method-assign]
    await reload_workspace(app)
    assert (stopped, [one.expression for one in app.debug.watched]) == ([], ["event"])
    other = tmp_path / "other"
    other.mkdir()
    await load_workspace(app, other)
    assert (stopped, app.debug.watched, app.debug.console) == (["run"], (), ())
    await load_workspace(app, folder)
    assert [one.expression for one in app.debug.watched] == ["event"]


class Changes:
    """What the workspace store told, as an event to wait for."""

    def __init__(self, app: Application) -> None:
        self.seen: list[Workspace] = []
        self._came = asyncio.Event()
        app.workspace.changed.connect(self._note)

    def _note(self, workspace: Workspace) -> None:
        self.seen.append(workspace)
        self._came.set()

    async def next(self) -> Workspace:
        await asyncio.wait_for(self._came.wait(), 20)
        self._came.clear()
        return self.seen[-1]


async def test_opening_selects_a_function_and_is_remembered(app: Application, folder: Path) -> None:
    workspace = await open_workspace(app, folder)
    assert [function.name for function in workspace.functions] == ["One", "Two"]
    assert app.workspace.current == workspace
    assert (app.context.value.workspace, app.context.value.function) == (workspace.root, "One")
    assert app.session.recent_workspaces == (workspace.root,)


async def test_changes_on_disk_are_followed(app: Application, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = asyncio.Event()
    told: list[watch_module.OnChange] = []

    async def watch(_root: Path, on_change: watch_module.OnChange) -> None:
        told.append(on_change)
        ready.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(watch_module, "watch", watch)
    changes = Changes(app)
    await open_workspace(app, folder)
    await changes.next()
    await ready.wait()
    template(folder, "Two", "Three")
    told[0](frozenset({folder / "template.yaml"}))
    workspace = await changes.next()
    assert {function.name for function in workspace.functions} == {"One", "Two", "Three"}


async def test_the_real_watch_is_used(app: Application, folder: Path) -> None:
    changes = Changes(app)
    await open_workspace(app, folder)
    await changes.next()
    count = 0
    while len(changes.seen) < 2:
        # The watch starts in its own time; each write is another chance for it.
        count += 1
        template(folder, "Two", f"New{count}")
        try:
            async with asyncio.timeout(1):
                await changes.next()
        except TimeoutError:
            continue
    assert "Two" in [function.name for function in changes.seen[-1].functions]


async def test_reload_tells_only_of_differences_and_keeps_the_selection(app: Application, folder: Path) -> None:
    changes = Changes(app)
    await load_workspace(app, folder)
    app.context.update(function="Two")
    await reload_workspace(app)
    assert len(changes.seen) == 1
    template(folder, "Two")
    await reload_workspace(app)
    assert len(changes.seen) == 2
    assert app.context.value.function == "Two"
    shutil.rmtree(folder / "Two")
    template(folder, "Three")
    await reload_workspace(app)
    assert app.context.value.function in ("One", "Three")


async def test_a_look_that_took_long_does_not_bring_old_files_back(
    app: Application, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await load_workspace(app, folder)
    old = app.workspace.current
    assert old is not None
    real, began, go_on = module._discover, asyncio.Event(), asyncio.Event()

    async def slow(_app: Application, _path: Path) -> Workspace:
        began.set()
        await go_on.wait()
        return old

    monkeypatch.setattr(module, "_discover", slow)
    looking = app.tasks.start(reload_workspace(app), name="look")
    await began.wait()
    monkeypatch.setattr(module, "_discover", real)
    template(folder, "Two")
    await reload_workspace(app)
    newest = app.workspace.current
    go_on.set()
    await looking
    assert app.workspace.current == newest != old


async def test_reload_without_a_workspace(app: Application) -> None:
    assert await reload_workspace(app) is None


async def test_another_workspace_ends_the_first_watch(app: Application, folder: Path, tmp_path: Path) -> None:
    await open_workspace(app, folder)
    first = app.watching
    assert first is not None
    (tmp_path / "other").mkdir()
    await open_workspace(app, tmp_path / "other")
    await asyncio.wait({first})
    assert first.cancelled()
    assert app.context.value.function is None
    assert [path.name for path in app.session.recent_workspaces] == ["other", "werk stück"]


async def test_a_folder_that_is_not_there(app: Application, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError):
        await open_workspace(app, tmp_path / "none")
    assert app.workspace.current is None
    assert app.watching is None


async def next_notice(app: Application) -> Notice:
    came = asyncio.Event()
    stop = app.notices.posted.connect(lambda _notice: came.set())
    if not app.notices.items:
        await asyncio.wait_for(came.wait(), 20)
    stop()
    return app.notices.items[-1]


async def test_a_watch_that_cannot_be_is_told(app: Application, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def watch(_root: Path, _on_change: watch_module.OnChange) -> None:
        raise WorkspaceError("Too many watches.")

    monkeypatch.setattr(watch_module, "watch", watch)
    await open_workspace(app, folder)
    notice = await next_notice(app)
    assert notice.text == "Changes on disk are not noticed."
    assert notice.actions == ("workspace.reload",)


async def test_a_folder_that_vanishes_is_told(app: Application, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def watch(root: Path, on_change: watch_module.OnChange) -> None:
        await asyncio.to_thread(shutil.rmtree, root)
        on_change(frozenset({root}))

    monkeypatch.setattr(watch_module, "watch", watch)
    monkeypatch.setattr(module, "DEBOUNCE_S", 0)
    await open_workspace(app, folder)
    assert "werk stück" in str(await next_notice(app))
