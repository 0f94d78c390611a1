"""Starts the window: `workbench-window [PATH]`; without PATH the last workspace or the sample comes back."""

import argparse
import asyncio
import sys
from collections.abc import Coroutine, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import qasync
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from workbench import __version__
from workbench.app.settings import FILE_NAME as SETTINGS_FILE
from workbench.base.allocator import give_back_memory
from workbench.base.log import to_file
from workbench.base.paths import user_paths
from workbench.gui.language import speak
from workbench.gui.scale import scaled_application

if TYPE_CHECKING:
    from workbench.app.application import Application

NAME = "Lambda Workbench"
SWITCH_S = 0.0003
"""How long a busy thread may keep the interpreter from the window's.

Qt's calls let go of it, so that each of them may wait that long: with Python's 5 ms, a key pressed while a large file
was compared in a thread took 0.3 s instead of 0.08 s.
"""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="workbench-window", description="Open the window of Lambda Workbench.")
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="the folder to open")
    parser.add_argument("--new-window", action="store_true", help="open a window of its own, with no folder or PATH")
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    return parser.parse_args(arguments)


def make_qt(arguments: Sequence[str]) -> QApplication:
    """The QApplication, named; there is one a process."""
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setApplicationVersion(__version__)
    existing = QApplication.instance()
    qt = existing if isinstance(existing, QApplication) else QApplication([NAME, *arguments])
    qt.setApplicationDisplayName(NAME)
    qt.setQuitOnLastWindowClosed(False)
    return qt


async def show_window(
    app: "Application", path: Path | None, started: asyncio.Event | None = None, *, empty: bool = False
) -> None:
    """Show the window on `app` and return once it was closed; `app` is closed by the caller."""
    # Imported late, so that `--version` and `--help` are quick.
    from workbench.app.use_cases.first_look import begin_first_look  # noqa: PLC0415

    if not empty:
        await begin_first_look(app, path)
    from workbench.gui.session_window import SessionWindow  # noqa: PLC0415

    session = SessionWindow(app, path, empty=empty)
    try:
        await session.run(started)
    finally:
        await session.close()


async def run(path: Path | None, *, new_window: bool = False) -> None:
    """The window's whole life with the real engine; nothing where another window has the folder and comes forward.

    A `new_window` without a path has no folder.
    """
    from workbench.app.opening import open_for_window  # noqa: PLC0415
    from workbench.gui.raising import raised_elsewhere  # noqa: PLC0415

    empty = new_window and path is None
    if not empty and await raised_elsewhere(user_paths(), path):
        return
    app = await open_for_window()
    try:
        await show_window(app, path, empty=empty)
    finally:
        await app.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """The entry point; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = parse(given)
    to_file(user_paths().data)
    qt = scaled_application(user_paths().config / SETTINGS_FILE, lambda: make_qt([]))
    speak(qt, user_paths().config / SETTINGS_FILE)
    run_on_qt(qt, run(chosen.path, new_window=chosen.new_window))
    return 0


def run_on_qt(qt: QApplication, work: Coroutine[Any, Any, None]) -> None:
    """Run `work` to its end on Qt's loop."""
    give_back_memory()
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_S)
    try:
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qt)) as runner:
            runner.run(work)
    finally:
        sys.setswitchinterval(before)


if __name__ == "__main__":
    sys.exit(main())
