"""Layouts of the docks: each remembers what was done to it, and the user may have some of their own."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt

from tests.support.fake_engine import a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.arrangements import ARRANGEMENTS
from workbench.gui.layouts import OWN, Layouts
from workbench.gui.look import Look
from workbench.gui.runs.panel import Tab
from workbench.gui.tasks import GuiTasks
from workbench.gui.window import MainWindow

AREA = Qt.DockWidgetArea


@pytest_asyncio.fixture
async def window(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[MainWindow]:
    made = MainWindow(app, look, tasks, actions)
    show(app, a_workspace())
    made.show()
    yield made
    await tasks.close()
    made.close()
    made.deleteLater()


@pytest_asyncio.fixture
async def layouts(window: MainWindow) -> Layouts:
    return window.layouts


async def test_each_layout_arranges_what_there_is(window: MainWindow, layouts: Layouts) -> None:
    layouts.choose("profile")
    assert not window.composer_dock.isVisible()
    assert window.runs.tabs.currentIndex() == Tab.PROFILE
    await until(lambda: window.runs_dock.height() > window.height() * 0.5)
    layouts.choose("compose")
    await until(lambda: window.composer_dock.width() > window.width() * 0.4)
    layouts.choose("debug")
    assert window.dockWidgetArea(window.runs_dock) is AREA.RightDockWidgetArea
    layouts.choose("edit")
    assert window.dockWidgetArea(window.runs_dock) is AREA.BottomDockWidgetArea
    assert all(dock.isVisible() for dock in window.docks)


async def test_a_layout_remembers_what_was_done_to_it(window: MainWindow, layouts: Layouts) -> None:
    window.explorer_dock.hide()
    layouts.choose("compose")
    assert window.explorer_dock.isVisible()
    window.addDockWidget(AREA.LeftDockWidgetArea, window.composer_dock)
    layouts.choose("edit")
    assert not window.explorer_dock.isVisible()
    layouts.choose("compose")
    assert window.dockWidgetArea(window.composer_dock) is AREA.LeftDockWidgetArea
    layouts.reset()
    assert window.dockWidgetArea(window.composer_dock) is AREA.RightDockWidgetArea
    layouts.choose("edit")
    assert not window.explorer_dock.isVisible()


async def test_a_layout_of_ones_own_is_kept_renamed_and_deleted(window: MainWindow, layouts: Layouts) -> None:
    window.runs_dock.hide()
    assert layouts.save_as(" Small ") == ""
    assert layouts.keys[-1] == layouts.current == f"{OWN}Small"
    window.runs_dock.show()
    layouts.reset()
    assert not window.runs_dock.isVisible()
    assert layouts.rename("Smaller") == ""
    assert layouts.keys[len(ARRANGEMENTS) :] == (f"{OWN}Smaller",)
    layouts.choose("profile")
    layouts.choose(f"{OWN}Smaller")
    assert not window.runs_dock.isVisible()
    layouts.delete()
    assert layouts.current == "edit"
    assert layouts.keys == tuple(ARRANGEMENTS)


@pytest.mark.parametrize("title", ["", "  ", "edit", "Profile", "mine", "MINE"])
async def test_names_are_taken_once(layouts: Layouts, title: str) -> None:
    layouts.save_as("Mine")
    assert layouts.save_as(title)
    assert layouts.rename(title)
    assert layouts.keys[len(ARRANGEMENTS) :] == (f"{OWN}Mine",)


async def test_the_programs_layouts_stay(layouts: Layouts) -> None:
    layouts.delete()
    layouts.rename("Other")
    assert layouts.keys == tuple(ARRANGEMENTS)


async def test_the_state_comes_back(window: MainWindow, layouts: Layouts) -> None:
    layouts.choose("profile")
    window.explorer_dock.hide()
    state = layouts.state()
    layouts.choose("edit")
    layouts.restore(state)
    assert layouts.current == "profile"
    assert not window.explorer_dock.isVisible()
    assert not window.composer_dock.isVisible()


@pytest.mark.parametrize("state", [None, 7, {}, {"name": "gone", "docks": 7}, {"name": [], "docks": "%%"}])
async def test_a_state_of_another_shape_leaves_the_layout(window: MainWindow, layouts: Layouts, state: object) -> None:
    layouts.restore(state)
    assert layouts.current == "edit"
    assert window.explorer_dock.isVisible()


async def test_the_session_may_hold_anything(app: Application, layouts: Layouts) -> None:
    app.session.set("layouts", ["x"])
    app.session.set("own_layouts", {"Mine": 7, "Other": {"docks": 7, "tab": 99}})
    assert layouts.keys[len(ARRANGEMENTS) :] == (f"{OWN}Other",)
    layouts.choose(f"{OWN}Other")
    layouts.choose("debug")


async def test_what_is_asked_while_no_folder_is_open_is_done_later(window: MainWindow, layouts: Layouts) -> None:
    layouts.hide_docks()
    layouts.choose("profile")
    assert not any(dock.isVisible() for dock in window.docks)
    layouts.show_docks()
    assert window.runs_dock.isVisible()
    assert not window.composer_dock.isVisible()
