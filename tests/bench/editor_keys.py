"""The editor with a file of 100,000 lines in the real window: how soon it shows, how long keys and searches take.

Prints one JSON object of lists of milliseconds, from the press until it is painted. With `real`, keys are made by
xdotool at the X server and not by Qt: python -m tests.bench.editor_keys WORKSPACE TIMES [real]
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.bench.real_window import Paints, opened
from tests.bench.timing import now_ms
from workbench.base.paths import user_paths
from workbench.gui.editor.file_page import FilePage
from workbench.gui.main import make_qt, run_on_qt
from workbench.gui.session_window import SessionWindow

LINES = 100_000
OPENINGS = 5
PLACES = (0, LINES // 2, LINES - 10)
"""The lines where keys are typed."""
PAUSE_S = 0.06
"""Between two keys: ten a second and more, as quick hands type."""
QUERIES = ("handler_99", "return total", "json.dumps(v", "zqxj")
_WRITTEN = "value = total + 1"

Press = Callable[[QWidget, str], None]


def code(lines: int = LINES) -> str:
    """Python of so many lines."""
    head = ["import json", "", ""]
    functions = (
        line
        for number in range(lines // 8)
        for line in (
            f"def handler_{number}(event, context):",
            f'    """Function {number}."""',
            f"    total = {number} + len(event)",
            "    for key, value in event.items():",
            "        total += len(json.dumps(value))",
            "    return total",
            "",
            "",
        )
    )
    return "\n".join([*head, *functions]) + "\n"


def press(widget: QWidget, key: str) -> None:
    """A key, through Qt."""
    if key == "\n":
        QTest.keyClick(widget, Qt.Key.Key_Return)
    else:
        QTest.keyClicks(widget, key)


@contextmanager
def real_keys(window: QWidget) -> Iterator[Press]:
    """Presses that go to the X server, and from there to the widget that has the keyboard."""
    names = {
        " ": "space",
        "\n": "Return",
        "_": "underscore",
        "=": "equal",
        "+": "plus",
        ".": "period",
        "(": "parenleft",
    }
    command = ["xdotool", "windowfocus", "--sync", str(int(window.winId()))]
    subprocess.run(command, check=True, timeout=10)
    with subprocess.Popen(["xdotool", "-"], stdin=subprocess.PIPE, text=True) as presser:
        pipe = presser.stdin
        assert pipe is not None

        def tell(_widget: QWidget, key: str) -> None:
            pipe.write(f"key --delay 0 {names.get(key, key)}\n")
            pipe.flush()

        yield tell


async def shown(session: SessionWindow, path: Path) -> tuple[float, FilePage]:
    """Open the file until its text is painted; the milliseconds, and its page."""
    editor = session.window.editor
    began = now_ms()
    editor.open_file(path)
    page = editor.page_of(path)
    await page.wait_loaded()
    paints = Paints(page.edit.viewport())
    await paints.after(page.edit.viewport().update)
    took = now_ms() - began
    paints.leave()
    if len(page.edit.mirror.lines) < LINES:
        raise SystemExit("the file is not shown")
    return took, page


async def typed(page: FilePage, times: int, key: Press) -> list[float]:
    """Milliseconds of each key at each place."""
    paints = Paints(page.edit.viewport())
    durations: list[float] = []
    for line in PLACES:
        page.go_to(line)
        page.edit.setFocus()
        await asyncio.sleep(0.5)
        for number in range(times):
            letter = f"\n{_WRITTEN}"[number % (len(_WRITTEN) + 1)]
            durations.append(await paints.after(partial(key, page.edit, letter)))
            await asyncio.sleep(PAUSE_S)
    paints.leave()
    return durations


async def searched(page: FilePage, key: Press) -> list[float]:
    """Milliseconds of each key of each query in the find bar, until what was found is painted in the text."""
    bar = page.find_bar
    bar.open_bar()
    paints = Paints(bar)
    durations: list[float] = []
    for query in QUERIES:
        bar.field.clear()
        await asyncio.sleep(0.3)
        for letter in query:
            durations.append(await paints.after(partial(key, bar.field, letter)))
            await asyncio.sleep(PAUSE_S)
    paints.leave()
    bar.close_bar()
    return durations


async def measure(workspace: Path, times: int, *, real: bool) -> dict[str, list[float]]:
    """All of it in one window; the first opening, in which a language's lexer is made, is not counted."""
    path = workspace / "hello" / "large.py"
    path.write_text(code(), encoding="utf-8")
    async with opened(workspace) as session:
        openings: list[float] = []
        for number in range(OPENINGS + 1):
            took, page = await shown(session, path)
            openings.append(took)
            if number < OPENINGS:
                session.window.editor.close_tab(session.window.editor.tabs.currentIndex())
                await asyncio.sleep(0.5)
        await asyncio.sleep(1)
        if real:
            with real_keys(session.window) as key:
                keys, searches = await typed(page, times, key), await searched(page, key)
        else:
            keys, searches = await typed(page, times, press), await searched(page, press)
        page.edit.document().setModified(False)
        session.window.editor.close_tab(session.window.editor.tabs.currentIndex())
        return {"shown": openings[1:], "keys": keys, "searches": searches}


def main() -> None:
    """The entry point."""
    user_paths().cache.mkdir(parents=True, exist_ok=True)

    async def run() -> None:
        found = await measure(Path(sys.argv[1]), int(sys.argv[2]), real="real" in sys.argv[3:])
        sys.stdout.write(json.dumps(found) + "\n")

    run_on_qt(make_qt([]), run())


if __name__ == "__main__":
    main()
