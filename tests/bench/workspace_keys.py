"""Quick open in the real window over a large workspace: how long its opening and each key take until painted.

Prints one JSON object of lists of milliseconds: python -m tests.bench.workspace_keys WORKSPACE TIMES
"""

import asyncio
import json
import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.bench.quick_keys import TEXTS
from tests.bench.real_window import Paints, opened
from workbench.base.paths import user_paths
from workbench.gui.main import make_qt, run_on_qt
from workbench.gui.session_window import SessionWindow

FUNCTION_TEXTS = ("svc07-function", "function-31", "app.py svc12")
PAUSE_S = 0.06


async def measure(session: SessionWindow, times: int) -> dict[str, list[float]]:
    """Open quick open, type and close it, so many times; the first time, in which files are listed, is not counted."""
    palette = session.window.palette_box
    field = palette.findChild(QLineEdit, "palette.input")
    assert isinstance(field, QLineEdit)
    opening: list[float] = []
    keys: list[float] = []
    paints = Paints(palette)
    for number in range(times + 1):
        took = await paints.after(session.actions.action("file.quick_open").trigger)
        await asyncio.sleep(2.0)
        typed = [await _typed(paints, field, text) for text in (*TEXTS, *FUNCTION_TEXTS)]
        if number:
            opening.append(took)
            keys += [one for durations in typed for one in durations]
        QTest.keyClick(field, Qt.Key.Key_Escape)
        await asyncio.sleep(PAUSE_S)
    return {"opening": opening, "keys": keys}


async def _typed(paints: Paints, field: QLineEdit, text: str) -> list[float]:
    durations: list[float] = []
    for letter in text:
        durations.append(await paints.after(partial(QTest.keyClicks, field, letter)))
        await asyncio.sleep(PAUSE_S)
    field.clear()
    await asyncio.sleep(PAUSE_S)
    return durations


async def run() -> None:
    """In one window."""
    async with opened(Path(sys.argv[1])) as session:
        found = await measure(session, int(sys.argv[2]))
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    user_paths().cache.mkdir(parents=True, exist_ok=True)
    run_on_qt(make_qt([]), run())
