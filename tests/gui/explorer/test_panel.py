"""The explorer as a person uses it: choose, open, filter, come back."""

import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.explorer.conftest import ROOT
from tests.support.fake_engine import FakeEngine, a_function, a_workspace, show
from tests.support.served import INFO, a_served_function
from tests.support.turns import until
from workbench.app.application import Application
from workbench.gui.actions import Actions
from workbench.gui.explorer.empty import EmptyState
from workbench.gui.explorer.panel import ExplorerPanel
from workbench.gui.tasks import GuiTasks
from workbench.model.environment import ExecutorKind
from workbench.model.run import Run, RunOutcome
from workbench.model.workspace import Workspace

Key = Qt.Key


def visible(panel: ExplorerPanel) -> list[str]:
    """The texts of the rows on the screen, from the top."""
    texts = []
    index = panel.tree.model().index(0, 0)
    while index.isValid():
        if not panel.tree.isRowHidden(index.row(), index.parent()):
            texts.append(str(index.data()))
        index = panel.tree.indexBelow(index)
    return texts


def page_of(panel: ExplorerPanel) -> QWidget:
    stack = panel.findChild(QStackedWidget)
    assert isinstance(stack, QStackedWidget)
    return stack.currentWidget()


def click(panel: ExplorerPanel, index: QModelIndex) -> None:
    QTest.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=panel.tree.visualRect(index).center())


def index_of(panel: ExplorerPanel, text: str) -> QModelIndex:
    return next(index for index, row in panel.tree.rows.walk() if row.text == text)


def menu_texts(menu: QMenu | None) -> list[str]:
    assert menu is not None
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def item_of(menu: QMenu | None, command: str) -> QAction:
    assert menu is not None
    return next(item for item in menu.actions() if item.objectName() == command)


async def test_the_empty_explorer_offers_what_fills_it(panel: ExplorerPanel, actions: Actions) -> None:
    opened: list[str] = []
    actions.bind("workspace.open", lambda: opened.append("asked"))
    page = page_of(panel)
    assert isinstance(page, EmptyState)
    button = page.findChild(QPushButton, "explorer.empty.workspace.open")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == ["asked"]
    assert panel.filter.isHidden()


async def test_a_folder_without_functions_says_what_makes_one(panel: ExplorerPanel, app: Application) -> None:
    show(app, Workspace(ROOT))
    assert isinstance(page_of(panel), EmptyState)


async def test_everything_is_shown_open(panel: ExplorerPanel, app: Application, workspace: Workspace) -> None:
    show(app, workspace)
    assert visible(panel) == [
        "shop · template.yaml", "Orders", "Checkout", "tools", "Sweep", "Events", "orders", "s3-put.json", "ping.json",
    ]  # fmt: skip
    assert not panel.filter.isHidden()


