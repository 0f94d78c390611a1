"""The window with ten files open, as it is in use: how much memory it and its children hold; prints one JSON object.

python -m tests.bench.ten_files WORKSPACE
"""

import asyncio
import gc
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from tests.bench.editor_keys import code
from tests.bench.memory import descendants, memory_of, together
from tests.bench.real_window import opened
from workbench.base.paths import user_paths
from workbench.gui.main import make_qt, run_on_qt
from workbench.gui.session_window import SessionWindow

FILES = 10
LINES = 1_000
REST_S = 6.0
"""Colours, findings and the reader of Python code, which is a process of its own, have come by then."""


async def use(session: SessionWindow, folder: Path) -> None:
    """Open ten files of 1,000 lines, each in front once."""
    for number in range(FILES):
        path = folder / f"file_{number}.py"
        path.write_text(code(LINES), encoding="utf-8")
        session.window.editor.open_file(path)
        page = session.window.editor.page_of(path)
        await page.wait_loaded()
        page.edit.go_to(LINES // 2)
        await asyncio.sleep(0.2)
    session.actions.action("language.complete").trigger()
    await asyncio.sleep(REST_S)


async def run() -> None:
    """In one window."""
    workspace = Path(sys.argv[1])
    async with opened(workspace) as session:
        await use(session, workspace / "hello")
        gc.collect()
        own, children = memory_of(os.getpid()), descendants(os.getpid())
        found = {"window": asdict(own), "children": asdict(together(children)), "count": len(children)}
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    user_paths().cache.mkdir(parents=True, exist_ok=True)
    run_on_qt(make_qt([]), run())
