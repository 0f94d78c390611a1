from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.debuggees import STOP, a_debuggee
from tests.support.fake_engine import FakeEngine, a_workspace, fake_application, show
from tests.support.turns import until
from workbench.app.command_table import BY_ID
from workbench.app.command_table.debug import COMMANDS
from workbench.app.context import Context
from workbench.app.stores.debug import DebugState
from workbench.base.aio import TaskOwner
from workbench.model.debug import DebugAction

CHOSEN = Context(workspace=Path("/workspace"), function="Hello")


def enabled(state: DebugState, context: Context = CHOSEN) -> set[str]:
    now = replace(context, debugging=state)
    return {one.id.removeprefix("debug.") for one in COMMANDS if one.enabled(now)}


def test_they_are_enabled_as_the_session_stands() -> None:
    start = {"start", "go"}
    assert enabled(DebugState.NONE) == start
    assert enabled(DebugState.NONE, Context()) == set()
    assert enabled(DebugState.STARTING) == {*start, "stop"}
    assert enabled(DebugState.RUNNING) == {*start, "pause", "restart", "stop"}
    steps = {"continue", "step_over", "step_into", "step_out"}
    assert enabled(DebugState.STOPPED) == {*start, *steps, "evaluate", "restart", "stop"}


@pytest.mark.parametrize(
    ("command", "action"),
    [
        ("continue", DebugAction.CONTINUE),
        ("step_over", DebugAction.NEXT),
        ("step_into", DebugAction.STEP_IN),
        ("step_out", DebugAction.STEP_OUT),
        ("go", DebugAction.CONTINUE),
    ],
)
async def test_each_takes_its_step(tmp_path: Path, command: str, action: DebugAction) -> None:
    engine = FakeEngine(debuggee=a_debuggee(STOP))
    app = fake_application(tmp_path, engine)
    owner = TaskOwner(app.notices.error)
    show(app, a_workspace())
    start, go = BY_ID["debug.go" if command == "go" else "debug.start"].run, BY_ID[f"debug.{command}"].run
    assert start is not None
    assert go is not None
    owner.start(start(app))  # type: ignore[arg-type]
    await until(lambda: app.debug.state is DebugState.STOPPED)
    await go(app)
    await owner.drain()
    assert [one for _id, one in engine.steps] == [action]
    assert len(app.runs.recent) == 1
    await app.close()


async def test_it_is_begun_again_and_stopped(tmp_path: Path) -> None:
    engine = FakeEngine(debuggee=a_debuggee(STOP))
    app = fake_application(tmp_path, engine)
    owner = TaskOwner(app.notices.error)
    show(app, a_workspace())
    for command, runs in (("start", 1), ("restart", 2)):
        work = BY_ID[f"debug.{command}"].run
        assert work is not None
        owner.start(work(app))  # type: ignore[arg-type]
        await until(lambda wanted=runs: len(engine.requests) == wanted and app.debug.state is DebugState.STOPPED)  # type: ignore[misc]
    stop = BY_ID["debug.stop"].run
    assert stop is not None
    await stop(app)
    await owner.drain()
    assert len(engine.cancelled) == 2
    await app.close()
