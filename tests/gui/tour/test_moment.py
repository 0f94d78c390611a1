"""A moment is what the workspace, the history and the window are."""

from workbench.app.application import Application
from workbench.app.use_cases.invoke import invoke
from workbench.app.use_cases.open_workspace import load_workspace
from workbench.app.use_cases.sample import sample_workspace
from workbench.gui.tour.moment import Moment, take


async def test_without_a_workspace_there_is_little(app: Application) -> None:
    assert take(app, 1, 2, 3) == Moment(tab=1, expectations=2, tested=3)


async def test_the_sample(app: Application) -> None:
    await load_workspace(app, await sample_workspace(app))
    start = take(app, 0, 0, 0)
    assert start.memory["Orders"] == 512
    assert ("CURRENCY", "EUR") in start.variables["Orders"]
    assert "hello" in start.events
    run = await invoke(app, "Hello", "{}")
    assert [one.id for one in take(app, 0, 0, 0).runs_since(start)] == [run.id]
