from pathlib import Path

from tests.support.fake_engine import fake_application
from tests.unit.project.samples import write
from workbench.app.command_table import BY_ID
from workbench.app.context import Context
from workbench.app.use_cases.open_workspace import load_workspace


def test_they_take_an_event_of_a_workspace() -> None:
    for command_id in ("event.rename", "event.duplicate", "event.delete"):
        enabled = BY_ID[command_id].enabled
        assert enabled(Context(workspace=Path("/w"), event_name="a"))
        assert not enabled(Context(workspace=Path("/w")))
        assert not enabled(Context(event_name="a"))


async def test_they_act_on_the_event_in_the_composer(tmp_path: Path) -> None:
    app = fake_application(tmp_path / "home")
    write(tmp_path / "work", {"events/a.json": "1", "events/b.json": "2"})
    await load_workspace(app, tmp_path / "work")
    app.context.update(event_name="b")

    async def run(command_id: str) -> list[str]:
        work = BY_ID[command_id].run
        assert work is not None
        await work(app)
        assert app.workspace.current is not None
        return [event.name for event in app.workspace.current.events]

    assert await run("event.duplicate") == ["a", "b", "b copy"]
    assert await run("event.delete") == ["a", "b copy"]
    assert await run("event.undo_delete") == ["a", "b", "b copy"]
