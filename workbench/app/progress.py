"""Progress: the work that runs now, for whoever shows it; work that takes long reports itself here.

A front end shows what is older than `SHOWN_AFTER_MS`: most work never gets that old.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

from workbench.base.clock import monotonic_ns
from workbench.base.signal import Signal
from workbench.model.errors import WorkStoppedError

SHOWN_AFTER_MS = 500

Stop = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Work:
    """One piece of work as it stands: `fraction` (0 to 1) is None while nobody knows how far it is.

    `title` is one of few constant texts, `detail` what it is at now. `stopping` says that it was asked to stop.
    """

    id: int
    title: str
    detail: str = ""
    fraction: float | None = None
    can_stop: bool = True
    stopping: bool = False
    began_ns: int = 0


class Report:
    """How a piece of work tells where it is; what is told after its end goes nowhere."""

    def __init__(self, board: "ProgressBoard", work_id: int, task: asyncio.Task[object] | None, stop: Stop) -> None:
        self._board = board
        self.id = work_id
        self.task = task
        self.stop = stop

    @property
    def stopping(self) -> bool:
        """Whether the user asked to stop."""
        work = self._board.work_of(self.id)
        return work is not None and work.stopping

    def tell(self, detail: str | None = None, fraction: float | None = None) -> None:
        """What it is at now, and how far; None leaves the detail as it is."""
        work = self._board.work_of(self.id)
        if work is not None:
            self._board.put(replace(work, detail=work.detail if detail is None else detail, fraction=fraction))


class ProgressBoard:
    """The work that runs, oldest first; `changed` carries all of it. Used on the front end's loop only."""

    def __init__(self) -> None:
        self.works: tuple[Work, ...] = ()
        self.changed: Signal[tuple[Work, ...]] = Signal()
        self._reports: dict[int, Report] = {}
        self._last = 0

    @asynccontextmanager
    async def work(
        self, title: str, detail: str = "", *, can_stop: bool = True, stop: Stop | None = None
    ) -> AsyncIterator[Report]:
        """What is done inside is on the board. Raises WorkStoppedError when the user stopped it.

        To stop it cancels the inside, or calls `stop` where that leaves less behind; then nothing is raised. Work
        inside of other work of the same task is a detail of that.
        """
        outer = self._outer()
        if outer is not None:
            outer.tell(detail or title)
            yield outer
            return
        task = asyncio.current_task()
        assert task is not None
        before = task.cancelling()
        report = self._begin(Work(self._next_id(), title, detail, None, can_stop, began_ns=monotonic_ns()), task, stop)
        try:
            yield report
        except asyncio.CancelledError:
            # As `asyncio.timeout` does: the cancellation that was ours ends here, another one goes on.
            if stop is None and report.stopping and task.uncancel() <= before:
                raise WorkStoppedError(f"{title} was stopped.") from None
            raise
        finally:
            self._end(report.id)

    def stop(self, work_id: int) -> None:
        """Ask a piece of work to stop, once; work that is over or that cannot be stopped goes on."""
        work = self.work_of(work_id)
        if work is not None and work.can_stop and not work.stopping:
            self.put(replace(work, stopping=True))
            self._reports[work_id].stop()

    def work_of(self, work_id: int) -> Work | None:
        """The work with this id, None when it is over."""
        return next((work for work in self.works if work.id == work_id), None)

    def put(self, work: Work) -> None:
        """Show work of the board as it is now."""
        self._show(tuple(work if one.id == work.id else one for one in self.works))

    def _outer(self) -> Report | None:
        task = asyncio.current_task()
        return next((report for report in self._reports.values() if report.task is task), None)

    def _begin(self, work: Work, task: asyncio.Task[object], stop: Stop | None) -> Report:
        report = Report(self, work.id, task, stop or (lambda: _cancel(task)))
        self._reports[work.id] = report
        self._show((*self.works, work))
        return report

    def _end(self, work_id: int) -> None:
        del self._reports[work_id]
        self._show(tuple(work for work in self.works if work.id != work_id))

    def _next_id(self) -> int:
        self._last += 1
        return self._last

    def _show(self, works: tuple[Work, ...]) -> None:
        if works != self.works:
            self.works = works
            self.changed.emit(works)


def _cancel(task: asyncio.Task[object]) -> None:
    task.cancel()
