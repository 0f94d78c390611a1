"""The run history as a Qt table, newest first; it follows the run store."""

from collections.abc import Callable
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.app.stores.runs import RunStore
from workbench.base.clock import wall_ns
from workbench.gui.models import run_text
from workbench.gui.models.figures import clock_text, cost_text, duration_text, memory_text
from workbench.gui.translation import later, tr
from workbench.model.run import Run, RunOutcome

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CostOf = Callable[[Run], float | None]
"""What a run would cost on AWS in USD, or None when nobody can tell."""


class Column(IntEnum):
    """The columns, from the left."""

    DOT = 0
    FUNCTION = 1
    EVENT = 2
    TIME = 3
    START = 4
    OUTCOME = 5
    DURATION = 6
    MEMORY = 7
    COST = 8


TITLES = (
    "",
    later("Function"),
    later("Event"),
    later("Time"),
    later("Start"),
    later("Outcome"),
    later("Duration"),
    later("Memory"),
    later("Cost"),
)
NUMBERS = frozenset({Column.DURATION, Column.MEMORY, Column.COST})
_STRONG = frozenset({Column.FUNCTION, Column.DURATION, Column.MEMORY})


def no_cost(_run: Run) -> float | None:
    """A CostOf that knows no prices."""
    return None


class RunsModel(QAbstractTableModel):
    """Rows of runs. `TokenRole` gives the theme token of a cell's text (of the dot in the first column)."""

    RunRole = Role.UserRole
    TokenRole = Role.UserRole + 1

    def __init__(
        self,
        store: RunStore,
        cost: CostOf = no_cost,
        parent: QObject | None = None,
        clock: Callable[[], int] = wall_ns,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._cost = cost
        self._clock = clock
        self._runs: list[Run] = list(store.recent)
        stops = (store.changed.connect(self._changed), store.cleared.connect(lambda _none: self.reload()))
        self.destroyed.connect(lambda: [stop() for stop in stops])

    def run(self, row: int) -> Run | None:
        """The run of a row, or None beyond the last."""
        return self._runs[row] if 0 <= row < len(self._runs) else None

    def row_of(self, run_id: str) -> int:
        """The row of a run, or -1."""
        return next((row for row, run in enumerate(self._runs) if run.id == run_id), -1)

    def set_cost(self, cost: CostOf) -> None:
        """Use other prices."""
        self._cost = cost
        self._refresh(range(len(self._runs)), Column.COST)

    def tick(self) -> bool:
        """Show how long running runs have taken; False when none runs."""
        running = [row for row, run in enumerate(self._runs) if run.outcome is RunOutcome.RUNNING]
        self._refresh(running, Column.DURATION)
        return bool(running)

    def has_running(self) -> bool:
        """Whether some run has not ended."""
        return any(run.outcome is RunOutcome.RUNNING for run in self._runs)

    def reload(self) -> None:
        """Take the store's list anew."""
        self.beginResetModel()
        self._runs = list(self._store.recent)
        self.endResetModel()

    def _refresh(self, rows: list[int] | range, column: Column) -> None:
        for row in rows:
            cell = self.index(row, column)
            self.dataChanged.emit(cell, cell)

    def _changed(self, run: Run) -> None:
        row = self.row_of(run.id)
        if row >= 0:
            self._runs[row] = run
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
            return
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._runs.insert(0, run)
        self.endInsertRows()
        self._shorten()

    def _shorten(self) -> None:
        kept = max(1, len(self._store.recent))
        if len(self._runs) > kept:
            self.beginRemoveRows(QModelIndex(), kept, len(self._runs) - 1)
            del self._runs[kept:]
            self.endRemoveRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """The number of runs; rows have no children."""
        return 0 if parent is not None and parent.isValid() else len(self._runs)

    def columnCount(self, parent: Index | None = None) -> int:
        """The number of columns."""
        return 0 if parent is not None and parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        """The columns' titles, over their numbers where they hold numbers."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return tr(TITLES[section]) if TITLES[section] else ""
        if role == Role.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """A cell's text, alignment, colour token, tooltip; or its run."""
        run = self.run(index.row())
        if run is None:
            return None
        return self._cell(run, Column(index.column()), role)

    def _cell(self, run: Run, column: Column, role: int) -> object:
        value: object = None
        match role:
            case Role.DisplayRole:
                value = self._text(run, column)
            case Role.TextAlignmentRole:
                value = _alignment(column)
            case Role.ToolTipRole:
                value = self._tip(run, column)
            case Role.AccessibleTextRole:
                value = self._text(run, column) or run_text.outcome(run).text
            case self.RunRole:
                value = run
            case self.TokenRole:
                value = _token(run, column)
        return value

    def _text(self, run: Run, column: Column) -> str:
        match column:
            case Column.DURATION:
                taken_ms = run_text.duration_ms(run, self._clock())
                return "" if taken_ms is None else duration_text(taken_ms)
            case Column.COST:
                cost = self._cost(run)
                return "" if cost is None else cost_text(cost)
            case _:
                return _TEXTS[column](run)

    def _tip(self, run: Run, column: Column) -> str | None:
        match column:
            case Column.OUTCOME | Column.DOT if run.error is not None or run.queue is not None:
                failure = run.error.what if run.error is not None else ""
                return f"{failure} {run_text.queue_note(run)}".strip()
            case Column.DURATION if run.result is not None:
                report = run.result.report
                init = f", init {duration_text(report.init_ms)}" if report.init_ms is not None else ""
                billed = tr("billed {billed_ms:,} ms", billed_ms=report.billed_ms)
                where = tr(run_text.EXECUTOR_TITLES[run.executor])
                head = tr("Measured here ({where}):", where=where)
                return f"{head} {report.duration_ms:.2f} ms{init}, {billed}"
            case Column.COST if self._cost(run) is not None:
                return tr("What AWS would ask for a run of this duration: computed from a local measurement")
            case Column.EVENT if note := run_text.source_note(run):
                return note
            case Column.FUNCTION | Column.EVENT | Column.OUTCOME:
                return self._text(run, column)
        return None


def _memory(run: Run) -> str:
    report = None if run.result is None else run.result.report
    return "" if report is None else memory_text(report.max_memory_mb, report.memory_mb)


_TEXTS: dict[Column, Callable[[Run], str]] = {
    Column.DOT: lambda _run: "",
    Column.FUNCTION: lambda run: run.function,
    Column.EVENT: run_text.event_name,
    Column.TIME: lambda run: clock_text(run.started_ns),
    Column.START: run_text.start,
    Column.OUTCOME: lambda run: run_text.outcome(run).text,
    Column.MEMORY: _memory,
}


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _token(run: Run, column: Column) -> str:
    if column in (Column.DOT, Column.OUTCOME):
        return run_text.outcome(run).token
    return "text" if column in _STRONG else "muted"
