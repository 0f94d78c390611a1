"""A handler that was renamed is offered to be renamed where its function says it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from tests.support.turns import until
from tests.unit.project.samples import write
from workbench.app.application import Application
from workbench.app.use_cases.change_files import undo_changes
from workbench.app.use_cases.open_workspace import load_workspace, reload_workspace
from workbench.gui.actions import Actions
from workbench.gui.editor.handler_offers import HandlerOffers, text_of
from workbench.gui.editor.notice_bar import NoticeBar
from workbench.gui.editor.panel import EditorPanel
from workbench.gui.explorer.function_changes import FunctionChanges
from workbench.gui.look import Look
from workbench.gui.tasks import GuiTasks
from workbench.model.handler_rename import HandlerRename

TEMPLATE = """\
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties: {CodeUri: orders/, Handler: app.handler, Runtime: python3.13}
"""
CODE = "def handler(event, context):\n    return event\n"
NEW = CODE.replace("handler", "handle")
SAID = "Orders: the handler app.handler is gone; app.handle is new."


Parts = tuple[Application, Look, GuiTasks, Actions]


@pytest_asyncio.fixture
async def parts(app: Application, look: Look, tasks: GuiTasks, actions: Actions, tmp_path: Path) -> Parts:
    """What panels take, with an open workspace."""
    write(tmp_path / "work", {"template.yaml": TEMPLATE, "orders/app.py": CODE})
    await load_workspace(app, tmp_path / "work")
    return app, look, tasks, actions


@pytest_asyncio.fixture
async def offers(parts: Parts, panel: EditorPanel) -> AsyncIterator[HandlerOffers]:
    """They know the handlers as they are at first."""
    tasks, window = parts[2], QWidget()
    window.resize(1200, 800)
    window.show()
    changes = FunctionChanges(*parts, unsaved=panel.texts.unsaved, window=window)
    made = HandlerOffers(*parts, panel=panel, changes=changes)
    await tasks.drain()
    yield made
    await tasks.drain()
    delete(window)


async def renamed(app: Application, tasks: GuiTasks) -> Path:
    """The file whose handler was renamed on disk."""
    assert app.workspace.current is not None
    root = app.workspace.current.root
    write(root, {"orders/app.py": NEW})
    await reload_workspace(app)
    await tasks.drain()
    return root / "orders" / "app.py"


def bar(offers: HandlerOffers, panel: EditorPanel) -> NoticeBar | None:
    page = panel.current_page()
    assert page is not None
    found = offers.bar_of(page)
    return found if found is not None and not found.isHidden() else None


def press(bar: NoticeBar | None, text: str) -> None:
    assert bar is not None
    next(button for button in bar.buttons if button.text() == text).click()


async def test_the_offer_is_seen_made_and_taken_back(
    offers: HandlerOffers, panel: EditorPanel, app: Application, tasks: GuiTasks, tmp_path: Path
) -> None:
    template = tmp_path / "work" / "template.yaml"
    panel.open_file(tmp_path / "work" / "orders" / "app.py")
    await panel.wait_loaded()
    assert bar(offers, panel) is None
    await renamed(app, tasks)
    shown = bar(offers, panel)
    assert shown is not None
    assert shown.label.text() == SAID
    press(shown, "Update template.yaml…")
    await until(lambda: offers._changes.review is not None)
    review = offers._changes.review
    assert review is not None
    review.reject()
    assert bar(offers, panel) is not None, "it is offered as long as it is not done"
    press(bar(offers, panel), "Update template.yaml…")
    await until(lambda: offers._changes.review is not review)
    assert template.read_text() == TEMPLATE
    assert offers._changes.review is not None
    offers._changes.review.agree.click()
    await until(lambda: "app.handle," in template.read_text())
    await tasks.drain()
    assert bar(offers, panel) is None
    await undo_changes(app)
    assert template.read_text() == TEMPLATE
    await tasks.drain()
    assert bar(offers, panel) is not None


async def test_what_is_dismissed_does_not_come_back(
    offers: HandlerOffers, panel: EditorPanel, app: Application, tasks: GuiTasks
) -> None:
    panel.open_file(await renamed(app, tasks))
    await panel.wait_loaded()
    press(bar(offers, panel), "Dismiss")
    await reload_workspace(app)
    offers.show()
    assert bar(offers, panel) is None


async def test_a_file_that_is_not_open_is_told_of_in_a_notice(
    offers: HandlerOffers, app: Application, tasks: GuiTasks, actions: Actions
) -> None:
    await renamed(app, tasks)
    offers.show()
    told = [notice for notice in app.notices.items if notice.text == SAID]
    assert [notice.actions for notice in told] == [("function.update_handler",)]
    actions.action("function.update_handler").trigger()
    await until(lambda: offers._changes.review is not None)


async def test_the_command_says_when_there_is_nothing(
    offers: HandlerOffers, app: Application, actions: Actions
) -> None:
    actions.action("function.update_handler").trigger()
    assert app.notices.items[-1].text.startswith("Every handler is where its function asks for it")


async def test_unsaved_text_of_the_template_is_not_lost(
    offers: HandlerOffers, panel: EditorPanel, app: Application, tasks: GuiTasks, tmp_path: Path
) -> None:
    code = await renamed(app, tasks)
    panel.open_file(tmp_path / "work" / "template.yaml")
    await panel.wait_loaded()
    page = panel.current_page()
    assert page is not None
    page.edit.insertPlainText("# mine\n")
    panel.open_file(code)
    await panel.wait_loaded()
    press(bar(offers, panel), "Update template.yaml…")
    await until(lambda: any("unsaved text" in notice.text for notice in app.notices.items))
    assert bar(offers, panel) is not None


def test_what_is_told() -> None:
    file = Path("/work/app.py")
    assert text_of(HandlerRename(("A", "B"), "app.x", "app.y", file, file)) == (
        "A, B: the handler app.x is gone; app.y is new."
    )
    assert text_of(HandlerRename(("A",), "app.x", "app.y", file, None, is_new=False)) == (
        "A: the handler app.x is gone; app.py has app.y. "
        "Its template is made by another program: change it where it comes from."
    )
