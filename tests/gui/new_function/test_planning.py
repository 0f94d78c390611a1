import asyncio
from pathlib import Path

import pytest

from workbench.app.application import Application
from workbench.app.use_cases.new_function import Wanted
from workbench.gui.new_function.planning import Planning
from workbench.gui.tasks import GuiTasks
from workbench.model.blueprint import NewFunction
from workbench.model.errors import WorkbenchError
from workbench.project.blueprints import load_blueprints

HELLO = load_blueprints()[0]


class Told:
    """What a planning has told, and a way to wait for it."""

    def __init__(self, planning: Planning) -> None:
        self.plans: list[NewFunction] = []
        self.refusals: list[tuple[WorkbenchError, NewFunction | None]] = []
        self.came = asyncio.Event()
        planning.planned.connect(self._planned)
        planning.refused.connect(self._refused)

    def _planned(self, new: NewFunction) -> None:
        self.plans.append(new)
        self.came.set()

    def _refused(self, error: WorkbenchError, shown: NewFunction | None) -> None:
        self.refusals.append((error, shown))
        self.came.set()

    async def wait(self) -> None:
        async with asyncio.timeout(10):
            await self.came.wait()
        self.came.clear()


@pytest.fixture
async def planning(app: Application, tasks: GuiTasks) -> Planning:
    return Planning(app, tasks)


async def test_the_last_that_is_asked_for_is_planned(planning: Planning, tmp_path: Path) -> None:
    told = Told(planning)
    for name in ("H", "He", "Hello"):
        planning.ask(Wanted(HELLO, name, tmp_path))
    await told.wait()
    assert [new.name for new in told.plans] == ["Hello"]
    assert told.plans[0].code.parent.parent.parent == tmp_path


async def test_a_refusal_shows_what_another_name_would_make(planning: Planning, tmp_path: Path) -> None:
    told = Told(planning)
    planning.ask(Wanted(HELLO, "a b", tmp_path))
    await told.wait()
    ((error, shown),) = told.refusals
    assert "a b" in error.what
    assert shown is not None
    assert shown.name == "Hello"


async def test_a_folder_that_cannot_take_any_shows_nothing(planning: Planning, tmp_path: Path) -> None:
    (tmp_path / "template.json").write_text("{}")
    told = Told(planning)
    planning.ask(Wanted(HELLO, "Hello", tmp_path))
    await told.wait()
    ((error, shown),) = told.refusals
    assert "template.json" in error.what
    assert shown is None


async def test_what_is_wanted_no_more_is_not_told(planning: Planning, tasks: GuiTasks, tmp_path: Path) -> None:
    told = Told(planning)
    planning.ask(Wanted(HELLO, "Hello", tmp_path))
    planning._start()
    planning.stop()
    await tasks.drain()
    assert not told.plans
