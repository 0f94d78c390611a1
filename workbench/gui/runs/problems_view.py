"""The Problems tab: what is wrong in the workspace's files, in the event, and in event tests; a click goes there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedLayout,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.base.jsontext import JsonFault
from workbench.gui.look import TABLE_ROW, Look
from workbench.gui.runs.empty_state import EmptyState
from workbench.gui.translation import tr
from workbench.gui.widgets import name, push_button, set_role
from workbench.model.event_test import EventTestResult
from workbench.model.lint import LintFinding, lint_problem
from workbench.model.problem import Problem, Severity
from workbench.model.workspace import Workspace

_ENTRY = Qt.ItemDataRole.UserRole
_ICON_WIDTH = 32
_BUTTON_WIDTH = 48


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
    finding: LintFinding | None = None


def problem_entries(
    workspace: Workspace | None,
    fault: JsonFault | None,
    failing: Sequence[EventTestResult] = (),
    findings: Iterable[tuple[Path, LintFinding]] = (),
) -> tuple[ProblemEntry, ...]:
    """All problems: the event's first, then event tests that did not pass, then errors, then warnings.

    `findings` are a linter's, with their files.
    """
    found = [] if workspace is None else [_entry(workspace, "", problem) for problem in workspace.problems]
    for function in () if workspace is None else workspace.functions:
        found += [_entry(workspace, function.name, problem) for problem in function.problems]
    for path, finding in findings:
        entry = _entry(workspace, "", lint_problem(path, finding))
        found.append(replace(entry, finding=finding, tip="\n".join((entry.tip, finding.url)).rstrip()))
    found.sort(key=lambda entry: entry.severity is not Severity.ERROR)
    found[:0] = [_test_entry(result) for result in failing]
    if fault is not None:
        place = tr("line {line}, column {column}", line=fault.line, column=fault.column)
        text = tr("Event: {reason} ({place})", reason=fault.reason, place=place)
        found.insert(0, ProblemEntry(Severity.ERROR, text, text, None, fault.line, fault.column, in_event=True))
    return tuple(found)


def _test_entry(result: EventTestResult) -> ProblemEntry:
    lines = result.reasons
    text = tr("Event test {name}: {reason}", name=result.test.name, reason=lines[0])
    if len(lines) > 1:
        text = tr("{reason} (and {n} more)", reason=text, n=len(lines) - 1)
    run_id = "" if result.run is None else result.run.id
    return ProblemEntry(Severity.ERROR, text, "\n".join(lines), None if run_id else result.test.path, run_id=run_id)


def _entry(workspace: Workspace | None, function: str, problem: Problem) -> ProblemEntry:
    where = _where(None if workspace is None else workspace.root, problem)
    head = f"{function}: {problem.what}" if function else problem.what
    text = " · ".join(part for part in (head, problem.why, where) if part)
    tip = "\n".join(part for part in (problem.what, problem.why, problem.next_step) if part)
    return ProblemEntry(problem.severity, text, tip, problem.path, problem.line, problem.column)


def _where(root: Path | None, problem: Problem) -> str:
    path = problem.path
    if path is None:
        return ""
    short = path.relative_to(root) if root is not None and path.is_relative_to(root) else path
    return f"{short}:{problem.line}" if problem.line else str(short)


class _Delegate(QStyledItemDelegate):
    """Cuts texts where the row's button begins."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt: what of the row is drawn."""
        super().initStyleOption(option, index)
        entry = index.data(_ENTRY)
        if entry is not None and _has_fix(entry):
            room = option.rect.width() - _ICON_WIDTH - _BUTTON_WIDTH
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room)


def _has_fix(entry: ProblemEntry) -> bool:
    return entry.finding is not None and entry.finding.fix is not None


class ProblemsView(QWidget):
    """`file_requested` carries path and line, `event_place_requested` line and column in the event.

    `run_requested` carries the id of a run, `fix_requested` a path and what a linter found in it.
    """

    file_requested = Signal(Path, int)
    event_place_requested = Signal(int, int)
    run_requested = Signal(str)
    fix_requested = Signal(Path, object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._entries: tuple[ProblemEntry, ...] = ()
        self.list = QListWidget(self)
        name(self.list, "runs.problems", tr("Problems"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.itemClicked.connect(self._opened)
        self.list.itemActivated.connect(self._opened)
        self.empty = EmptyState(look, "runs.problems.empty", None, self)
        self.empty.say(tr("No problems"), tr("What is wrong in templates, functions or the event shows here."))
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
            if _has_fix(entry):
                self.list.setItemWidget(item, self._fix_button(entry))
        self._stack.setCurrentIndex(1 if self._entries else 0)

    def _fix_button(self, entry: ProblemEntry) -> QWidget:
        """A link at the right end of the row."""
        assert entry.finding is not None
        assert entry.finding.fix is not None
        made = QWidget(self.list)
        button = push_button(tr("Fix"), "link", made)
        name(button, "runs.problems.fix", tr("Fix: {title}", title=entry.finding.fix.title), entry.finding.fix.title)
        button.clicked.connect(lambda: self.fix_requested.emit(entry.path, entry.finding))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(button)
        return made

    def _opened(self, item: QListWidgetItem) -> None:
        entry = item.data(_ENTRY)
        if entry.in_event:
            self.event_place_requested.emit(entry.line, entry.column)
        elif entry.run_id:
            self.run_requested.emit(entry.run_id)
        elif entry.path is not None:
            self.file_requested.emit(entry.path, entry.line)
