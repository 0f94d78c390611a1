import asyncio
from pathlib import Path

from tests.support.fake_engine import FakeEngine, Script, a_workspace, fake_application, show
from workbench.app.use_cases.invoke import invoke
from workbench.base.aio import TaskOwner
from workbench.model.errors import StoreError
from workbench.model.run import RunOutcome


async def test_what_was_done_is_there_at_the_next_start(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    await app.open()
    show(app, a_workspace())
    run = await invoke(app, "Hello", "{}")
    app.settings.set("look.theme", "dark")
    app.keymap.assign("run.invoke", ("F9",))
    app.session.remember_workspace(Path("/w"))
    await app.close()
    again = fake_application(tmp_path)
    await again.open()
    await again.keymap.load()
    assert again.keymap.own == {"run.invoke"}
    assert again.runs.recent == [run]
    assert again.settings.get("look.theme") == "dark"
    assert again.session.recent_workspaces == (Path("/w"),)
    assert again.notices.items == []
    await again.close()


async def test_history_is_read_only_when_asked_for(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    await app.open(records=False, history=False)
    await app.close()
    assert not app.paths.data.exists()
    first = fake_application(tmp_path)
    await first.open(history=False)
    show(first, a_workspace())
    await invoke(first, "Hello", "{}")
    await first.close()
    second = fake_application(tmp_path)
    await second.open(history=False)
    assert second.runs.recent == []
    await second.close()


async def test_close_stops_runs_and_records_them(tmp_path: Path) -> None:
    engine = FakeEngine(default=Script(gate=asyncio.Event()))
    app = fake_application(tmp_path, engine)
    await app.open()
    show(app, a_workspace())
    ready = asyncio.Event()
    owner = TaskOwner(lambda _error: None)
    task = owner.start(invoke(app, "Hello", "{}", emit=lambda _event: ready.set()))
    await ready.wait()
    await app.close()
    assert (await task).outcome is RunOutcome.CANCELLED
    assert engine.closed
    again = fake_application(tmp_path)
    await again.open()
    assert [run.outcome for run in again.runs.recent] == [RunOutcome.CANCELLED]
    await again.close()


async def test_trouble_with_the_history_is_a_notice(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "history").write_text("")
    app = fake_application(tmp_path)
    await app.open()
    assert "for this session only" in app.notices.items[0].text
    await app.close()


async def test_a_background_task_s_failure_is_a_notice(tmp_path: Path) -> None:
    async def fail() -> None:
        raise StoreError("Full.")

    app = fake_application(tmp_path)
    await asyncio.wait({app.tasks.start(fail())})
    await asyncio.sleep(0)
    assert [notice.text for notice in app.notices.items] == ["Full."]


def test_the_catalogue_is_read_at_first_use(tmp_path: Path) -> None:
    app = fake_application(tmp_path)
    assert app.catalogue is app.catalogue
    assert app.catalogue.get("generic/hello-world") is not None
