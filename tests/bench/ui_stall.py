"""How long the UI thread is held up while a function prints 1,000 lines a second; prints one JSON object.

python -m tests.bench.ui_stall WORKSPACE [LINES]
"""

import asyncio
import json
import sys
import threading
import time
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt, QTimer

from workbench.app.application import Application
from workbench.app.opening import open_for_window
from workbench.base.paths import user_paths
from workbench.gui.main import make_qt, run_on_qt
from workbench.gui.runs.log_text import LogText
from workbench.gui.runs.panel import Tab
from workbench.gui.session_window import SessionWindow
from workbench.model.environment import ExecutorKind
from workbench.model.run import Run, RunOutcome

RATE = 1000
LINES = 5 * RATE
TICK_MS = 5
LATE_S = 0.025
"""When the thread is this late, what it is doing is noted."""

AFTERWARDS_S = 1.0
"""How long after the run's end is measured too: the result is shown, the history written."""


class Pulse:
    """A timer on the UI thread that notes how late it is, and a thread that notes what holds it up."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self.where: dict[str, int] = {}
        self._last = time.monotonic()
        self._ended = threading.Event()
        self._ui = threading.get_ident()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def __enter__(self) -> "Pulse":
        self._last = time.monotonic()
        self._timer.start()
        self._watcher.start()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: object, _trace: TracebackType | None) -> None:
        self._timer.stop()
        self._ended.set()
        self._watcher.join()

    def _tick(self) -> None:
        now = time.monotonic()
        self.late_ms.append((now - self._last) * 1000 - TICK_MS)
        self._last = now

    def _watch(self) -> None:
        noted = 0.0
        while not self._ended.wait(TICK_MS / 1000):
            if time.monotonic() - self._last > LATE_S and self._last != noted:
                noted = self._last
                place = _place(self._ui)
                self.where[place] = self.where.get(place, 0) + 1


async def measure(path: Path, lines: int) -> dict[str, object]:
    """One run in a real window."""
    app = await open_for_window()
    try:
        session = SessionWindow(app, path)
        try:
            await session.show()
            await session.open_first()
            return await _measured(app, session, lines)
        finally:
            await session.close()
    finally:
        await app.close()


async def _measured(app: Application, session: SessionWindow, lines: int) -> dict[str, object]:
    app.context.update(function="Chatty", executor=ExecutorKind.PROCESS)
    session.window.composer.set_event("bench", json.dumps({"lines": lines, "rate": RATE}))
    await asyncio.sleep(AFTERWARDS_S)  # the window has come to rest
    with Pulse() as pulse:
        run = await _run(app, session)
        await asyncio.sleep(AFTERWARDS_S)
    if run.outcome is not RunOutcome.OK:
        raise SystemExit(f"the run ended as {run.outcome}: {run.error}")
    text = session.window.findChild(LogText)
    ordered = sorted(pulse.late_ms)
    return {
        "longest_ms": ordered[-1],
        "p99_ms": ordered[int(len(ordered) * 0.99)],
        "ticks": len(ordered),
        "lines": lines,
        "shown": 0 if text is None else text.blockCount(),
        "where": pulse.where,
    }


async def _run(app: Application, session: SessionWindow) -> Run:
    """Invoke as the button does, with the log in front; the run when it has ended."""
    ended: asyncio.Future[Run] = asyncio.get_running_loop().create_future()

    def changed(run: Run) -> None:
        session.window.runs.show_tab(Tab.LOGS)
        if run.outcome is not RunOutcome.RUNNING and not ended.done():
            ended.set_result(run)

    stop = app.runs.changed.connect(changed)
    try:
        session.actions.action("run.invoke").trigger()
        return await ended
    finally:
        stop()


def _place(thread: int) -> str:
    """The innermost line of the program in a thread's stack."""
    frame = sys._current_frames().get(thread)
    stack = traceback.extract_stack(frame)
    own = [line for line in stack if "workbench" in line.filename]
    innermost = own[-1] if own else stack[-1]
    return f"{Path(innermost.filename).name}:{innermost.lineno} {innermost.name}"


async def main() -> None:
    """The entry point."""
    lines = int(sys.argv[2]) if len(sys.argv) > 2 else LINES
    found = await measure(Path(sys.argv[1]), lines)
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    user_paths().cache.mkdir(parents=True, exist_ok=True)
    run_on_qt(make_qt([]), main())
