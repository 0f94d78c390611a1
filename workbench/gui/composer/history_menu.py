"""The events that were sent to a function before, as a menu."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from workbench.gui.look import Look
from workbench.gui.models import run_text
from workbench.gui.models.figures import clock_text, size_text
from workbench.gui.translation import tr
from workbench.model.run import Run

MOST = 20


def events_sent(runs: Iterable[Run], function: str) -> tuple[Run, ...]:
    """The newest runs of `function` with different events, the newest first."""
    found: dict[tuple[str, bytes], Run] = {}
    for run in sorted(runs, key=lambda one: one.started_ns, reverse=True):
        if run.function == function:
            found.setdefault((run.event_name, run.event), run)
        if len(found) == MOST:
            break
    return tuple(found.values())


class HistoryMenu(QMenu):
    """`chosen` carries the id of the run whose event is wanted."""

    chosen = Signal(str)

    def __init__(self, look: Look, runs: tuple[Run, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("composer.history-menu")
        self.setAccessibleName(tr("Events that were sent before"))
        self.aboutToHide.connect(self.deleteLater)
        for run in runs:
            title = f"{clock_text(run.started_ns)}   {run_text.event_name(run)}".replace("&", "&&")
            action = self.addAction(look.icon("braces", run_text.outcome(run).token), title)
            action.setToolTip(f"{run_text.outcome(run).text} · {size_text(len(run.event))}")
            action.triggered.connect(lambda _checked=False, run_id=run.id: self.chosen.emit(run_id))
        if not runs:
            self.addAction(tr("No event was sent to this function yet")).setEnabled(False)

    def open_above(self, button: QWidget) -> None:
        """Open it above the button, which is at the foot."""
        self.popup(button.mapToGlobal(QPoint(0, -self.sizeHint().height() - 4)))
