from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.debuggees import STOP, a_debuggee
from tests.support.fake_engine import FakeEngine, a_workspace, fake_application, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.stores.debug import DebugState
from workbench.app.use_cases.breakpoints import clear_breakpoints, put_breakpoints, toggle_breakpoint
from workbench.app.use_cases.debug import debug_selected, stop_debugging
from workbench.base.aio import TaskOwner
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.debug import BreakpointState
from workbench.model.errors import DebuggerError
from workbench.model.run import BreakpointsChanged

CODE, OTHER = Path("/workspace/hello/orders.py"), Path("/workspace/hello/shipping.py")


@pytest.fixture
def engine() -> FakeEngine:
    made = FakeEngine(debuggee=a_debuggee(STOP))
    made.debuggee.nowhere = (3,)
    return made


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    """A function of it stands still; there are two breakpoints, one of which does not hold."""
    application = fake_application(tmp_path, engine)
    show(application, a_workspace())
    put_breakpoints(application, CODE, (SourceBreakpoint(CODE, 3), SourceBreakpoint(CODE, 17)))
    owner = TaskOwner(application.notices.error)
    owner.start(debug_selected(application))
    await until(lambda: application.debug.state is DebugState.STOPPED)
    yield application
    await owner.close()
    await application.close()


async def test_it_is_known_which_breakpoints_do_not_hold(app: Application, engine: FakeEngine) -> None:
    assert app.debug.unheld(CODE) == {3: "No code."}
    engine.tell(app.debug.run_id, BreakpointsChanged((BreakpointState(CODE, 3, verified=True),)))
    assert app.debug.unheld(CODE) == {}


async def test_what_is_changed_meanwhile_is_told(app: Application, engine: FakeEngine) -> None:
    toggle_breakpoint(app, CODE, 17)
    toggle_breakpoint(app, OTHER, 3)
    await until(lambda: len(engine.changes) == 2)
    assert {path: [one.line for one in told] for _id, path, told in engine.changes} == {CODE: [3], OTHER: [3]}
    await until(lambda: app.debug.unheld(OTHER))
    await clear_breakpoints(app)
    await until(lambda: not app.debug.unheld(OTHER) and not app.debug.unheld(CODE))
    assert {path: told for _id, path, told in engine.changes} == {CODE: (), OTHER: ()}


async def test_one_that_is_switched_off_is_taken_away(app: Application, engine: FakeEngine) -> None:
    put_breakpoints(app, CODE, (SourceBreakpoint(CODE, 3, enabled=False), SourceBreakpoint(CODE, 17)))
    await until(lambda: engine.changes)
    assert [one.line for one in engine.changes[0][2]] == [17]


async def test_after_the_end_nobody_is_told(app: Application, engine: FakeEngine) -> None:
    session = app.debugging
    assert session is not None
    stop_debugging(app)
    await session.over.wait()
    toggle_breakpoint(app, OTHER, 1)
    assert (engine.changes, app.debug.unheld(CODE)) == ([], {})


@pytest.mark.parametrize("ends", [True, False])
async def test_a_refusal_is_a_notice_unless_the_session_is_over(
    app: Application, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, *, ends: bool
) -> None:
    session = app.debugging
    assert session is not None

    async def refuse(*_given: object) -> None:
        if ends:
            stop_debugging(app)
            await session.over.wait()
        raise DebuggerError("No.")

    monkeypatch.setattr(engine, "debug_breakpoints", refuse)
    told: list[str] = []
    app.notices.posted.connect(lambda notice: told.append(notice.text))
    toggle_breakpoint(app, OTHER, 1)
    await app.tasks.drain()
    assert told == ([] if ends else ["No."])
