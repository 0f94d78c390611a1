from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.fake_engine import a_workspace
from tests.support.runs import a_run
from workbench.base.jsontext import JsonFault
from workbench.gui.look import Look
from workbench.gui.runs.problems_view import ProblemsView, problem_entries
from workbench.model.event_test import EventTest, EventTestResult, EventTestStatus
from workbench.model.lint import LintEdit, LintFinding, LintFix
from workbench.model.problem import Problem, Severity
from workbench.model.run import Run
from workbench.model.verdict import Verdict
from workbench.model.workspace import Workspace

ROOT = Path("/workspace")
FAULT = JsonFault("Expecting ',' delimiter", 4, 7, 30)


@pytest.fixture
def workspace() -> Workspace:
    bare = a_workspace(ROOT, "Orders")
    missing = Problem(Severity.ERROR, "app.py is missing.", "", "Create it.", ROOT / "orders" / "app.py", 3)
    ending = Problem(Severity.WARNING, "python3.9 ends soon.", path=ROOT / "template.yaml", line=12)
    return replace(bare, functions=(replace(bare.functions[0], problems=(missing,)),), problems=(ending,))


@pytest.fixture
def view(qtbot: QtBot, look: Look) -> ProblemsView:
    made = ProblemsView(look)
    qtbot.addWidget(made)
    made.resize(600, 200)
    made.show()
    return made


def click(view: ProblemsView, row: int) -> None:
    place = view.list.visualItemRect(view.list.item(row)).center()
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_event_comes_first_then_errors_then_warnings(workspace: Workspace) -> None:
    texts = [entry.text for entry in problem_entries(workspace, FAULT)]
    assert texts == [
        "Event: Expecting ',' delimiter (line 4, column 7)",
        "Orders: app.py is missing. · orders/app.py:3",
        "python3.9 ends soon. · template.yaml:12",
    ]


def test_without_problems_there_are_no_rows(view: ProblemsView) -> None:
    assert problem_entries(None, None) == ()
    view.show_entries(())
    assert view.empty.isVisible()


def test_a_click_goes_to_the_file(view: ProblemsView, workspace: Workspace) -> None:
    view.show_entries(problem_entries(workspace, FAULT))
    asked = QSignalSpy(view.file_requested)
    click(view, 1)
    assert asked.at(0) == [ROOT / "orders" / "app.py", 3]


def test_a_click_on_the_events_problem_goes_to_the_event(view: ProblemsView, workspace: Workspace) -> None:
    view.show_entries(problem_entries(workspace, FAULT))
    asked = QSignalSpy(view.event_place_requested)
    click(view, 0)
    assert asked.at(0) == [4, 7]
    assert view.list.item(0).text().startswith("Event: ")


def test_the_tooltip_says_what_to_do(view: ProblemsView, workspace: Workspace) -> None:
    view.show_entries(problem_entries(workspace, None))
    assert view.list.item(0).toolTip() == "app.py is missing.\nCreate it."


def test_problems_outside_the_folder_name_the_whole_path(workspace: Workspace) -> None:
    outside = Problem(Severity.ERROR, "Broken.", path=Path("/elsewhere/x.yaml"))
    entries = problem_entries(replace(workspace, problems=(outside,)), None)
    assert any(entry.text == f"Broken. · {Path('/elsewhere/x.yaml')}" for entry in entries)


def failing(run: Run | None = None) -> EventTestResult:
    test = EventTest("orders/a", ROOT / "events" / "orders" / "a.json", "Orders")
    verdict = Verdict(("It failed.", "The log does not have: x"))
    return EventTestResult(test, EventTestStatus.FAILED, 0, run, verdict)


def test_event_tests_that_did_not_pass_come_after_the_event(workspace: Workspace) -> None:
    entries = problem_entries(workspace, FAULT, (failing(),))
    assert entries[1].text == "Event test orders/a: It failed. (and 1 more)"
    assert entries[1].tip == "It failed.\nThe log does not have: x"
    assert len(entries) == 4


def test_they_lead_to_their_run_or_else_to_their_event(view: ProblemsView) -> None:
    view.show_entries(problem_entries(None, None, (failing(a_run("r-7")), failing())))
    runs, files = QSignalSpy(view.run_requested), QSignalSpy(view.file_requested)
    click(view, 0)
    click(view, 1)
    assert runs.at(0) == ["r-7"]
    assert files.at(0) == [ROOT / "events" / "orders" / "a.json", 0]
    assert (runs.count(), files.count()) == (1, 1)


FIX = LintFix("Remove unused import: `os`", (LintEdit((0, 0), (1, 0), ""),))
UNUSED = LintFinding("F401", "`os` imported but unused", (0, 7), (0, 9), url="https://rules/F401", fix=FIX)
BROKEN = LintFinding("invalid-syntax", "Expected a name", (4, 2), (4, 3), Severity.ERROR)


def test_findings_of_a_linter_have_rule_and_place(workspace: Workspace) -> None:
    path = ROOT / "orders" / "app.py"
    entries = problem_entries(workspace, None, (), [(path, UNUSED), (path, BROKEN)])
    assert [entry.text for entry in entries] == [
        "Orders: app.py is missing. · orders/app.py:3",
        "Expected a name (invalid-syntax) · orders/app.py:5",
        "python3.9 ends soon. · template.yaml:12",
        "`os` imported but unused (F401) · orders/app.py:1",
    ]
    assert (entries[3].path, entries[3].line, entries[3].column) == (path, 1, 8)
    assert "https://rules/F401" in entries[3].tip
    assert problem_entries(None, None, (), [(path, BROKEN)])[0].text.endswith(f"{path}:5")


def test_what_can_be_mended_has_a_button(view: ProblemsView) -> None:
    path = ROOT / "app.py"
    view.show_entries(problem_entries(None, None, (), [(path, UNUSED), (path, BROKEN)]))
    buttons = view.findChildren(QPushButton, "runs.problems.fix")
    assert [button.accessibleName() for button in buttons] == ["Fix: Remove unused import: `os`"]
    wanted = QSignalSpy(view.fix_requested)
    opened = QSignalSpy(view.file_requested)
    QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
    assert [wanted.at(number) for number in range(wanted.count())] == [[path, UNUSED]]
    assert opened.count() == 0
    row = buttons[0].parentWidget()
    assert row is not None
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(40, 8))
    assert opened.count() == 1, "the rest of the row still leads to the place"