async def test_arrows_choose_functions_and_events(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    assert panel.tree.currentIndex().data() == "Orders"
    with qtbot.waitSignal(panel.function_chosen) as told:
        QTest.keyClick(panel.tree, Key.Key_Down)
    assert told.args == ["Checkout"]
    panel.tree.setCurrentIndex(index_of(panel, "s3-put.json"))
    with qtbot.waitSignal(panel.event_previewed) as event, qtbot.assertNotEmitted(panel.event_requested):
        QTest.keyClick(panel.tree, Key.Key_Down)
    assert event.args == [ROOT / "events" / "ping.json"]
    with qtbot.waitSignal(panel.event_requested) as event:
        QTest.keyClick(panel.tree, Key.Key_Return)
    assert event.args == [ROOT / "events" / "ping.json"]


async def test_choosing_keeps_the_keyboard_and_opening_gives_it_away(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    elsewhere = QWidget(panel)
    elsewhere.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    elsewhere.show()
    panel.function_chosen.connect(lambda _name: elsewhere.setFocus())
    panel.file_requested.connect(lambda _path, _line: elsewhere.setFocus())
    panel.activateWindow()
    panel.tree.setFocus()
    qtbot.waitUntil(panel.tree.hasFocus)
    QTest.keyClick(panel.tree, Key.Key_Down)
    assert panel.tree.hasFocus()
    QTest.keyClick(panel.tree, Key.Key_Return)
    assert elsewhere.hasFocus()


async def test_a_click_chooses_and_a_double_click_opens_the_handler(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    with qtbot.waitSignal(panel.function_chosen) as chosen, qtbot.assertNotEmitted(panel.file_requested):
        click(panel, index_of(panel, "Checkout"))
    assert chosen.args == ["Checkout"]
    place = panel.tree.visualRect(index_of(panel, "Orders")).center()
    with qtbot.waitSignal(panel.file_requested) as opened:
        QTest.mouseDClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == [ROOT / "orders" / "app.py", 12]


async def test_enter_opens_the_handler_or_else_the_template(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    with qtbot.waitSignal(panel.file_requested) as opened:
        QTest.keyClick(panel.tree, Key.Key_Return)
    assert opened.args == [ROOT / "orders" / "app.py", 12]
    panel.tree.setCurrentIndex(index_of(panel, "Checkout"))
    with qtbot.waitSignal(panel.file_requested) as named:
        QTest.keyClick(panel.tree, Key.Key_Return)
    assert named.args == [ROOT / "template.yaml", 3]


async def test_a_selection_made_elsewhere_is_followed_in_silence(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    with qtbot.assertNotEmitted(panel.function_chosen):
        app.context.update(function="Sweep")
    assert panel.tree.currentIndex().data() == "Sweep"


async def test_a_change_of_the_workspace_keeps_folds_and_selection(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    panel.tree.collapse(index_of(panel, "tools"))
    app.context.update(function="Checkout")
    with qtbot.assertNotEmitted(panel.function_chosen):
        app.workspace.set(replace(workspace, functions=(*workspace.functions, a_function("Added", ROOT))))
    assert panel.tree.currentIndex().data() == "Checkout"
    assert visible(panel)[:5] == ["shop · template.yaml", "Orders", "Checkout", "Added", "tools"]
    assert "Sweep" not in visible(panel)


async def test_typing_filters_and_escape_brings_all_back(
    panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    panel.tree.collapse(index_of(panel, "tools"))
    before = visible(panel)
    panel.tree.setFocus()
    QTest.keyClicks(panel.tree, "/")
    QTest.keyClicks(panel.filter, "Sweep")
    assert visible(panel) == ["tools", "Sweep"]
    QTest.keyClick(panel.filter, Key.Key_Escape)
    assert visible(panel) == before


async def test_the_filter_looks_in_runtimes_and_takes_every_word(
    panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    panel.filter.setText("NODE check")
    assert visible(panel) == ["shop · template.yaml", "Checkout"]
    panel.filter.setText("s3")
    assert visible(panel) == ["Events", "orders", "s3-put.json"]
    panel.filter.setText("nothing like it")
    assert visible(panel) == []


async def test_down_leaves_the_filter_for_the_first_function(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    panel.filter.setText("sweep")
    with qtbot.waitSignal(panel.function_chosen) as told:
        QTest.keyClick(panel.filter, Key.Key_Down)
    assert told.args == ["Sweep"]


async def test_new_functions_obey_the_filter(panel: ExplorerPanel, app: Application, workspace: Workspace) -> None:
    show(app, workspace)
    panel.filter.setText("check")
    added = (a_function("Other", ROOT), a_function("Checked", ROOT))
    app.workspace.set(replace(workspace, functions=(*workspace.functions, *added)))
    assert visible(panel) == ["shop · template.yaml", "Checkout", "Checked"]


async def test_favourites_are_on_top_and_can_be_asked_for(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    app.favourites.star(ROOT, "Sweep", on=True)
    assert visible(panel)[:4] == ["Favourites", "Sweep", "shop · template.yaml", "Orders"]
    with qtbot.waitSignal(panel.function_chosen) as told:
        click(panel, index_of(panel, "Sweep"))
    assert told.args == ["Sweep"]
    panel.filter.setText("state:favourite")
    assert visible(panel) == ["Favourites", "Sweep", "tools", "Sweep"]
    app.favourites.star(ROOT, "Sweep", on=False)
    assert visible(panel) == []


async def test_a_filter_by_state_follows_the_runs(panel: ExplorerPanel, app: Application, workspace: Workspace) -> None:
    show(app, workspace)
    panel.filter.setText("state:running")
    assert visible(panel) == []
    run = Run("1", str(ROOT), "Checkout", "", b"{}", 1, ExecutorKind.PROCESS, RunOutcome.RUNNING)
    app.runs.put(run)
    assert visible(panel) == ["shop · template.yaml", "Checkout"]
    app.runs.put(replace(run, outcome=RunOutcome.OK))
    assert visible(panel) == []


async def test_a_faulty_filter_says_why(panel: ExplorerPanel, app: Application, workspace: Workspace) -> None:
    show(app, workspace)
    panel.filter.setText("/(/")
    told = [label.text() for label in panel.findChildren(QLabel)]
    assert any("The pattern is not complete" in text for text in told)
    assert len(visible(panel)) == 9


async def test_a_row_that_the_filter_hid_is_the_current_one_again(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    panel.tree.setCurrentIndex(index_of(panel, "ping.json"))
    with qtbot.assertNotEmitted(panel.function_chosen), qtbot.assertNotEmitted(panel.event_requested):
        panel.filter.setText("checkout")
        assert not panel.tree.currentIndex().isValid()
        panel.filter.clear()
    assert panel.tree.currentIndex().data() == "ping.json"


async def test_the_filter_comes_back(panel: ExplorerPanel, app: Application, workspace: Workspace) -> None:
    show(app, workspace)
    panel.filter.setText("sweep")
    state = panel.state()
    panel.filter.clear()
    panel.restore(state)
    assert visible(panel) == ["tools", "Sweep"]
    panel.restore({})
    assert len(visible(panel)) == 9


async def test_two_thousand_functions_are_filtered_within_a_key(panel: ExplorerPanel, app: Application) -> None:
    show(app, a_workspace(ROOT, *(f"Function{number:04d}" for number in range(2000))))
    started = time.thread_time()
    QTest.keyClicks(panel.filter, "1")
    assert len(visible(panel)) > 500
    # The target is 50 ms; this only catches a filter that became slow by nature.
    assert time.thread_time() - started < 0.5
    panel.filter.setText("1234")
    assert visible(panel) == ["shop · template.yaml", "Function1234"]


async def test_the_menu_of_a_function_invokes_it(
    panel: ExplorerPanel, app: Application, engine: FakeEngine, tmp_path: Path
) -> None:
    show(app, a_workspace(tmp_path, "Orders", "Checkout"))
    row = panel.tree.row(index_of(panel, "Checkout"))
    assert row is not None
    menu = panel.menu_for(row)
    assert menu_texts(menu)[:4] == ["Invoke", "Debug", "Profile Imports", "New Event for Function"]
    item_of(menu, "run.invoke").trigger()
    await until(lambda: engine.requests)
    assert engine.requests[0].function.name == "Checkout"


async def test_the_menu_of_an_event_and_of_a_section(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    event, section = (panel.tree.row(index_of(panel, text)) for text in ("ping.json", "Events"))
    assert event is not None
    assert section is not None
    menu = panel.menu_for(event)
    assert menu_texts(menu) == ["Use as Event", "Open File", "Rename\tF2", "Duplicate", "Delete\tDel", "Export…"]
    assert menu is not None
    with qtbot.waitSignal(panel.file_requested) as opened:
        menu.actions()[1].trigger()
    assert opened.args == [ROOT / "events" / "ping.json", 0]
    assert menu_texts(panel.menu_for(section)) == ["Import Events…", "Import Folder of Events…", "Export…"]
    folder = panel.tree.row(index_of(panel, "orders"))
    assert folder is not None
    assert menu_texts(panel.menu_for(folder)) == ["Rename\tF2", "Delete\tDel", "Export…"]
    functions = panel.tree.row(index_of(panel, "tools"))
    assert functions is not None
    assert panel.menu_for(functions) is None


async def test_the_row_of_an_event_stays_until_another_function_is_chosen(
    panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    panel.tree.setCurrentIndex(index_of(panel, "ping.json"))
    app.context.update(event_name="ping")
    assert panel.tree.currentIndex().data() == "ping.json"
    app.context.update(function="Checkout")
    assert panel.tree.currentIndex().data() == "Checkout"


async def test_every_control_has_a_name(panel: ExplorerPanel) -> None:
    for name in ("explorer.filter", "explorer.tree", "explorer.reload", "explorer.more"):
        widget = panel.findChild(object, name)  # type: ignore[type-var]
        assert widget is not None, name


async def test_the_keyboard_comes_to_the_rows_or_to_the_button_that_fills_them(
    panel: ExplorerPanel, app: Application
) -> None:
    button = panel.focusProxy()
    assert isinstance(button, QPushButton)
    assert page_of(panel).isAncestorOf(button)
    show(app, a_workspace(ROOT))
    assert panel.focusProxy() is panel.tree


async def test_functions_of_the_service_show_while_it_runs(
    qtbot: QtBot, panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    app.service.set_info(INFO)
    assert visible(panel)[-2:] == ["Lambda service", "No functions made over HTTP"]
    orders = a_served_function("Orders")
    app.service.set_functions((orders,))
    assert visible(panel)[-2:] == ["Lambda service", "Orders"]
    assert panel.tree.currentIndex().data() == "Orders"
    with qtbot.waitSignal(panel.served_chosen) as chosen, qtbot.assertNotEmitted(panel.function_chosen):
        click(panel, served_index(panel))
    assert chosen.args == [orders.scope, "Orders"]
    app.service.set_info(None)
    assert "Lambda service" not in visible(panel)


async def test_the_selection_tells_functions_of_one_name_apart(
    panel: ExplorerPanel, app: Application, workspace: Workspace
) -> None:
    show(app, workspace)
    app.service.set_info(INFO)
    orders = a_served_function("Orders")
    app.service.set_functions((orders,))
    app.context.update(function="Orders", scope=orders.scope)
    assert panel.tree.currentIndex() == served_index(panel)
    app.context.update(scope="")
    assert panel.tree.currentIndex() == panel.tree.rows.function_index("Orders")


async def test_a_folder_without_functions_shows_the_service_s(panel: ExplorerPanel, app: Application) -> None:
    show(app, Workspace(ROOT))
    app.service.set_info(INFO)
    app.service.set_functions((a_served_function(),))
    assert visible(panel) == ["Lambda service", "hello"]


async def test_the_menu_of_a_served_function_invokes_it(
    panel: ExplorerPanel, app: Application, workspace: Workspace, engine: FakeEngine, tasks: GuiTasks
) -> None:
    show(app, workspace)
    app.service.set_info(INFO)
    hello = a_served_function()
    app.service.set_functions((hello,))
    row = panel.tree.row(panel.tree.rows.function_index("hello", hello.scope))
    assert row is not None
    menu = panel.menu_for(row)
    assert item_of(menu, "function.open_handler").isEnabled()
    assert not item_of(menu, "function.open_template").isEnabled()
    item_of(menu, "run.invoke").trigger()
    await tasks.drain()
    assert [(request.function.name, request.scope) for request in engine.requests] == [("hello", hello.scope)]


def served_index(panel: ExplorerPanel) -> QModelIndex:
    return panel.tree.rows.function_index("Orders", "lambda:000000000000:us-east-1")
