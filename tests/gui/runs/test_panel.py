import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from pytestqt.qtbot import QtBot

from tests.gui.runs.made import ended, running
from tests.support.debuggees import STOP, a_debuggee
from tests.support.fake_engine import FakeEngine, Script, a_workspace, show
from tests.support.turns import until
from workbench.app.application import Application
from workbench.app.use_cases.debug import stop_debugging
from workbench.app.use_cases.invoke import invoke
from workbench.base.jsontext import JsonFault
from workbench.gui.actions import Actions
from workbench.gui.look import HEAD, Look
from workbench.gui.models.runs import Column
from workbench.gui.runs.panel import RunsPanel, Tab, kept_tab
from workbench.gui.tasks import GuiTasks
from workbench.model.event_test import EventTest, EventTestResult, EventTestStatus
from workbench.model.problem import Problem, Severity
from workbench.model.verdict import Verdict


@pytest.fixture
async def panel(qtbot: QtBot, app: Application, look: Look, tasks: GuiTasks, actions: Actions) -> RunsPanel:
    show(app, a_workspace(Path("/workspace"), "Hello"))
    made = RunsPanel(app, look, tasks, actions)
    qtbot.addWidget(made)
    made.resize(1200, 280)
    made.show()
    await tasks.drain()
    return made


def click_tab(panel: RunsPanel, tab: Tab) -> None:
    QTest.mouseClick(panel.tabs, Qt.MouseButton.LeftButton, pos=panel.tabs.tabRect(tab).center())


async def test_an_empty_history_offers_to_invoke(panel: RunsPanel, engine: FakeEngine, tasks: GuiTasks) -> None:
    assert not panel.table.isVisible()
    assert panel.detail.result.empty.isVisible()
    QTest.mouseClick(panel.detail.result.empty.button, Qt.MouseButton.LeftButton)
    await tasks.drain()
    assert len(engine.requests) == 1
    assert panel.table.isVisible()
    assert panel.detail.result.status.text() == "Succeeded"


async def test_a_run_shows_in_every_tab(panel: RunsPanel, app: Application, engine: FakeEngine) -> None:
    engine.scripts = [Script(payload=b'{"stored":3}', lines=("loading",))]
    await invoke(app, "Hello", "{}", event_name="s3-put")
    assert panel.detail.result.payload.text.toPlainText() == '{\n  "stored": 3\n}'
    click_tab(panel, Tab.LOGS)
    assert panel.detail.logs.isVisible()
    assert "loading" in panel.detail.logs.text.toPlainText()
    click_tab(panel, Tab.TIMELINE)
    assert panel.detail.timeline.isVisible()
    assert panel.detail.timeline.title.text() == "Hello · cold start"
    click_tab(panel, Tab.RUNS)
    assert not panel.detail.isVisible()
    await until(lambda: panel.table.width() > 1100)


async def test_log_lines_show_while_the_function_runs(
    panel: RunsPanel, app: Application, engine: FakeEngine, tasks: GuiTasks
) -> None:
    gate = asyncio.Event()
    engine.scripts = [Script(lines=("first", "second"), gate=gate)]
    tasks.start(invoke(app, "Hello", "{}"))
    await until(lambda: "second" in panel.detail.logs.text.toPlainText())
    assert panel.detail.result.status.text() == "Running"
    assert panel.model.index(0, Column.OUTCOME).data() == "running"
    gate.set()
    await tasks.drain()
    assert panel.detail.result.status.text() == "Succeeded"
    assert panel.detail.logs.text.toPlainText().count("second") == 1
    assert "REPORT" in panel.detail.logs.text.toPlainText()


