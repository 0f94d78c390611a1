from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.debuggees import CALLER, GLOBALS, HANDLER, INVOICE, LATER, LOCALS, STOP, a_debuggee
from tests.support.fake_engine import FakeEngine, a_workspace, fake_application, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.stores.debug import ConsoleLine
from workbench.app.use_cases.debug import debug_selected, step, stop_debugging
from workbench.app.use_cases.debug_reading import (
    choose_frame,
    evaluate,
    read_frame,
    read_variables,
    read_watches,
    value_of,
)
from workbench.app.use_cases.debug_watches import add_watch
from workbench.base.aio import TaskOwner
from workbench.model.debug import DebugAction, Scope
from workbench.model.errors import DebuggerError


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine(debuggee=a_debuggee(STOP, LATER))


@pytest.fixture
async def app(tmp_path: Path, engine: FakeEngine) -> AsyncIterator[Application]:
    """A function of it stands still, and its frame has been read."""
    application = fake_application(tmp_path, engine)
    show(application, a_workspace())
    add_watch(application, "invoice['total'] <= 0")
    owner = TaskOwner(application.notices.error)
    owner.start(debug_selected(application))
    await until(lambda: application.debug.scopes and application.debug.watched[0].value)
    yield application
    await owner.close()
    await application.close()


async def test_a_stop_is_read_by_itself(app: Application) -> None:
    assert [one.name for one in app.debug.scopes] == ["Locals", "Globals"]
    assert app.debug.variables == {}, "nobody has looked yet"
    value = app.debug.watched[0].value
    assert value is not None
    assert value.value == "True"


async def test_variables_are_read_when_somebody_looks(app: Application) -> None:
    await read_variables(app, LOCALS)
    await read_variables(app, INVOICE)
    assert [one.name for one in app.debug.variables[LOCALS]] == ["bucket", "invoice"]
    assert [one.value for one in app.debug.variables[INVOICE]] == ["42", "-19.9"]
    with pytest.raises(DebuggerError):
        await read_variables(app, 99)


async def test_another_frame_has_its_own(app: Application, engine: FakeEngine) -> None:
    engine.debuggee.scopes[CALLER.id] = (Scope("Globals", GLOBALS),)
    await choose_frame(app, CALLER)
    assert app.debug.frame is CALLER
    assert [one.name for one in app.debug.scopes] == ["Globals"]
    asked = len(engine.evaluated)
    await choose_frame(app, CALLER)
    assert len(engine.evaluated) == asked


async def test_the_console_says_what_came_of_it(app: Application, engine: FakeEngine) -> None:
    await evaluate(app, "bucket")
    await evaluate(app, "nothing")
    await evaluate(app, "total = 3")
    await evaluate(app, "  ")
    assert app.debug.console == (
        ConsoleLine("bucket", asked=True),
        ConsoleLine("'invoices-dev'"),
        ConsoleLine("nothing", asked=True),
        ConsoleLine("NameError: 'nothing' is not defined", failed=True),
        ConsoleLine("total = 3", asked=True),
    )
    assert {frame for _id, _text, frame in engine.evaluated} == {HANDLER.id}


async def test_what_ran_may_have_changed_anything(app: Application) -> None:
    await read_variables(app, LOCALS)
    await evaluate(app, "total = 3")
    assert app.debug.variables == {}


async def test_a_watch_that_has_no_value_says_why(app: Application) -> None:
    add_watch(app, "nothing")
    await read_watches(app)
    assert [one.fault for one in app.debug.watched] == ["", "NameError: 'nothing' is not defined"]


async def test_values_for_tooltips(app: Application) -> None:
    found = await value_of(app, "bucket")
    assert found is not None
    assert found.value == "'invoices-dev'"
    assert await value_of(app, "nothing") is None


async def test_while_the_code_runs_nothing_is_read(app: Application, engine: FakeEngine) -> None:
    app.debug.continued()
    asked = len(engine.evaluated)
    await read_frame(app)
    await read_variables(app, LOCALS)
    await evaluate(app, "bucket")
    await read_watches(app)
    assert await value_of(app, "bucket") is None
    assert (len(engine.evaluated), app.debug.console, app.debug.variables) == (asked, (), {})
    assert [one.value for one in app.debug.watched] == [None]


async def test_an_answer_that_comes_too_late_is_dropped(
    app: Application, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = engine.debug_variables

    async def late(request_id: str, reference: int) -> object:
        await step(app, DebugAction.NEXT)
        await until(lambda: app.debug.stop is LATER)
        if reference == INVOICE:
            raise DebuggerError("There is no such reference.")
        return await answer(request_id, reference)

    monkeypatch.setattr(engine, "debug_variables", late)
    await read_variables(app, LOCALS)
    assert LOCALS not in app.debug.variables


@pytest.mark.parametrize("goes", ["on", "on soon", "to its end"])
async def test_a_failure_that_comes_too_late_is_dropped_as_well(
    app: Application, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, goes: str
) -> None:
    async def late(_request_id: str, _reference: int) -> object:
        match goes:
            case "on":
                app.debug.continued()
            case "on soon":
                app.debug.asked = True
            case _:
                stop_debugging(app)
        raise DebuggerError("There is no such reference.")

    monkeypatch.setattr(engine, "debug_variables", late)
    await read_variables(app, LOCALS)
    assert app.debug.variables == {}
