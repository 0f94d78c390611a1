"""The Problems tab: what is wrong in the workspace's files, in the event, and in event tests; a click goes there."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStackedLayout, QVBoxLayout, QWidget

from workbench.base.jsontext import JsonFault
from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.runs.empty_state import EmptyState
from workbench.gui.widgets import name, set_role
from workbench.model.event_test import EventTestResult
from workbench.model.problem import Problem, Severity
from workbench.model.workspace import Workspace

_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ProblemEntry:
    """A row: what is wrong, and where: in a file, in the event in the composer, or in a run of the history.

    `line` and `column` count from 1, 0 when unknown.
    """

    severity: Severity
    text: str
    tip: str
    path: Path | None = None
    line: int = 0
    column: int = 0
    in_event: bool = False
    run_id: str = ""


def problem_entries(
    workspace: Workspace | None, fault: JsonFault | None, failing: Sequence[EventTestResult] = ()
) -> tuple[ProblemEntry, ...]:
    """All problems: the event's first, then event tests that did not pass, then errors, then warnings."""
    found = [] if workspace is None else [_entry(workspace, "", problem) for problem in workspace.problems]
    for function in () if workspace is None else workspace.functions:
        found += [_entry(workspace, function.name, problem) for problem in function.problems]
    found.sort(key=lambda entry: entry.severity is not Severity.ERROR)
    found[:0] = [_test_entry(result) for result in failing]
    if fault is not None:
        place = f"line {fault.line}, column {fault.column}"
        text = f"Event: {fault.reason} ({place})"
        found.insert(0, ProblemEntry(Severity.ERROR, text, text, None, fault.line, fault.column, in_event=True))
    return tuple(found)


def _test_entry(result: EventTestResult) -> ProblemEntry:
    lines = result.reasons
    more = f" (and {len(lines) - 1} more)" if len(lines) > 1 else ""
    text = f"Event test {result.test.name}: {lines[0]}{more}"
    run_id = "" if result.run is None else result.run.id
    return ProblemEntry(Severity.ERROR, text, "\n".join(lines), None if run_id else result.test.path, run_id=run_id)


def _entry(workspace: Workspace | None, function: str, problem: Problem) -> ProblemEntry:
    where = "" if problem.path is None or workspace is None else _where(workspace.root, problem)
    head = f"{function}: {problem.what}" if function else problem.what
    text = " · ".join(part for part in (head, problem.why, where) if part)
    tip = "\n".join(part for part in (problem.what, problem.why, problem.next_step) if part)
    return ProblemEntry(problem.severity, text, tip, problem.path, problem.line, problem.column)


def _where(root: Path, problem: Problem) -> str:
    path = problem.path
    if path is None:
        return ""
    short = path.relative_to(root) if path.is_relative_to(root) else path
    return f"{short}:{problem.line}" if problem.line else str(short)


class ProblemsView(QWidget):
    """`file_requested` carries path and line, `event_place_requested` line and column in the event.

    `run_requested` carries the id of a run.
    """

    file_requested = Signal(Path, int)
    event_place_requested = Signal(int, int)
    run_requested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entries: tuple[ProblemEntry, ...] = ()
        self.list = QListWidget(self)
        name(self.list, "runs.problems", "Problems")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._opened)
        self.list.itemActivated.connect(self._opened)
        self.empty = EmptyState(look, "runs.problems.empty", None, self)
        self.empty.say("No problems", "What is wrong in templates, functions or the event shows here.")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        page = QWidget(self)
        set_role(page, "panel")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(8, 4, 8, 0)
        layout.addWidget(self.list)
        self._stack.addWidget(page)
        look.changed.connect(self._fill)

    def show_entries(self, entries: tuple[ProblemEntry, ...]) -> None:
        """Show other problems."""
        if entries != self._entries:
            self._entries = entries
            self._fill()

    def _fill(self) -> None:
        self.list.clear()
        for entry in self._entries:
            error = entry.severity is Severity.ERROR
            icon = self._look.icon("circle-alert" if error else "triangle-alert", "err" if error else "warn")
            item = QListWidgetItem(icon, entry.text.replace("\n", " "))
            item.setToolTip(entry.tip)
            item.setData(_ENTRY, entry)
            item.setSizeHint(QSize(0, TABLE_ROW))
            self.list.addItem(item)
        self._stack.setCurrentIndex(1 if self._entries else 0)

    def _opened(self, item: QListWidgetItem) -> None:
        entry = item.data(_ENTRY)
        if entry.in_event:
            self.event_place_requested.emit(entry.line, entry.column)
        elif entry.run_id:
            self.run_requested.emit(entry.run_id)
        elif entry.path is not None:
            self.file_requested.emit(entry.path, entry.line)
