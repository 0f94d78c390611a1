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
from workbench.base.log import to_file
from workbench.base.paths import user_paths
from workbench.gui.scale import scaled

if TYPE_CHECKING:
    from workbench.app.application import Application

NAME = "Lambda Workbench"


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="workbench-window", description="Open the window of Lambda Workbench.")
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="the folder to open")
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


async def show_window(app: "Application", path: Path | None, started: asyncio.Event | None = None) -> None:
    """Show the window on `app` and return once it was closed; `app` is closed by the caller."""
    # Imported late, so that `--version` and `--help` are quick.
    from workbench.gui.session_window import SessionWindow  # noqa: PLC0415

    session = SessionWindow(app, path)
    try:
        await session.run(started)
    finally:
        await session.close()


async def run(path: Path | None) -> None:
    """The window's whole life with the real engine."""
    from workbench.app.opening import open_for_window  # noqa: PLC0415

    app = await open_for_window()
    try:
        await show_window(app, path)
    finally:
        await app.close()


def main(arguments: Sequence[str] | None = None) -> int:
    """The entry point; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    chosen = parse(given)
    to_file(user_paths().data)
    with scaled(user_paths().config / SETTINGS_FILE):
        qt = make_qt([])
    run_on_qt(qt, run(chosen.path))
    return 0


def run_on_qt(qt: QApplication, work: Coroutine[Any, Any, None]) -> None:
    """Run `work` to its end on Qt's loop."""
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qt)) as runner:
        runner.run(work)


if __name__ == "__main__":
    sys.exit(main())
