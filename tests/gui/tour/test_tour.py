"""The tour goes on when something was done, or by its commands, and where one is is kept."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest_asyncio
from PySide6.QtWidgets import QWidget

from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.gui.tour.steps import STEPS
from workbench.gui.tour.tour import Tour
from workbench.gui.window import MainWindow


@pytest_asyncio.fixture
async def window(app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> AsyncIterator[MainWindow]:
    made = MainWindow(app, look, tasks, actions)
    made.show()
    made.activateWindow()
    yield made
    await tasks.close()
    made.close()
    made.deleteLater()


async def begun(window: MainWindow, actions: Actions) -> Tour:
    actions.action("help.tour").trigger()
    tour = window.guides.tour
    await until(lambda: tour.on)
    return tour


async def test_it_opens_the_sample_and_points_at_what_it_speaks_of(
    app: Application, window: MainWindow, actions: Actions
) -> None:
    tour = await begun(window, actions)
    assert app.workspace.current is not None
    assert app.workspace.current.name == "sample"
    assert window.center.currentWidget() is window.editor
    await until(lambda: tour.ring is not None and tour.ring.isVisible())
    assert tour.card is not None
    assert not tour.card.geometry().intersects(tour.ring.geometry() if tour.ring else tour.card.geometry())
    assert "Ctrl+P" in tour.card.accessibleDescription()


async def test_steps_go_on_when_they_were_done(app: Application, window: MainWindow, actions: Actions) -> None:
    tour = await begun(window, actions)
    window.wiring.choose_function("Hello")
    await until(lambda: tour.step.id == "invoke")
    actions.action("run.invoke").trigger()
    await until(lambda: tour.step.id == "log")
    window.runs.tabs.setCurrentIndex(2)
    await until(lambda: tour.step.id == "warm")
    actions.action("run.invoke").trigger()
    await until(lambda: tour.step.id == "event")
    assert app.session.get("tour.step") == "event"


async def test_what_is_so_already_waits_for_next(window: MainWindow, actions: Actions) -> None:
    tour = await begun(window, actions)
    window.wiring.choose_function("Hello")
    await until(lambda: tour.step.id == "invoke")
    actions.action("help.tour_back").trigger()
    assert tour.step.id == "open"
    assert tour.card is not None
    assert tour.card.next_button.text() == "Next"
    tour.look_again()
    tour.card.next_button.click()
    assert tour.step.id == "invoke"


async def test_commands_lead_and_end_it_and_it_goes_on_later(
    app: Application, window: MainWindow, actions: Actions
) -> None:
    tour = await begun(window, actions)
    assert actions.action("help.tour_end").isEnabled()
    for _ in range(3):
        actions.action("help.tour_next").trigger()
    actions.action("help.tour_end").trigger()
    assert not tour.on
    assert not actions.action("help.tour_next").isEnabled()
    assert window.findChildren(QWidget, "tour.ring") == [] or not tour.ring
    await begun(window, actions)
    assert tour.step.id == STEPS[3].id


async def test_the_keyboard_comes_to_the_card(window: MainWindow, actions: Actions) -> None:
    tour = await begun(window, actions)
    actions.action("help.tour").trigger()
    assert tour.card is not None
    await until(tour.card.next_button.hasFocus)


async def test_after_the_last_step_it_begins_anew(app: Application, window: MainWindow, actions: Actions) -> None:
    tour = await begun(window, actions)
    for _ in STEPS:
        tour.forward()
    assert not tour.on
    assert app.session.get("tour.step") is None
    await begun(window, actions)
    assert tour.step is STEPS[0]


async def test_it_ends_where_the_sample_is_left(app: Application, window: MainWindow, actions: Actions) -> None:
    tour = await begun(window, actions)
    assert app.workspace.current is not None
    app.workspace.set(replace(app.workspace.current, root=Path("/elsewhere")))
    assert not tour.on
    tour.forward()
    tour.back()
    assert not tour.on


async def test_it_points_at_the_tab_that_leads_to_what_is_hidden(window: MainWindow, actions: Actions) -> None:
    tour = await begun(window, actions)
    while tour.step.id != "expect":
        tour.forward()
    window.runs.tabs.setCurrentIndex(3)
    tour.look_again()
    assert tour.ring is not None
    place = window.runs.tabs.tabRect(1)
    place.moveTo(window.runs.tabs.mapTo(window, place.topLeft()))
    assert tour.ring.geometry().contains(place)
