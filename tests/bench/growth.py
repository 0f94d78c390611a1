"""Uses the window by a script, round after round, and measures what memory it alone holds.

Prints one JSON object; a line of progress each time it measures: python -m tests.bench.growth WORKSPACE SECONDS
"""

import asyncio
import gc
import json
import os
import sys
import time
from collections.abc import Awaitable, Callable
from itertools import count
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.editor_keys import code
from tests.bench.memory import descendants, memory_of, together
from tests.bench.real_window import opened
from workbench.app.application import Application
from workbench.base.paths import user_paths
from workbench.gui.main import make_qt, run_on_qt
from workbench.gui.session_window import SessionWindow
from workbench.model.environment import ExecutorKind
from workbench.model.run import Run, RunOutcome

WARM_UP_ROUNDS = 60
"""Until each file, theme, event and dialog of the script has met each other once: caches are full then."""
EACH_S = 10.0
"""How long is between two looks at the memory."""

_FILES = 6
_LINES = 400
_THEMES = ("dark", "light", "high-contrast")
_EVENTS = ("s3/put", "sqs/receive-message", "apigateway/http-api-proxy", "dynamodb/update", "sns/notification")
_DIALOGS = ("view.preferences", "view.keymap", "function.new", "help.about")
_MOMENT_S = 0.05


class Use:
    """One user's hands."""

    def __init__(self, session: SessionWindow, folder: Path) -> None:
        self._session = session
        self._app: Application = session.app
        self._editor = session.window.editor
        self._files = [folder / f"used_{number}.py" for number in range(_FILES)]
        for path in self._files:
            path.write_text(code(_LINES), encoding="utf-8")
        self.steps: tuple[Callable[[int], Awaitable[None]], ...] = (
            self._edit,
            self._search,
            self._event,
            self._invoke,
            self._theme,
            self._dialog,
            self._palette,
        )

    async def round(self, number: int) -> None:
        """Everything once."""
        for step in self.steps:
            await step(number)

    async def _edit(self, number: int) -> None:
        """Open two files, type, take it back, save one, close both."""
        for path in (self._files[number % _FILES], self._files[(number + 1) % _FILES]):
            self._editor.open_file(path)
            page = self._editor.page_of(path)
            await page.wait_loaded()
            page.go_to(number * 37 % _LINES)
            QTest.keyClicks(page.edit, "value = 1 + total")
            QTest.keyClick(page.edit, Qt.Key.Key_Return)
            await asyncio.sleep(_MOMENT_S)
            while page.edit.document().isUndoAvailable():
                page.edit.undo()
            await asyncio.sleep(_MOMENT_S)
        page = self._editor.page_of(self._files[number % _FILES])
        page.edit.document().setModified(True)
        await page.save()
        while self._editor.tabs.count():
            self._editor.close_tab(self._editor.tabs.currentIndex())
            await asyncio.sleep(0)

    async def _search(self, _number: int) -> None:
        path = self._files[0]
        self._editor.open_file(path)
        page = self._editor.page_of(path)
        await page.wait_loaded()
        page.find_bar.open_bar()
        page.find_bar.field.clear()
        QTest.keyClicks(page.find_bar.field, "total")
        page.find_bar.find_next()
        await asyncio.sleep(_MOMENT_S)
        page.find_bar.close_bar()

    async def _event(self, number: int) -> None:
        """Another event, with a key typed in it."""
        self._app.context.update(function="Hello", executor=ExecutorKind.PROCESS)
        self._session.window.wiring.choose_sample(_EVENTS[number % len(_EVENTS)])
        await asyncio.sleep(4 * _MOMENT_S)
        editor = self._session.window.composer.editor
        QTest.keyClicks(editor, " ")
        await asyncio.sleep(4 * _MOMENT_S)

    async def _invoke(self, _number: int) -> None:
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()

        def changed(run: Run) -> None:
            if run.outcome is not RunOutcome.RUNNING and not ended.done():
                ended.set_result(None)

        stop = self._app.runs.changed.connect(changed)
        try:
            self._session.actions.action("run.invoke").trigger()
            async with asyncio.timeout(30):
                await ended
        finally:
            stop()

    async def _theme(self, number: int) -> None:
        self._app.settings.set("look.theme", _THEMES[number % len(_THEMES)])
        await asyncio.sleep(_MOMENT_S)

    async def _dialog(self, number: int) -> None:
        before = set(QApplication.topLevelWidgets())
        self._session.actions.action(_DIALOGS[number % len(_DIALOGS)]).trigger()
        await asyncio.sleep(4 * _MOMENT_S)
        for one in QApplication.topLevelWidgets():
            if one not in before and one.isVisible():
                one.close()
        await asyncio.sleep(_MOMENT_S)

    async def _palette(self, _number: int) -> None:
        for command in ("file.quick_open", "view.palette"):
            self._session.actions.action(command).trigger()
            box: QWidget = self._session.window.palette_box
            await asyncio.sleep(_MOMENT_S)
            QTest.keyClicks(box.focusWidget() or box, "app")
            await asyncio.sleep(_MOMENT_S)
            self._session.window.palette_box.close_palette()


def look() -> dict[str, float]:
    """What the window holds now, and how much there is of what should not grow."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    own = memory_of(os.getpid())
    children = together(descendants(os.getpid()))
    return {
        "uss": own.uss,
        "children": children.uss,
        "objects": len(gc.get_objects()),
        "widgets": len(QApplication.allWidgets()),
    }


async def run() -> None:
    """Rounds until the time is over."""
    workspace, seconds = Path(sys.argv[1]), float(sys.argv[2])
    seen: list[dict[str, float]] = []
    async with opened(workspace) as session:
        use = Use(session, workspace / "hello")
        rounds = count()
        for _ in range(WARM_UP_ROUNDS):
            await use.round(next(rounds))
        began = looked = time.monotonic()
        seen.append(look())
        while time.monotonic() - began < seconds:
            await use.round(next(rounds))
            if time.monotonic() - looked >= EACH_S:
                looked = time.monotonic()
                seen.append(look())
                sys.stderr.write(f"{looked - began:.0f} s: {json.dumps(seen[-1])}\n")
        found = {"rounds": next(rounds), "seconds": time.monotonic() - began, "seen": seen}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    user_paths().cache.mkdir(parents=True, exist_ok=True)
    run_on_qt(make_qt([]), run())
