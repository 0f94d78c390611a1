"""What is marked in a file comes from the workspace."""

from dataclasses import replace
from pathlib import Path

from tests.support.fake_engine import a_function, a_workspace
from workbench.gui.editor.marks import LineProblem, Marks, marks_for
from workbench.model.breakpoint import SourceBreakpoint
from workbench.model.lint import LintFinding
from workbench.model.problem import Problem, Severity

FILE = Path("/workspace/hello/app.py")


def test_what_is_known_besides_stays() -> None:
    known = Marks({11: ("Hello",)}, {2: LineProblem(Severity.ERROR, "Old.")}, {3: SourceBreakpoint(FILE, 4)})
    assert marks_for(FILE, a_workspace(), (), known) == replace(known, problems={})


def test_problems_of_one_line_are_told_together_and_once() -> None:
    warning = Problem(Severity.WARNING, "Slow.", path=FILE, line=4, column=3)
    error = Problem(Severity.ERROR, "Broken.", "It ends early.", "Mend it.", FILE, 4)
    function = replace(a_function(), problems=(warning, error, error))
    workspace = replace(a_workspace(), functions=(function,))
    expected = LineProblem(Severity.ERROR, "Slow.\nBroken. It ends early. Mend it.", 2)
    assert marks_for(FILE, workspace).problems == {3: expected}


def test_findings_of_a_linter_are_problems_too() -> None:
    finding = LintFinding("F401", "os is unused", (0, 7), (0, 9))
    marked = Marks({}, {0: LineProblem(Severity.WARNING, "os is unused (F401)", 7)})
    assert marks_for(FILE, None, [finding]) == marks_for(FILE, a_workspace(), [finding]) == marked


def test_a_problem_without_a_line_stands_at_the_first() -> None:
    workspace = replace(a_workspace(), problems=(Problem(Severity.WARNING, "Empty.", path=FILE),))
    assert marks_for(FILE, workspace).problem_at(0) == LineProblem(Severity.WARNING, "Empty.")
    assert marks_for(FILE, workspace).problem_at(1) is None


def test_without_a_workspace_nothing_is_marked() -> None:
    assert marks_for(FILE, None) == Marks()


def test_marks_stay_beside_their_text() -> None:
    problem = LineProblem(Severity.ERROR, "Broken.")
    orders = ("Orders",)
    marks = Marks({5: orders}, {2: problem, 8: problem})
    assert marks.shifted(3, 1, 3) == Marks({7: orders}, {2: problem, 10: problem})
    assert marks.shifted(3, 2, 1) == Marks({4: orders}, {2: problem, 7: problem})
    assert marks.shifted(4, 3, 1).handlers == {4: orders}
    assert marks.shifted(0, 1, 1) is marks
