"""AWS accounts in the explorer: nothing is asked before somebody asks, and what was found can be used."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.gui.explorer.test_panel import click, index_of, menu_texts, visible
from tests.support.fake_engine import show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.cloud import remote_functions
from workbench.gui.explorer.panel import ExplorerPanel
from workbench.gui.models.function_tree import Row
from workbench.model.deploy import DeploymentTarget
from workbench.model.errors import CloudUnreachableError
from workbench.model.remote import RemoteFunction, RemotePlace
from workbench.model.workspace import Workspace

WORK = RemotePlace("work", "eu-west-1")
FOUND = (RemoteFunction("Billing", "arn:billing", "python3.13"), RemoteFunction("Video", "arn:video", "nodejs22.x"))


class Aws:
    """Lambda in the account: it answers when it may, and counts who asks."""

    def __init__(self) -> None:
        self.asked: list[RemotePlace] = []
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.error: Exception | None = None

    def list_functions(self, place: RemotePlace, _endpoint_url: str) -> tuple[RemoteFunction, ...]:
        self.asked.append(place)
        self.may_answer.wait(30)
        if self.error is not None:
            raise self.error
        return FOUND


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> Iterator[Aws]:
    made = Aws()
    monkeypatch.setattr(remote_functions, "list_functions", made.list_functions)
    yield made
    made.may_answer.set()


@pytest.fixture
async def opened(panel: ExplorerPanel, app: Application, workspace: Workspace, aws: Aws) -> ExplorerPanel:
    """The explorer with a workspace and an account."""
    show(app, workspace)
    app.accounts.set_places((WORK,))
    panel.tree.scrollToBottom()
    return panel


def row_of(panel: ExplorerPanel, text: str) -> Row:
    return next(row for _index, row in panel.tree.rows.walk() if row.text == text)


def item(panel: ExplorerPanel, row: str, text: str) -> QAction:
    menu = panel.menu_for(row_of(panel, row))
    assert menu is not None
    return next(action for action in menu.actions() if action.text() == text)


async def test_nothing_is_asked_before_somebody_asks(opened: ExplorerPanel, aws: Aws) -> None:
    assert visible(opened)[-3:] == ["AWS", "work", "List functions"]
    opened.tree.setCurrentIndex(index_of(opened, "List functions"))
    assert aws.asked == []


async def test_a_click_lists_the_functions(opened: ExplorerPanel, aws: Aws) -> None:
    click(opened, index_of(opened, "List functions"))
    await until(lambda: "Billing" in visible(opened))
    assert visible(opened)[-4:] == ["AWS", "work", "Billing", "Video"]
    assert aws.asked == [WORK]


async def test_keys_alone_list_them_and_ask_once(opened: ExplorerPanel, aws: Aws) -> None:
    aws.may_answer.clear()
    opened.tree.setFocus()
    opened.tree.setCurrentIndex(index_of(opened, "List functions"))
    QTest.keyClick(opened.tree, Qt.Key.Key_Return)
    await until(lambda: "Listing functions…" in visible(opened))
    QTest.keyClick(opened.tree, Qt.Key.Key_Return)
    assert not item(opened, "work", "List Functions").isEnabled()
    aws.may_answer.set()
    await until(lambda: "Video" in visible(opened))
    assert aws.asked == [WORK]


async def test_a_failure_is_seen_and_tried_again(opened: ExplorerPanel, aws: Aws) -> None:
    aws.error = CloudUnreachableError("Not listed.", "Nobody is there.")
    click(opened, index_of(opened, "List functions"))
    await until(lambda: "Not listed." in visible(opened))
    aws.error = None
    click(opened, index_of(opened, "Not listed."))
    await until(lambda: "Billing" in visible(opened))


async def test_what_a_function_is_called_can_be_copied(opened: ExplorerPanel, aws: Aws) -> None:
    item(opened, "work", "List Functions").trigger()
    await until(lambda: "Billing" in visible(opened))
    texts = menu_texts(opened.menu_for(row_of(opened, "Billing")))
    assert texts == ["Deploy Orders Here…", "Copy Name", "Copy ARN", "List Functions", "Read Profiles Again"]
    item(opened, "Billing", "Copy ARN").trigger()
    assert QGuiApplication.clipboard().text() == "arn:billing"
    item(opened, "Billing", "Copy Name").trigger()
    assert QGuiApplication.clipboard().text() == "Billing"


async def test_the_chosen_function_can_be_deployed_to_one(
    opened: ExplorerPanel, app: Application, aws: Aws, qtbot: QtBot
) -> None:
    item(opened, "work", "List Functions").trigger()
    await until(lambda: "Billing" in visible(opened))
    app.context.update(function="Orders", scope="")
    with qtbot.waitSignal(opened.accounts.target_wanted) as told:
        item(opened, "Billing", "Deploy Orders Here…").trigger()
    assert told.args == [DeploymentTarget(WORK, "Billing")]
    app.context.update(function="Orders", scope="1:eu")
    assert "Deploy Orders Here…" not in menu_texts(opened.menu_for(row_of(opened, "Billing")))


async def test_the_filter_finds_them_by_name_and_runtime(opened: ExplorerPanel, aws: Aws) -> None:
    click(opened, index_of(opened, "List functions"))
    await until(lambda: "Billing" in visible(opened))
    opened.filter.setText("bill")
    assert visible(opened) == ["AWS", "work", "Billing"]
    opened.filter.setText("runtime:nodejs")
    assert visible(opened)[-3:] == ["AWS", "work", "Video"]
    assert "Billing" not in visible(opened)


async def test_a_place_stays_chosen_while_the_event_is_typed(opened: ExplorerPanel, app: Application) -> None:
    opened.tree.setCurrentIndex(index_of(opened, "work"))
    app.context.update(event_text="[]")
    row = opened.tree.row()
    assert row is not None
    assert row.place == WORK


async def test_profiles_are_read_again(
    opened: ExplorerPanel, app: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    item(opened, "work", "Read Profiles Again").trigger()
    await until(lambda: app.accounts.places == (RemotePlace("", "us-east-1"),))
    assert visible(opened)[-2:] == ["Environment", "List functions"]
