from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.support.fake_engine import a_workspace, show
from workbench.app.application import Application
from workbench.app.use_cases.invoke import invoke
from workbench.gui.capture import Capture
from workbench.gui.tasks import GuiTasks
from workbench.model.event_draft import EventDraft


@pytest.fixture
def shown() -> list[EventDraft]:
    return []


@pytest.fixture
async def capture(app: Application, tasks: GuiTasks, shown: list[EventDraft]) -> Capture:
    show(app, a_workspace(Path("/workspace"), "Hello"))
    return Capture(app, tasks, lambda draft, keyboard: shown.append(draft) if not keyboard.has_moved else None)


async def test_the_clipboard_is_looked_through(capture: Capture, tasks: GuiTasks, shown: list[EventDraft]) -> None:
    QGuiApplication.clipboard().setText("INFO\tgot {'a': 1}")
    capture.from_clipboard()
    await tasks.drain()
    assert [draft.text for draft in shown] == ['{\n  "a": 1\n}']


async def test_what_has_no_event_is_told(
    capture: Capture, app: Application, tasks: GuiTasks, shown: list[EventDraft]
) -> None:
    capture.from_text("nothing")
    await tasks.drain()
    assert shown == []
    assert app.notices.items[-1].text == "There is no event in the text."


async def test_the_event_of_the_selected_run(
    capture: Capture, app: Application, tasks: GuiTasks, shown: list[EventDraft]
) -> None:
    await invoke(app, "Hello", '{"n": 1.0}')
    capture.from_run()
    await tasks.drain()
    assert [draft.text for draft in shown] == ['{"n": 1.0}']
    app.context.update(run_id=None)
    capture.from_run()
    await tasks.drain()
    assert len(shown) == 1
