"""States follow the runs, the engine and the favourites."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.gui.explorer.conftest import ROOT
from tests.support.fake_engine import a_function, show
from workbench.app.application import Application
from workbench.gui.explorer.states import FunctionStates
from workbench.gui.models.function_state import IDLE, FunctionState
from workbench.gui.models.function_tree import Row, RowKind
from workbench.model.deploy import DeploymentTarget, Sync, SyncState
from workbench.model.environment import EngineStatus, EnvironmentInfo, EnvironmentState, ExecutorKind
from workbench.model.remote import RemoteFunction, RemotePlace
from workbench.model.run import QueueProgress, Run, RunOutcome
from workbench.model.workspace import Workspace

ORDERS = Row("Orders", RowKind.FUNCTION, "Orders", function=a_function("Orders"))
SERVED = replace(ORDERS, scope="lambda:1:eu")


def a_run(number: int, workspace: str = str(ROOT), outcome: RunOutcome = RunOutcome.RUNNING) -> Run:
    return Run(str(number), workspace, "Orders", "", b"{}", 1, ExecutorKind.PROCESS, outcome)


async def test_runs_are_counted_while_they_go_on(qtbot: QtBot, app: Application) -> None:
    show(app, Workspace(ROOT))
    app.runs.put(a_run(0))
    states = FunctionStates(app)
    assert states.of(ORDERS).running == 1
    with qtbot.waitSignal(states.changed):
        app.runs.put(a_run(1))
    with qtbot.assertNotEmitted(states.changed):
        app.runs.put(a_run(1))
        app.runs.put(a_run(2, "lambda:2:eu", RunOutcome.OK))
    app.runs.put(a_run(3, "lambda:1:eu"))
    assert (states.of(ORDERS).running, states.of(SERVED).running) == (2, 1)
    for number in (0, 1):
        app.runs.put(a_run(number, outcome=RunOutcome.OK))
    assert states.of(ORDERS) is IDLE


async def test_an_event_that_waits_is_not_running(app: Application) -> None:
    show(app, Workspace(ROOT))
    states = FunctionStates(app)
    queued = a_run(0, outcome=RunOutcome.QUEUED)
    app.runs.put(replace(queued, queue=QueueProgress()))
    assert states.of(ORDERS) is IDLE
    app.runs.put(replace(queued, queue=QueueProgress(running=True)))
    assert states.of(ORDERS).running == 1


async def test_warm_environments_are_counted(qtbot: QtBot, app: Application) -> None:
    show(app, Workspace(ROOT))
    states = FunctionStates(app)
    kinds = (EnvironmentState.IDLE, EnvironmentState.BUSY, EnvironmentState.RESET, EnvironmentState.STARTING)
    status = EngineStatus(
        environments=tuple(EnvironmentInfo(kind.value, "Orders", ExecutorKind.PROCESS, kind) for kind in kinds)
    )
    with qtbot.waitSignal(states.changed):
        app.engine_status.changed.emit(status)
    with qtbot.assertNotEmitted(states.changed):
        app.engine_status.changed.emit(status)
    assert states.of(ORDERS) == FunctionState(warm=2)


async def test_favourites_are_of_one_place(app: Application) -> None:
    show(app, Workspace(ROOT))
    states = FunctionStates(app)
    states.star({str(ROOT): ("Orders",)})
    assert states.of(ORDERS).favourite
    assert states.of(SERVED) is IDLE
    assert states.of(Row("events", RowKind.SECTION, "Orders")) is IDLE


async def test_sync_is_told_at_the_function_and_at_the_one_in_the_account(qtbot: QtBot, app: Application) -> None:
    place = RemotePlace("dev", "eu-west-1")
    sync = Sync(SyncState.SAME, DeploymentTarget(place, "shop-Orders"), "a", "a", 0)
    there = Row("shop-Orders", RowKind.REMOTE, "shop-Orders", remote=RemoteFunction("shop-Orders", "arn"), place=place)
    show(app, Workspace(ROOT))
    states = FunctionStates(app)
    with qtbot.waitSignal(states.changed):
        app.sync.put(ROOT, "Orders", sync)
    assert states.of(ORDERS).sync == states.of(there).sync == sync
    assert states.of(SERVED) is IDLE
    assert states.of(replace(there, place=RemotePlace("prod", "eu-west-1"))) is IDLE
    with qtbot.waitSignal(states.changed):
        show(app, Workspace(ROOT / "other"))
    assert states.of(ORDERS) is IDLE
    with qtbot.assertNotEmitted(states.changed):
        show(app, Workspace(ROOT / "third"))