async def test_the_selected_run_is_the_one_that_commands_act_on(
    panel: RunsPanel, app: Application, engine: FakeEngine, tasks: GuiTasks
) -> None:
    await invoke(app, "Hello", '{"first": 1}')
    await invoke(app, "Hello", '{"second": 2}')
    row = panel.table.visualRect(panel.model.index(1, Column.FUNCTION)).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    first = panel.model.run(1)
    assert first is not None
    assert app.context.value.run_id == first.id
    QTest.keyClick(panel.table, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    await tasks.drain()
    assert engine.requests[-1].payload == b'{"first": 1}'
    newest = panel.table.selected()
    assert newest is not None
    assert newest.id == engine.requests[-1].request_id


async def test_enter_opens_the_result(panel: RunsPanel, app: Application) -> None:
    app.runs.put(ended("a"))
    panel.show_tab(Tab.RUNS)
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert panel.tabs.currentIndex() == Tab.RESULT
    assert panel.detail.result.isVisible()


async def test_the_row_can_be_copied(panel: RunsPanel, app: Application) -> None:
    app.runs.put(ended("a"))
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells[:2] == ["Hello", "s3-put"]
    assert cells[4:7] == ["ok", "12 ms", "40 / 128 MB"]


async def test_the_cost_is_shown(panel: RunsPanel, app: Application) -> None:
    app.runs.put(ended("a"))
    cost = panel.model.index(0, Column.COST).data()
    assert cost.startswith("$0.000000")


async def test_the_list_can_be_hidden(panel: RunsPanel, app: Application) -> None:
    app.runs.put(ended("a"))
    QTest.mouseClick(panel.list_button, Qt.MouseButton.LeftButton)
    assert not panel.table.isVisible()
    await until(lambda: panel.detail.width() > 1100)
    click_tab(panel, Tab.RUNS)
    assert panel.table.isVisible()


async def test_problems_are_counted_and_lead_to_their_place(panel: RunsPanel, app: Application) -> None:
    workspace = a_workspace(Path("/workspace"), "Hello")
    problem = Problem(Severity.WARNING, "Ends soon.", path=Path("/workspace/template.yaml"), line=3)
    app.workspace.set(replace(workspace, problems=(problem,)))
    assert panel.tabs.tabText(Tab.PROBLEMS) == "Problems 1"
    panel.show_event_fault(JsonFault("Expecting value", 1, 5, 4))
    assert panel.tabs.tabText(Tab.PROBLEMS) == "Problems 2"
    click_tab(panel, Tab.PROBLEMS)
    asked, in_event = QSignalSpy(panel.file_requested), QSignalSpy(panel.event_place_requested)
    rows = panel.detail.problems.list
    for row in range(2):
        place = rows.visualItemRect(rows.item(row)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert in_event.at(0) == [1, 5]
    assert asked.at(0) == [Path("/workspace/template.yaml"), 3]
    panel.show_event_fault(None)
    app.workspace.set(workspace)
    assert panel.tabs.tabText(Tab.PROBLEMS) == "Problems"


async def test_invoking_leaves_the_problems(panel: RunsPanel, actions: Actions, tasks: GuiTasks) -> None:
    panel.show_tab(Tab.PROBLEMS)
    actions.action("run.invoke").trigger()
    await tasks.drain()
    assert panel.tabs.currentIndex() == Tab.RESULT


async def test_invoking_an_event_that_is_not_json_stays_at_the_problems(
    panel: RunsPanel, actions: Actions, tasks: GuiTasks
) -> None:
    panel.show_event_fault(JsonFault("Expecting value", 1, 5, 4))
    panel.show_tab(Tab.PROBLEMS)
    actions.action("run.invoke").trigger()
    await tasks.drain()
    assert panel.tabs.currentIndex() == Tab.PROBLEMS


async def test_a_profile_comes_to_the_front_and_is_left_by_invoking(
    panel: RunsPanel, actions: Actions, engine: FakeEngine, tasks: GuiTasks
) -> None:
    shown: list[str] = []
    actions.bind("view.focus_runs", lambda: shown.append("dock"))
    engine.default = Script(lines=("import time:      2000 |       3000 | orders",))
    actions.action("run.profile_imports").trigger()
    assert panel.tabs.currentIndex() == Tab.PROFILE
    assert panel.focusProxy() is panel.detail.profile
    await tasks.drain()
    assert panel.detail.profile.tree.isVisible()
    assert not panel.table.isVisible(), "no run's, and so without the list of runs"
    assert not panel.list_button.isVisible()
    assert shown == []
    actions.action("run.invoke").trigger()
    await tasks.drain()
    assert panel.tab is Tab.RESULT


async def test_a_hidden_panel_is_shown_for_a_profile(panel: RunsPanel, actions: Actions, tasks: GuiTasks) -> None:
    shown: list[str] = []
    actions.bind("view.focus_runs", lambda: shown.append("dock"))
    panel.hide()
    actions.action("run.profile_imports").trigger()
    await tasks.drain()
    assert shown == ["dock"]


@pytest.mark.parametrize("command", ["debug.start", "debug.go"])
async def test_debugging_comes_to_the_front_and_the_console_has_a_key(
    panel: RunsPanel, app: Application, actions: Actions, engine: FakeEngine, command: str
) -> None:
    shown: list[str] = []
    actions.bind("view.focus_runs", lambda: shown.append("dock"))
    engine.debuggee = a_debuggee(STOP)
    actions.action(command).trigger()
    assert panel.tab is Tab.DEBUG
    assert panel.focusProxy() is panel.detail.debug
    await until(lambda: app.debug.scopes)
    panel.show_tab(Tab.LOGS)
    panel.activateWindow()
    actions.action("debug.evaluate").trigger()
    assert (panel.tab, shown) == (Tab.DEBUG, ["dock"])
    assert panel.window().focusWidget() is panel.detail.debug.console.field
    stop_debugging(app)
    await until(lambda: not app.debug.is_on)


async def test_the_columns_of_the_debugger_are_kept(panel: RunsPanel) -> None:
    panel.restore({"debug": {"across": [100, 200, 300, 400]}})
    assert panel.state()["debug"] == panel.detail.debug.state()
    assert panel.detail.debug.state()["across"] == [100, 200, 300, 400]


async def test_a_running_run_counts_its_time(panel: RunsPanel, app: Application) -> None:
    app.runs.put(running("a"))
    changed = QSignalSpy(panel.model.dataChanged)
    await until(lambda: changed.count() >= 2)
    app.runs.put(ended("a"))
    ticks = QSignalSpy(panel.model.dataChanged)
    await asyncio.sleep(0.25)
    assert ticks.count() == 0


async def test_the_session_brings_tab_and_list_back(panel: RunsPanel, app: Application) -> None:
    app.runs.put(ended("a"))
    panel.show_tab(Tab.TIMELINE)
    panel.list_button.setChecked(False)
    state = panel.state()
    panel.show_tab(Tab.RUNS)
    panel.list_button.setChecked(True)
    panel.restore(state)
    assert panel.tabs.currentIndex() == Tab.TIMELINE
    assert not panel.list_button.isChecked()


@pytest.mark.parametrize("tab", Tab)
async def test_every_tab_is_kept(panel: RunsPanel, tab: Tab) -> None:
    panel.show_tab(tab)
    kept = panel.state()
    panel.show_tab(Tab.RUNS)
    panel.restore(kept)
    assert panel.tab is tab


def test_a_session_from_before_profile_has_numbers() -> None:
    before = [kept_tab(number) for number in range(7)]
    assert before == [Tab.RUNS, Tab.RESULT, Tab.LOGS, Tab.TIMELINE, Tab.PROBLEMS, Tab.SEARCH, None]
    assert [kept_tab(kept) for kept in (-1, None, "", "none", 2.0)] == [None] * 5


@pytest.mark.parametrize("state", [None, 3, {}, {"tab": 99, "sizes": "x"}, {"sizes": [0, 0], "tab": "a"}])
async def test_a_strange_session_changes_nothing(panel: RunsPanel, state: object) -> None:
    panel.show_tab(Tab.LOGS)
    panel.restore(state)
    assert panel.tabs.currentIndex() == Tab.LOGS


async def test_the_menu_opens_on_a_run(panel: RunsPanel, app: Application) -> None:
    panel.table.customContextMenuRequested.emit(QPoint(5, 5))
    assert QGuiApplication.focusWindow() is None or not panel.table.findChildren(type(panel), "menu")
    app.runs.put(ended("a"))
    panel.table.customContextMenuRequested.emit(QPoint(5, 5))
    menus = [child for child in panel.table.children() if child.metaObject().className() == "QMenu"]
    assert len(menus) == 1
    menus[0].close()  # type: ignore[attr-defined]


async def test_the_strip_is_as_high_as_the_other_heads(panel: RunsPanel) -> None:
    assert panel.tabs.height() == HEAD
    assert [panel.tabs.tabText(tab) for tab in Tab] == [
        "Runs",
        "Result",
        "Logs",
        "Timeline",
        "Profile",
        "Debug",
        "Problems",
        "Search",
    ]


async def test_failing_event_tests_are_problems_that_lead_to_their_run(panel: RunsPanel, app: Application) -> None:
    run = await invoke(app, "Hello", "{}")
    await invoke(app, "Hello", "{}")
    test = EventTest("a", Path("/workspace/events/a.json"), "Hello")
    app.event_tests.add(EventTestResult(test, EventTestStatus.FAILED, 0.1, run, Verdict(("It failed.",))))
    assert panel.tabs.tabText(Tab.PROBLEMS) == "Problems 1"
    click_tab(panel, Tab.PROBLEMS)
    panel.detail.problems.list.itemActivated.emit(panel.detail.problems.list.item(0))
    assert panel.tabs.currentIndex() == Tab.RESULT
    assert panel.detail.shown is not None
    assert panel.detail.shown.id == run.id
    app.event_tests.begin()
    assert panel.tabs.tabText(Tab.PROBLEMS) == "Problems"


async def test_a_line_of_the_log_can_become_an_event(panel: RunsPanel) -> None:
    found = QSignalSpy(panel.event_text_found)
    panel.detail.logs.text.event_wanted.emit('{"a": 1}')
    assert found.at(0) == ['{"a": 1}']


async def test_find_in_files_comes_to_the_front_and_is_kept(
    panel: RunsPanel, app: Application, actions: Actions, tmp_path: Path
) -> None:
    shown: list[str] = []
    actions.bind("view.focus_runs", lambda: shown.append("dock"))
    show(app, a_workspace(tmp_path))
    panel.show_tab(Tab.RUNS)
    actions.action("edit.find_in_files").trigger()
    assert (panel.tabs.currentIndex(), shown) == (Tab.SEARCH, ["dock"])
    assert panel.search.isVisible()
    assert panel.focusProxy() is panel.search
    panel.search.form.text.setText("order")
    panel.search.stop()
    kept = panel.state()
    panel.search.form.text.clear()
    panel.restore(kept)
    assert panel.search.form.text.text() == "order"
