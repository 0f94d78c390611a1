"""The commands on a function do what they say with the one that is chosen."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.gui.explorer.conftest import ROOT
from tests.support.fake_engine import a_function, show
from tests.support.served import INFO, a_served_function
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.explorer.function_rows import FunctionRows
from workbench.gui.models.function_tree import Row, RowKind
from workbench.gui.tasks import GuiTasks
from workbench.model.function import Origin, OriginKind
from workbench.model.workspace import Workspace


@pytest_asyncio.fixture
async def rows(
    qtbot: QtBot, app: Application, tasks: GuiTasks, actions: Actions, workspace: Workspace
) -> AsyncIterator[FunctionRows]:
    parent = QWidget()
    qtbot.addWidget(parent)
    show(app, workspace)
    yield FunctionRows(app, tasks, actions, parent)
    await tasks.drain()


async def test_open_goes_to_the_handler_or_to_the_template(
    qtbot: QtBot, rows: FunctionRows, app: Application, actions: Actions
) -> None:
    places = []
    for command, function in (
        ("function.open_handler", "Orders"),
        ("function.open_handler", "Checkout"),
        ("function.open_template", "Orders"),
    ):
        app.context.update(function=function)
        with qtbot.waitSignal(rows.file_requested) as told:
            actions.action(command).trigger()
        places.append(tuple(told.args))
    template = (ROOT / "template.yaml", 3)
    assert places == [(ROOT / "orders" / "app.py", 12), template, template]


async def test_code_of_the_service_is_asked_for(
    qtbot: QtBot, rows: FunctionRows, app: Application, actions: Actions
) -> None:
    served = a_served_function("Made")
    app.service.set_info(INFO)
    app.service.set_functions((served,))
    app.context.update(function="Made", scope=served.scope)
    with qtbot.waitSignal(rows.served_requested) as told:
        actions.action("function.open_handler").trigger()
    assert told.args == [served.scope, "Made"]


async def test_name_and_arn_are_copied(rows: FunctionRows, app: Application, actions: Actions) -> None:
    app.context.update(function="Orders")
    actions.action("function.copy_name").trigger()
    assert QGuiApplication.clipboard().text() == "Orders"
    actions.action("function.copy_arn").trigger()
    assert QGuiApplication.clipboard().text().endswith(":function:Orders")


async def test_without_a_function_it_is_told(rows: FunctionRows, app: Application, actions: Actions) -> None:
    app.context.update(function="Gone")
    actions.action("function.copy_name").trigger()
    assert [notice.text for notice in app.notices.items] == ["No function is chosen."]


async def test_an_event_is_composed_as_the_template_says(
    rows: FunctionRows, app: Application, actions: Actions, tasks: GuiTasks, tmp_path: Path
) -> None:
    told: list[str] = []
    rows.sample_requested.connect(told.append)
    path = tmp_path / "template.yaml"
    path.write_text(
        "Transform: AWS::Serverless-2016-10-31\nResources:\n  Orders:\n    Type: AWS::Serverless::Function\n"
        "    Properties: {Events: {Upload: {Type: SQS}}}\n"
    )
    origin = Origin(OriginKind.TEMPLATE, "shop", path, "Orders", 3)
    app.workspace.set(Workspace(ROOT, (replace(a_function("Orders"), origin=origin), a_function("Other"))))
    app.context.update(function="Orders")
    actions.action("function.new_event").trigger()
    await tasks.drain()
    assert told == ["sqs/standard-queue"]
    offered: list[str] = []
    actions.bind("event.sample", lambda: offered.append("all"))
    app.context.update(function="Other")
    actions.action("function.new_event").trigger()
    await tasks.drain()
    assert offered == ["all"]


async def test_the_menu_chooses_its_row_first(rows: FunctionRows, app: Application) -> None:
    app.context.update(function="Sweep")
    row = Row("Orders", RowKind.FUNCTION, "Orders", function=a_function("Orders", ROOT))
    menu = rows.menu(row, favourite=False)
    assert menu is not None
    next(item for item in menu.actions() if item.objectName() == "function.copy_name").trigger()
    assert app.context.value.function == "Orders"
    assert QGuiApplication.clipboard().text() == "Orders"
    assert rows.menu(Row("s", RowKind.SECTION, "s"), favourite=False) is None


async def test_imports_are_profiled_of_a_row_whose_function_is_python(
    rows: FunctionRows, app: Application, tasks: GuiTasks
) -> None:
    app.context.update(function="Sweep")
    node = Row("n", RowKind.FUNCTION, "n", function=a_function("Node", ROOT, "nodejs22.x"))
    menu = rows.menu(node, favourite=False)
    assert menu is not None
    assert not {"debug.start", "run.profile_imports"} & {item.objectName() for item in menu.actions()}
    assert "run.invoke" in {item.objectName() for item in menu.actions()}
    menu = rows.menu(Row("o", RowKind.FUNCTION, "o", function=a_function("Orders", ROOT)), favourite=False)
    assert menu is not None
    next(item for item in menu.actions() if item.objectName() == "run.profile_imports").trigger()
    await tasks.drain()
    assert app.import_profile.current is not None
    assert app.import_profile.current.function == "Orders"


async def test_the_folder_of_the_code_is_revealed(
    rows: FunctionRows, app: Application, actions: Actions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened: list[Path] = []

    class Desktop:
        @staticmethod
        def openUrl(url: QUrl) -> None:
            opened.append(Path(url.toLocalFile()))

    monkeypatch.setattr("workbench.gui.explorer.function_rows.QDesktopServices", Desktop)
    function = a_function("Orders", tmp_path)
    for code in (tmp_path, tmp_path / "code.zip"):
        app.workspace.set(Workspace(ROOT, (replace(function, config=replace(function.config, code_path=code)),)))
        app.context.update(function="Orders")
        actions.action("function.reveal").trigger()
    assert opened == [tmp_path, tmp_path]
