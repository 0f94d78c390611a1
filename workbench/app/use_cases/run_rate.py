"""How many runs of the Lambda service go to the history: as many a second as somebody can read."""

import asyncio
from collections.abc import Callable

from workbench.app.notices import Notice, NoticeBoard, NoticeSeverity
from workbench.base.aio import TaskOwner
from workbench.base.clock import monotonic_ns

A_SECOND = 20
"""How many are recorded a second, and how many at once after a pause."""

QUIET_S = 2.0
"""How long every run must have been recorded before those that were not are told."""


class RunRate:
    """Admits runs; those that are too many are counted, and told in one notice when the load is over."""

    def __init__(
        self,
        notices: NoticeBoard,
        tasks: TaskOwner,
        clock: Callable[[], int] = monotonic_ns,
        quiet_s: float = QUIET_S,
    ) -> None:
        self._notices = notices
        self._tasks = tasks
        self._clock = clock
        self._quiet_s = quiet_s
        self._room = float(A_SECOND)
        self._seen_ns = clock()
        self._left_out = 0
        self._told: Notice | None = None
        self._telling: asyncio.Task[None] | None = None

    def admits(self) -> bool:
        """Whether another run may be recorded now; if not, it is counted."""
        now = self._clock()
        self._room = min(A_SECOND, self._room + (now - self._seen_ns) * A_SECOND / 1e9)
        self._seen_ns = now
        if self._room >= 1:
            self._room -= 1
            return True
        self._left_out += 1
        if self._telling is None or self._telling.done():
            self._telling = self._tasks.start(self._tell_later(), "run-rate")
        return False

    async def _tell_later(self) -> None:
        before = -1
        while before != self._left_out:
            before = self._left_out
            await asyncio.sleep(self._quiet_s)
        if self._told is not None:
            self._notices.dismiss(self._told)
        self._told = _notice(self._left_out)
        self._notices.post(self._told)


def _notice(count: int) -> Notice:
    what = f"{count:,} {'run' if count == 1 else 'runs'} over HTTP {'was' if count == 1 else 'were'} not recorded."
    return Notice(NoticeSeverity.INFO, what, f"The history keeps up to {A_SECOND} a second, so that it can be read.")
