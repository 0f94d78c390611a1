"""Starts the window as the program does, says `ready` once its functions have been painted, and ends.

python -m tests.bench.window_ready PATH
"""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QTreeView

from workbench.app.opening import open_for_window
from workbench.base.log import to_file
from workbench.base.paths import user_paths
from workbench.gui.main import make_qt, run_on_qt, show_window


class Painted(QObject):
    """Tells when a widget is painted next."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = asyncio.Event()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: an event of the widget."""
        if event.type() is QEvent.Type.Paint:
            self.seen.set()
        return super().eventFilter(watched, event)


async def run(path: Path) -> None:
    """The window's life, which ends as soon as it can be used."""
    app = await open_for_window()
    try:
        started = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            group.create_task(show_window(app, path, started))
            group.create_task(report(started))
    finally:
        await app.close()


async def report(started: asyncio.Event) -> None:
    """Say `ready` after the functions are listed and painted, and close the window."""
    await started.wait()
    tree = next(widget for widget in QApplication.allWidgets() if isinstance(widget, QTreeView) and widget.isVisible())
    model = tree.model()
    if model is None or model.rowCount() == 0:
        raise SystemExit("no function is listed")
    painted = Painted()
    tree.viewport().installEventFilter(painted)
    tree.viewport().update()
    await painted.seen.wait()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    QApplication.closeAllWindows()


def main() -> None:
    """The entry point."""
    to_file(user_paths().data)
    run_on_qt(make_qt([]), run(Path(sys.argv[1])))


if __name__ == "__main__":
    main()
